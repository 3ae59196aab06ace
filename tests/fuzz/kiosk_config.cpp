// kiosk.toml as anybody might write it: a configuration or faults with lines, never a crash.
#include <cstdint>
#include <cstdlib>

#include "config/kiosk_config.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto config = standpunkt::parse_config(text, "kiosk.toml");
    if (config) {
        if (config->channel.empty() || config->kiosk.empty()) std::abort();
        if (config->network.client_certificate.empty() != config->network.client_key.empty())
            std::abort();
    } else {
        if (config.error().all.empty()) std::abort();
        for (const auto& fault : config.error().all)
            if (fault.message.empty()) std::abort();
    }
    return 0;
}
