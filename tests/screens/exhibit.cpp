// When something is drawn, and when nothing is.
#include "screens/exhibit.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "screens/theatre.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

Tempo still() {
    Tempo tempo;
    tempo.dwell = std::chrono::hours(1000);
    return tempo;
}

Tempo quick(Duration fade) {
    Tempo tempo;
    tempo.dwell = Duration(8000);
    tempo.fade = fade;
    return tempo;
}

}  // namespace

TEST_CASE("A still picture costs no frame and no drawing") {
    Theatre theatre(demo_catalogue(), {1920, 1080}, {}, still());
    theatre.pass(Duration(1000));  // the next one is prepared
    const auto frames = theatre.stage->frames(), drawings = theatre.screens->drawings();
    theatre.pass(std::chrono::hours(1));
    CHECK(theatre.stage->frames() == frames);
    CHECK(theatre.screens->drawings() == drawings);
}

TEST_CASE("The next highlight is drawn before it is due") {
    Theatre theatre(demo_catalogue(), {1920, 1080}, {}, quick(Duration(600)));
    theatre.pass(Duration(2000));
    CHECK(theatre.screens->drawn() ==
          theatre.screens->next_key(theatre.exhibit->show(), theatre.catalogue));
    const auto drawings = theatre.screens->drawings();
    while (!theatre.exhibit->fading()) theatre.pass(Duration(100));
    CHECK(theatre.screens->drawings() == drawings);
}

TEST_CASE("The window loop, which turns only when something is due, prepares the next highlight") {
    Theatre theatre(demo_catalogue(), {1920, 1080}, {}, quick(Duration(600)));
    for (int changes = 0; changes < 3; ++changes) {
        const Shown before = theatre.exhibit->show().loop.now;
        std::uint64_t drawings = 0;
        int turns = 0;
        while (theatre.exhibit->show().loop.now == before) {
            drawings = theatre.screens->drawings();
            theatre.now = std::max(theatre.now, theatre.exhibit->deadline());
            REQUIRE(theatre.exhibit->turn({}, theatre.now));
            REQUIRE(++turns < 100);
        }
        CHECK(theatre.exhibit->fading());
        CHECK(theatre.screens->drawings() == drawings);
    }
}

TEST_CASE("What arrives for the next highlight leaves the one on screen alone") {
    Catalogue catalogue = demo_catalogue();
    catalogue.interviews.at(0).person.portrait.reset();
    const Digest portrait = digest("a portrait");
    catalogue.interviews.push_back(catalogue.interviews.at(0));
    catalogue.interviews.back().person.portrait = Picture{};
    catalogue.interviews.back().person.portrait->medium = portrait;
    const ExchangeRef plain{0, 0}, pictured{catalogue.interviews.size() - 1, 0};
    catalogue.highlights.resize(2);
    catalogue.highlights[0].exchange = plain;
    catalogue.highlights[1].exchange = pictured;
    for (Highlight& highlight : catalogue.highlights)  // an editorial one shows no face
        highlight.kind = HighlightKind::Paraphrase;
    catalogue.stand.attract_languages = {"de"};
    Theatre theatre(catalogue, {1920, 1080}, {}, quick(Duration(600)));
    while (theatre.exhibit->show().loop.now.item != 0 || theatre.exhibit->fading())
        theatre.pass(Duration(100));
    const auto frames = theatre.stage->frames();
    theatre.pass(Duration(2000));
    CHECK(theatre.stage->frames() == frames);
    CHECK(theatre.screens->drawn() ==
          theatre.screens->next_key(theatre.exhibit->show(), theatre.catalogue));
}

TEST_CASE("Every frame of a fade lies between its two pictures") {
    Theatre theatre(demo_catalogue(), {800, 480}, {}, quick(Duration(600)));
    theatre.pass(Duration(7900));
    const PictureBuffer from = theatre.stage->shown();
    std::vector<PictureBuffer> frames;
    for (int i = 0; i < 50; ++i) {
        theatre.pass(Duration(16));
        if (theatre.exhibit->fading()) frames.push_back(theatre.stage->shown());
    }
    REQUIRE(frames.size() > 20);
    theatre.pass(Duration(500));
    const PictureBuffer to = theatre.stage->shown();
    std::size_t outside = 0;
    for (const PictureBuffer& frame : frames)
        for (std::size_t i = 0; i < frame.pixels.size(); ++i)
            for (const unsigned shift : {0U, 8U, 16U}) {
                const auto channel = [&](const PictureBuffer& picture) {
                    return picture.pixels[i] >> shift & 0xFF;
                };
                const auto [least, most] = std::minmax({channel(from), channel(to)});
                outside += channel(frame) < least || channel(frame) > most;
            }
    CHECK(outside == 0);
}

