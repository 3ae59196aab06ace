// Which exchanges are related, and in which order.
#include "authoring/related.h"

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "support/sample_catalogue.h"

using namespace standpunkt;

namespace {

/// Words nobody else has, so that texts differ in length and in nothing that counts.
std::string filler(std::size_t seed) {
    static constexpr const char* syllables[] = {"ba", "de", "fi", "go", "lu",
                                                "ma", "ne", "pi", "ro", "su"};
    std::string text;
    for (std::size_t n = seed * 8; n < seed * 8 + 8; ++n) {
        for (std::size_t rest = n, i = 0; i < 3; ++i, rest /= 10) text += syllables[rest % 10];
        text += " ";
    }
    return text;
}

/// A stand of one language that grows an exchange at a time.
struct Desk {
    Catalogue catalogue;

    ExchangeRef add(std::size_t interview, std::size_t topic, const std::string& answer,
                    const std::string& language = "de") {
        while (catalogue.interviews.size() <= interview) catalogue.interviews.emplace_back();
        while (catalogue.topics.size() <= topic) catalogue.topics.emplace_back();
        auto& exchanges = catalogue.interviews[interview].exchanges;
        Exchange& exchange = exchanges.emplace_back();
        exchange.topic = topic;
        ExchangeText& text = exchange.texts[language];
        text.question = "Und das?";
        text.answer.push_back({.kind = BlockKind::Paragraph,
                               .level = 0,
                               .number = 0,
                               .spans = {{.text = "und das " + answer + " " + filler(++x_count),
                                          .emphasis = false,
                                          .strong = false,
                                          .link = {}}},
                               .picture = {}});
        return {interview, exchanges.size() - 1};
    }
    /// Many that share nothing, each with a topic and an interview of its own.
    void add_others(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            add(catalogue.interviews.size(), catalogue.topics.size(), "");
    }
    std::vector<ExchangeRef> related(ExchangeRef ref) {
        relate_exchanges(catalogue);
        return catalogue.exchange(ref).related;
    }

  private:
    std::size_t x_count = 0;
};

using Refs = std::vector<ExchangeRef>;

}  // namespace

TEST_CASE("exchanges that share rare words are related across topics, the nearest first") {
    Desk desk;
    const auto one = desk.add(0, 0, "Kreislauf Rohstoff Halle Mörtel");
    desk.add_others(20);
    const auto near = desk.add(30, 30, "Kreislauf Rohstoff Halle");
    const auto far = desk.add(31, 31, "Kreislauf");
    CHECK(desk.related(one) == Refs{near, far});
    CHECK(desk.related(far) == Refs{near, one});
}

TEST_CASE("a word that few others have counts more than one that many have") {
    Desk desk;
    const auto one = desk.add(0, 0, "Mörtel Wasser");
    const auto common = desk.add(1, 1, "Wasser");
    const auto rare = desk.add(2, 2, "Mörtel");
    for (std::size_t i = 3; i < 8; ++i) desk.add(i, i, "Wasser");
    desk.add_others(40);
    const Refs related = desk.related(one);
    REQUIRE(related.size() == 4);
    CHECK(related[0] == rare);
    CHECK(related[1] == common);
}

TEST_CASE("words that more than a fifth of all exchanges share relate nothing") {
    Desk desk;
    const auto one = desk.add(0, 0, "Wasser");
    const auto other = desk.add(1, 1, "Wasser");
    desk.add_others(20);
    CHECK(desk.related(one) == Refs{other});
    desk.add(40, 40, "Wasser");
    desk.add(41, 41, "Wasser");
    desk.add(42, 42, "Wasser");  // the fifth of 25: a fifth, not more
    CHECK(desk.related(one).size() == 4);
    desk.add(43, 43, "Wasser");
    CHECK(desk.related(one).empty());
}

TEST_CASE("beginnings, letter case, soft hyphens and forms of accents make no other word") {
    Desk desk;
    const auto one = desk.add(0, 0, "Gärten, Reallabor");
    desk.add_others(20);
    const auto bent = desk.add(30, 30, "REALLABOREN");
    const auto parted = desk.add(31, 31, "Re\u00ADallabors");
    const auto composed = desk.add(32, 32, "(ga\u0308rten)");
    const Refs related = desk.related(one);
    CHECK(std::set<ExchangeRef>(related.begin(), related.end()) ==
          std::set<ExchangeRef>{bent, parted, composed});
}

