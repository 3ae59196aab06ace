#pragma once
// The panels a stand may have, and what has to hold for every picture on them.
#include <array>

#include "screens/theatre.h"
#include "support/ui_checks/ui_checks.h"

namespace standpunkt::test {

struct PanelCase {
    const char* name;
    Size size;
    double diagonal_inch;
    double least_millimetres;  // VISITOR.md, principle 1
};

inline constexpr std::array panels = {
    PanelCase{"24 inch", {1920, 1080}, 24, 20},
    PanelCase{"24 inch upright", {1080, 1920}, 24, 20},
    PanelCase{"15.6 inch", {1920, 1080}, 15.6, 20},
    PanelCase{"21.5 inch", {1920, 1080}, 21.5, 20},
    PanelCase{"20 inch 1600x900", {1600, 900}, 20, 20},
    PanelCase{"28 inch bar", {1920, 540}, 28, 20},
    PanelCase{"10.1 inch 1024x600", {1024, 600}, 10.1, 12},
    PanelCase{"7 inch 1024x600", {1024, 600}, 7, 12},
    PanelCase{"7 inch 800x480", {800, 480}, 7, 12},
    PanelCase{"7 inch 720x1280 upright", {720, 1280}, 7, 12},
    PanelCase{"7 inch 480x800 upright", {480, 800}, 7, 12},
};

/// Every face a scene may use draws it.
inline bool has_letter(Fonts& fonts, char32_t letter) {
    for (const Face face :
         {Face::Regular, Face::Medium, Face::SemiBold, Face::Bold, Face::Italic, Face::Display})
        if (!fonts.has(letter, face)) return false;
    return true;
}

/// What is on screen in `theatre`, for the checks that look at pixels. `shown` keeps them.
inline Frame frame_of(const PictureBuffer& shown) {
    return {shown.size, shown.pixels};
}

/// `home`: the target that has to be in the first place; nullptr: no toolbar.
inline void check(const Theatre& theatre, const PanelCase& panel, const char* scene,
                  const char* home) {
    INFO(panel.name << ", " << scene << ", " << theatre.nodes().size() << " nodes");
    const Metrics& metrics = theatre.screens->metrics();
    CHECK(check_targets(theatre.nodes(), metrics, panel.least_millimetres) == Complaints{});
    CHECK(check_texts(theatre.nodes(), metrics) == Complaints{});
    CHECK(check_ids(theatre.nodes()) == Complaints{});
    const PictureBuffer shown = theatre.stage->shown();
    CHECK(check_contrast(theatre.nodes(), frame_of(shown)) == Complaints{});
    CHECK(check_colours(theatre.nodes(), frame_of(shown)) == Complaints{});
    CHECK(check_edges(theatre.nodes(), frame_of(shown), metrics) == Complaints{});
    CHECK(check_marks(theatre.nodes(), frame_of(shown)) == Complaints{});
    CHECK(check_order(theatre.nodes()) == Complaints{});
    const bool small = panel.least_millimetres < 20;
    // Type is not made smaller than on 800x480; 480 pixels across are fewer than VISITOR.md knows.
    if (metrics.unit >= 1)
        CHECK(check_type(theatre.nodes(), metrics,
                         {metrics.panel.viewing_distance_mm, small, 100}) == Complaints{});
    const bool several = theatre.catalogue.stand.languages.size() > 1;
    if (home) CHECK(check_places(theatre.nodes(), {home, several, true}) == Complaints{});
}

}  // namespace standpunkt::test
