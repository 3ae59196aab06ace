#include "screens/painter.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "screens/quads.h"

namespace standpunkt {
namespace {

constexpr int quiet_modules = 4;  // ISO/IEC 18004

ImU32 im(Colour c) {
    return IM_COL32(c.red, c.green, c.blue, c.alpha);
}

ImDrawList* list() {
    return ImGui::GetBackgroundDrawList();
}

ImTextureID texture_id(SDL_Texture* texture) {
    return reinterpret_cast<ImTextureID>(texture);
}

/// Whole pixels, and never more than the rectangle has.
float corner_of(const Rect& rect, float radius) {
    return std::floor(std::min({std::round(radius), rect.width / 2, rect.height / 2}));
}

/// The four quarters of a round mask, one in each corner.
void corners(const Rect& r, float corner, const Shapes::Mask& mask, Colour colour) {
    if (!mask.texture) return;
    const auto quarter = [&](float x, float y, float u, float v) {
        list()->AddImage(texture_id(mask.texture), {x, y}, {x + corner, y + corner}, {u, v},
                         {u + 0.5F, v + 0.5F}, im(colour));
    };
    quarter(r.x, r.y, 0, 0);
    quarter(r.right() - corner, r.y, 0.5F, 0);
    quarter(r.x, r.bottom() - corner, 0, 0.5F);
    quarter(r.right() - corner, r.bottom() - corner, 0.5F, 0.5F);
}

/// A mask around a point, on whole pixels.
void stamp(const Shapes::Mask& mask, Point centre, Colour colour) {
    if (!mask.texture) return;
    const float x = std::round(centre.x) + mask.at.x, y = std::round(centre.y) + mask.at.y;
    list()->AddImage(texture_id(mask.texture), {x, y}, {x + mask.at.width, y + mask.at.height},
                     {0, 0}, {1, 1}, im(colour));
}

}  // namespace

Painter::Painter(Canvas& canvas, Text& text, Pictures& pictures, const Metrics& metrics)
    : x_canvas(canvas), x_text(text), x_pictures(pictures), x_shapes(canvas), x_metrics(metrics) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // a stand writes no window positions
    io.LogFilename = nullptr;
    // ImGui gets no input at all: neither the frames it wants after any nor where a lifted finger
    // was concerns us (PLATFORM.md, "Waiting").
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange | ImGuiConfigFlags_NoMouse;
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
    io.Fonts->Build();  // ImGui wants one; nothing is drawn with it
}

Painter::~Painter() {
    ImGui::DestroyContext();
}

void Painter::begin(Colour background, std::optional<Rect> only, Point shift) {
    x_shift = shift;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(x_metrics.screen.width),
                      static_cast<float>(x_metrics.screen.height)};
    io.DeltaTime = 1.0F / 60;  // nothing of ImGui's own is animated
    ImGui::NewFrame();
    x_nodes.clear();
    x_lacking = false;
    x_only = only;
    const Rect all{0, 0, io.DisplaySize.x, io.DisplaySize.y};
    x_canvas.gradient(all, only.value_or(all), background, background);
    if (only) list()->PushClipRect({only->x, only->y}, {only->right(), only->bottom()});
}

UiNodes Painter::end() {
    ImGui::Render();
    draw_quads(x_canvas, *list());
    x_canvas.pixels();  // flushes while the textures of this picture still live
    x_text.end_frame();
    x_pictures.end_frame();
    x_shapes.end_frame();
    return std::move(x_nodes);
}

Point Painter::real(Point point) const {
    return {x_metrics.area.x + x_shift.x + point.x * x_metrics.unit,
            x_metrics.area.y + x_shift.y + point.y * x_metrics.unit};
}

Rect Painter::real(Rect rect) const {
    const Rect& area = x_metrics.area;
    const Point begin = real(Point{rect.x, rect.y}), end = real(Point{rect.right(), rect.bottom()});
    constexpr float near = 0.01F;
    const float left = rect.x <= near ? area.x : std::round(begin.x);
    const float top = rect.y <= near ? area.y : std::round(begin.y);
    const float right = rect.right() >= x_metrics.width - near ? area.right() : std::round(end.x);
    const float bottom =
        rect.bottom() >= x_metrics.height - near ? area.bottom() : std::round(end.y);
    return {left, top, right - left, bottom - top};
}

void Painter::add(UiNode node) {
    x_nodes.push_back(std::move(node));
}

void Painter::cover(Rect rect) {
    const Rect sheet = real(rect);
    std::erase_if(x_nodes, [&](const UiNode& node) { return node.rect.y >= sheet.y; });
    for (UiNode& node : x_nodes) {
        node.hit.reset();
        node.event.reset();
        node.rect.height = std::min(node.rect.height, sheet.y - node.rect.y);
        node.clip.height = std::min(node.clip.height, sheet.y - node.clip.y);
    }
}

