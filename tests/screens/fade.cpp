// How long one picture takes to become the next, and visitors who want none of that.
#include "screens/fade.h"

#include <catch2/catch_test_macros.hpp>

#include "screens/theatre.h"

namespace standpunkt::test {
namespace {

constexpr Duration loop_fade{700};

PictureKey at(Scene scene) {
    PictureKey key;
    key.scene = scene;
    return key;
}

}  // namespace

TEST_CASE("Each way from one picture to the next has its time") {
    const PictureKey loop = at(Scene::Attract), topics = at(Scene::Topics);
    PictureKey other_highlight = loop;
    other_highlight.shown.item = 1;
    CHECK(fade_length(loop, other_highlight, loop_fade) == loop_fade);
    CHECK(fade_length(loop, topics, loop_fade) == Duration(160));
    CHECK(fade_length(topics, loop, loop_fade) == Duration(160));
    PictureKey page = at(Scene::Reader), next_page = page, next_exchange = page;
    next_page.page = 1;
    next_exchange.exchange = {0, 1};
    CHECK(fade_length(page, next_page, loop_fade) == Duration(240));
    CHECK(fade_length(page, next_exchange, loop_fade) == Duration(160));
    PictureKey help = page, asked = page;
    help.sheet = Sheet::Help;
    asked.seconds = 30;
    CHECK(fade_length(page, help, loop_fade) == Duration(280));
    CHECK(fade_length(page, asked, loop_fade) == Duration(280));
    // Content that came while nothing changed for the eye: a cut. Other content: a fade.
    PictureKey drawn_anew = loop, other_content = loop;
    drawn_anew.pictures = 1;
    other_content.catalogue = 1;
    CHECK(fade_length(loop, drawn_anew, loop_fade) == Duration(0));
    CHECK(fade_length(loop, other_content, loop_fade) == loop_fade);
}

TEST_CASE("A fade is quick at first, settles, and ends on time") {
    const Fade fade({}, Time(1000), Duration(200));
    CHECK(fade.progress(Time(1000)) == 0);
    CHECK(fade.progress(Time(1100)) == 192);  // 1 - (1/2)^2 of 256
    CHECK(fade.progress(Time(1180)) < Fade::full);
    CHECK(fade.progress(Time(1200)) == Fade::full);
    CHECK(fade.progress(Time(5000)) == Fade::full);
    int before = 0;
    for (int i = 0; i <= 200; ++i) {
        const int now = fade.progress(Time(1000 + i));
        CHECK(now >= before);
        before = now;
    }
}

TEST_CASE("Who wants less motion sees every change at once") {
    Theatre theatre(demo_catalogue(), {960, 540}, {24});
    const auto frames_of = [&](Key key) {
        const auto before = theatre.stage->frames();
        Inputs inputs;
        inputs.keys = {key};
        REQUIRE(theatre.exhibit->turn(inputs, theatre.now));
        theatre.pass(Duration(1'000));
        return theatre.stage->frames() - before;
    };
    REQUIRE(theatre.tap("topics"));
    REQUIRE(theatre.tap("topic-0"));
    CHECK(frames_of(Key::Help) > 5);
    CHECK(frames_of(Key::Back) > 5);
    CHECK(frames_of(Key::Back) > 5);
    REQUIRE(theatre.tap("topic-0"));
    REQUIRE(theatre.tap("help"));
    REQUIRE(theatre.tap("motion-on"));
    REQUIRE(theatre.tap("finished"));
    CHECK(frames_of(Key::Help) == 1);
    CHECK(frames_of(Key::Back) == 1);
    CHECK(frames_of(Key::Back) == 1);
    CHECK(theatre.scene() == Scene::Topics);
}

}  // namespace standpunkt::test
