#include "screens/marked_line.h"

#include <algorithm>

#include "screens/element.h"

namespace standpunkt {
namespace {

/// `text` without its last character.
void shorten(std::string& text) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U)
        text.pop_back();
    if (!text.empty()) text.pop_back();
}

struct Cut {
    std::string text;
    std::size_t kept;  ///< bytes of the original
};

/// The longest beginning of `text` that fits, at a word's end if there is one, with "…"; all of it
/// if that fits.
Cut cut_to(Painter& painter, const std::string& text, const Look& look, float width) {
    if (painter.width_of(text, look) <= width) return {text, text.size()};
    std::string shorter = text;
    for (auto blank = shorter.rfind(' '); blank != std::string::npos; blank = shorter.rfind(' ')) {
        shorter.erase(blank);
        if (painter.width_of(shorter + " …", look) <= width) return {shorter + " …", blank};
    }
    while (!shorter.empty() && painter.width_of(shorter + "…", look) > width) shorten(shorter);
    return {shorter + "…", shorter.size()};
}

}  // namespace

float draw_marked_line(Painter& painter, const View& view, Rect place, const Look& look,
                       const Marked& marked, const MarkedCaption& caption) {
    const Palette& p = view.palette;
    const auto [text, kept] = cut_to(painter, marked.text, look, place.width);
    const TextLayout whole = painter.layout(text, look, place.width + 2);
    note_text(painter, view, place.x, place.y, place.width, whole, 0, whole.line_count(),
              {caption.id, text, caption.background, Role::Text});
    Look on_amber = look;
    on_amber.colour = p.on_amber;
    on_amber.face = Face::SemiBold;
    const float leading = static_cast<float>(look.size.leading);
    float x = place.x;
    std::size_t at = 0;
    const auto put = [&](const std::string& words, const Look& with) {
        if (words.empty()) return;
        const float width = painter.width_of(words, with);
        painter.text(x, place.y, width + 2, painter.layout(words, with, width + 20));
        x += width;
    };
    // A blank at the end of a piece is no part of a laid-out line.
    const float blank = painter.width_of("a a", look) - painter.width_of("aa", look);
    const auto put_plain = [&](const std::string& words) {
        const auto first = words.find_first_not_of(' ');
        if (first == std::string::npos) {
            x += blank * static_cast<float>(words.size());
            return;
        }
        const auto last = words.find_last_not_of(' ');
        x += blank * static_cast<float>(first);
        put(words.substr(first, last + 1 - first), look);
        x += blank * static_cast<float>(words.size() - 1 - last);
    };
    for (const TextMark& mark : marked.marks) {
        if (mark.begin >= kept || mark.begin < at) break;
        const std::size_t end = std::min(mark.end, kept);
        put_plain(text.substr(at, mark.begin - at));
        const std::string words = text.substr(mark.begin, end - mark.begin);
        painter.fill({x - 2, place.y + leading * 0.06F, painter.width_of(words, on_amber) + 4,
                      leading * 0.88F},
                     p.amber, 6);
        put(words, on_amber);
        at = end;
    }
    put_plain(text.substr(at));
    return x - place.x;
}

}  // namespace standpunkt
