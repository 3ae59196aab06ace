#pragma once
// A stand without a window for tests: the demo content, a headless stage, a simulated clock.
#include <catch2/catch_test_macros.hpp>
#include <deque>
#include <memory>
#include <string>

#include "authoring/folder.h"
#include "screens/exhibit.h"

namespace standpunkt::test {

/// The demo stand's catalogue. Its pictures are not prepared: scenes must do without.
inline const Catalogue& demo_catalogue() {
    static const Catalogue catalogue = [] {
        auto content =
            read_folder(STANDPUNKT_SOURCE_DIR "/content", {.work = PictureWork::Inspect});
        REQUIRE(content);
        REQUIRE_FALSE(content->has_errors());
        return content->catalogue;
    }();
    return catalogue;
}

inline Result<std::string> no_pictures(const Digest&) {
    return fail("no pictures in this test");
}

struct Theatre {
    Catalogue catalogue;
    std::deque<Catalogue> others;  ///< shown after it; they outlive the screens
    std::unique_ptr<Stage> stage;
    std::unique_ptr<Screens> screens;
    std::unique_ptr<Exhibit> exhibit;
    Time now{0};

    /// `load` is called in the decoder's thread.
    Theatre(Catalogue content, Size size, Panel panel = {}, const Tempo& tempo = {},
            Pictures::Load load = no_pictures)
        : Theatre(content, size, panel, begin(content, tempo, Time(0)), Time(0), std::move(load)) {}
    /// Goes on from `show`, which belongs to `content`, at `at`.
    Theatre(Catalogue content, Size size, Panel panel, Show show, Time at,
            Pictures::Load load = no_pictures)
        : catalogue(std::move(content)), now(at) {
        StageOptions options;
        options.headless = true;
        options.size = size;
        auto opened = Stage::open(options);
        REQUIRE(opened);
        stage = std::move(*opened);
        const auto metrics = Metrics::of(size, panel);
        REQUIRE(metrics);
        auto made = Screens::create({*metrics, 32u << 20, Holding::NothingYet}, FontFiles::debian(),
                                    std::move(load), [] {});
        REQUIRE(made);
        screens = std::move(*made);
        exhibit = std::make_unique<Exhibit>(*stage, *screens, catalogue, std::move(show), now);
        turn();
    }

    void turn(std::vector<Contact> contacts = {}) {
        Inputs inputs;
        inputs.contacts = std::move(contacts);
        REQUIRE(exhibit->turn(inputs, now));
        if (screens->wait_all()) REQUIRE(exhibit->turn({}, now));
    }
    void press(Key key) {
        Inputs inputs;
        inputs.keys = {key};
        REQUIRE(exhibit->turn(inputs, now));
        jump(Duration(400));
    }
    /// As the window loop: sleeps from deadline to deadline.
    void pass(Duration time) {
        const Time end = now + time;
        while (now < end) {
            now = std::min(end, std::max(exhibit->deadline(), now + Duration(1)));
            turn();
        }
    }
    /// As on a machine too slow for any frame between: what fades is over at the next turn.
    void jump(Duration time) {
        now += time;
        turn();
    }
    void tap_at(Point at) {
        turn({{Contact::Kind::Down, 0, at}});
        jump(Duration(60));
        turn({{Contact::Kind::Up, 0, at}});
        jump(Duration(400));
    }
    bool tap(const std::string& id) {
        const UiNode* node = node_named(exhibit->nodes(), id);
        if (!node || !node->hit) return false;
        tap_at({node->hit->x + node->hit->width / 2, node->hit->y + node->hit->height / 2});
        return true;
    }
    /// From the topics, wherever in their pages it is.
    bool open_topic(std::size_t topic) {
        const std::string id = "topic-" + std::to_string(topic);
        while (!tap(id))
            if (!tap("later")) return false;
        return true;
    }
    const UiNodes& nodes() const { return exhibit->nodes(); }
    Scene scene() const { return exhibit->show().scene; }
};

}  // namespace standpunkt::test