TEST_CASE("A button pressed during a fade shows it, and the fade goes on from what is seen") {
    Theatre theatre(demo_catalogue(), {800, 480}, {}, quick(Duration(600)));
    while (!theatre.exhibit->fading()) theatre.pass(Duration(100));
    theatre.pass(Duration(400));
    REQUIRE(theatre.exhibit->fading());
    const UiNode topics = *node_named(theatre.nodes(), "topics");
    theatre.turn({{Contact::Kind::Down, 0, {topics.hit->x + 20, topics.hit->y + 20}}});
    CHECK(node_named(theatre.nodes(), "topics")->pressed);
    CHECK(theatre.exhibit->fading());
    theatre.turn({{Contact::Kind::Move, 0, {topics.hit->x + 90, topics.hit->y - 90}}});
    theatre.pass(Duration(300));
    CHECK_FALSE(theatre.exhibit->fading());
}

TEST_CASE("Until half of a fade the buttons are those of what fades out") {
    Catalogue catalogue = demo_catalogue();
    catalogue.stand.attract_languages = {"de", "en"};
    Theatre theatre(catalogue, {1920, 1080}, {}, quick(Duration(600)));
    Shown outgoing = theatre.exhibit->show().loop.now;
    for (int i = 0; i < 400; ++i) {  // until the next one speaks the other language
        outgoing = theatre.exhibit->show().loop.now;
        while (!theatre.exhibit->fading()) theatre.pass(Duration(50));
        if (theatre.exhibit->show().loop.now.language != outgoing.language) break;
        theatre.pass(Duration(1000));
    }
    REQUIRE(theatre.exhibit->show().loop.now.language != outgoing.language);
    const std::string offered = theatre.exhibit->show().loop.now.language;
    const UiNode button = *node_named(theatre.nodes(), "language");
    theatre.tap_at({button.hit->x + 40, button.hit->y + 40});
    CHECK(theatre.scene() == Scene::Reader);
    CHECK(theatre.exhibit->show().visit.language == offered);
}

TEST_CASE("A cross-fade shows sixty pictures a second") {
    Theatre theatre(demo_catalogue(), {800, 480}, {}, quick(Duration(600)));
    theatre.pass(Duration(7900));
    REQUIRE_FALSE(theatre.exhibit->fading());
    const auto frames = theatre.stage->frames();
    theatre.pass(Duration(1000));
    REQUIRE_FALSE(theatre.exhibit->fading());
    const auto shown = theatre.stage->frames() - frames;
    CHECK(shown >= 35);
    CHECK(shown <= 38);
}

TEST_CASE("A fade whose target took long to draw loses nothing of its time") {
    const Duration fade(600), drawing(300);
    Theatre theatre(demo_catalogue(), {800, 480}, {}, quick(fade));
    theatre.pass(Duration(7900));
    const PictureBuffer from = theatre.stage->shown();
    while (!theatre.exhibit->fading()) theatre.pass(Duration(1));
    theatre.now += drawing;
    theatre.exhibit->picture_on(theatre.now);
    const Time begin = theatre.now;
    CHECK(theatre.exhibit->deadline() > begin);  // the next frame, not one that was missed

    const auto difference = [&](const PictureBuffer& to) {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < from.pixels.size(); ++i)
            for (const unsigned shift : {0U, 8U, 16U})
                sum += static_cast<std::uint64_t>(
                    std::abs(static_cast<int>(from.pixels[i] >> shift & 0xFF) -
                             static_cast<int>(to.pixels[i] >> shift & 0xFF)));
        return sum;
    };
    theatre.now = theatre.exhibit->deadline();
    theatre.turn();
    const std::uint64_t first = difference(theatre.stage->shown());
    theatre.exhibit->picture_on(theatre.now + drawing);  // said once more: the fade goes on
    theatre.pass(begin + fade - Duration(50) - theatre.now);
    CHECK(theatre.exhibit->fading());
    theatre.pass(Duration(50));
    CHECK_FALSE(theatre.exhibit->fading());
    CHECK(first > 0);
    CHECK(first * 10 < difference(theatre.stage->shown()));
}

