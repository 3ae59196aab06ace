#pragma once
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "apps/display_companion.h"
#include "base/files.h"
#include "fake_stage.h"
#include "support/sample_catalogue.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {

/// A stand's folders, and its show on a fake screen with a test's own time.
struct StandPlay : TemporaryFolder {
    DisplayOptions options;
    FakeStage::Screen screen;
    FakeStage stage{screen};
    std::optional<Play> play;

    explicit StandPlay(bool with_content = true) {
        options.slots.data.path = path / "data";
        options.slots.trusted = path / "trusted.d";
        options.slots.factory.bundle = path / "factory.standpunkt";
        options.slots.boot = "boot";
        options.run.path = path / "run";
        options.config.kiosk = "hall-3-left";
        options.tempo.fade = Duration(0);
        std::filesystem::create_directories(options.run.path);
        DisplayContent content;
        if (with_content) {
            content.catalogue =
                sample::make_content({.interviews = 1, .exchanges_each = 3, .topics = 2}).catalogue;
        } else {
            content.catalogue.stand.languages = {"de"};
            content.catalogue.stand.default_language = "de";
        }
        play.emplace(options, stage, std::move(content));
        REQUIRE(play->open().value());
    }
    Scene scene() { return play->exhibit().show().scene; }
    /// Of what can be tapped.
    Point middle_of(const std::string& id) {
        const UiNode* node = node_named(play->exhibit().nodes(), id);
        INFO(id);
        REQUIRE((node && node->hit));
        return {node->hit->x + node->hit->width / 2, node->hit->y + node->hit->height / 2};
    }
    /// A whole turn at `now`, as the loop takes it.
    Turn& turn(const Companions& companions, Time now, Inputs inputs = {}) {
        x_turn.now = now;
        x_turn.inputs = std::move(inputs);
        for (Companion* const one : companions) REQUIRE(one->before(x_turn));
        if (!x_turn.asleep) REQUIRE(play->exhibit().turn(x_turn.inputs, now));
        for (auto one = companions.rbegin(); one != companions.rend(); ++one)
            REQUIRE((*one)->after(x_turn));
        return x_turn;
    }
    bool black() const {
        return std::ranges::all_of(screen.picture,
                                   [](std::uint32_t pixel) { return pixel == 0xFF000000; });
    }

  private:
    Turn x_turn{*play, Time(0)};
};

}  // namespace standpunkt::test
