#include "screens/reader_pages.h"

#include <algorithm>
#include <cmath>

#include "screens/pager.h"
#include "screens/question_list.h"

namespace standpunkt {
namespace {

constexpr float summary_bar = 32;
constexpr float list_indent = 44;
constexpr float most_picture_part = 0.62F;  // of a page's height
constexpr float least_picture_part = 0.36F;
constexpr float caption_gap = 8;
constexpr int most_heading_lines = 3;
constexpr int least_body_lines = 7;  // on the first page (VISITOR.md, "Look")
constexpr int least_compact_body_lines = 2;

/// Breaks items into pages. A picture's height in the items it returns is the one it got.
class Flow {
  public:
    Flow(const Painter& painter, float height) : x_painter(painter), x_height(height) {}

    ReaderPages run(std::vector<FlowItem> items) {
        x_result.items = std::move(items);
        for (x_index = 0; x_index < x_result.items.size(); ++x_index) {
            FlowItem& item = x_result.items[x_index];
            switch (item.kind) {
                case FlowItem::Kind::Heading:
                case FlowItem::Kind::Lines:
                case FlowItem::Kind::Note:
                    place_lines(item);
                    break;
                case FlowItem::Kind::Summary:
                    place_whole(item, x_painter.height_of(item.layout) +
                                          2 * summary_padding(x_painter.metrics()));
                    break;
                case FlowItem::Kind::Picture:
                    place_picture(item);
                    break;
            }
        }
        return std::move(x_result);
    }

  private:
    const Painter& x_painter;
    float x_height;
    float x_y = 0;
    std::size_t x_index = 0;
    ReaderPages x_result{.items = {}, .pages = {{}}};

    float gap(const FlowItem& item) const { return x_y > 0 ? item.gap : 0; }
    void new_page() {
        x_result.pages.emplace_back();
        x_y = 0;
    }

    void place_whole(const FlowItem& item, float height) {
        if (x_y > 0 && x_y + item.gap + height > x_height) new_page();
        x_y += gap(item);
        x_result.pages.back().push_back({x_index, 0, item.layout.line_count(), x_y});
        x_y += height;
    }

    /// A picture makes itself smaller, within reason, before it asks for a page of its own.
    void place_picture(FlowItem& item) {
        const float caption =
            item.layout.lines.empty() ? 0 : caption_gap + x_painter.height_of(item.layout);
        const float left = x_height - x_y - gap(item) - caption;
        const float room = left >= least_picture_part * x_height ? left : x_height - caption;
        item.picture_height = std::min(item.picture_height, room);
        place_whole(item, item.picture_height + caption);
    }

    /// How many of the `left` lines from `first` on stand here: not one alone on this page or on
    /// the next, and none that ends inside a word. 0: the next page has more room.
    int lines_here(const FlowItem& item, int first, int left, float leading) const {
        const float room = x_height - x_y - gap(item);
        const int fitting = std::max(0, static_cast<int>(std::floor(room / leading + 0.01F)));
        if (fitting >= left) return left;
        const auto parted = [&](int lines) {
            const Line& last = item.layout.lines[static_cast<std::size_t>(first + lines - 1)];
            return !last.pieces.empty() && last.pieces.back().text.ends_with('-');
        };
        const int most = left - fitting == 1 ? fitting - 1 : fitting;
        int good = most;
        while (good >= 2 && parted(good)) --good;
        if (good >= 2) return good;
        if (x_y > 0) return 0;
        // No page has more room: rather inside a word than with a line alone, and that only where
        // two of three lines fit.
        return std::max(1, most >= 2 ? most : fitting);
    }

