// What is counted of a visit: real events through the real show.
#include "watched_show.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

const Event first = event::OpenExchange{{0, 0}};

}  // namespace

TEST_CASE("The loop alone counts nothing and asks no clock") {
    WatchedShow stand;
    for (int i = 0; i < 500; ++i) {
        stand.now = deadline(stand.show, stand.catalogue);
        send(stand.show, stand.catalogue, event::Tick{}, stand.now);
        stand.look();
    }
    CHECK(stand.visits.empty());
    CHECK(stand.asked.empty());
}

TEST_CASE("A visit lasts from the first touch to the button that ends it") {
    WatchedShow stand;
    stand.send(first, 100s).send(event::Touch{}, 20s).send(event::GoHome{}, 13s);
    CHECK(stand.visit().seconds == 33);
    CHECK(stand.visit().end == VisitEnd::Button);
    CHECK(stand.visit().began.since_boot == 100);
    CHECK(stand.asked == std::vector<Time>{100s});
}

TEST_CASE("Whoever goes away was there until the page may have been read, not until the reset") {
    WatchedShow stand;
    stand.send(first, 100s, 3, 70).leave();  // 70 words are 24 s
    CHECK(stand.visit().seconds == 24);
    CHECK(stand.visit().end == VisitEnd::WentAway);
    CHECK(stand.visit().texts.front().seconds == 24);
    CHECK(stand.now == 190s);
}

TEST_CASE("Whoever goes away from a list was there until the last touch") {
    WatchedShow stand;
    stand.send(event::OpenTopics{}, 100s).send(event::Touch{}, 7s).leave();
    CHECK(stand.visit().seconds == 7);
    CHECK(stand.visit().end == VisitEnd::WentAway);
}

TEST_CASE("The sheet that asks, answered by going home, is no going away") {
    WatchedShow stand;
    stand.send(first, 100s);
    const Time asks = deadline(stand.show, stand.catalogue);
    stand.send(event::Tick{}, asks - stand.now);
    REQUIRE(stand.show.asked_since);
    stand.send(event::GoHome{}, 10s);
    CHECK(stand.visit().end == VisitEnd::Button);
    CHECK((stand.visit().scenes & bit(VisitPlace::StillThere)) != 0);
}

TEST_CASE("A reader is who had a page open for five seconds") {
    for (const auto& [open, reader] : {std::pair{4'999ms, false}, std::pair{5'000ms, true}}) {
        WatchedShow stand;
        stand.send(first, 100s).send(event::GoHome{}, open);
        CHECK(stand.visit().reader == reader);
    }
}

TEST_CASE("Leafing through is not reading, however long it takes all told") {
    WatchedShow stand;
    stand.send(first, 100s, 9);
    for (int i = 0; i < 8; ++i) stand.send(event::TurnPage{+1}, 4s, 9);
    stand.send(event::GoHome{}, 4s);
    CHECK_FALSE(stand.visit().reader);
    CHECK(stand.visit().texts.front().seconds == 36);
    CHECK(stand.visit().texts.front().depth == 0);
}

TEST_CASE("Topics and people, however long, make no reader") {
    WatchedShow stand;
    stand.send(event::OpenTopics{}, 100s).send(event::OpenPeople{}, 30s).send(event::GoHome{}, 30s);
    CHECK_FALSE(stand.visit().reader);
    CHECK(stand.visit().texts.empty());
    CHECK(stand.visit().scenes == (bit(VisitPlace::Topics) | bit(VisitPlace::People)));
}

TEST_CASE("How far: the last page that was open for five seconds") {
    WatchedShow stand;
    stand.send(first, 100s, 4).send(event::TurnPage{+1}, 6s, 4);
    stand.send(event::TurnPage{+1}, 6s, 4).send(event::GoHome{}, 1s);
    CHECK(stand.visit().texts.front().depth == 50);
    CHECK(stand.visit().texts.front().seconds == 13);
}

TEST_CASE("Turning back takes nothing away from how far somebody came") {
    WatchedShow stand;
    stand.send(first, 100s, 2).send(event::TurnPage{+1}, 6s, 2);
    stand.send(event::TurnPage{-1}, 6s, 2).send(event::GoHome{}, 6s);
    CHECK(stand.visit().texts.front().depth == 100);
}

TEST_CASE("A text that is opened again is the same text, one after another are several") {
    WatchedShow stand;
    stand.send(first, 100s).send(event::Advance{}, 10s).send(first, 8s).send(event::GoHome{}, 6s);
    const auto& texts = stand.visit().texts;
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].exchange == "exchange-0");
    CHECK(texts[0].seconds == 16);
    CHECK(texts[1].exchange == "exchange-2");
    CHECK(texts[1].seconds == 8);
}

