#pragma once
#include <cstddef>
#include <vector>

namespace standpunkt::test {

/// One value of each axis, by index.
using Combination = std::vector<std::size_t>;

/// Few combinations in which every two values of two axes meet at least once. `sizes`: how many
/// values each axis has. The same for the same sizes; no smallest cover, but a small one.
std::vector<Combination> pairwise(const std::vector<std::size_t>& sizes);
/// Every combination there is.
std::vector<Combination> all_of(const std::vector<std::size_t>& sizes);

}  // namespace standpunkt::test
