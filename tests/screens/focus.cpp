// The five keys alone: the ring visits every control of every scene in the order of reading, and
// comes back.
#include <set>

#include "screens/desk.h"
#include "screens/panel.h"
#include "screens/rehearsal.h"
#include "screens/stands.h"
#include "support/effort.h"

namespace standpunkt::test {

using namespace std::chrono_literals;

namespace {

/// The ids the ring is at, one "next" after the other, from the first control on.
std::vector<std::string> walk(Theatre& theatre) {
    std::vector<std::string> ids;
    std::size_t targets = 0;
    for (const UiNode& node : theatre.nodes()) targets += node.hit ? 1 : 0;
    // The first key only shows the ring, wherever that is.
    for (std::size_t i = 0; i < 2 * targets + 3; ++i) {
        theatre.press(Key::Next);
        ids.push_back(theatre.exhibit->focus());
    }
    const UiNode* first = nullptr;
    for (const UiNode& node : theatre.nodes())
        if (node.hit && !first) first = &node;
    const auto begin = std::find(ids.begin(), ids.end(), first ? first->id : "");
    ids.erase(ids.begin(), begin);
    if (ids.size() > targets + 1) ids.resize(targets + 1);
    return ids;
}

/// A theatre that begins where `stop` is. Nobody is asked whether they are still there: the sheet
/// that asks counts its seconds while the ring goes round.
Theatre theatre_at(const Stop& stop, const Catalogue& catalogue, const PanelCase& panel) {
    Rehearsal::Options options;
    options.metrics = Metrics::of(panel.size, {panel.diagonal_inch}).value();
    options.load = no_pictures;
    options.tempo = {.fade = 0ms, .still_there = 10min};
    Show show;
    Time now{0};
    {
        const auto rehearsal = Rehearsal::begin(catalogue, std::move(options)).value();
        go_to(*rehearsal, stop);
        show = rehearsal->show();
        now = rehearsal->now();
    }
    return {catalogue, panel.size, {panel.diagonal_inch}, std::move(show), now};
}

/// The bright part of the ring, which no palette has elsewhere.
std::ptrdiff_t ring_pixels(const Theatre& theatre) {
    const auto pixels = theatre.screens->pixels();
    return std::count(pixels.begin(), pixels.end(), 0xFFFFE600U);
}

/// Every scene on every other panel and every panel with every other scene; in a long run all.
void check_walks(const Catalogue& catalogue) {
    std::size_t turn = 0;
    for (const PanelCase& panel : panels) {
        std::size_t round = turn++;
        for (const Stop& stop : stops_of(catalogue)) {
            if (round++ % 2 == 1 && !long_run()) continue;
            INFO(panel.name << ", " << stop.name);
            Theatre theatre = theatre_at(stop, catalogue, panel);
            CHECK(check_focus(theatre.nodes(), walk(theatre)) == Complaints{});
            const UiNode* const node = node_named(theatre.nodes(), theatre.exhibit->focus());
            REQUIRE(node);
            CHECK(ring_pixels(theatre) >
                  static_cast<std::ptrdiff_t>(node->rect.width + node->rect.height));
        }
    }
}

}  // namespace

TEST_CASE("The ring of the keys visits every control of the operator's desk and comes back") {
    for (const PanelCase& panel : panels)
        for (const Stop& stop : desk_stops()) {
            INFO(panel.name << ", " << stop.name);
            if (stop.name == "cleaning") continue;  // nothing to choose
            Theatre theatre = theatre_at(stop, demo_catalogue(), panel);
            theatre.screens->tell(sample_page(OperatorPage::Light::Amber));
            theatre.jump(400ms);
            CHECK(check_focus(theatre.nodes(), walk(theatre)) == Complaints{});
            CHECK(ring_pixels(theatre) > 0);
        }
}

TEST_CASE("The ring of the keys visits every control of every scene and comes back") {
    Catalogue catalogue = demo_catalogue();
    catalogue.stand.languages.push_back("fr");  // the list of languages
    catalogue.stand.web_address = "https://example.org/stand";
    check_walks(catalogue);
}

TEST_CASE("The ring of the keys visits every control of a stand of forty topics") {
    check_walks(forty_topics("de"));
}

TEST_CASE("With keys alone a visitor reads an answer and gets home again") {
    for (const PanelCase& panel : {panels[0], panels[8]}) {
        INFO(panel.name);
        Theatre theatre(demo_catalogue(), panel.size, {panel.diagonal_inch}, {.fade = Duration(0)});
        const auto go_to = [&](const std::string& id) {
            for (int i = 0; i < 60 && theatre.exhibit->focus() != id; ++i) theatre.press(Key::Next);
            return theatre.exhibit->focus() == id;
        };
        REQUIRE(go_to("invite"));
        theatre.press(Key::Ok);
        REQUIRE(theatre.scene() == Scene::Reader);
        REQUIRE(go_to("primary"));
        theatre.press(Key::Ok);
        for (int i = 0; i < 10 && theatre.scene() != Scene::Attract; ++i) theatre.press(Key::Back);
        CHECK(theatre.scene() == Scene::Attract);
    }
}

TEST_CASE("What was chosen with OK may go: the ring is where to go on") {
    Theatre theatre(demo_catalogue(), {1920, 1080}, {}, {.fade = Duration(0)});
    REQUIRE(theatre.tap("topics"));
    for (int i = 0; i < 20 && theatre.exhibit->focus() != "topic-1"; ++i) theatre.press(Key::Next);
    theatre.press(Key::Ok);
    REQUIRE(theatre.scene() == Scene::Reader);
    CHECK(theatre.exhibit->focus() == "primary");
    const std::size_t page = theatre.exhibit->show().visit.page;
    theatre.press(Key::Ok);
    CHECK(theatre.exhibit->show().visit.page == page + 1);
    CHECK(theatre.exhibit->focus() == "primary");
}

TEST_CASE("Who moves the ring is there: no visit ends under the keys") {
    Theatre theatre(demo_catalogue(), {1920, 1080}, {},
                    Tempo{.dwell = 1h, .idle_least = 10s, .idle_most = 10s});
    theatre.press(Key::Help);
    for (int i = 0; i < 20; ++i) {
        theatre.pass(6s);
        theatre.press(i % 2 == 0 ? Key::Next : Key::Previous);
        REQUIRE_FALSE(theatre.exhibit->show().asked_since);
    }
    theatre.pass(11s);
    REQUIRE(theatre.exhibit->show().asked_since);
    // The ring leads over the sheet's own buttons; only what is chosen there is an answer.
    theatre.press(Key::Next);
    CHECK(theatre.exhibit->show().asked_since);
    theatre.press(Key::Ok);
    CHECK_FALSE(theatre.exhibit->show().asked_since);
}

TEST_CASE("A ring that nobody moves any more leaves the loop with its picture") {
    Theatre theatre(demo_catalogue(), {1920, 1080}, {}, Tempo{.dwell = 5s});
    theatre.press(Key::Next);
    REQUIRE(theatre.exhibit->focus() == "invite");
    theatre.pass(10s);
    CHECK(theatre.exhibit->focus().empty());
}

}  // namespace standpunkt::test
