#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace standpunkt {

/// BLAKE2b-256 (RFC 7693, unkeyed, 32 bytes) of some bytes.
using Digest = std::array<std::uint8_t, 32>;

Digest digest(std::string_view bytes);
std::string to_hex(const Digest& digest);

}  // namespace standpunkt
