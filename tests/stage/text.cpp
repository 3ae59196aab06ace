#include "stage/text.h"

#include <SDL.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace standpunkt;

namespace {

/// Text on a canvas, with the fonts of the system.
struct Desk {
    Canvas canvas = Canvas::create({800, 600}).value();
    std::unique_ptr<Fonts> fonts = Fonts::open(FontFiles::debian()).value();
    Text text{canvas, *fonts, 1'000'000};

    /// Draws the whole layout at a place.
    void draw(const TextLayout& layout, float x, float y) {
        for (const Text::Tile& tile : text.tiles(layout, 0, layout.line_count())) {
            const SDL_FRect at{x + tile.at.x, y + tile.at.y, tile.at.width, tile.at.height};
            SDL_RenderCopyF(canvas.renderer(), tile.texture, nullptr, &at);
        }
    }
    int dark_pixels(const SDL_Rect& area) {
        int found = 0;
        const auto pixels = canvas.pixels();
        for (int y = area.y; y < area.y + area.h; ++y)
            for (int x = area.x; x < area.x + area.w; ++x)
                found += (pixels[static_cast<std::size_t>(y) * 800 + x] & 0xFF) < 128;
        return found;
    }
};

TextStyle body(int px = 38, int leading = 56) {
    TextStyle style;
    style.px = px;
    style.leading = leading;
    style.colour = {0, 0, 0, 255};
    return style;
}

const std::string answer =
    "Was\u00ADser\u00ADstoff ist der Schlüs\u00ADsel für die Klima\u00ADziele, doch er muss aus "
    "erneuer\u00ADbarem Strom kommen. Größere Anlagen entstehen z. B. an der Küste – und bald auch "
    "im "
    "Binnen\u00ADland, wo Ab\u00ADwärme ge\u00ADnutzt wird.";

}  // namespace

TEST_CASE("a paragraph becomes lines within its width, its height lines times leading") {
    Desk desk;
    const TextLayout layout = desk.text.layout(answer, body(), 500);
    CHECK(layout.line_count() > 4);
    CHECK(layout.width <= 500);
    CHECK(layout.height == static_cast<float>(layout.line_count() * 56));
    for (const Line& line : layout.lines)
        for (const LinePiece& piece : line.pieces)
            CHECK(desk.fonts->width(piece.text, Face::Regular, 38) <= 500);
}

TEST_CASE("drawn text stays where its layout says") {
    Desk desk;
    desk.canvas.clear({255, 255, 255, 255});
    const TextLayout layout = desk.text.layout("Hafenhalle", body(), 700);
    desk.draw(layout, 100, 200);
    const int width = static_cast<int>(layout.width);
    const int ink = desk.dark_pixels({100, 200, width + 1, 56});
    CHECK(ink > 500);
    CHECK(desk.dark_pixels({0, 0, 800, 600}) == ink);
}

TEST_CASE("accents and descenders survive a leading less than the letters' height") {
    Desk desk;
    TextStyle tight = body(120, 60);
    tight.face = Face::Display;
    const TextLayout both = desk.text.layout("ÄÖÜ\nÄÖÜ", tight, 700);
    TextStyle wide = tight;
    wide.leading = 240;
    const TextLayout one = desk.text.layout("ÄÖÜ", wide, 700);
    desk.canvas.clear({255, 255, 255, 255});
    desk.draw(one, 10, 100);
    const int ink = desk.dark_pixels({0, 0, 800, 600});
    desk.canvas.clear({255, 255, 255, 255});
    desk.draw(desk.text.layout("ÄÖÜ", tight, 700), 10, 200);
    CHECK(desk.dark_pixels({0, 0, 800, 600}) == ink);  // nothing was clipped above
    desk.canvas.clear({255, 255, 255, 255});
    desk.draw(both, 10, 200);
    const auto pixels = desk.canvas.pixels();
    // Where the second line's box begins, the first line's letters still stand.
    CHECK(desk.dark_pixels({0, 200, 800, 60}) > 0);
    CHECK(pixels.size() == 800u * 600u);
}

