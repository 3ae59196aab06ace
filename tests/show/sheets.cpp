// What lies over a scene, what a visitor sets, looks for and goes back to.
#include <catch2/catch_test_macros.hpp>

#include "show/show.h"
#include "stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

TEST_CASE("Help in the loop opens what is on show, with the sheet over it") {
    const Catalogue catalogue = varied_stand(3);
    Show show = begin(catalogue, {}, 0s);
    const Shown shown = show.loop.now;
    send(show, catalogue, event::OpenSheet{Sheet::Help, 5s}, 5s);
    CHECK(show.scene == Scene::Reader);
    CHECK(show.visit.exchange == catalogue.highlights[shown.item].exchange);
    CHECK(show.visit.sheet == Sheet::Help);
}

TEST_CASE("A sheet leaves its scene as it was") {
    Visiting visiting;
    visiting.send(event::PageLaid{4, 80}).send(event::TurnPage{2});
    const Visit before = visiting.visit();
    visiting.send(event::OpenSheet{Sheet::Help, visiting.now}).send(event::CloseSheet{});
    CHECK((visiting.visit() == before));
}

TEST_CASE("Another scene takes the sheet away") {
    Visiting visiting;
    visiting.send(event::OpenSheet{Sheet::Help, visiting.now}).send(event::OpenAbout{});
    CHECK(visiting.show.scene == Scene::About);
    CHECK_FALSE(visiting.visit().sheet);
    CHECK(visiting.send(event::Back{}).show.scene == Scene::Reader);
}

TEST_CASE("What a visitor set holds for the visit and is gone after it") {
    Visiting visiting;
    const Aids aids{TextSize::Largest, Appearance::Contrast, true, true, true};
    visiting.send(event::SetAids{aids}).send(event::OpenTopics{}).send(event::OpenSearch{});
    CHECK(visiting.visit().aids == aids);
    visiting.send(event::GoHome{});
    CHECK(visiting.show.scene == Scene::Attract);
    CHECK((visiting.visit() == Visit{}));
}

TEST_CASE("Nothing is set in the loop") {
    const Catalogue catalogue = varied_stand(2);
    Show show = begin(catalogue, {}, 0s);
    send(show, catalogue, event::SetAids{{.size = TextSize::Large}}, 1s);
    CHECK(show.visit.aids == Aids{});
}

TEST_CASE("More time is ten times the time") {
    Visiting visiting;
    visiting.send(event::PageLaid{1, 80});
    const Duration usual = idle_time(visiting.show, visiting.catalogue);
    visiting.send(event::SetAids{{.more_time = true}});
    CHECK(idle_time(visiting.show, visiting.catalogue) == 10 * usual);
}

TEST_CASE("Pages turn in the sheet while it is up") {
    Visiting visiting;
    visiting.send(event::PageLaid{1, 80, 4, 0}).send(event::TurnList{1});
    visiting.send(event::OpenSheet{Sheet::Help, visiting.now});
    event::PageLaid laid{1, 80, 4, 0};
    laid.sheet_page_count = 2;
    visiting.send(laid).send(event::TurnList{5});
    CHECK(visiting.visit().sheet_page == 1);
    CHECK(visiting.visit().list_page == 1);
}

TEST_CASE("A code to take along needs an address") {
    Visiting visiting;
    visiting.send(event::OpenSheet{Sheet::TakeAlong, visiting.now});
    CHECK_FALSE(visiting.visit().sheet);
    visiting.catalogue.stand.web_address = "https://stand.example/";
    visiting.send(event::OpenSheet{Sheet::TakeAlong, visiting.now});
    CHECK(visiting.visit().sheet == Sheet::TakeAlong);
    CHECK(take_along_address(visiting.show, visiting.catalogue) == "https://stand.example/");
}

TEST_CASE("A query is typed, erased by whole characters, replaced and cleared") {
    Visiting visiting;
    visiting.send(event::Type{"a"});
    CHECK(visiting.visit().query.text.empty());  // there is no field in the reader
    visiting.send(event::OpenSearch{}).send(event::Type{"w"}).send(event::Type{"ä"});
    CHECK(visiting.visit().query.text == "wä");
    CHECK(visiting.send(event::Erase{}).visit().query.text == "w");
    CHECK(visiting.send(event::Replace{"Wasser"}).visit().query.text == "Wasser");
    CHECK(visiting.send(event::ClearQuery{}).visit().query.text.empty());
    CHECK(visiting.send(event::Erase{}).visit().query.text.empty());
    for (std::size_t i = 0; i < 2 * most_query_characters; ++i) visiting.send(event::Type{"ü"});
    CHECK(visiting.visit().query.text.size() == 2 * most_query_characters);
}

TEST_CASE("From an answer one comes back to the hits, with the query as it was") {
    Visiting visiting;
    visiting.send(event::OpenTopics{}).send(event::OpenSearch{}).send(event::Type{"wa"});
    visiting.send(event::HideKeys{}).send(event::PageLaid{1, 0, 3, 0}).send(event::TurnList{1});
    visiting.send(event::OpenExchange{{1, 0}});
    CHECK(visiting.show.scene == Scene::Reader);
    visiting.send(event::Back{});
    CHECK(visiting.show.scene == Scene::Search);
    CHECK(visiting.visit().query.text == "wa");
    CHECK_FALSE(visiting.visit().query.keys);
    CHECK(visiting.visit().list_page == 1);
    CHECK(visiting.send(event::Back{}).show.scene == Scene::Topics);
}

TEST_CASE("The way back of the back key ends in the loop from everywhere") {
    for (const Event& scene :
         {Event(event::OpenPeople{}), Event(event::OpenSearch{}), Event(event::OpenAbout{}),
          Event(event::OpenPerson{1}), Event(event::OpenSheet{Sheet::Help, 0s})}) {
        Visiting visiting;
        visiting.send(scene);
        int steps = 0;
        while (const auto back = way_back(visiting.show)) {
            visiting.send(*back);
            REQUIRE(++steps < 10);
        }
        CHECK(visiting.show.scene == Scene::Attract);
    }
}

TEST_CASE("What lies behind is bounded") {
    Visiting visiting;
    for (int i = 0; i < 50; ++i)
        visiting.send(event::OpenPerson{0}).send(event::OpenExchange{{0, 0}});
    CHECK(visiting.visit().behind.size() == most_behind);
}

TEST_CASE("The list of people needs more than one") {
    const Catalogue catalogue = varied_stand(1);
    CHECK_FALSE(has_people(catalogue));
    Show show = begin(catalogue, {}, 0s);
    send(show, catalogue, event::OpenTopics{}, 1s);
    send(show, catalogue, event::OpenPeople{}, 2s);
    CHECK(show.scene == Scene::Topics);
    CHECK(has_people(varied_stand(2)));
}

TEST_CASE("The list of languages closes when one is chosen") {
    Visiting visiting;
    visiting.send(event::OpenSheet{Sheet::Language, visiting.now});
    visiting.send(event::SwitchLanguage{"en", visiting.now});
    CHECK(visiting.visit().language == "en");
    CHECK_FALSE(visiting.visit().sheet);
}
