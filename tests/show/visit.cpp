#include <catch2/catch_test_macros.hpp>
#include <climits>

#include "show/show.h"
#include "stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

TEST_CASE("A topic opens at its first exchange, in the order of the catalogue") {
    Visiting visiting;
    visiting.send(event::OpenTopics{}).send(event::OpenTopic{2});
    CHECK(visiting.show.scene == Scene::Reader);
    CHECK(visiting.visit().exchange == ExchangeRef{0, 1});
    CHECK(visiting.visit().topic == 2);
    CHECK(visiting.send(event::OpenTopic{1}).visit().exchange == ExchangeRef{1, 0});
}

TEST_CASE("Advance walks the whole topic, then the next topics, and comes back to the first") {
    Visiting visiting;
    std::vector<ExchangeRef> walked;
    for (int i = 0; i < 7; ++i) {
        walked.push_back(visiting.visit().exchange);
        const ExchangeRef announced = following(visiting.show, visiting.catalogue);
        visiting.send(event::Advance{});
        CHECK(visiting.visit().exchange == announced);
        CHECK(visiting.visit().topic == visiting.catalogue.exchange(announced).topic);
    }
    CHECK(walked ==
          std::vector<ExchangeRef>{{0, 0}, {0, 2}, {1, 1}, {1, 0}, {0, 1}, {1, 2}, {0, 0}});
}

TEST_CASE("The primary button reads on while pages remain, then leads to question or topic") {
    Visiting visiting;
    visiting.send(event::PageLaid{2, 80});
    CHECK(primary(visiting.show, visiting.catalogue) == Primary::ReadOn);
    visiting.send(event::TurnPage{1});
    CHECK(primary(visiting.show, visiting.catalogue) == Primary::NextQuestion);
    visiting.send(event::OpenExchange{{1, 1}});
    CHECK(primary(visiting.show, visiting.catalogue) == Primary::NextTopic);
}

TEST_CASE("The primary button can be asked of any page, so that its room is known before") {
    Visiting visiting;
    visiting.send(event::OpenExchange{{1, 1}}).send(event::PageLaid{3, 80});
    CHECK(primary(visiting.show, visiting.catalogue, 1, 3) == Primary::ReadOn);
    CHECK(primary(visiting.show, visiting.catalogue, 2, 3) == Primary::NextTopic);
    CHECK(primary(visiting.show, visiting.catalogue, 0, 1) == Primary::NextTopic);
}

TEST_CASE("After the last question of the only topic the primary button leads to its first") {
    const Catalogue catalogue = one_person_stand(1, 3);
    Show show = begin(catalogue, {}, 0s);
    send(show, catalogue, event::OpenTopic{0}, 1s);
    CHECK(primary(show, catalogue) == Primary::NextQuestion);
    send(show, catalogue, event::Advance{}, 2s);
    send(show, catalogue, event::Advance{}, 3s);
    CHECK(show.visit.exchange == ExchangeRef{0, 2});
    CHECK(primary(show, catalogue) == Primary::FirstQuestion);
    send(show, catalogue, event::Advance{}, 4s);
    CHECK(show.visit.exchange == ExchangeRef{0, 0});
}

TEST_CASE("In a stand with one exchange its last page leads home, and Advance begins it again") {
    const Catalogue catalogue = varied_stand(1);
    Show show = begin(catalogue, {}, 0s);
    send(show, catalogue, event::TouchLoop{1s}, 1s);
    send(show, catalogue, event::PageLaid{3, 50}, 1s);
    send(show, catalogue, event::TurnPage{2}, 2s);
    CHECK(primary(show, catalogue) == Primary::Home);
    send(show, catalogue, event::Advance{}, 3s);
    CHECK(show.scene == Scene::Reader);
    CHECK(show.visit.exchange == ExchangeRef{0, 0});
    CHECK(show.visit.page == 0);
}

TEST_CASE("Pages turn within the text") {
    Visiting visiting;
    visiting.send(event::TurnPage{1});
    CHECK(visiting.visit().page == 0);  // nothing is laid yet: one page
    visiting.send(event::PageLaid{3, 80});
    CHECK(visiting.send(event::TurnPage{-1}).visit().page == 0);
    CHECK(visiting.send(event::TurnPage{1}).visit().page == 1);
    CHECK(visiting.send(event::TurnPage{9}).visit().page == 2);
    CHECK(visiting.send(event::TurnPage{INT_MAX}).visit().page == 2);
    CHECK(visiting.send(event::TurnPage{INT_MIN}).visit().page == 0);
}

TEST_CASE("A new exchange begins at its first page") {
    Visiting visiting;
    visiting.send(event::PageLaid{5, 80}).send(event::TurnPage{4}).send(event::Advance{});
    CHECK(visiting.visit().page == 0);
    CHECK(visiting.visit().page_count == 1);
    CHECK(visiting.send(event::PageLaid{4, 80}).visit().page == 0);
}

TEST_CASE("A text of no pages still has one") {
    Visiting visiting;
    visiting.send(event::PageLaid{0, 0});
    CHECK(visiting.visit().page_count == 1);
    CHECK(visiting.visit().page == 0);
}

TEST_CASE("A switch of language keeps scene, exchange and the place in the text") {
    Visiting visiting;
    visiting.send(event::PageLaid{4, 80}).send(event::TurnPage{2});
    visiting.send(event::SwitchLanguage{"en", visiting.now}).send(event::PageLaid{6, 70});
    CHECK(visiting.show.scene == Scene::Reader);
    CHECK(visiting.visit().language == "en");
    CHECK(visiting.visit().exchange == ExchangeRef{0, 0});
    CHECK(visiting.visit().page == 3);  // half through, as before
    CHECK(visiting.visit().page_count == 6);
}