TEST_CASE("emphasis and strong are drawn in other faces") {
    Desk desk;
    const auto width_of = [&](TextRun run) { return desk.text.layout({run}, body(), 700).width; };
    const float plain = width_of({"Hafenhalle", false, false});
    CHECK(width_of({"Hafenhalle", false, true}) > plain);
    const auto drawn = [&](const TextRun& run) {
        desk.canvas.clear({255, 255, 255, 255});
        desk.draw(desk.text.layout({run}, body(), 700), 10, 10);
        return desk.canvas.copy();
    };
    CHECK_FALSE(drawn({"Hafenhalle", true, false}) == drawn({"Hafenhalle", false, false}));
    CHECK(width_of({"Hafenhalle", false, true}) ==
          desk.fonts->width("Hafenhalle", Face::SemiBold, 38));
}

TEST_CASE("right and centred lines end where they should") {
    Desk desk;
    TextStyle style = body();
    style.align = Align::Right;
    const TextLayout layout = desk.text.layout("ein langer Satz hier\nkurz", style, 700);
    desk.canvas.clear({255, 255, 255, 255});
    desk.draw(layout, 20, 20);
    const int edge = 20 + static_cast<int>(layout.width);
    CHECK(desk.dark_pixels({20, 76, static_cast<int>(layout.width) / 2, 56}) == 0);
    CHECK(desk.dark_pixels({edge - 60, 76, 62, 56}) > 0);
}

TEST_CASE("no texture is larger than the slowest graphics unit takes") {
    Desk desk;
    std::string text;
    for (int i = 0; i < 80; ++i) text += "Zeile\n";
    const TextLayout layout = desk.text.layout(text, body(), 700);
    const auto& tiles = desk.text.tiles(layout, 0, layout.line_count());
    CHECK(tiles.size() >= 3);
    float bottom = 0;
    for (const Text::Tile& tile : tiles) {
        int width = 0, height = 0;
        SDL_QueryTexture(tile.texture, nullptr, nullptr, &width, &height);
        CHECK(width <= 2048);
        CHECK(height <= 2048);
        bottom = std::max(bottom, tile.at.bottom());
    }
    CHECK(bottom >= layout.height);
}

TEST_CASE("text is drawn once and kept while it is used") {
    Desk desk;
    const TextLayout layout = desk.text.layout(answer, body(), 500);
    SDL_Texture* const first = desk.text.tiles(layout, 0, 2).at(0).texture;
    desk.text.end_frame();
    CHECK(desk.text.tiles(desk.text.layout(answer, body(), 500), 0, 2).at(0).texture == first);
    TextStyle other = body();
    other.colour = {255, 0, 0, 255};
    CHECK(desk.text.tiles(desk.text.layout(answer, other, 500), 0, 2).at(0).texture != first);
}

TEST_CASE("the cache keeps to its cap, the oldest goes first, what is on show stays") {
    Desk desk;  // 1 MB
    const auto page = [&](int i) {
        return desk.text.layout(std::to_string(i) + " " + answer, body(), 500);
    };
    for (int i = 0; i < 30; ++i) {
        desk.text.tiles(page(0), 0, 2);
        desk.text.tiles(page(i), 0, page(i).line_count());
        desk.text.end_frame();
        const bool within = desk.text.bytes() <= 1'000'000 + 500 * 600 * 4;
        REQUIRE(within);
    }
    desk.text.end_frame();
    CHECK(desk.text.bytes() <= 1'000'000);
    CHECK(desk.text.bytes() > 0);
}

TEST_CASE("an empty text has no lines and no tiles") {
    Desk desk;
    const TextLayout layout = desk.text.layout("", body(), 500);
    CHECK(layout.line_count() == 0);
    CHECK(layout.height == 0);
    CHECK(desk.text.tiles(layout, 0, 0).empty());
    CHECK(desk.text.width("", body()) == 0);
}
