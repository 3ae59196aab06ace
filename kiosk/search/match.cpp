#include "search/match.h"

#include <algorithm>

namespace standpunkt {
namespace {

/// Marks that overlap or touch become one.
std::vector<TextMark> joined(std::vector<TextMark> marks) {
    std::ranges::sort(marks, {}, &TextMark::begin);
    std::vector<TextMark> apart;
    for (const TextMark& mark : marks) {
        if (!apart.empty() && mark.begin <= apart.back().end)
            apart.back().end = std::max(apart.back().end, mark.end);
        else
            apart.push_back(mark);
    }
    return apart;
}

}  // namespace

Match match(std::string_view text, const std::vector<QueryWord>& words) {
    std::vector<TextMark> marks;
    std::vector<bool> seen(words.size());
    for (const Fold fold : {Fold::Plain, Fold::Spelt}) {
        FoldedText folded;
        std::vector<TextMark> origins;
        append_folded(folded, text, fold, &origins);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (fold == Fold::Spelt && !words[i].spelt_out) continue;
            const Needle& needle = words[i].needle(fold);
            for (std::size_t at = next_match(folded, needle, 0); at != no_match;
                 at = next_match(folded, needle, at + 1)) {
                seen[i] = true;
                marks.push_back({origins[at].begin, origins[at + needle.bytes.size() - 1].end});
            }
        }
    }
    return {.marks = joined(std::move(marks)),
            .words = static_cast<std::size_t>(std::ranges::count(seen, true))};
}

}  // namespace standpunkt
