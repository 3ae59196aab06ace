#include "stage/text.h"

#include <SDL.h>

#include <algorithm>
#include <cassert>
#include <unordered_map>

#include "stage/text_tiles.h"

namespace standpunkt {
namespace {

// Words of many interviews in a few sizes; beyond that it starts anew.
constexpr std::size_t most_widths = 50'000;
constexpr std::size_t most_layouts = 256;

/// Appends something that no other value of the same type looks like.
template <class T>
void add(std::string& key, const T& value) {
    key.append(reinterpret_cast<const char*>(&value), sizeof value);
}
void add(std::string& key, const std::string& text) {
    add(key, text.size());
    key += text;
}
void add(std::string& key, const TextStyle& style) {
    add(key, style.face);
    add(key, style.px);
    add(key, style.leading);
    for (const auto channel :
         {style.colour.red, style.colour.green, style.colour.blue, style.colour.alpha})
        add(key, channel);
    add(key, style.breaking);
    add(key, style.align);
}

std::string key_of(int family, const std::vector<TextRun>& runs, const TextStyle& style,
                   float width) {
    std::string key;
    add(key, family);
    for (const TextRun& run : runs) {
        add(key, run.text);
        add(key, piece_style(run));
    }
    add(key, style);
    add(key, width);
    return key;
}

std::string key_of(int family, const TextLayout& layout, int first, int last) {
    std::string key;
    add(key, family);
    for (int i = first; i < last; ++i) {
        add(key, i);
        for (const LinePiece& piece : layout.lines[static_cast<std::size_t>(i)].pieces) {
            add(key, piece.text);
            add(key, piece.style);
            add(key, piece.x);
        }
    }
    add(key, layout.style);
    add(key, layout.width);
    return key;
}

}  // namespace

struct Text::Impl {
    struct Drawn {
        std::vector<Tile> tiles;
        std::size_t bytes = 0;
        std::uint64_t used = 0;
    };
    struct Laid {
        TextLayout layout;
        std::uint64_t used = 0;
    };

    Canvas* canvas;
    Fonts* fonts;
    std::size_t cap;
    std::size_t bytes = 0;
    std::uint64_t frame = 1;
    std::unordered_map<std::string, Drawn> drawn;
    std::unordered_map<std::string, Laid> laid;
    std::unordered_map<std::string, float> widths;

    float width(std::string_view text, Face face, int px) {
        std::string key;
        key.reserve(text.size() + sizeof face + sizeof px + sizeof(int));
        add(key, fonts->family());
        add(key, face);
        add(key, px);
        key += text;
        if (const auto found = widths.find(key); found != widths.end()) return found->second;
        if (widths.size() >= most_widths) widths.clear();
        return widths[std::move(key)] = fonts->width(text, face, px);
    }

    static void destroy(Drawn& each) {
        for (Tile& tile : each.tiles) SDL_DestroyTexture(tile.texture);
    }

    /// Everything that the last frame did not use, oldest first.
    template <class Map>
    static std::vector<typename Map::iterator> oldest_first(Map& map, std::uint64_t last_frame) {
        std::vector<typename Map::iterator> out;
        for (auto each = map.begin(); each != map.end(); ++each)
            if (each->second.used < last_frame) out.push_back(each);
        std::sort(out.begin(), out.end(),
                  [](auto one, auto other) { return one->second.used < other->second.used; });
        return out;
    }
};

Text::Text(Canvas& canvas, Fonts& fonts, std::size_t cache_bytes)
    : x_impl(std::make_unique<Impl>()) {
    x_impl->canvas = &canvas;
    x_impl->fonts = &fonts;
    x_impl->cap = cache_bytes;
}

Text::~Text() {
    for (auto& [key, each] : x_impl->drawn) Impl::destroy(each);
}

TextLayout Text::layout(const std::vector<TextRun>& runs, const TextStyle& style, float width) {
    std::string key = key_of(x_impl->fonts->family(), runs, style, width);
    if (const auto found = x_impl->laid.find(key); found != x_impl->laid.end()) {
        found->second.used = x_impl->frame;
        return found->second.layout;
    }
    std::vector<Run> text;
    for (const TextRun& run : runs) text.push_back({run.text, piece_style(run)});
    TextLayout layout;
    layout.style = style;
    layout.lines =
        break_lines(text, width, style.breaking, [&](std::string_view part, int piece_style) {
            return x_impl->width(part, face_of(style, piece_style), style.px);
        });
    for (const Line& line : layout.lines) layout.width = std::max(layout.width, line.width);
    layout.height = static_cast<float>(layout.line_count() * style.leading);
    x_impl->laid.insert_or_assign(std::move(key), Impl::Laid{layout, x_impl->frame});
    return layout;
}

TextLayout Text::layout(const std::string& text, const TextStyle& style, float width) {
    return layout({TextRun{text, false, false}}, style, width);
}

float Text::width(const std::string& text, const TextStyle& style) {
    return x_impl->width(text, style.face, style.px);
}

const std::vector<Text::Tile>& Text::tiles(const TextLayout& layout, int first, int last) {
    assert(0 <= first && first <= last && last <= layout.line_count());
    std::string key = key_of(x_impl->fonts->family(), layout, first, last);
    const auto [found, is_new] = x_impl->drawn.try_emplace(std::move(key));
    Impl::Drawn& drawn = found->second;
    drawn.used = x_impl->frame;
    if (!is_new) return drawn.tiles;
    drawn.tiles = draw_tiles(x_impl->canvas->renderer(), *x_impl->fonts, layout, first, last);
    for (const Tile& tile : drawn.tiles)
        drawn.bytes +=
            static_cast<std::size_t>(tile.at.width) * static_cast<std::size_t>(tile.at.height) * 4;
    x_impl->bytes += drawn.bytes;
    return drawn.tiles;
}

void Text::end_frame() {
    for (const auto each : Impl::oldest_first(x_impl->drawn, x_impl->frame)) {
        if (x_impl->bytes <= x_impl->cap) break;
        x_impl->bytes -= each->second.bytes;
        Impl::destroy(each->second);
        x_impl->drawn.erase(each);
    }
    // Text that found no memory is tried again at the next drawing.
    std::erase_if(x_impl->drawn, [](const auto& each) { return each.second.tiles.empty(); });
    for (const auto each : Impl::oldest_first(x_impl->laid, x_impl->frame)) {
        if (x_impl->laid.size() <= most_layouts) break;
        x_impl->laid.erase(each);
    }
    ++x_impl->frame;
}

std::size_t Text::bytes() const {
    return x_impl->bytes;
}

}  // namespace standpunkt
