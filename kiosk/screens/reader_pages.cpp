#include "screens/reader_pages.h"

#include <algorithm>
#include <cmath>

namespace standpunkt {
namespace {

constexpr float summary_bar = 32;
constexpr float list_indent = 44;
constexpr float most_picture_part = 0.62F;  // of a page's height
constexpr float least_picture_part = 0.36F;
constexpr float caption_gap = 8;
constexpr int most_heading_lines = 3;

class Flow {
  public:
    Flow(const Painter& painter, float height) : x_painter(painter), x_height(height) {}

    void add(FlowItem item) {
        x_result.items.push_back(std::move(item));
        const FlowItem& added = x_result.items.back();
        switch (added.kind) {
            case FlowItem::Kind::Heading:
            case FlowItem::Kind::Lines:
            case FlowItem::Kind::Note:
                place_lines(added);
                break;
            case FlowItem::Kind::Summary:
                place_whole(added, x_painter.height_of(added.layout) +
                                       2 * summary_padding(x_painter.metrics()));
                break;
            case FlowItem::Kind::Picture:
                place_picture(x_result.items.back());
                break;
        }
    }

    ReaderPages finish() { return std::move(x_result); }

  private:
    const Painter& x_painter;
    float x_height;
    float x_y = 0;
    ReaderPages x_result{.items = {}, .pages = {{}}};

    std::size_t index() const { return x_result.items.size() - 1; }
    float gap(const FlowItem& item) const { return x_y > 0 ? item.gap : 0; }
    void new_page() {
        x_result.pages.emplace_back();
        x_y = 0;
    }

    void place_whole(const FlowItem& item, float height) {
        if (x_y > 0 && x_y + item.gap + height > x_height) new_page();
        x_y += gap(item);
        x_result.pages.back().push_back({index(), 0, item.layout.line_count(), x_y});
        x_y += height;
    }

    /// A picture makes itself smaller, within reason, before it asks for a page of its own.
    void place_picture(FlowItem& item) {
        const float caption =
            item.layout.lines.empty() ? 0 : caption_gap + x_painter.height_of(item.layout);
        const float left = x_height - x_y - gap(item) - caption;
        if (left >= least_picture_part * x_height)
            item.picture_height = std::min(item.picture_height, left);
        place_whole(item, item.picture_height + caption);
    }

