#include "visits/alive.h"

#include <charconv>

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

}  // namespace standpunkt