TEST_CASE("Titles and topics stand beside the ids, without soft hyphens") {
    WatchedShow stand;
    stand.catalogue.interviews[0].exchanges[0].texts["de"].short_title = "Kreis\u00ADlauf";
    stand.catalogue.topics[0].title["de"] = "Bau\u00ADstoffe";
    stand.send(event::SwitchLanguage{"en", 100s}, 100s).send(first, 1s).send(event::GoHome{}, 9s);
    const VisitRecord& visit = stand.visit();
    const auto text = std::find_if(visit.texts.begin(), visit.texts.end(), [](const TextRead& one) {
        return one.exchange == "exchange-0" && one.interview == "interview-0";
    });
    REQUIRE(text != visit.texts.end());
    CHECK(text->title == "Kreislauf");
    CHECK(text->topic == "topic-0");
    CHECK(text->topic_title == "Baustoffe");
    CHECK(visit.content == "7K2M-9QXA");
    CHECK(visit.content_title == "Sample");
}

TEST_CASE("A text without a short title is known by its question") {
    WatchedShow stand;
    stand.send(first, 100s).send(event::GoHome{}, 9s);
    CHECK(stand.visit().texts.front().title == "Why?");
}

TEST_CASE("The language is the one at the end, of each text the one it was read in") {
    WatchedShow stand({}, {"de", "en", "fr"});
    stand.send(event::OpenTopics{}, 100s).send(event::SwitchLanguage{"fr", 101s}, 1s);
    stand.send(first, 1s).send(event::SwitchLanguage{"en", 110s}, 8s);
    stand.send(event::Advance{}, 9s).send(event::SwitchLanguage{"de", 120s}, 1s);
    stand.send(event::GoHome{}, 1s);
    CHECK(stand.visit().language == "de");
    REQUIRE(stand.visit().texts.size() == 2);
    CHECK(stand.visit().texts[0].language == "en");
    CHECK(stand.visit().texts[0].seconds == 17);
}

TEST_CASE("Whatever was set as help counts, also when it was taken back") {
    WatchedShow stand;
    stand.send(first, 100s).send(event::OpenSheet{Sheet::Help, 101s}, 1s);
    stand.send(event::SetAids{{.size = TextSize::Larger, .appearance = Appearance::Contrast}}, 1s);
    stand.send(event::SetAids{{.reach = true, .more_time = true}}, 1s);
    stand.send(event::CloseSheet{}, 1s).send(event::GoHome{}, 1s);
    CHECK(stand.visit().aids ==
          (bit(Aid::Size165) | bit(Aid::Contrast) | bit(Aid::Reach) | bit(Aid::MoreTime)));
    CHECK((stand.visit().scenes & bit(VisitPlace::Help)) != 0);
}

TEST_CASE("What is searched for is not kept") {
    WatchedShow stand;
    stand.send(event::OpenSearch{}, 100s).send(event::Type{"wasser"}, 1s).send(first, 1s);
    stand.send(event::GoHome{}, 1s);
    CHECK(stand.visit().searches.empty());
    CHECK((stand.visit().scenes & bit(VisitPlace::Search)) != 0);
}

TEST_CASE("Where it is wanted what is searched for is kept, whole words only, each once") {
    WatchedShow stand({.search_words = true});
    stand.send(event::OpenSearch{}, 100s);
    for (const char* letters : {"w", "a", "s", "s", "e", "r"})
        stand.send(event::Type{letters}, 300ms);
    stand.send(first, 1s).send(event::Back{}, 9s).send(event::Touch{}, 1s);
    stand.send(event::OpenSearch{}, 1s).send(event::ClearQuery{}, 1s).send(event::Type{"x"}, 1s);
    stand.send(event::GoHome{}, 1s);
    CHECK(stand.visit().searches == std::vector<std::string>{"wasser"});
}

TEST_CASE("One touch and nobody any more is told apart") {
    WatchedShow stand;
    stand.send(first, 100s).leave();
    CHECK(stand.visit().one_touch);
    WatchedShow other;
    other.send(first, 100s).send(event::Touch{}, 1s).leave();
    CHECK_FALSE(other.visit().one_touch);
}

TEST_CASE("Two visits within one turn are two") {
    WatchedShow stand;
    stand.send(first, 100s);
    stand.now += 10s;
    send(stand.show, stand.catalogue, event::GoHome{}, stand.now);
    send(stand.show, stand.catalogue, event::OpenTopics{}, stand.now);
    stand.look();
    stand.send(event::GoHome{}, 3s);
    REQUIRE(stand.visits.size() == 2);
    CHECK(stand.visits[0].seconds == 10);
    CHECK(stand.visits[1].seconds == 3);
}

TEST_CASE("A visit in which the program ends is kept until then") {
    WatchedShow stand;
    stand.send(first, 100s);
    const auto visit = stand.watch.stop(stand.now + 8s);
    REQUIRE(visit);
    CHECK(visit->end == VisitEnd::ProgramEnded);
    CHECK(visit->seconds == 8);
    CHECK(visit->reader);
    CHECK_FALSE(stand.watch.stop(stand.now + 9s));
}
