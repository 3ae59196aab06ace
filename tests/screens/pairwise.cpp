#include "screens/pairwise.h"

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <set>
#include <tuple>

namespace standpunkt::test {
namespace {

/// Value `a` of axis `x` with value `b` of the later axis `y`.
using Pair = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>;

Pair pair_of(std::size_t x, std::size_t a, std::size_t y, std::size_t b) {
    return x < y ? Pair{x, a, y, b} : Pair{y, b, x, a};
}

std::set<Pair> pairs_of(const std::vector<std::size_t>& sizes) {
    std::set<Pair> pairs;
    for (std::size_t x = 0; x < sizes.size(); ++x)
        for (std::size_t y = x + 1; y < sizes.size(); ++y)
            for (std::size_t a = 0; a < sizes[x]; ++a)
                for (std::size_t b = 0; b < sizes[y]; ++b) pairs.insert({x, a, y, b});
    return pairs;
}

void take_pairs(std::set<Pair>& open, const Combination& made) {
    for (std::size_t x = 0; x < made.size(); ++x)
        for (std::size_t y = x + 1; y < made.size(); ++y) open.erase({x, made[x], y, made[y]});
}

}  // namespace

std::vector<Combination> pairwise(const std::vector<std::size_t>& sizes) {
    std::set<Pair> open = pairs_of(sizes);
    std::vector<Combination> made;
    while (!open.empty()) {
        // Around the first pair that is open, each other axis takes the value that closes most.
        const auto [x, a, y, b] = *open.begin();
        std::vector<std::optional<std::size_t>> chosen(sizes.size());
        chosen[x] = a;
        chosen[y] = b;
        for (std::size_t axis = 0; axis < sizes.size(); ++axis) {
            if (chosen[axis]) continue;
            std::size_t best = made.size() % sizes[axis], most = 0;
            for (std::size_t value = 0; value < sizes[axis]; ++value) {
                std::size_t closes = 0;
                for (std::size_t other = 0; other < sizes.size(); ++other)
                    if (chosen[other])
                        closes += open.count(pair_of(axis, value, other, *chosen[other]));
                if (closes > most) {
                    most = closes;
                    best = value;
                }
            }
            chosen[axis] = best;
        }
        Combination combination;
        for (const auto& value : chosen) combination.push_back(*value);
        take_pairs(open, combination);
        made.push_back(std::move(combination));
    }
    return made;
}

std::vector<Combination> all_of(const std::vector<std::size_t>& sizes) {
    std::vector<Combination> made{{}};
    for (const std::size_t size : sizes) {
        std::vector<Combination> longer;
        for (const Combination& one : made)
            for (std::size_t value = 0; value < size; ++value) {
                longer.push_back(one);
                longer.back().push_back(value);
            }
        made = std::move(longer);
    }
    return made;
}

TEST_CASE("A pairwise cover leaves out no pair and is much smaller than everything") {
    for (const std::vector<std::size_t>& sizes :
         {std::vector<std::size_t>{6, 3, 4, 3, 2, 3}, {2, 2}, {5, 1, 4}, {3, 3, 3, 3}}) {
        std::set<Pair> open = pairs_of(sizes);
        const auto cover = pairwise(sizes);
        for (const Combination& one : cover) {
            REQUIRE(one.size() == sizes.size());
            for (std::size_t axis = 0; axis < sizes.size(); ++axis)
                REQUIRE(one[axis] < sizes[axis]);
            take_pairs(open, one);
        }
        CHECK(open.empty());
        const auto all = all_of(sizes);
        CHECK(cover.size() <= all.size());
        if (sizes.size() > 3) CHECK(cover.size() * 4 < all.size() * 3);
    }
    CHECK(pairwise({6, 3, 4, 3, 2, 3}).size() < 40);
    CHECK(all_of({6, 3, 4}).size() == 72);
}

}  // namespace standpunkt::test
