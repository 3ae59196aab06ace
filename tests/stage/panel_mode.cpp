#include "stage/panel_mode.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace standpunkt;

namespace {

/// The mode that is chosen.
PanelMode chosen(const std::vector<PanelMode>& modes, Size wanted) {
    const auto best = best_mode(modes, wanted);
    return best ? modes[*best] : PanelMode{};
}

}  // namespace

TEST_CASE("a panel is driven with the size it prefers, whatever was set before") {
    const std::vector<PanelMode> modes{
        {{1920, 1080}, 60}, {{1366, 768}, 60}, {{1024, 768}, 60}, {{800, 600}, 60}};
    CHECK(chosen(modes, {1366, 768}) == PanelMode{{1366, 768}, 60});
    CHECK(chosen(modes, {1920, 1080}) == PanelMode{{1920, 1080}, 60});
}

TEST_CASE("a panel above the cap gets the largest mode of its proportions within it") {
    const std::vector<PanelMode> modes{{{3840, 2160}, 60}, {{2560, 1440}, 60}, {{1920, 1200}, 60},
                                       {{1600, 1200}, 60}, {{1920, 1080}, 60}, {{1280, 720}, 60}};
    CHECK(chosen(modes, {3840, 2160}) == PanelMode{{1920, 1080}, 60});
    const std::vector<PanelMode> upright{{{1440, 2560}, 60}, {{1080, 1920}, 60}, {{720, 1280}, 60}};
    CHECK(chosen(upright, {1440, 2560}) == PanelMode{{1080, 1920}, 60});
    const std::vector<PanelMode> odd{{{2560, 1600}, 60}, {{1920, 1080}, 60}, {{1024, 768}, 60}};
    CHECK(chosen(odd, {2560, 1600}) == PanelMode{{1920, 1080}, 60});
}

TEST_CASE("of equal sizes the one nearest to 60 Hz is taken") {
    const std::vector<PanelMode> modes{
        {{1920, 1080}, 144}, {{1920, 1080}, 50}, {{1920, 1080}, 60}, {{1920, 1080}, 24}};
    CHECK(chosen(modes, {1920, 1080}).refresh_hz == 60);
    const std::vector<PanelMode> without{{{1920, 1080}, 24}, {{1920, 1080}, 50}};
    CHECK(chosen(without, {1920, 1080}).refresh_hz == 50);
}

TEST_CASE("a panel without a mode within the cap keeps its own") {
    const std::vector<PanelMode> modes{{{3840, 2160}, 60}, {{2560, 1440}, 60}};
    CHECK_FALSE(best_mode(modes, {3840, 2160}));
    CHECK_FALSE(best_mode({}, {1920, 1080}));
}
