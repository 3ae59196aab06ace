#include "stage/fonts.h"

#include <SDL_ttf.h>

#include <algorithm>
#include <vector>

#include "base/files.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

// Each open size costs a glyph cache; a scene uses about a dozen.
constexpr std::size_t most_open = 32;

const char* name(Face face) {
    switch (face) {
        case Face::Regular:
            return "regular";
        case Face::Medium:
            return "medium";
        case Face::SemiBold:
            return "semi-bold";
        case Face::Bold:
            return "bold";
        case Face::Italic:
            return "italic";
        case Face::Display:
            return "display";
        case Face::Icons:
            return "icons";
    }
    return "";
}

struct CloseFont {
    void operator()(TTF_Font* font) const { TTF_CloseFont(font); }
};

class TtfFonts : public Fonts {
  public:
    explicit TtfFonts(FontFiles files) : x_files(std::move(files)) {}
    ~TtfFonts() override {
        x_open.clear();
        TTF_Quit();
    }

    /// Opened on demand and kept; nullptr if SDL_ttf refuses. `open` has tried every face once.
    TTF_Font* font(Face face, int px) {
        px = std::max(px, 1);
        ++x_turn;
        for (Open& each : x_open) {
            if (each.face != face || each.px != px) continue;
            each.used = x_turn;
            return each.font.get();
        }
        if (x_open.size() >= most_open) close_oldest();
        std::unique_ptr<TTF_Font, CloseFont> opened(open_file(face, px));
        if (!opened) return nullptr;
        // Unhinted, the spacing is the designer's at any size. Glyphs at fractions of a pixel look
        // no better from 22 px on, and SDL_ttf then rasterises each anew: a page took 31 ms,
        // not 10.
        TTF_SetFontHinting(opened.get(), TTF_HINTING_NONE);
        x_open.push_back({face, px, x_turn, std::move(opened)});
        return x_open.back().font.get();
    }

    float width(std::string_view text, Face face, int px) override {
        if (text.empty()) return 0;
        int found = 0;
        TTF_Font* const used = font(face, px);
        if (!used || TTF_SizeUTF8(used, std::string(text).c_str(), &found, nullptr) != 0) return 0;
        return static_cast<float>(found);
    }

    float ascent(Face face, int px) override {
        TTF_Font* const used = font(face, px);
        return used ? static_cast<float>(TTF_FontAscent(used)) : 0;
    }

    float height(Face face, int px) override {
        TTF_Font* const used = font(face, px);
        return used ? static_cast<float>(TTF_FontHeight(used)) : 0;
    }

    // SDL_ttf makes the picture of a line higher where a letter does not fit below the ascent, and
    // does not say so (SDL_ttf 2.20, TTF_Size_Internal: ystart).
    float rise(std::string_view text, Face face, int px) override {
        TTF_Font* const used = font(face, px);
        if (!used) return 0;
        int highest = 0;
        for (const char32_t point : code_points(text)) {
            int top = 0;
            if (TTF_GlyphMetrics32(used, point, nullptr, nullptr, nullptr, &top, nullptr) == 0)
                highest = std::max(highest, top);
        }
        return static_cast<float>(std::max(0, highest - TTF_FontAscent(used)));
    }

    SDL_Surface* draw(std::string_view text, Face face, int px, Colour colour) override {
        // SDL_ttf answers an empty string with an error (PLATFORM.md, "Text").
        TTF_Font* const used = text.empty() ? nullptr : font(face, px);
        if (!used) return nullptr;
        return TTF_RenderUTF8_Blended(used, std::string(text).c_str(),
                                      {colour.red, colour.green, colour.blue, colour.alpha});
    }

    bool has(char32_t code_point, Face face) override {
        TTF_Font* const used = font(face, x_open.empty() ? 16 : size_open(face));
        return used && TTF_GlyphIsProvided32(used, code_point) != 0;
    }

  private:
    struct Open {
        Face face;
        int px;
        std::uint64_t used;
        std::unique_ptr<TTF_Font, CloseFont> font;
    };

    TTF_Font* open_file(Face face, int px) const {
        if (const auto own = x_files.own.find(face); own != x_files.own.end()) {
            const std::string& bytes = own->second;  // lives as long as the font that reads from it
            return TTF_OpenFontRW(SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size())),
                                  1, px);
        }
        const auto path = x_files.paths.find(face);
        return path == x_files.paths.end() ? nullptr : TTF_OpenFont(path->second.c_str(), px);
    }

    void close_oldest() {
        x_open.erase(std::min_element(x_open.begin(), x_open.end(), [](auto& one, auto& other) {
            return one.used < other.used;
        }));
    }

    int size_open(Face face) const {
        for (const Open& each : x_open)
            if (each.face == face) return each.px;
        return 16;
    }

    FontFiles x_files;
    std::vector<Open> x_open;
    std::uint64_t x_turn = 0;
};

std::string missing_package(Face face) {
    return face == Face::Icons ? "fonts-material-design-icons-iconfont" : "fonts-inter";
}

/// Each face once, so that a missing or damaged font is a sentence at the start, not a gap later.
Status try_face(TtfFonts& fonts, const FontFiles& files, Face face) {
    const bool own = files.own.contains(face);
    const auto path = files.paths.find(face);
    if (!own && path == files.paths.end())
        return fail(std::string("no font file is named for the face \"") + name(face) + "\".");
    if (!own && !std::filesystem::exists(path->second))
        return fail(
            std::string("the font for the face \"") + name(face) + "\" is not there.", path->second,
            0, "Install it: apt-get install " + missing_package(face) + " (deploy/setup does).");
    if (fonts.font(face, 16)) return {};
    return fail(
        std::string("cannot read the ") + (own ? "stand's own " : "") + "font for the face \"" +
            name(face) + "\": " + TTF_GetError() + ".",
        own ? std::filesystem::path() : path->second, 0,
        own ? "Give an OpenType or TrueType file in theme.toml."
            : "Install it again: apt-get install --reinstall " + missing_package(face) + ".");
}

}  // namespace

FontFiles FontFiles::debian() {
    // Debian 12 (Inter 4.0) and 13 (4.1) have the same static files at the same places.
    const std::filesystem::path inter = "/usr/share/fonts/opentype/inter";
    FontFiles files;
    files.paths[Face::Regular] = inter / "Inter-Regular.otf";
    files.paths[Face::Medium] = inter / "Inter-Medium.otf";
    files.paths[Face::SemiBold] = inter / "Inter-SemiBold.otf";
    files.paths[Face::Bold] = inter / "Inter-Bold.otf";
    files.paths[Face::Italic] = inter / "Inter-Italic.otf";
    files.paths[Face::Display] = inter / "InterDisplay-SemiBold.otf";
    files.paths[Face::Icons] =
        "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";
    return files;
}

Result<std::unique_ptr<Fonts>> Fonts::open(FontFiles files) {
    if (TTF_Init() != 0)
        return fail(std::string("SDL_ttf does not start: ") + TTF_GetError() + ".");
    auto fonts = std::make_unique<TtfFonts>(files);
    for (const Face face : {Face::Regular, Face::Medium, Face::SemiBold, Face::Bold, Face::Italic,
                            Face::Display, Face::Icons})
        TRY_STATUS(try_face(*fonts, files, face));
    return fonts;
}

}  // namespace standpunkt
