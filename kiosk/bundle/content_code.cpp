#include "bundle/content_code.h"

#include <cstdint>
#include <string_view>

namespace standpunkt {

std::string content_code(const Digest& content) {
    constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr std::size_t bytes = 5, half = 4;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < bytes; ++i) bits = bits << 8 | content[i];
    std::string code;
    for (int shift = 35; shift >= 0; shift -= 5) code += digits[bits >> shift & 31];
    return code.insert(half, "-");
}

}  // namespace standpunkt