void Painter::fill(Rect rect, Colour colour, float radius) {
    const Rect r = real(rect);
    const float corner = corner_of(r, radius * x_metrics.unit);
    if (corner <= 0) {
        list()->AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, im(colour));
        return;
    }
    list()->AddRectFilled({r.x + corner, r.y}, {r.right() - corner, r.y + corner}, im(colour));
    list()->AddRectFilled({r.x, r.y + corner}, {r.right(), r.bottom() - corner}, im(colour));
    list()->AddRectFilled({r.x + corner, r.bottom() - corner}, {r.right() - corner, r.bottom()},
                          im(colour));
    corners(r, corner, x_shapes.disc(corner), colour);
}

void Painter::outline(Rect rect, Colour colour, float thickness, float radius) {
    const Rect r = real(rect);
    const float line = std::max(1.0F, std::round(thickness * x_metrics.unit));
    const float corner = std::max(line, corner_of(r, radius * x_metrics.unit));
    list()->AddRectFilled({r.x + corner, r.y}, {r.right() - corner, r.y + line}, im(colour));
    list()->AddRectFilled({r.x + corner, r.bottom() - line}, {r.right() - corner, r.bottom()},
                          im(colour));
    list()->AddRectFilled({r.x, r.y + corner}, {r.x + line, r.bottom() - corner}, im(colour));
    list()->AddRectFilled({r.right() - line, r.y + corner}, {r.right(), r.bottom() - corner},
                          im(colour));
    corners(r, corner, x_shapes.ring(corner, line), colour);
}

void Painter::box(Rect rect, Colour inside, Colour border, float thickness, float radius) {
    fill(rect, inside, radius);
    outline(rect, border, thickness, radius);
}

void Painter::ground(Rect rect, Colour begin, Colour end) {
    const Rect all{0, 0, static_cast<float>(x_metrics.screen.width),
                   static_cast<float>(x_metrics.screen.height)};
    x_canvas.gradient(real(rect), x_only.value_or(all), begin, end);
}

void Painter::line(Point from, Point to, Colour colour, float thickness) {
    const float u = x_metrics.unit;
    const Point end{(to.x - from.x) * u, (to.y - from.y) * u};
    stamp(x_shapes.segment(end, thickness * u), real(from), colour);
}

void Painter::circle(Point centre, float radius, Colour colour) {
    const float u = x_metrics.unit;
    stamp(x_shapes.disc(radius * u), real(centre), colour);
}

void Painter::ring(Point centre, float radius, Colour colour, float thickness) {
    const float u = x_metrics.unit;
    stamp(x_shapes.ring(radius * u, thickness * u), real(centre), colour);
}

void Painter::arc(Point centre, float radius, float part, Colour colour, float thickness) {
    if (part <= 0) return;
    const float u = x_metrics.unit;
    stamp(x_shapes.arc(radius * u, thickness * u, part), real(centre), colour);
}

void Painter::icon(std::string_view name, Point centre, int px, Colour colour) {
    const Look look{{px, px}, Face::Icons, colour};
    const TextLayout drawn = layout(standpunkt::icon(name), look, 4.0F * static_cast<float>(px));
    const float side = static_cast<float>(px);
    text(centre.x - drawn.width / x_metrics.unit / 2, centre.y - side / 2, side, drawn);
}

void Painter::above(Colour ground, Colour edge, float thickness) {
    const float bottom = x_metrics.area.y, right = static_cast<float>(x_metrics.screen.width);
    const float line = std::round(thickness * x_metrics.unit);
    list()->AddRectFilled({0, 0}, {right, bottom}, im(ground));
    list()->AddRectFilled({0, bottom - line}, {right, bottom}, im(edge));
}

void Painter::focus(const std::string& id) {
    if (id.empty()) return;
    const UiNode* node = node_named(x_nodes, id);
    if (!node) return;
    const float width = std::max(3.0F, std::round(4 * x_metrics.unit));
    const auto ring = [&](float out, Colour colour) {
        const Rect& r = node->rect;
        const float left = std::max(0.0F, r.x - out), top = std::max(0.0F, r.y - out);
        const float right = std::min(static_cast<float>(x_metrics.screen.width), r.right() + out);
        const float bottom =
            std::min(static_cast<float>(x_metrics.screen.height), r.bottom() + out);
        const ImU32 c = im(colour);
        list()->AddRectFilled({left, top}, {right, top + width}, c);
        list()->AddRectFilled({left, bottom - width}, {right, bottom}, c);
        list()->AddRectFilled({left, top + width}, {left + width, bottom - width}, c);
        list()->AddRectFilled({right - width, top + width}, {right, bottom - width}, c);
    };
    ring(width, {0, 0, 0});
    ring(0, {255, 230, 0});
    ring(-width, {0, 0, 0});
}

