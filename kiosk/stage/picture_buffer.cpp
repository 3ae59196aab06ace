#include "stage/picture_buffer.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace standpunkt {

void mix(std::span<const std::uint32_t> from, std::span<const std::uint32_t> to, int progress,
         std::span<std::uint32_t> out) {
    assert(from.size() == to.size() && from.size() == out.size());
    const auto forth = static_cast<std::uint16_t>(std::clamp(progress, 0, 256));
    const auto back = static_cast<std::uint16_t>(256 - forth);
    // Bytes as characters may alias anything. The sum is at most 255 x 256 and so fits 16 bits: the
    // compiler makes eight 16-bit products of one SSE2 or NEON register.
    const auto* one = reinterpret_cast<const unsigned char*>(from.data());
    const auto* other = reinterpret_cast<const unsigned char*>(to.data());
    auto* mixed = reinterpret_cast<unsigned char*>(out.data());
    const std::size_t count = out.size_bytes();
    for (std::size_t i = 0; i < count; ++i) {
        const auto sum = static_cast<std::uint16_t>(one[i] * back + other[i] * forth);
        mixed[i] = static_cast<unsigned char>(sum >> 8);
    }
}

}  // namespace standpunkt
