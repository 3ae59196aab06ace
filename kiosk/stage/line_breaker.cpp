#include "stage/line_breaker.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/unicode.h"
#include "stage/fragments.h"

namespace standpunkt {
namespace {

constexpr float full = 0.84f;        // body lines at least this full are not hyphenated
constexpr float short_last = 0.2f;   // a last word narrower than this does not stand alone
constexpr float least_taken = 0.5f;  // what has to stay on the line before it

/// Ends of lines: each an index behind a line's last fragment.
using Ends = std::vector<std::size_t>;

bool hyphenated(const std::vector<Fragment>& all, std::size_t end) {
    return all[end - 1].gap == Gap::Soft && end < all.size();
}

/// Whether the line [first, end) lies within one word: no other break would do.
bool within_word(const std::vector<Fragment>& all, std::size_t first, std::size_t end) {
    return std::none_of(all.begin() + first, all.begin() + end,
                        [](const Fragment& each) { return each.gap != Gap::Soft; });
}

/// The furthest end of a line from `first`, soft hyphens only where `soft` says so; nothing if none
/// fits.
enum class SoftHyphens { Skip, Use };
std::optional<std::size_t> furthest(const std::vector<Fragment>& all, Widths& widths,
                                    std::size_t first, float width, SoftHyphens soft) {
    std::optional<std::size_t> best;
    for (std::size_t end = first + 1; end <= all.size(); ++end) {
        const bool is_soft = hyphenated(all, end);
        if (is_soft && soft == SoftHyphens::Skip) continue;
        if (widths.of(first, end) <= width)
            best = end;
        else if (!is_soft)
            break;  // behind a hyphen the next syllable may be narrower, behind a word nothing is
    }
    return best;
}

Ends body_ends(const std::vector<Fragment>& all, Widths& widths, float width) {
    Ends ends;
    int hyphens = 0;  // lines in a row
    for (std::size_t first = 0; first < all.size(); first = ends.back()) {
        const auto plain = furthest(all, widths, first, width, SoftHyphens::Skip);
        std::size_t end = plain.value_or(first + 1);
        const bool loose = !plain || (end < all.size() && widths.of(first, end) < full * width);
        if (loose) {
            const auto soft = furthest(all, widths, first, width, SoftHyphens::Use);
            if (soft && (hyphens < 2 || (!plain && within_word(all, first, *soft)))) end = *soft;
        }
        hyphens = hyphenated(all, end) ? hyphens + 1 : 0;
        ends.push_back(end);
    }
    return ends;
}

/// No single short word on the last line: the line before gives one of its own.
void lengthen_last(const std::vector<Fragment>& all, Widths& widths, float width, Ends& ends) {
    if (ends.size() < 2) return;
    const std::size_t first = ends.size() > 2 ? ends[ends.size() - 3] : 0;
    const std::size_t last = ends[ends.size() - 2];
    const bool one_word = std::none_of(all.begin() + last, all.end() - 1,
                                       [](const Fragment& each) { return each.gap == Gap::Blank; });
    if (!one_word || widths.of(last, all.size()) > short_last * width) return;
    for (std::size_t end = last - 1; end > first; --end) {
        if (all[end - 1].gap != Gap::Blank) continue;
        const bool fits = widths.of(end, all.size()) <= width;
        if (fits && widths.of(first, end) >= least_taken * width) ends[ends.size() - 2] = end;
        return;
    }
}

/// The fewest lines and, of all ways to have so few, the one with the least sum of squared room
/// left: for each count of lines the best way to end at each fragment.
Ends display_ends(const std::vector<Fragment>& all, Widths& widths, float width) {
    constexpr double none = std::numeric_limits<double>::infinity();
    const std::size_t count = all.size();
    std::vector<double> cost(count + 1, none);
    cost[0] = 0;
    std::vector<std::vector<std::size_t>> from;  // per line: where the line that ends here begins
    while (cost[count] == none && from.size() < count) {
        std::vector<double> next(count + 1, none);
        from.emplace_back(count + 1, 0);
        for (std::size_t first = 0; first < count; ++first) {
            if (cost[first] == none) continue;
            for (std::size_t end = first + 1; end <= count; ++end) {
                if (hyphenated(all, end)) continue;
                const float used = widths.of(first, end);
                if (used > width && end > first + 1) break;
                const double room = std::max(0.0f, width - used);
                if (cost[first] + room * room > next[end])
                    continue;  // equal: the upper line longer
                next[end] = cost[first] + room * room;
                from.back()[end] = first;
            }
        }
        cost = std::move(next);
    }
    Ends ends;
    std::size_t end = count;
    for (std::size_t line = from.size(); line-- > 0; end = from[line][end]) ends.push_back(end);
    std::reverse(ends.begin(), ends.end());
    return ends;
}

Line make_line(const std::vector<Fragment>& all, std::size_t first, std::size_t end,
               const Measure& measure) {
    Line line;
    for (Run& run : line_text(all, first, end)) {
        const float width = measure(run.text, run.style);
        line.pieces.push_back({std::move(run.text), run.style, line.width});
        line.width += width;
    }
    line.cut = all[end - 1].gap == Gap::Cut;
    return line;
}

std::vector<Line> lines_within(const std::vector<Run>& paragraph, float width, Breaking breaking,
                               const Measure& measure) {
    std::vector<Run> text = paragraph;
    if (breaking == Breaking::Display)  // never hyphenated: soft hyphens are nothing here
        for (Run& run : text)
            for (std::size_t at; (at = run.text.find("\u00AD")) != std::string::npos;)
                run.text.erase(at, std::string_view("\u00AD").size());
    const std::vector<Fragment> all = fragments(text, width, measure);
    if (all.empty()) return {Line{}};
    Widths widths(all, measure);
    Ends ends = breaking == Breaking::Display ? display_ends(all, widths, width)
                                              : body_ends(all, widths, width);
    if (breaking == Breaking::Body) lengthen_last(all, widths, width, ends);
    std::vector<Line> lines;
    std::size_t first = 0;
    for (const std::size_t end : ends) {
        lines.push_back(make_line(all, first, end, measure));
        first = end;
    }
    return lines;
}

/// A shaped line can be a little wider than the sum of its words: then the words get less room.
std::vector<Line> paragraph_lines(const std::vector<Run>& paragraph, float width, Breaking breaking,
                                  const Measure& measure) {
    constexpr int most_tries = 4;
    float room = width;
    std::vector<Line> lines;
    for (int i = 0; i < most_tries; ++i) {
        lines = lines_within(paragraph, room, breaking, measure);
        float widest = 0;
        for (const Line& line : lines) widest = std::max(widest, line.width);
        if (widest <= width) break;
        room -= widest - width;
    }
    return lines;
}

}  // namespace

std::vector<Line> break_lines(const std::vector<Run>& text, float width, Breaking breaking,
                              const Measure& measure) {
    std::vector<Line> lines;
    std::vector<Run> paragraph;
    bool open = false;  // something follows the last line feed
    const auto close = [&] {
        for (Line& line : paragraph_lines(paragraph, width, breaking, measure))
            lines.push_back(std::move(line));
        paragraph.clear();
        open = false;
    };
    for (const Run& run : text) {
        std::string_view rest = run.text;
        for (std::size_t feed; (feed = rest.find('\n')) != std::string_view::npos;) {
            paragraph.push_back({std::string(rest.substr(0, feed)), run.style});
            rest.remove_prefix(feed + 1);
            close();
        }
        if (rest.empty()) continue;
        paragraph.push_back({std::string(rest), run.style});
        open = true;
    }
    if (open) close();
    return lines;
}

}  // namespace standpunkt
