#pragma once
// Seeded content of any size: the same request gives the same catalogue on every machine.
// Only the interview folder is needed, so benches and every test program can use it.
#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "interview/catalogue.h"
#include "interview/media_source.h"

namespace standpunkt::sample {

/// Splitmix64: the standard library's distributions differ between implementations.
class Random {
  public:
    explicit Random(std::uint64_t seed) : x_state(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (x_state += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    /// least <= result <= most
    std::size_t between(std::size_t least, std::size_t most) {
        return least + static_cast<std::size_t>(next() % (most - least + 1));
    }
    bool one_in(std::size_t count) { return between(1, count) == 1; }

  private:
    std::uint64_t x_state;
};

/// Makes the bytes of one picture; the default makes noise that no decoder understands. Pass an
/// encoder where the pictures are going to be shown.
using PictureMaker = std::function<std::string(Random& random, int width, int height)>;

struct Request {
    std::uint64_t seed = 1;
    std::size_t interviews = 3;
    std::size_t exchanges_each = 6;
    std::size_t topics = 6;
    std::size_t words_an_answer = 100;     ///< on average
    std::size_t pictures = 3;              ///< portraits first, then pictures in answers
    std::size_t bytes_a_picture = 20'000;  ///< with the default maker, on average
    std::vector<std::string> languages = {"de", "en"};
    std::string channel = "demo";
    PictureMaker maker;
};

struct Content {
    Catalogue catalogue;
    MediaLibrary media;
};

inline std::string noise(Random& random, std::size_t size) {
    std::string bytes(size, '\0');
    for (std::size_t at = 0; at < size;) {
        std::uint64_t value = random.next();
        for (int i = 0; i < 8 && at < size; ++i, value >>= 8)
            bytes[at++] = static_cast<char>(value);
    }
    return bytes;
}

/// `count` words as a sentence: capital at its start, stop at its end.
inline std::string sentence(Random& random, const std::string& language, std::size_t count,
                            std::string_view stop = ".") {
    static constexpr std::array<std::string_view, 28> german = {
        "Erde",     "Wasser", "bauen",  "Lehm",   "Stadt",   "gemeinsam", "für",
        "Übergang", "Straße", "wir",    "lernen", "Versuch", "und",       "morgen",
        "Gärten",   "Werk",   "Schule", "öffnen", "Schritt", "klein",     "Rohstoff",
        "aus",      "Halle",  "heute",  "prüfen", "Bürger",  "mit",       "Kreis\u00ADlauf"};
    static constexpr std::array<std::string_view, 24> english = {
        "soil",   "water", "build", "clay",  "city",  "together", "for",    "change",
        "street", "we",    "learn", "trial", "and",   "tomorrow", "garden", "workshop",
        "school", "open",  "step",  "small", "reuse", "from",     "today",  "naïve"};
    std::string text;
    for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i) {
        if (i > 0) text += ' ';
        text += language == "de" ? german[random.between(0, german.size() - 1)]
                                 : english[random.between(0, english.size() - 1)];
    }
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text + std::string(stop);
}

namespace detail {

inline Picture make_picture(Random& random, const Request& request, MediaLibrary& media) {
    Picture picture;
    picture.width = 1200;
    picture.height = 800;
    const std::size_t mean = request.bytes_a_picture;
    picture.medium =
        media.add(request.maker ? request.maker(random, picture.width, picture.height)
                                : noise(random, random.between(mean / 2 + 1, mean + mean / 2)));
    for (const std::string& language : request.languages)
        picture.alt[language] = sentence(random, language, 8);
    picture.credit = "Drawn for the sample";
    picture.licence = "CC0-1.0";
    return picture;
}

inline std::vector<Block> make_answer(Random& random, const Request& request,
                                      const std::string& language) {
    std::vector<Block> answer;
    const std::size_t mean = request.words_an_answer;
    std::size_t words = random.between(mean / 2 + 1, mean + mean / 2);
    while (words > 0) {
        Block block;
        std::size_t paragraph = std::min<std::size_t>(words, random.between(30, 70));
        words -= paragraph;
        while (paragraph > 0) {
            const std::size_t length = std::min<std::size_t>(paragraph, random.between(6, 18));
            paragraph -= length;
            std::string text = sentence(random, language, length);
            if (paragraph > 0) text += ' ';
            const bool emphasis = random.one_in(12);
            // Neighbours of one style are one span, as an author's text would give.
            if (!block.spans.empty() && block.spans.back().emphasis == emphasis)
                block.spans.back().text += text;
            else
                block.spans.push_back(
                    {.text = text, .emphasis = emphasis, .strong = false, .link = {}});
        }
        answer.push_back(std::move(block));
    }
    return answer;
}

inline Exchange make_exchange(Random& random, const Request& request, std::size_t number) {
    Exchange exchange;
    exchange.id = "exchange-" + std::to_string(number + 1);
    exchange.topic = random.between(0, request.topics - 1);
    for (const std::string& language : request.languages) {
        ExchangeText& text = exchange.texts[language];
        text.question = sentence(random, language, random.between(8, 24), "?");
        text.short_title = sentence(random, language, 3, "");
        if (!random.one_in(4)) text.summary = sentence(random, language, 12);
        text.answer = make_answer(random, request, language);
    }
    return exchange;
}

inline Interview make_interview(Random& random, const Request& request, std::size_t number) {
    Interview interview;
    interview.id = "interview-" + std::to_string(1000 + number);
    interview.person.name = "Dr. Ada Muster " + std::to_string(number + 1);
    interview.person.organisation = "Institut Beispiel";
    for (const std::string& language : request.languages) {
        interview.person.role[language] = sentence(random, language, 3, "");
        interview.title[language] = sentence(random, language, 7, "");
        interview.lead[language] = sentence(random, language, 20);
    }
    interview.date = "2024-05-0" + std::to_string(number % 9 + 1);
    interview.source = "Sample";
    interview.retold_by = "A. Editor";
    for (std::size_t i = 0; i < request.exchanges_each; ++i)
        interview.exchanges.push_back(make_exchange(random, request, i));
    return interview;
}

}  // namespace detail

/// Every topic holds an exchange (no more topics than exchanges are made), every interview has a
/// highlight.
inline Content make_content(Request request = {}) {
    request.topics = std::min(request.topics, request.interviews * request.exchanges_each);
    static constexpr std::array<std::string_view, 6> icons = {"science", "eco",   "home",
                                                              "water",   "group", "school"};
    static constexpr std::array<std::uint32_t, 6> colours = {0x0A5470, 0x6B2C6F, 0x8F3210,
                                                             0x3A571D, 0x37398C, 0x7A1F45};
    Random random(request.seed);
    Content content;
    Catalogue& all = content.catalogue;
    all.stand.channel = request.channel;
    all.stand.languages = all.stand.attract_languages = request.languages;
    all.stand.default_language = request.languages.front();
    all.stand.web_address = "https://example.org/stand";
    for (const std::string& language : request.languages)
        all.stand.title[language] = sentence(random, language, 3, "");
    for (std::size_t i = 0; i < request.topics; ++i) {
        const std::uint32_t rgb = colours[i % colours.size()];
        Topic topic{.id = "topic-" + std::to_string(i + 1),
                    .icon = std::string(icons[i % icons.size()]),
                    .colour = {static_cast<std::uint8_t>(rgb >> 16),
                               static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb)},
                    .title = {}};
        for (const std::string& language : request.languages)
            topic.title[language] = sentence(random, language, 2, "");
        all.topics.push_back(std::move(topic));
    }
    std::size_t dealt = 0;
    for (std::size_t i = 0; i < request.interviews; ++i) {
        all.interviews.push_back(detail::make_interview(random, request, i));
        for (Exchange& exchange : all.interviews.back().exchanges) {
            if (dealt < request.topics) exchange.topic = dealt;
            ++dealt;
        }
    }
    for (std::size_t i = 0; i < all.interviews.size(); ++i)
        for (std::size_t e = 0; e < all.interviews[i].exchanges.size(); e += 3) {
            Highlight highlight{
                .exchange = {i, e},
                .kind = e == 0 ? HighlightKind::Editorial : HighlightKind::Paraphrase,
                .text = {}};
            for (const std::string& language : request.languages)
                highlight.text[language] = sentence(random, language, 9);
            all.highlights.push_back(std::move(highlight));
        }
    for (std::size_t i = 0; i < request.pictures; ++i) {
        Picture picture = detail::make_picture(random, request, content.media);
        if (all.interviews.empty()) break;
        Interview& interview = all.interviews[i % all.interviews.size()];
        if (i < all.interviews.size() || interview.exchanges.empty()) {
            interview.person.portrait = std::move(picture);
            continue;
        }
        Exchange& exchange =
            interview.exchanges[(i / all.interviews.size()) % interview.exchanges.size()];
        for (auto& [language, text] : exchange.texts)
            text.answer.push_back({.kind = BlockKind::Picture,
                                   .level = 0,
                                   .number = 0,
                                   .spans = {},
                                   .picture = picture});
    }
    return content;
}

/// A stand of `interviews` with about `megabytes` of media, as the benches measure it: ten
/// exchanges an interview in two languages, pictures of 200 kB on average.
inline Request big_stand(std::size_t interviews, std::size_t megabytes) {
    Request request;
    request.interviews = interviews;
    request.exchanges_each = 10;
    request.bytes_a_picture = 200'000;
    request.pictures = megabytes * 1'000'000 / request.bytes_a_picture;
    return request;
}

}  // namespace standpunkt::sample
