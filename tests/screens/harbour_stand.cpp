// The demo stand in another look.
#include <catch2/catch_test_macros.hpp>

#include "authoring/folder.h"
#include "screens/stands.h"

namespace standpunkt::test {

const Rich& harbour_stand() {
    static const Rich stand = [] {
        const std::string content = STANDPUNKT_SOURCE_DIR "/content";
        auto read = read_folder(
            content, {.work = PictureWork::Prepare, .theme = content + "/themes/harbour"});
        REQUIRE(read);
        REQUIRE_FALSE(read->has_errors());
        return Rich{std::move(read->catalogue), std::move(read->media)};
    }();
    return stand;
}

FontFiles fonts_of(const Rich& stand) {
    FontFiles fonts = FontFiles::debian();
    const FontFamily& family = stand.catalogue.theme.fonts;
    for (const auto& [face, medium] : {std::pair{Face::Regular, family.regular},
                                       {Face::Medium, family.medium},
                                       {Face::SemiBold, family.semi_bold},
                                       {Face::Bold, family.bold},
                                       {Face::Italic, family.italic},
                                       {Face::Display, family.display}})
        if (medium) fonts.own[face] = stand.media.read(*medium).value();
    return fonts;
}

TEST_CASE("The second theme of the demo has a light loop and type of its own") {
    const Theme& theme = harbour_stand().catalogue.theme;
    CHECK(theme.attract_light);
    CHECK(fonts_of(harbour_stand()).own.size() == 6);
    CHECK_FALSE(theme.light.primary == Theme{}.light.primary);
}

}  // namespace standpunkt::test
