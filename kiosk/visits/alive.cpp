#include "visits/alive.h"

#include <charconv>
#include <ctime>

#include "base/files.h"

namespace standpunkt {

std::optional<std::int64_t> read_alive(const std::filesystem::path& file) {
    const auto text = read_file(file, 64);
    std::int64_t seconds = 0;
    if (!text ||
        std::from_chars(text->data(), text->data() + text->size(), seconds).ec != std::errc())
        return std::nullopt;
    return seconds;
}

std::int64_t seconds_since_boot() {
    timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return time.tv_sec;
}

}  // namespace standpunkt