    void place_lines(const FlowItem& item) {
        const float leading =
            static_cast<float>(item.layout.style.leading) / x_painter.metrics().unit;
        const int count = item.layout.line_count();
        int first = 0;
        while (first < count) {
            const int take = lines_here(item, first, count - first, leading);
            if (take == 0) {
                new_page();
                continue;
            }
            x_y += gap(item);
            x_result.pages.back().push_back({x_index, first, first + take, x_y});
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

std::string plain_text(const Block& block) {
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

Look marker_look(const Metrics& m, const Palette& palette) {
    return {m.type.body, Face::SemiBold, palette.primary, Breaking::Display};
}

float summary_padding(const Metrics& m) {
    return m.format == Format::Compact ? 12 : 24;
}

Rect reader_text_area(const Metrics& m, const std::optional<Rect>& list, float foot) {
    switch (m.format) {
        case Format::Wide: {
            const float x = m.margin + 464 + 80;
            const float buttons = 96 + 40;
            const float top = m.header + 28;
            return {x, top, std::min(1080.0F, m.width - m.margin - buttons - x), foot - 12 - top};
        }
        case Format::Tall: {
            const float top = m.header + 36;
            const float bottom = list ? list->y - list_heading_height : foot;
            return {m.margin, top, m.width - 2 * m.margin, bottom - 24 - top};
        }
        case Format::Compact: {
            const float top = m.header + (m.low ? 6 : 14);
            const float buttons = has_pager_column(m) ? pager_width(m) + 8 : 0;
            const float width = std::min(widest_compact_text, m.width - 2 * m.margin - buttons);
            return {m.margin, top, width, foot - 10 - top};
        }
    }
    return {};
}

namespace {

/// One way to set the top of the first page.
struct Opening {
    Look heading;
    float gap;  ///< above and below the summary, design pixels
};

/// From the roomiest to the tightest. On a small panel there is no room to begin with.
std::vector<Opening> openings(const Metrics& m, const Palette& palette) {
    const auto heading = [&](int part) {
        const TypeSize size{m.type.heading.px * part / 5, m.type.heading.leading * part / 5};
        return Look{size, Face::Display, palette.ink, Breaking::Display};
    };
    const float tight = static_cast<float>(m.type.body.leading) * 0.5F;
    if (m.format == Format::Compact)
        return {{heading(5), tight}, {heading(5), tight / 2}, {heading(4), tight / 4}};
    return {{heading(5), tight * 1.4F}, {heading(5), tight}, {heading(4), tight}};
}

int body_lines(const ReaderPages& pages, std::size_t page) {
    int lines = 0;
    for (const PagePiece& piece : pages.pages[page])
        if (pages.items[piece.item].kind == FlowItem::Kind::Lines)
            lines += piece.last - piece.first;
    return lines;
}

std::string caption_of(const Picture& picture, const std::string& credit_pattern,
                       const std::string& language, const std::string& fallback) {
    std::string words = text_of(picture.caption, language, fallback);
    if (picture.credit.empty()) return words;
    std::string credit = credit_pattern;
    if (const auto at = credit.find("{}"); at != std::string::npos)
        credit.replace(at, 2, picture.credit);
    return words + (words.empty() ? "" : " · ") + credit;
}

}  // namespace

ReaderPages lay_out_reader(Painter& painter, const ExchangeText& text, const Palette& palette,
                           const std::string& note_above, const std::string& note_below,
                           const std::string& credit_pattern, const std::string& language,
                           const std::string& fallback, Rect area) {
    const TypeScale& type = painter.metrics().type;
    const float step = static_cast<float>(type.body.leading);
    const Look summary{type.summary, Face::Medium, palette.ink};
    const Look body{type.body, Face::Regular, palette.ink};
    const Look caption{type.caption, Face::Medium, palette.second_ink};

    const auto item_of = [&](FlowItem::Kind kind, const std::string& words, const Look& look,
                             float gap) {
        FlowItem item;
        item.kind = kind;
        item.text = without_soft_hyphens(words);
        const float inset = kind == FlowItem::Kind::Summary
                                ? summary_bar + 2 * summary_padding(painter.metrics())
                                : 0;
        item.layout = painter.layout(words, look, area.width - inset);
        item.gap = gap;
        return item;
    };
    std::vector<FlowItem> answer;
    for (const Block& block : text.answer) {
        FlowItem item;
        item.gap = step * 0.43F;
        switch (block.kind) {
            case BlockKind::Paragraph:
            case BlockKind::Bullet:
            case BlockKind::Numbered: {
                if (block.kind != BlockKind::Paragraph) {
                    item.marker =
                        block.kind == BlockKind::Bullet ? "•" : std::to_string(block.number) + ".";
                    const float level = list_indent * static_cast<float>(type.body.px) / 38;
                    const float marker =
                        painter.width_of(item.marker, marker_look(painter.metrics(), palette));
                    item.indent = level * static_cast<float>(block.level) +
                                  std::max(level, marker + marker_gap);
                    item.gap = step * 0.2F;
                }
                item.text = plain_text(block);
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
                item.text = caption_of(picture, credit_pattern, language, fallback);
                if (item.text.empty()) break;
                item.layout = painter.layout(item.text, caption, area.width);
                if (painter.height_of(item.layout) + caption_gap <=
                    area.height * (1 - least_picture_part))
                    break;
                // A caption longer than that stands below its picture as running text.
                FlowItem note = item_of(FlowItem::Kind::Note, item.text, caption, caption_gap);
                item.text.clear();
                item.layout = {};
                answer.push_back(std::move(item));
                item = std::move(note);
                break;
            }
        }
        answer.push_back(std::move(item));
    }
    if (!note_below.empty())
        answer.push_back(item_of(FlowItem::Kind::Note, note_below, caption, step * 0.43F));

    const bool compact = painter.metrics().format == Format::Compact;
    const int wanted = compact ? least_compact_body_lines : least_body_lines;
    ReaderPages result;
    for (const Opening& opening : openings(painter.metrics(), palette)) {
        std::vector<FlowItem> items;
        if (!note_above.empty())
            items.push_back(item_of(FlowItem::Kind::Note, note_above, caption, 0));
        items.push_back(
            item_of(FlowItem::Kind::Heading, text.question, opening.heading, step * 0.25F));
        const bool long_question = items.back().layout.line_count() > most_heading_lines;
        if (!text.summary.empty())
            items.push_back(item_of(FlowItem::Kind::Summary, text.summary, summary, opening.gap));
        const std::size_t first = items.size();
        items.insert(items.end(), answer.begin(), answer.end());
        if (first < items.size()) items[first].gap = opening.gap;
        result = Flow(painter, area.height).run(std::move(items));
        // A long question steps down, and one that leaves its answer less than it should.
        if (!long_question && (result.pages.size() == 1 || body_lines(result, 0) >= wanted)) break;
    }
    return result;
}

}  // namespace standpunkt
