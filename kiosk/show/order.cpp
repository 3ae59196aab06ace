#include "show/order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <tuple>
#include <vector>

namespace standpunkt {
namespace {

// So many highlights are ordered by trying everything: 2^8 * 8 sums, some microseconds.
constexpr std::size_t exactly = 8;

/// The first of `languages` after `previous`, round and round; without one the first.
std::uint8_t language_after(std::uint64_t languages, std::optional<std::uint8_t> previous) {
    assert(languages != 0);
    if (!previous) return static_cast<std::uint8_t>(std::countr_zero(languages));
    const std::uint64_t upto_previous = (std::uint64_t{2} << *previous) - 1;
    const std::uint64_t later = languages & ~upto_previous;
    return static_cast<std::uint8_t>(std::countr_zero(later != 0 ? later : languages));
}

/// A highlight that was never shown yet may begin with any of its languages.
bool is_free(const Mark& mark) {
    return !mark.language && std::popcount(mark.languages) > 1;
}

std::uint8_t language_of(const Mark& mark, std::optional<Choice> last) {
    if (mark.language) return language_after(mark.languages, mark.language);
    return language_after(mark.languages, last ? std::optional(last->language) : std::nullopt);
}

unsigned conflict(const Mark& one, const Mark& other) {
    return (one.topic == other.topic ? 1U : 0U) + (one.person == other.person ? 1U : 0U);
}

/// What more than half of `count` things are, if anything is (Boyer and Moore's vote).
class Majority {
  public:
    void vote(std::uint32_t value) {
        if (x_lead == 0) x_value = value;
        if (value == x_value)
            ++x_lead;
        else
            --x_lead;
    }
    void count(std::uint32_t value) { x_count += value == x_value ? 1 : 0; }
    /// How often it will at least follow itself once one of the `all` things, of kind `value`, has
    /// come: what is left of it is parted by the others, and from what has come if that is another.
    std::size_t repeats_after(std::uint32_t value, std::size_t all) const {
        return repeats(x_count - (value == x_value && x_count > 0 ? 1 : 0), value, all);
    }
    /// The same if what has come was not counted: a free one that took that kind.
    std::size_t repeats_after_free(std::uint32_t value, std::size_t all) const {
        return repeats(x_count, value, all);
    }

  private:
    std::size_t repeats(std::size_t left, std::uint32_t value, std::size_t all) const {
        const std::size_t parting = all - 1 - left + (value == x_value ? 0 : 1);
        return left > parting ? left - parting : 0;
    }

    std::uint32_t x_value = 0;
    std::size_t x_lead = 0, x_count = 0;
};

/// The least sum of conflicts with which the whole pool can be shown after each of its highlights.
class Tail {
  public:
    Tail(const Memory& memory, const std::vector<std::size_t>& pool) {
        const std::size_t count = pool.size();
        std::array<std::array<std::uint8_t, exactly>, exactly> between{};
        for (std::size_t one = 0; one < count; ++one)
            for (std::size_t other = 0; other < count; ++other)
                between[one][other] = static_cast<std::uint8_t>(
                    conflict(memory.marks[pool[one]], memory.marks[pool[other]]));
        // From the full set down: what is left after `shown`, the last of which is `last`.
        const std::size_t all = (std::size_t{1} << count) - 1;
        for (std::size_t shown = all; shown > 0; --shown)
            for (std::size_t ends = shown; ends != 0; ends &= ends - 1) {
                const auto last = static_cast<std::size_t>(std::countr_zero(ends));
                std::uint8_t least = shown == all ? 0 : 255;  // at most 2 * 7 conflicts
                for (std::size_t left = all & ~shown; left != 0; left &= left - 1) {
                    const auto one = static_cast<std::size_t>(std::countr_zero(left));
                    const int sum = between[last][one] + x_rest[shown | (left & (~left + 1))][one];
                    least = std::min(least, static_cast<std::uint8_t>(sum));
                }
                x_rest[shown][last] = least;
            }
    }
    unsigned after(std::size_t first) const { return x_rest[std::size_t{1} << first][first]; }

  private:
    std::array<std::array<std::uint8_t, exactly>, std::size_t{1} << exactly> x_rest{};
};

/// Topics, persons and languages of all that is left, as majorities.
struct Majorities {
    Majority topic, person, language;
    std::size_t count;

    Majorities(const Memory& memory, const std::vector<std::size_t>& pool,
               std::optional<Choice> last)
        : count(pool.size()) {
        const auto each = [&](auto&& visit) {
            for (const std::size_t i : pool) {
                const Mark& mark = memory.marks[i];
                visit(topic, mark.topic);
                visit(person, mark.person);
                if (!is_free(mark)) visit(language, language_of(mark, last));
            }
        };
        each([](Majority& majority, std::uint32_t value) { majority.vote(value); });
        each([](Majority& majority, std::uint32_t value) { majority.count(value); });
    }
};

/// What is not shown yet in this cycle, in the order of the catalogue.
std::vector<std::size_t> left_of(const Memory& memory) {
    std::vector<std::size_t> pool;
    pool.reserve(memory.left);
    for (std::size_t i = 0; i < memory.marks.size(); ++i)
        if (memory.marks[i].shown <= memory.cycle) pool.push_back(i);
    return pool;
}

}  // namespace

Choice follow(const Memory& memory, std::optional<Choice> last) {
    const std::vector<std::size_t> pool = left_of(memory);
    assert(!pool.empty());
    const Majorities most(memory, pool, last);
    const std::optional<Tail> tail =
        pool.size() <= exactly ? std::optional<Tail>(std::in_place, memory, pool) : std::nullopt;

    using Cost = std::tuple<std::size_t, std::size_t, std::size_t>;
    std::optional<Cost> least;
    Choice best;
    for (std::size_t n = 0; n < pool.size(); ++n) {
        const std::size_t i = pool[n];
        const Mark& mark = memory.marks[i];
        if (last && i == last->mark && memory.marks.size() > 1) continue;
        const std::uint8_t language = language_of(mark, last);
        const std::size_t later = tail ? tail->after(n)
                                       : most.topic.repeats_after(mark.topic, most.count) +
                                             most.person.repeats_after(mark.person, most.count);
        const std::size_t at_once = last ? conflict(mark, memory.marks[last->mark]) : 0;
        const std::size_t language_later =
            is_free(mark) ? most.language.repeats_after_free(language, most.count)
                          : most.language.repeats_after(language, most.count);
        const std::size_t same_language = last && language == last->language ? 1 : 0;
        const Cost cost{at_once + later, same_language + language_later, mark.shown};
        if (!least || cost < *least) {
            least = cost;
            best = {i, language};
        }
    }
    assert(least);
    return best;
}

}  // namespace standpunkt