TEST_CASE("Switching to and fro always leads back to the same page") {
    for (std::size_t german = 1; german <= 7; ++german)
        for (std::size_t english = 1; english <= 7; ++english)
            for (std::size_t page = 0; page < german; ++page) {
                Visiting visiting;
                visiting.send(event::PageLaid{german, 80});
                visiting.send(event::TurnPage{static_cast<int>(page)});
                for (int i = 0; i < 3; ++i) {
                    visiting.send(event::SwitchLanguage{"en", visiting.now});
                    visiting.send(event::PageLaid{english, 70});
                    CHECK(visiting.visit().page < english);
                    visiting.send(event::SwitchLanguage{"de", visiting.now});
                    visiting.send(event::PageLaid{german, 80});
                    CHECK(visiting.visit().page == page);
                }
            }
}

TEST_CASE("A language the stand does not have changes nothing in a visit") {
    Visiting visiting;
    visiting.send(event::SwitchLanguage{"tlh", visiting.now});
    CHECK(visiting.visit().language == "de");
}

TEST_CASE("Back from a person leads to where one came from, at the same page") {
    Visiting visiting;
    visiting.send(event::PageLaid{4, 80, 3, 1}).send(event::TurnPage{3});
    visiting.send(event::OpenPerson{1}).send(event::PageLaid{1, 30});
    CHECK(visiting.show.scene == Scene::Person);
    CHECK(visiting.visit().person == 1);
    visiting.send(event::OpenPerson{0}).send(event::Back{});
    CHECK(visiting.show.scene == Scene::Reader);
    CHECK(visiting.visit().page == 3);
    CHECK(visiting.visit().list_page == 1);
    visiting.send(event::OpenTopics{}).send(event::OpenPerson{0}).send(event::Back{});
    CHECK(visiting.show.scene == Scene::Topics);
}

TEST_CASE("A person's cards turn by themselves and leave the list behind them as it was") {
    Visiting visiting;
    visiting.send(event::PageLaid{1, 80, 4, 1}).send(event::TurnList{2});
    visiting.send(event::OpenPerson{1});
    CHECK(visiting.visit().list_page == 0);
    visiting.send(event::PageLaid{1, 0, 2, 0}).send(event::TurnList{5});
    CHECK(visiting.visit().list_page == 1);
    visiting.send(event::Back{});
    CHECK(visiting.visit().list_page == 3);
    CHECK(visiting.visit().list_page_count == 4);
    CHECK_FALSE(visiting.visit().list_follows);
}

TEST_CASE(
    "Laying the same page again changes nothing, so that a layout may tell until it is heard") {
    const event::PageLaid laid{3, 80, 4, 2};
    for (const Event& scene : {Event(event::OpenTopics{}), Event(event::OpenPerson{1}),
                               Event(event::OpenExchange{{1, 2}})}) {
        Visiting visiting;
        visiting.send(scene).send(laid);
        const Show told = visiting.show;
        CHECK(visiting.visit().list_page_count == 4);
        CHECK(visiting.visit().page_words == 80);
        CHECK(visiting.send(laid).show == told);
    }
}

TEST_CASE("A person's exchange opens in the reader") {
    Visiting visiting;
    visiting.send(event::OpenPerson{1}).send(event::OpenExchange{{1, 2}});
    CHECK(visiting.show.scene == Scene::Reader);
    CHECK(visiting.visit().exchange == ExchangeRef{1, 2});
}

TEST_CASE("Back does nothing where there is no such button") {
    Visiting visiting;
    CHECK(visiting.send(event::Back{}).show.scene == Scene::Reader);
    visiting.send(event::OpenTopics{});
    CHECK(visiting.send(event::Back{}).show.scene == Scene::Topics);
}

TEST_CASE("The list never turns below its first page, nor beyond its last if that is known") {
    Visiting visiting;
    visiting.send(event::TurnList{-3});
    CHECK(visiting.visit().list_page == 0);
    CHECK(visiting.send(event::TurnList{5}).visit().list_page == 5);  // its drawer bounds it
    visiting.send(event::PageLaid{1, 80, 3, 0});
    CHECK(visiting.visit().list_page == 2);
    CHECK(visiting.send(event::TurnList{1}).visit().list_page == 2);
    CHECK(visiting.send(event::TurnList{INT_MIN}).visit().list_page == 0);
}

TEST_CASE("The list shows the exchange being read until the visitor turns it") {
    Visiting visiting;
    visiting.send(event::PageLaid{1, 80, 4, 2});
    CHECK(visiting.visit().list_page == 2);
    visiting.send(event::TurnList{-1}).send(event::PageLaid{1, 80, 4, 2});
    CHECK(visiting.visit().list_page == 1);
    visiting.send(event::Advance{}).send(event::PageLaid{1, 80, 4, 3});
    CHECK(visiting.visit().list_page == 3);
}

TEST_CASE("Another topic's list begins at its first page, and so do the cards") {
    Visiting visiting;
    visiting.send(event::TurnList{2}).send(event::OpenExchange{{1, 0}});
    CHECK(visiting.visit().list_page == 0);
    visiting.send(event::TurnList{2}).send(event::OpenTopics{});
    CHECK(visiting.visit().list_page == 0);
    CHECK(visiting.send(event::TurnList{1}).visit().list_page == 1);
}

TEST_CASE("What is not in the catalogue is a touch that hit nothing") {
    Visiting visiting;
    const Visit before = visiting.visit();
    visiting.send(event::OpenTopic{3}).send(event::OpenExchange{{2, 0}});
    visiting.send(event::OpenExchange{{0, 3}}).send(event::OpenPerson{2});
    CHECK(visiting.visit() == before);
    CHECK(visiting.show.scene == Scene::Reader);
    CHECK(visiting.show.touched == visiting.now);
}