TEST_CASE("A fade of nothing is a cut") {
    Theatre theatre(demo_catalogue(), {800, 480}, {}, quick(Duration(0)));
    const auto frames = theatre.stage->frames();
    theatre.pass(Duration(8100));
    CHECK(theatre.stage->frames() == frames + 1);
}

TEST_CASE("A finger is answered in the same turn") {
    Theatre theatre(demo_catalogue(), {1920, 1080}, {}, still());
    REQUIRE(theatre.tap("topics"));
    const UiNode* card = node_named(theatre.nodes(), "topic-2");
    REQUIRE(card);
    const PictureBuffer before = theatre.stage->shown();
    const Point at{card->hit->x + 50, card->hit->y + 150};
    theatre.turn({{Contact::Kind::Down, 0, at}});
    CHECK(node_named(theatre.nodes(), "topic-2")->pressed);
    const PictureBuffer pressed = theatre.stage->shown();
    const auto pixel = [&](const PictureBuffer& picture, Point p) {
        return picture.pixels[static_cast<std::size_t>(p.y) * 1920 + static_cast<std::size_t>(p.x)];
    };
    CHECK(pixel(before, at) != pixel(pressed, at));
    CHECK(pixel(before, {at.x, 20}) == pixel(pressed, {at.x, 20}));  // the rest stays
    theatre.turn({{Contact::Kind::Move, 0, {at.x + 200, at.y}}});    // a drag cancels the press
    CHECK(theatre.stage->shown() == before);
}