TEST_CASE("the same topic relates even without a shared word, and adds to those with one") {
    Desk desk;
    const auto one = desk.add(0, 0, "Mörtel");
    desk.add_others(20);
    const auto elsewhere = desk.add(30, 30, "Mörtel");
    const auto here = desk.add(31, 0, "Mörtel");
    const auto silent = desk.add(32, 0, "");
    const Refs related = desk.related(one);
    REQUIRE(related.size() == 3);
    CHECK(related[0] == here);
    CHECK((related[1] == elsewhere || related[1] == silent));
    CHECK(desk.related(silent) == Refs{one, here});
}

TEST_CASE("of two equally near the one of another interview goes first") {
    Desk desk;
    const auto one = desk.add(0, 0, "");
    const auto own = desk.add(0, 0, "");
    const auto other = desk.add(1, 0, "");
    CHECK(desk.related(one) == Refs{other, own});
    CHECK(desk.related(own) == Refs{other, one});
}

TEST_CASE("at most four are related, never an exchange to itself or twice") {
    sample::Request request;
    request.interviews = 12;
    request.exchanges_each = 7;
    request.topics = 3;
    Catalogue catalogue = sample::make_content(request).catalogue;
    relate_exchanges(catalogue);
    for (std::size_t i = 0; i < 12; ++i)
        for (std::size_t e = 0; e < 7; ++e) {
            const Refs& related = catalogue.exchange({i, e}).related;
            CHECK(related.size() == most_related);
            std::set<ExchangeRef> seen(related.begin(), related.end());
            CHECK(seen.size() == related.size());
            CHECK_FALSE(seen.contains({i, e}));
        }
}

TEST_CASE("a topic in which nothing is shared does not lead everybody to its first exchange") {
    Desk desk;
    for (std::size_t i = 0; i < 40; ++i) desk.add(i, 0, "");
    relate_exchanges(desk.catalogue);
    std::map<ExchangeRef, int> led_to;
    for (std::size_t i = 0; i < 40; ++i)
        for (const ExchangeRef& ref : desk.catalogue.exchange({i, 0}).related) led_to[ref] += 1;
    CHECK(led_to.size() == 40);
    for (const auto& [ref, count] : led_to) CHECK(count == 4);
}

TEST_CASE("texts are compared within a language, and the language where two are nearest counts") {
    // One that comes before "de" and one behind it.
    for (const std::string other : {"da", "en"}) {
        Desk desk;
        const auto one = desk.add(0, 0, "Mörtel Kalk");
        desk.add_others(20);
        desk.add(30, 30, "Mörtel Kalk", other);
        CHECK(desk.related(one).empty());
        const auto both = desk.add(31, 31, "Mörtel");
        const auto nearer = desk.add(32, 32, "Mörtel Kalk");
        CHECK(desk.related(one) == Refs{nearer, both});
        ExchangeText translated = desk.catalogue.exchange(both).texts.at("de");
        translated.answer[0].spans[0].text = "sun moon stars";
        desk.catalogue.interviews[31].exchanges[0].texts[other] = translated;
        desk.catalogue.interviews[0].exchanges[0].texts[other] = translated;
        CHECK(desk.related(one) == Refs{both, nearer});
    }
}

TEST_CASE("an empty stand and a single exchange are related to nothing") {
    Desk desk;
    relate_exchanges(desk.catalogue);
    CHECK(desk.related(desk.add(0, 0, "Mörtel")).empty());
}

TEST_CASE("what is related anew is the same, whatever was there before") {
    sample::Request request;
    request.interviews = 9;
    Catalogue once = sample::make_content(request).catalogue;
    relate_exchanges(once);
    Catalogue twice = once;
    twice.interviews[0].exchanges[0].related = {{8, 0}};
    relate_exchanges(twice);
    CHECK(once == twice);
}
