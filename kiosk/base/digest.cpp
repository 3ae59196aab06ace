#include "base/digest.h"

#include <sodium.h>

#include <cassert>

namespace standpunkt {

Digest digest(std::string_view bytes) {
    // Chooses the fast code for this processor, once; without it the plain one is used.
    [[maybe_unused]] static const int ready = sodium_init();
    assert(ready >= 0);
    Digest result{};
    [[maybe_unused]] const int status = crypto_generichash(
        result.data(), result.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
        bytes.size(), nullptr, 0);
    assert(status == 0);  // only fails on impossible sizes
    return result;
}

std::string to_hex(const Digest& digest) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

}  // namespace standpunkt