void Painter::modules(Rect rect, const std::vector<bool>& dark, int side) {
    const Rect r = real(rect);
    list()->AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, im({255, 255, 255}));
    // Whole pixels a module: a camera looks at their edges.
    const float module = std::floor(r.width / static_cast<float>(side + 2 * quiet_modules));
    const float left = r.x + std::floor((r.width - module * static_cast<float>(side)) / 2);
    const float top = r.y + std::floor((r.height - module * static_cast<float>(side)) / 2);
    for (int row = 0; row < side; ++row)
        for (int begin = 0, end = 0; begin < side; begin = end + 1) {
            const auto at = [&](int column) {
                return column < side &&
                       dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(side) +
                            static_cast<std::size_t>(column)];
            };
            end = begin;
            while (at(end)) ++end;
            if (end == begin) continue;
            const float y = top + module * static_cast<float>(row);
            list()->AddRectFilled({left + module * static_cast<float>(begin), y},
                                  {left + module * static_cast<float>(end), y + module},
                                  im({0, 0, 0}));
        }
}

TextStyle Painter::style_of(const Look& look) const {
    const auto px = [&](int design) {
        return std::max(1,
                        static_cast<int>(std::lround(static_cast<float>(design) * x_metrics.unit)));
    };
    return {look.face,   px(look.size.px), px(look.size.leading),
            look.colour, look.breaking,    look.align};
}

TextLayout Painter::layout(const std::string& text, const Look& look, float width) {
    return x_text.layout(text, style_of(look), width * x_metrics.unit);
}

TextLayout Painter::layout(const std::vector<TextRun>& runs, const Look& look, float width) {
    return x_text.layout(runs, style_of(look), width * x_metrics.unit);
}

float Painter::width_of(const std::string& text, const Look& look) {
    return x_text.width(text, style_of(look)) / x_metrics.unit;
}

float Painter::height_of(const TextLayout& layout) const {
    return layout.height / x_metrics.unit;
}

float Painter::text(float x, float y, float width, const TextLayout& layout, int first, int last) {
    const Point corner = real(Point{x, y});
    float left = std::round(corner.x);
    const float top = std::round(corner.y);
    const float room = width * x_metrics.unit - layout.width;
    switch (layout.style.align) {
        case Align::Left:
            break;
        case Align::Centre:
            left += std::round(room / 2);
            break;
        case Align::Right:
            left += std::round(room);
            break;
    }
    for (const Text::Tile& tile : x_text.tiles(layout, first, last))
        list()->AddImage(texture_id(tile.texture), {left + tile.at.x, top + tile.at.y},
                         {left + tile.at.right(), top + tile.at.bottom()});
    return static_cast<float>((last - first) * layout.style.leading) / x_metrics.unit;
}

Pictures::State Painter::picture(Rect rect, const Digest& medium, Fit fit) {
    const Pictures::Picture found = x_pictures.get(medium);
    x_lacking = x_lacking || found.state == Pictures::State::Loading;
    if (found.state != Pictures::State::Ready) return found.state;
    const Rect r = real(rect);
    const float across = r.width / static_cast<float>(found.width);
    const float down = r.height / static_cast<float>(found.height);
    switch (fit) {
        case Fit::Contain: {
            const float scale = std::min(across, down);
            const float w = std::round(static_cast<float>(found.width) * scale);
            const float h = std::round(static_cast<float>(found.height) * scale);
            const float y = std::round(r.y + (r.height - h) / 2);
            list()->AddImage(texture_id(found.texture), {r.x, y}, {r.x + w, y + h});
            break;
        }
        case Fit::Cover: {
            const float scale = std::max(across, down);
            // Never rounded to more than all of it: SDL then refuses to draw, not this picture
            // alone.
            const float u = std::min(1.0F, r.width / scale / static_cast<float>(found.width));
            const float v = std::min(1.0F, r.height / scale / static_cast<float>(found.height));
            // Cut equally left and right, at the bottom before the top: faces are above the middle.
            const float v0 = (1 - v) / 4;
            list()->AddImage(texture_id(found.texture), {r.x, r.y}, {r.right(), r.bottom()},
                             {(1 - u) / 2, v0}, {(1 + u) / 2, v0 + v});
            break;
        }
    }
    return found.state;
}

}  // namespace standpunkt
