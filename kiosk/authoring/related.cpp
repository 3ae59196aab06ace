#include "authoring/related.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/unicode.h"

namespace standpunkt {
namespace {

/// Scores are whole numbers, this one for two equal texts: floating point would not be the same
/// everywhere, and neither would the bundle.
constexpr std::int64_t equal_texts = 4096;
constexpr std::int64_t for_the_topic = equal_texts / 16;
/// Less is chance; it relates nothing across topics.
constexpr std::int64_t least_across_topics = equal_texts / 64;

/// How often a text has each word, by the word's beginning.
using Words = std::unordered_map<std::string, std::uint32_t>;

void count_words(const std::string& text, std::uint32_t times, Words& words) {
    std::string word;
    std::size_t letters = 0;
    const auto finish = [&] {
        if (!word.empty()) words[word] += times;
        word.clear();
        letters = 0;
    };
    for (const char32_t point : code_points(lower(nfc(text)))) {
        if (point == soft_hyphen) continue;
        if (!is_letter(point) && !is_digit(point)) {
            finish();
        } else if (letters < letters_of_a_word) {
            word += to_utf8(point);
            ++letters;
        }
    }
    finish();
}

Words words_of(const ExchangeText& text) {
    Words words;
    count_words(text.question, 2, words);  // what it is about stands here
    count_words(text.summary, 1, words);
    count_words(plain_text(text.answer), 1, words);
    return words;
}

/// One exchange in one language: its rare words, as numbers, and their weights.
struct Text {
    std::size_t exchange = 0;
    std::vector<std::pair<std::uint32_t, std::int64_t>> weights;
    double length = 0;  // root of the sum of all squared weights
};

/// The texts of one language and, for each rare word, which of them have it.
class Library {
  public:
    void add(std::size_t exchange, const ExchangeText& text) {
        Words words = words_of(text);
        for (const auto& [word, count] : words) x_holders[word] += 1;
        x_words.emplace_back(exchange, std::move(words));
    }

    /// Weighs the words; everything is added before.
    void finish() {
        const std::size_t most = std::clamp<std::size_t>(x_words.size() / 5, 2, most_sharing);
        std::unordered_map<std::string, std::uint32_t> numbers;
        for (const auto& [exchange, words] : x_words) {
            Text text;
            text.exchange = exchange;
            std::int64_t square = 0;
            for (const auto& [word, count] : words) {
                const std::size_t holders = x_holders.at(word);
                if (holders > most) continue;
                const std::int64_t weighed = weight(count, holders);
                square += weighed * weighed;
                if (holders < 2) continue;  // nobody shares it; the text is about more, though
                const auto number = static_cast<std::uint32_t>(numbers.size());
                text.weights.emplace_back(numbers.try_emplace(word, number).first->second, weighed);
            }
            text.length = std::sqrt(static_cast<double>(square));
            x_places[exchange] = x_texts.size();
            x_texts.push_back(std::move(text));
        }
        x_found.resize(numbers.size());
        for (std::size_t i = 0; i < x_texts.size(); ++i)
            for (const auto& [number, weight] : x_texts[i].weights)
                x_found[number].emplace_back(i, weight);
        x_sums.assign(x_texts.size(), 0);
    }

    /// Tells `note` how near each exchange is that shares a word with this one: 0 to equal_texts.
    template <class Note>
    void compare(std::size_t exchange, Note note) {
        const Text& text = x_texts[x_places.at(exchange)];
        std::vector<std::size_t> touched;
        for (const auto& [number, weight] : text.weights)
            for (const auto& [other, its_weight] : x_found[number]) {
                if (x_sums[other] == 0) touched.push_back(other);
                x_sums[other] += weight * its_weight;
            }
        for (const std::size_t other : touched) {
            // Roots, product and quotient of whole numbers: the same bits on every machine.
            const double lengths = text.length * x_texts[other].length;
            note(x_texts[other].exchange,
                 static_cast<std::int64_t>(static_cast<double>(x_sums[other] * equal_texts) /
                                           lengths));
            x_sums[other] = 0;
        }
    }

  private:
    /// Grows with the logarithms of how often this text has the word and how few others do.
    std::int64_t weight(std::uint32_t count, std::size_t holders) const {
        const double rarity =
            std::log2(static_cast<double>(x_words.size() + 1) / static_cast<double>(holders));
        return std::bit_width(count) * static_cast<std::int64_t>(16 * rarity + 1);
    }

