#include "show/order.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "stand.h"
#include "support/sample_catalogue.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

unsigned conflict(const Spot& one, const Spot& other) {
    return (one.person == other.person ? 1U : 0U) + (one.topic == other.topic ? 1U : 0U);
}

/// Conflicts between neighbours of one cycle as the loop orders it, after `cycles` others.
unsigned conflicts_in_cycle(const std::vector<Spot>& spots, std::size_t cycles) {
    const Catalogue catalogue = stand(spots);
    Show show = begin(catalogue, {}, Time(0));
    watch(show, catalogue, cycles * spots.size());
    const auto seen = watch(show, catalogue, spots.size());
    unsigned sum = 0;
    for (std::size_t i = 1; i < seen.size(); ++i)
        sum += conflict(spots[seen[i - 1].item], spots[seen[i].item]);
    return sum;
}

/// The least that any order of them has: by trying all.
unsigned least_conflicts(const std::vector<Spot>& spots) {
    std::vector<std::size_t> order(spots.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    unsigned least = ~0U;
    do {
        unsigned sum = 0;
        for (std::size_t i = 1; i < order.size(); ++i)
            sum += conflict(spots[order[i - 1]], spots[order[i]]);
        least = std::min(least, sum);
    } while (std::next_permutation(order.begin(), order.end()));
    return least;
}

std::vector<Spot> random_spots(sample::Random& random, std::size_t count, std::size_t persons,
                               std::size_t topics) {
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < count; ++i)
        spots.push_back({random.between(0, persons - 1), random.between(0, topics - 1)});
    return spots;
}

}  // namespace

TEST_CASE("A small stand's first cycle repeats person and topic as seldom as any order can") {
    sample::Random random(20);
    for (int round = 0; round < 150; ++round) {
        const auto spots =
            random_spots(random, random.between(2, 7), random.between(1, 4), random.between(1, 4));
        CHECK(conflicts_in_cycle(spots, 0) == least_conflicts(spots));
    }
}

TEST_CASE("Neither person nor topic comes twice in a row in a full grid of them") {
    for (const std::size_t persons : {3U, 4U, 5U, 8U})
        for (const std::size_t topics : {3U, 4U, 6U}) {
            std::vector<Spot> spots;
            for (std::size_t i = 0; i < persons * topics; ++i)
                spots.push_back({i / topics, i % topics});
            sample::Random random(persons * 100 + topics);
            for (int round = 0; round < 8; ++round) {
                INFO(persons << " persons, " << topics << " topics, round " << round);
                for (const std::size_t cycles : {0U, 1U, 2U})
                    CHECK(conflicts_in_cycle(spots, cycles) == 0);
                for (std::size_t i = spots.size() - 1; i > 0; --i)
                    std::swap(spots[i], spots[random.between(0, i)]);
            }
        }
}

TEST_CASE("A topic that has more than half of the highlights is spread over the whole cycle") {
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < 20; ++i) spots.push_back({0, i < 12 ? 0U : 1U + i % 4});
    const Catalogue catalogue = stand(spots);
    Show show = begin(catalogue, {}, Time(0));
    const auto seen = watch(show, catalogue, spots.size());
    std::size_t repeats = 0;
    for (std::size_t i = 1; i < seen.size(); ++i)
        repeats += spots[seen[i].item].topic == spots[seen[i - 1].item].topic ? 1 : 0;
    CHECK(repeats == 3);  // 12 of 20: the other 8 part them into 9 groups
}

TEST_CASE("What was shown longest ago comes first, so that two showings are far apart") {
    const Catalogue catalogue = varied_stand(12);
    Show show = begin(catalogue, {}, Time(0));
    const auto seen = watch(show, catalogue, 120);
    for (std::size_t i = 0; i < seen.size(); ++i)
        for (std::size_t j = i + 1; j < std::min(i + 9, seen.size()); ++j)
            CHECK(seen[i].item != seen[j].item);
}

TEST_CASE("What exists in one language only is spread over the cycle, not left for its end") {
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < 6; ++i) spots.push_back({i, i, {"de", "en"}});
    for (std::size_t i = 6; i < 18; ++i) spots.push_back({i, i, {"de"}});
    for (std::size_t i = 18; i < 24; ++i) spots.push_back({i, i, {"en"}});
    const Catalogue catalogue = stand(spots);
    Show show = begin(catalogue, {}, Time(0));
    const auto seen = watch(show, catalogue, spots.size());
    std::size_t repeats = 0;
    for (std::size_t i = 1; i < seen.size(); ++i)
        repeats += seen[i].language == seen[i - 1].language ? 1 : 0;
    CHECK(repeats <= 1);
}