TEST_CASE("A touch under the sheet only takes the sheet away") {
    Theatre theatre(demo_catalogue(), {1920, 1080}, {}, still());
    REQUIRE(theatre.tap("topics"));
    REQUIRE(theatre.tap("topic-1"));
    const UiNode second = *node_named(theatre.nodes(), "card-1");
    const ExchangeRef reading = theatre.exhibit->show().visit.exchange;
    theatre.pass(Duration(70'000));
    REQUIRE(theatre.exhibit->show().asked_since);
    theatre.tap_at({second.hit->x + 10, second.hit->y + 10});
    CHECK_FALSE(theatre.exhibit->show().asked_since);
    CHECK(theatre.exhibit->show().visit.exchange == reading);
    theatre.pass(Duration(100'000));
    CHECK(theatre.scene() == Scene::Attract);
}

TEST_CASE("A visit does not end under a finger") {
    Theatre theatre(demo_catalogue(), {1920, 1080}, {}, still());
    REQUIRE(theatre.tap("topics"));
    theatre.pass(Duration(60'000));
    REQUIRE(theatre.exhibit->show().asked_since);
    const Time end = *theatre.exhibit->show().asked_since + Duration(30'000);
    theatre.pass(end - theatre.now - Duration(50));
    const Point at{900, 300};
    theatre.turn({{Contact::Kind::Down, 0, at}});
    theatre.pass(Duration(100));
    REQUIRE(theatre.exhibit->show().asked_since);
    theatre.turn({{Contact::Kind::Up, 0, at}});
    CHECK(theatre.scene() == Scene::Topics);
    CHECK_FALSE(theatre.exhibit->show().asked_since);
    // A finger nobody lifts (water, a bag against the panel) holds a visit for ten seconds only.
    theatre.pass(Duration(85'000));
    theatre.turn({{Contact::Kind::Down, 0, at}});
    theatre.pass(Duration(20'000));
    CHECK(theatre.scene() == Scene::Attract);
}

TEST_CASE("A drag whose finger vanished turns nothing") {
    Theatre theatre(demo_catalogue(), {800, 480}, {}, still());
    REQUIRE(theatre.tap("topics"));
    REQUIRE(theatre.tap("topic-3"));
    theatre.turn({{Contact::Kind::Down, 0, {300, 300}}});
    theatre.turn({{Contact::Kind::Move, 0, {300, 120}}});
    theatre.pass(Duration(11'000));
    CHECK(theatre.exhibit->show().visit.page == 0);
}

TEST_CASE("Keys on screen take letters as fast as somebody types") {
    Theatre theatre(demo_catalogue(), {1920, 1080});
    REQUIRE(theatre.tap("topics"));
    REQUIRE(theatre.tap("search"));
    for (const char letter : std::string("wasser")) {
        const UiNode* const key = node_named(theatre.nodes(), std::string("key-") + letter);
        REQUIRE(key);
        const Point at{key->hit->x + 9, key->hit->y + 9};
        theatre.turn({{Contact::Kind::Down, 0, at}});
        theatre.now += Duration(50);
        theatre.turn({{Contact::Kind::Up, 0, at}});
        theatre.now += Duration(70);
    }
    CHECK(theatre.exhibit->show().visit.query.text == "wasser");
}

TEST_CASE("Dragging turns pages") {
    Theatre theatre(demo_catalogue(), {800, 480}, {}, still());
    REQUIRE(theatre.tap("topics"));
    REQUIRE(theatre.tap("topic-3"));
    REQUIRE(theatre.exhibit->show().visit.page_count > 1);
    const auto drag = [&](float from, float to) {
        theatre.turn({{Contact::Kind::Down, 0, {300, from}}});
        for (int i = 1; i <= 5; ++i) {
            theatre.pass(Duration(16));
            theatre.turn(
                {{Contact::Kind::Move, 0, {300, from + (to - from) * static_cast<float>(i) / 5}}});
        }
        theatre.turn({{Contact::Kind::Up, 0, {300, to}}});
        theatre.pass(Duration(400));
    };
    drag(300, 120);
    CHECK(theatre.exhibit->show().visit.page == 1);
    drag(120, 300);
    CHECK(theatre.exhibit->show().visit.page == 0);
}

TEST_CASE("A touch in the loop opens what was shown, also in the other language") {
    Theatre theatre(demo_catalogue(), {1080, 1920}, {}, still());
    const Shown shown = theatre.exhibit->show().loop.now;
    theatre.tap_at({500, 400});  // nowhere in particular
    REQUIRE(theatre.scene() == Scene::Reader);
    CHECK(theatre.exhibit->show().visit.language == shown.language);
    CHECK(theatre.exhibit->show().visit.exchange ==
          theatre.catalogue.highlights[shown.item].exchange);
    REQUIRE(theatre.tap("language"));
    CHECK(theatre.exhibit->show().visit.language != shown.language);
    CHECK(theatre.scene() == Scene::Reader);
}

TEST_CASE("Wherever a visitor taps, the way home stays") {
    for (const Size size : {Size{1920, 1080}, Size{800, 480}}) {
        Theatre theatre(demo_catalogue(), size, {}, still());
        std::uint32_t random = 1;
        for (int tap = 0; tap < 150; ++tap) {
            random = random * 1664525 + 1013904223;
            std::vector<std::string> ids;
            for (const UiNode& node : theatre.nodes())
                if (node.hit) ids.push_back(node.id);
            REQUIRE_FALSE(ids.empty());
            REQUIRE(theatre.tap(ids[(random >> 16) % ids.size()]));
        }
        theatre.tap("finished");  // a sheet may be up
        if (theatre.scene() != Scene::Attract && theatre.scene() != Scene::Topics)
            REQUIRE(theatre.tap("topics"));
        if (theatre.scene() == Scene::Topics) REQUIRE(theatre.tap("home"));
        CHECK(theatre.scene() == Scene::Attract);
    }
}

TEST_CASE("Without content the stand says so") {
    Catalogue nothing;
    nothing.stand.languages = {"de", "en"};
    nothing.stand.default_language = "de";
    Theatre theatre(nothing, {1024, 600});
    CHECK(theatre.scene() == Scene::Holding);
    REQUIRE(node_named(theatre.nodes(), "team"));
    CHECK(node_named(theatre.nodes(), "team")->text.find("SP-101") != std::string::npos);
    const auto frames = theatre.stage->frames();
    theatre.pass(std::chrono::hours(1));
    CHECK(theatre.stage->frames() == frames);
}

TEST_CASE("Thirteen questions in one topic are all in its list, page by page") {
    Catalogue catalogue = demo_catalogue();
    catalogue.topics.resize(1);
    for (Interview& interview : catalogue.interviews)
        for (Exchange& exchange : interview.exchanges) exchange.topic = 0;
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        Theatre theatre(catalogue, size, {}, still());
        REQUIRE(theatre.tap("topics"));
        REQUIRE(theatre.tap("topic-0"));
        std::set<std::string> seen;
        for (int page = 0; page < 5; ++page) {
            for (const UiNode& node : theatre.nodes())
                if (node.id.starts_with("card-") && node.hit) seen.insert(node.id);
            if (!theatre.tap("list-later")) break;
        }
        CHECK(seen.size() == 13);
    }
}
