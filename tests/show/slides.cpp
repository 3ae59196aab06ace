// The exhibitor's own pictures and lines among the highlights.
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "show/show.h"
#include "stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

Catalogue with_slide(const Slide& slide, std::size_t highlights = 3) {
    Catalogue catalogue = varied_stand(highlights);
    catalogue.slides.push_back(slide);
    return catalogue;
}

Slide line(unsigned weight = 1, SlideTarget target = {}) {
    Slide slide;
    slide.id = "line";
    slide.text = {{"de", "Heute am Stand"}, {"en", "Today at the stand"}};
    slide.weight = weight;
    slide.target = std::move(target);
    return slide;
}

/// A visit that began with a touch on the slide.
Show touched(const Catalogue& catalogue) {
    Show show = begin(catalogue, {}, 0s);
    Time now{0};
    while (show.loop.now.item < catalogue.highlights.size()) now = to_next_change(show, catalogue);
    now = show.loop.still_since + 1s;
    send(show, catalogue, event::TouchLoop{now}, now);
    return show;
}

}  // namespace

TEST_CASE("A slide comes as often in a cycle as it weighs, and never twice in a row") {
    for (const unsigned weight : {1U, 2U, 3U}) {
        const Catalogue catalogue = with_slide(line(weight), 4);
        Show show = begin(catalogue, {}, 0s);
        const auto seen = watch(show, catalogue, 2 * (4 + weight));
        std::map<std::size_t, std::size_t> times;
        for (std::size_t i = 0; i < seen.size(); ++i) {
            ++times[seen[i].item];
            if (i > 0) CHECK(seen[i].item != seen[i - 1].item);
        }
        CHECK(times[4] == 2 * weight);
        for (std::size_t item = 0; item < 4; ++item) CHECK(times[item] == 2);
    }
}

TEST_CASE("A slide leads where it says, without a target to the topics") {
    CHECK(touched(with_slide(line())).scene == Scene::Topics);
    SlideTarget topic{.kind = SlideTarget::Kind::Topic, .topic = 1, .exchange = {}, .address = {}};
    const Show on_topic = touched(with_slide(line(1, topic)));
    CHECK(on_topic.scene == Scene::Reader);
    CHECK(on_topic.visit.topic == 1);
    SlideTarget exchange{
        .kind = SlideTarget::Kind::Exchange, .topic = 0, .exchange = {2, 0}, .address = {}};
    CHECK(touched(with_slide(line(1, exchange))).visit.exchange == ExchangeRef{2, 0});
    SlideTarget address{.kind = SlideTarget::Kind::Address,
                        .topic = 0,
                        .exchange = {},
                        .address = "https://fair.example/"};
    const Catalogue catalogue = with_slide(line(1, address));
    Show show = touched(catalogue);
    CHECK(show.visit.sheet == Sheet::TakeAlong);
    CHECK(take_along_address(show, catalogue) == "https://fair.example/");
    send(show, catalogue, event::CloseSheet{}, 900s);
    CHECK(take_along_address(show, catalogue).empty());
}

TEST_CASE("A picture suits every language, a line those it has") {
    Slide picture = line();
    picture.text.clear();
    picture.wide = Picture{};
    const auto languages_of = [](const Slide& slide) {
        const Catalogue catalogue = with_slide(slide, 1);
        Show show = begin(catalogue, {}, 0s);
        std::map<std::string, int> seen;
        for (const Shown& one : watch(show, catalogue, 12))
            if (one.item == 1) ++seen[one.language];
        return seen;
    };
    CHECK(languages_of(picture).size() == 2);
    Slide german = line();
    german.text.erase("en");
    CHECK(languages_of(german).size() == 1);
}

TEST_CASE("Slides with days are shown on those days, and never by a clock nobody trusts") {
    Slide dated = line();
    dated.from = "2026-11-27";
    dated.until = "2026-11-28";
    const auto kept = [&](const std::string& today) {
        Catalogue catalogue = with_slide(dated);
        catalogue.slides.push_back(line());
        keep_slides_of(catalogue, today);
        return catalogue.slides.size();
    };
    CHECK(kept("2026-11-26") == 1);
    CHECK(kept("2026-11-27") == 2);
    CHECK(kept("2026-11-28") == 2);
    CHECK(kept("2026-11-29") == 1);
    CHECK(kept("") == 1);
}