    void place_lines(const FlowItem& item) {
        const float leading =
            static_cast<float>(item.layout.style.leading) / x_painter.metrics().unit;
        const int count = item.layout.line_count();
        int first = 0;
        while (first < count) {
            const int left = count - first;
            const float top = x_y + gap(item);
            int fitting =
                std::max(0, static_cast<int>(std::floor((x_height - top) / leading + 0.01F)));
            if (fitting < left && left - fitting == 1)
                --fitting;                                   // no single line on the next page
            if (fitting < left && fitting < 2) fitting = 0;  // nor a single one on this
            if (fitting <= 0 && x_y > 0) {
                new_page();
                continue;
            }
            const int take = std::min(left, std::max(1, fitting));
            x_y = top;
            x_result.pages.back().push_back({index(), first, first + take, x_y});
            x_y += static_cast<float>(take) * leading;
            first += take;
            if (first < count) new_page();
        }
    }
};

std::vector<TextRun> runs_of(const Block& block) {
    std::vector<TextRun> runs;
    for (const Span& span : block.spans) runs.push_back({span.text, span.emphasis, span.strong});
    return runs;
}

std::string text_of(const Block& block) {
    std::string text;
    for (const Span& span : block.spans) text += span.text;
    return without_soft_hyphens(std::move(text));
}

}  // namespace

std::size_t ReaderPages::words_on(std::size_t page) const {
    std::size_t words = 0;
    for (const PagePiece& piece : pages.at(page)) {
        const TextLayout& layout = items[piece.item].layout;
        for (int line = piece.first; line < piece.last; ++line) {
            std::string text;
            for (const LinePiece& part : layout.lines[static_cast<std::size_t>(line)].pieces)
                text += part.text;
            words += word_count(text);
        }
    }
    return words;
}

float summary_padding(const Metrics& m) {
    return m.format == Format::Compact ? 12 : 24;
}

Rect reader_text_area(const Metrics& m) {
    const float foot = m.height - m.toolbar;
    switch (m.format) {
        case Format::Wide: {
            const float x = m.margin + 464 + 80;
            const float buttons = 96 + 40;
            const float top = m.header + 28;
            return {x, top, std::min(1080.0F, m.width - m.margin - buttons - x), foot - 24 - top};
        }
        case Format::Tall: {
            const float top = m.header + 36;
            // The list of questions stands below the text: see reader.cpp.
            return {m.margin, top, m.width - 2 * m.margin, foot - 420 - top};
        }
        case Format::Compact: {
            const float top = m.header + 14;
            return {m.margin, top, m.width - 2 * m.margin - 84, foot - 10 - top};
        }
    }
    return {};
}

ReaderPages lay_out_reader(Painter& painter, const ExchangeText& text, const Palette& palette,
                           const std::string& note_above, const std::string& note_below,
                           const std::string& credit_pattern, const std::string& language,
                           const std::string& fallback, Rect area) {
    const TypeScale& type = painter.metrics().type;
    const float step = static_cast<float>(type.body.leading);
    const Look heading{type.heading, Face::Display, palette.ink, Breaking::Display};
    const Look summary{type.summary, Face::Medium, palette.ink};
    const Look body{type.body, Face::Regular, palette.ink};
    const Look caption{type.caption, Face::Medium, palette.second_ink};
    Flow flow(painter, area.height);
    const auto add = [&](FlowItem::Kind kind, const std::string& words, const Look& look,
                         float gap) {
        FlowItem item;
        item.kind = kind;
        item.text = without_soft_hyphens(words);
        const float inset = kind == FlowItem::Kind::Summary
                                ? summary_bar + 2 * summary_padding(painter.metrics())
                                : 0;
        item.layout = painter.layout(words, look, area.width - inset);
        item.gap = gap;
        flow.add(std::move(item));
    };
    if (!note_above.empty()) add(FlowItem::Kind::Note, note_above, caption, 0);
    // A question of several sentences leaves room for its answer: it steps down once.
    const Look smaller{{heading.size.px * 4 / 5, heading.size.leading * 4 / 5},
                       Face::Display,
                       palette.ink,
                       Breaking::Display};
    const bool long_question =
        painter.layout(text.question, heading, area.width).line_count() > most_heading_lines;
    add(FlowItem::Kind::Heading, text.question, long_question ? smaller : heading, step * 0.25F);
    if (!text.summary.empty()) add(FlowItem::Kind::Summary, text.summary, summary, step * 0.5F);
    bool first = true;
    for (const Block& block : text.answer) {
        FlowItem item;
        item.gap = first ? step * 0.5F : step * 0.43F;
        first = false;
        switch (block.kind) {
            case BlockKind::Paragraph:
            case BlockKind::Bullet:
            case BlockKind::Numbered: {
                if (block.kind != BlockKind::Paragraph) {
                    item.indent = list_indent * static_cast<float>(type.body.px) / 38 *
                                  static_cast<float>(block.level + 1);
                    item.marker =
                        block.kind == BlockKind::Bullet ? "•" : std::to_string(block.number) + ".";
                    item.gap = step * 0.2F;
                }
                item.text = text_of(block);
                item.layout = painter.layout(runs_of(block), body, area.width - item.indent);
                break;
            }
            case BlockKind::Picture: {
                const Picture& picture = *block.picture;
                item.kind = FlowItem::Kind::Picture;
                item.picture = &picture;
                const float across = std::min(
                    area.width, static_cast<float>(picture.width) / painter.metrics().unit * 2);
                item.picture_height = std::min(
                    across * static_cast<float>(picture.height) / static_cast<float>(picture.width),
                    area.height * most_picture_part);
                std::string words = text_of(picture.caption, language, fallback);
                if (!picture.credit.empty()) {
                    std::string credit = credit_pattern;
                    if (const auto at = credit.find("{}"); at != std::string::npos)
                        credit.replace(at, 2, picture.credit);
                    words += (words.empty() ? "" : " · ") + credit;
                }
                item.text = words;
                if (!words.empty()) item.layout = painter.layout(words, caption, area.width);
                break;
            }
        }
        flow.add(std::move(item));
    }
    if (!note_below.empty()) add(FlowItem::Kind::Note, note_below, caption, step * 0.43F);
    return flow.finish();
}

}  // namespace standpunkt
