#include "interview/catalogue.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace standpunkt;

namespace {

Exchange exchange(std::size_t topic, const Localised<std::string>& questions) {
    Exchange made;
    made.topic = topic;
    for (const auto& [language, question] : questions) made.texts[language].question = question;
    return made;
}

Catalogue catalogue() {
    Catalogue made;
    made.stand.default_language = "de";
    made.topics.resize(3);
    made.interviews.resize(2);
    made.interviews[0].exchanges = {exchange(0, {{"de", "eins"}, {"en", "one"}}),
                                    exchange(1, {{"de", "zwei"}})};
    made.interviews[1].exchanges = {exchange(0, {{"en", "three"}})};
    return made;
}

Picture picture(std::string bytes) {
    Picture made;
    made.medium = digest(bytes);
    return made;
}

}  // namespace

TEST_CASE("a topic's exchanges come in the order of the catalogue") {
    const Catalogue stand = catalogue();
    CHECK(exchanges_of(stand, 0) == std::vector<ExchangeRef>{{0, 0}, {1, 0}});
    CHECK(exchanges_of(stand, 1) == std::vector<ExchangeRef>{{0, 1}});
    CHECK(exchanges_of(stand, 2).empty());
}

TEST_CASE("a text missing in a language comes in the stand's own, else in any") {
    const Catalogue stand = catalogue();
    CHECK(text_of(stand, {0, 0}, "en").question == "one");
    CHECK(text_of(stand, {0, 1}, "en").question == "zwei");
    CHECK(text_of(stand, {1, 0}, "de").question == "three");
    const Localised<std::string> none;
    CHECK(pick(none, "de", "en") == nullptr);
    CHECK(text_of(none, "de", "en").empty());
    CHECK(text_of({{"fr", "oui"}}, "de", "en") == "oui");
}

TEST_CASE("every medium a catalogue names is listed once, in order") {
    Catalogue stand = catalogue();
    stand.theme.logo_on_light = picture("logo");
    stand.theme.logo_on_dark = picture("logo");
    stand.theme.fonts.display = digest("font");
    stand.interviews[1].person.portrait = picture("face");
    Block block;
    block.kind = BlockKind::Picture;
    block.picture = picture("chart");
    stand.interviews[0].exchanges[0].texts["en"].answer = {block, block};
    const auto media = media_of(stand);
    CHECK(media.size() == 4);
    CHECK(std::ranges::is_sorted(media));
    for (const char* bytes : {"logo", "font", "face", "chart"})
        CHECK(std::ranges::count(media, digest(bytes)) == 1);
    CHECK(media_of(catalogue()).empty());
}

TEST_CASE("a library keeps equal media once and knows what it does not have") {
    MediaLibrary library;
    const MediumId id = library.add("bytes");
    CHECK(library.add("bytes") == id);
    CHECK(library.all().size() == 1);
    CHECK(library.read(id) == "bytes");
    const auto missing = library.read(digest("other"));
    REQUIRE(!missing);
    CHECK(missing.error().message.find(to_hex(digest("other"))) != std::string::npos);
}

TEST_CASE("the built-in palettes keep the contrast that texts need") {
    for (const Palette& palette : {light_palette(), dark_palette()}) {
        for (const Colour ground : {palette.canvas, palette.surface, palette.sunken})
            CHECK(contrast(palette.ink, ground) >= 7);
        CHECK(contrast(palette.second_ink, palette.surface) >= 4.5);
        CHECK(contrast(palette.on_primary, palette.primary) >= 4.5);
        CHECK(contrast(palette.on_amber, palette.amber) >= 7);
        CHECK(contrast(palette.border, palette.canvas) >= 3);
    }
}
