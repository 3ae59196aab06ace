#include "search/search.h"

#include <algorithm>

#include "search/shown_text.h"
#include "search/text_list.h"
#include "search/vocabulary.h"

namespace standpunkt {

struct SearchIndex::Impl {
    std::vector<ShownText> texts;
    TextList plain{Fold::Plain}, spelt{Fold::Spelt};  ///< the spelt one of texts with umlauts only
    Vocabulary vocabulary;

    void add(std::size_t exchange, TextPlace place, std::string_view text) {
        FoldedText as_plain, as_spelt;
        append_folded(as_plain, text, Fold::Plain);
        append_folded(as_spelt, text, Fold::Spelt);
        plain.add(exchange, place, as_plain);
        if (!(as_spelt == as_plain)) spelt.add(exchange, place, as_spelt);
    }

    /// The rank of each exchange that holds all words, no_rank for the others. `lost`, where some
    /// word is found nowhere, is the first such one.
    std::vector<Rank> rank_all(const std::vector<QueryWord>& words, const QueryWord*& lost) const {
        std::vector<Rank> all(texts.size(), 0), of_word(texts.size());
        for (const QueryWord& word : words) {
            std::ranges::fill(of_word, no_rank);
            plain.rank(word, of_word);
            if (word.spelt_out) spelt.rank(word, of_word);
            for (std::size_t i = 0; i < all.size(); ++i) all[i] = std::max(all[i], of_word[i]);
            if (!lost && std::ranges::count(of_word, no_rank) == std::ssize(of_word)) lost = &word;
        }
        return all;
    }
};

SearchIndex::SearchIndex(const Catalogue& catalogue, const std::string& language)
    : x_impl(std::make_unique<Impl>()) {
    x_impl->texts = shown_texts(catalogue, language);
    for (std::size_t i = 0; i < x_impl->texts.size(); ++i) {
        const ShownText& text = x_impl->texts[i];
        x_impl->add(i, TextPlace::Title, text.title);
        x_impl->add(i, TextPlace::Question, text.question);
        for (const std::string* body : {&text.summary, &text.answer, &text.person})
            x_impl->add(i, TextPlace::Body, *body);
        x_impl->vocabulary.add(without_soft_hyphens(text.title));
        for (const std::string* each : {&text.question, &text.summary, &text.answer, &text.person})
            x_impl->vocabulary.add(*each);
    }
    x_impl->plain.shrink();
    x_impl->spelt.shrink();
    x_impl->vocabulary.finish();
}

SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;

Hits SearchIndex::find(std::string_view query, std::size_t most_hits,
                       std::size_t passage_characters) const {
    const std::vector<QueryWord> words = query_words(query);
    if (words.empty()) return {};
    const QueryWord* lost = nullptr;
    const std::vector<Rank> ranks = x_impl->rank_all(words, lost);
    Hits hits;
    // Rank by rank in the order of the catalogue: a pass over one byte an exchange each.
    for (Rank rank = 0; rank <= rank_of(TextPlace::Body, false); ++rank) {
        for (std::size_t i = 0; i < ranks.size(); ++i) {
            if (ranks[i] != rank) continue;
            ++hits.count;
            if (hits.best.size() < most_hits)
                hits.best.push_back(describe(x_impl->texts[i], words, passage_characters));
        }
    }
    if (hits.count == 0) hits.suggestion = x_impl->vocabulary.nearest(lost ? *lost : words.front());
    return hits;
}

std::size_t SearchIndex::memory() const {
    std::size_t bytes = x_impl->plain.memory() + x_impl->spelt.memory() +
                        x_impl->vocabulary.memory() + x_impl->texts.capacity() * sizeof(ShownText);
    for (const ShownText& text : x_impl->texts)
        bytes += text.title.capacity() + text.question.capacity() + text.summary.capacity() +
                 text.answer.capacity() + text.person.capacity();
    return bytes;
}

}  // namespace standpunkt
