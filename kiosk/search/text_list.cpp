#include "search/text_list.h"

#include <algorithm>

namespace standpunkt {

void TextList::add(std::size_t exchange, TextPlace place, const FoldedText& text) {
    if (text.bytes.empty()) return;
    x_sections.push_back({x_text.bytes.size(), static_cast<std::uint32_t>(exchange), place});
    x_text.bytes += text.bytes;
    x_text.borders.insert(x_text.borders.end(), text.borders.begin(), text.borders.end());
    // No folded text and no query holds a line feed, so nothing is found across two sections.
    x_text.bytes += '\n';
    x_text.borders.push_back(FoldedText::Character);
}

std::size_t TextList::rank(const QueryWord& word, std::vector<Rank>& ranks) const {
    const Needle& needle = word.needle(x_fold);
    std::size_t looked_at = 0, from = 0;
    for (auto section = x_sections.begin(); section != x_sections.end();) {
        const std::size_t at = next_match(x_text, needle, from);
        looked_at += (at == no_match ? x_text.bytes.size() : at + needle.bytes.size()) - from;
        if (at == no_match) break;
        while (std::next(section) != x_sections.end() && std::next(section)->begin <= at) ++section;
        Rank& rank = ranks[section->exchange];
        rank = std::min(rank, rank_of(section->place, x_text.begins_word(at)));
        // On to the next place in which this exchange could still gain, else to the next exchange.
        const std::uint32_t exchange = section->exchange;
        const auto hopeless = [&](const Section& next) {
            return next.exchange == exchange && rank <= rank_of(next.place, true);
        };
        from = at + 1;
        if (!hopeless(*section)) continue;
        section = std::find_if_not(section, x_sections.end(), hopeless);
        if (section != x_sections.end()) from = section->begin;
    }
    return looked_at;
}

std::size_t TextList::memory() const {
    return x_text.bytes.capacity() + x_text.borders.capacity() +
           x_sections.capacity() * sizeof(Section);
}

void TextList::shrink() {
    x_text.bytes.shrink_to_fit();
    x_text.borders.shrink_to_fit();
    x_sections.shrink_to_fit();
}

}  // namespace standpunkt