    std::vector<std::pair<std::size_t, Words>> x_words;
    std::unordered_map<std::string, std::size_t> x_holders;
    std::vector<Text> x_texts;
    std::unordered_map<std::size_t, std::size_t> x_places;  // an exchange's in x_texts
    std::vector<std::vector<std::pair<std::size_t, std::int64_t>>> x_found;
    std::vector<std::int64_t> x_sums;
};

/// Finds the nearest of each exchange; exchanges are numbered through the catalogue.
class Relations {
  public:
    explicit Relations(const Catalogue& catalogue) : x_catalogue(catalogue) {
        for (std::size_t i = 0; i < catalogue.interviews.size(); ++i)
            for (std::size_t e = 0; e < catalogue.interviews[i].exchanges.size(); ++e) {
                const Exchange& exchange = catalogue.exchange({i, e});
                x_topics[exchange.topic].push_back(x_refs.size());
                for (const auto& [language, text] : exchange.texts)
                    x_libraries[language].add(x_refs.size(), text);
                x_refs.push_back({i, e});
                x_topic_of.push_back(exchange.topic);
            }
        for (auto& [language, library] : x_libraries) library.finish();
        x_near.assign(x_refs.size(), not_noted);
    }

    std::size_t size() const { return x_refs.size(); }
    ExchangeRef ref(std::size_t number) const { return x_refs[number]; }

    std::vector<ExchangeRef> best(std::size_t from) {
        for (const auto& [language, text] : x_catalogue.exchange(x_refs[from]).texts)
            x_libraries.at(language).compare(from, [&](std::size_t to, std::int64_t nearness) {
                if (to != from) note(to, nearness);
            });
        add_some_of_the_topic(from);
        std::vector<Candidate> candidates;
        for (const std::size_t to : x_noted) {
            if (topic(from) == topic(to) || x_near[to] >= least_across_topics)
                candidates.push_back(candidate(from, to, x_near[to]));
            x_near[to] = not_noted;
        }
        x_noted.clear();
        const std::size_t most = std::min(candidates.size(), most_related);
        std::partial_sort(candidates.begin(),
                          candidates.begin() + static_cast<std::ptrdiff_t>(most), candidates.end());
        std::vector<ExchangeRef> related;
        for (std::size_t i = 0; i < most; ++i) related.push_back(x_refs[candidates[i].to]);
        return related;
    }

  private:
    struct Candidate {
        std::int64_t farness;  // the negative score, so that the best is the least
        bool own;              // of the same interview
        std::size_t distance;  // going round the catalogue
        std::size_t to;
        auto operator<=>(const Candidate&) const = default;
    };

    std::size_t topic(std::size_t number) const { return x_topic_of[number]; }

    /// Of several languages that in which the two are nearest counts.
    void note(std::size_t to, std::int64_t nearness) {
        if (x_near[to] == not_noted) x_noted.push_back(to);
        x_near[to] = std::max(x_near[to], nearness);
    }

    Candidate candidate(std::size_t from, std::size_t to, std::int64_t nearness) const {
        const std::int64_t score = nearness + (topic(from) == topic(to) ? for_the_topic : 0);
        return {-score, x_refs[from].interview == x_refs[to].interview,
                (to + x_refs.size() - from) % x_refs.size(), to};
    }

    /// Going round from this one, so that not all are led to the topic's first; as many of other
    /// interviews as may be wanted.
    void add_some_of_the_topic(std::size_t from) {
        const std::vector<std::size_t>& all = x_topics.at(topic(from));
        const auto here =
            static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), from) - all.begin());
        std::size_t of_others = 0;
        for (std::size_t step = 1; step < all.size() && of_others < most_related; ++step) {
            const std::size_t to = all[(here + step) % all.size()];
            if (x_near[to] != not_noted) continue;
            note(to, 0);
            if (x_refs[from].interview != x_refs[to].interview) ++of_others;
        }
    }

    static constexpr std::int64_t not_noted = -1;
    const Catalogue& x_catalogue;
    std::vector<ExchangeRef> x_refs;
    std::vector<std::size_t> x_topic_of;
    std::vector<std::int64_t> x_near;  // to each exchange, while best() looks for one's nearest
    std::vector<std::size_t> x_noted;  // those that are not not_noted
    std::map<std::size_t, std::vector<std::size_t>> x_topics;
    std::map<std::string, Library> x_libraries;
};

}  // namespace

void relate_exchanges(Catalogue& catalogue) {
    Relations relations(catalogue);
    for (std::size_t n = 0; n < relations.size(); ++n) {
        const auto [interview, exchange] = relations.ref(n);
        catalogue.interviews[interview].exchanges[exchange].related = relations.best(n);
    }
}

}  // namespace standpunkt
