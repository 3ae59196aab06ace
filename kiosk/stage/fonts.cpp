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

    void speak(const std::string& language) override {
        const auto own = x_files.of_language.find(language);
        x_own = own == x_files.of_language.end() ? nullptr : &own->second;
        x_family = x_own ? static_cast<int>(std::distance(x_files.of_language.begin(), own)) + 1
                         : every_language;
    }

    int family() const override { return x_family; }

    /// The face of the language that is spoken, nullptr if SDL_ttf refuses.
    TTF_Font* font(Face face, int px) { return font(family_of(face), face, px); }

    /// The same for a text that may have letters the language's own face lacks.
    TTF_Font* font_for(std::string_view text, Face face, int px) {
        TTF_Font* const own = font(face, px);
        if (family_of(face) == every_language || !lacking(own, text)) return own;
        TTF_Font* const common = font(every_language, face, px);
        return lacking(common, text) < lacking(own, text) ? common : own;
    }

    /// Opened on demand and kept. `open` has tried every face once.
    TTF_Font* font(int family, Face face, int px) {
        px = std::max(px, 1);
        ++x_turn;
        for (Open& each : x_open) {
            if (each.family != family || each.face != face || each.px != px) continue;
            each.used = x_turn;
            return each.font.get();
        }
        if (x_open.size() >= most_open) close_oldest();
        std::unique_ptr<TTF_Font, CloseFont> opened(open_file(family, face, px));
        if (!opened) return nullptr;
        // Unhinted, the spacing is the designer's at any size. Glyphs at fractions of a pixel look
        // no better from 22 px on, and SDL_ttf then rasterises each anew: a page took 31 ms,
        // not 10.
        TTF_SetFontHinting(opened.get(), TTF_HINTING_NONE);
        x_open.push_back({family, face, px, x_turn, std::move(opened)});
        return x_open.back().font.get();
    }

    float width(std::string_view text, Face face, int px) override {
        if (text.empty()) return 0;
        int found = 0;
        TTF_Font* const used = font_for(text, face, px);
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
        TTF_Font* const used = font_for(text, face, px);
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
        TTF_Font* const used = text.empty() ? nullptr : font_for(text, face, px);
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
        int family;
        Face face;
        int px;
        std::uint64_t used;
        std::unique_ptr<TTF_Font, CloseFont> font;
    };

    static constexpr int every_language = 0;

    int family_of(Face face) const {
        return x_own && x_own->contains(face) ? x_family : every_language;
    }

    static std::size_t lacking(TTF_Font* font, std::string_view text) {
        const auto points = code_points(text);
        return static_cast<std::size_t>(std::count_if(
            points.begin(), points.end(),
            [&](char32_t point) { return !font || TTF_GlyphIsProvided32(font, point) == 0; }));
    }

    /// The bytes live as long as the font that reads from them.
    static TTF_Font* open_bytes(const std::string& bytes, int px) {
        return TTF_OpenFontRW(SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size())), 1,
                              px);
    }

    TTF_Font* open_file(int family, Face face, int px) const {
        if (family != every_language) return open_bytes(x_own->at(face), px);
        if (const auto own = x_files.own.find(face); own != x_files.own.end())
            return open_bytes(own->second, px);
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
    const std::map<Face, std::string>* x_own = nullptr;  // of the language spoken
    int x_family = every_language;
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
    for (const auto& [language, faces] : files.of_language) {
        fonts->speak(language);
        for (const auto& [face, bytes] : faces)
            if (!fonts->font(face, 16))
                return fail("cannot read the " + language + " font for the face \"" + name(face) +
                                "\": " + TTF_GetError() + ".",
                            {}, 0,
                            "Give an OpenType or TrueType file in [language." + language +
                                "] of stand.toml.");
    }
    fonts->speak("");
    return fonts;
}

}  // namespace standpunkt
