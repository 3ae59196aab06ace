#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace standpunkt {

/// Rows [first, last).
struct Rows {
    int first = 0, last = 0;
    bool operator==(const Rows&) const = default;
};

/// Copies `picture` (rows of `width` pixels without padding) into `screen` (rows `pitch` pixels
/// apart) and tells which rows differed, in order; bands closer than 32 rows become one. Rows that
/// are equal are not written: comparing costs a third of showing them.
std::vector<Rows> copy_dirty_rows(std::span<const std::uint32_t> picture, int width,
                                  std::uint32_t* screen, int pitch);

}  // namespace standpunkt
