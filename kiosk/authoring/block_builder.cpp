#include "authoring/block_builder.h"

#include <utility>

#include "authoring/keywords.h"
#include "authoring/names.h"

namespace standpunkt {

LocatedText MarkdownBlock::located() const {
    LocatedText text{{}, marks};
    for (const Span& span : block.spans) text.text += span.text;
    return text;
}

void BlockBuilder::add_paragraph(std::vector<InlineItem> items, std::optional<ListItem>& item) {
    std::vector<InlineItem> pending;  // text not yet a block
    for (std::size_t at = 0; at < items.size();) {
        std::size_t end = at;
        while (end < items.size() && items[end].kind != InlineItem::Kind::Break) ++end;
        const std::vector<InlineItem> line(items.begin() + static_cast<std::ptrdiff_t>(at),
                                           items.begin() + static_cast<std::ptrdiff_t>(end));
        if (!pending.empty() || !is_about_picture(line)) {
            for (const InlineItem& piece : line) {
                if (piece.kind == InlineItem::Kind::Picture) {
                    add_block(pending, item);
                    add_picture(piece.picture);
                } else {
                    pending.push_back(piece);
                }
            }
            if (end < items.size() && !pending.empty()) {
                InlineItem blank = items[end];
                blank.kind = InlineItem::Kind::Text;
                blank.span = pending.back().span;
                blank.span.text = " ";
                pending.push_back(std::move(blank));
            }
        }
        at = end + 1;
    }
    add_block(pending, item);
}

/// "Bild: ..." or "Lizenz: ..." directly under a picture goes to the picture.
bool BlockBuilder::is_about_picture(const std::vector<InlineItem>& line) {
    if (x_result.blocks.empty() || !x_result.blocks.back().picture) return false;
    std::string text;
    for (const InlineItem& item : line) {
        if (item.kind == InlineItem::Kind::Picture) return false;
        text += item.span.text;
    }
    const auto keyed = picture_keyword_of(text);
    if (!keyed) return false;
    MarkdownPicture& picture = *x_result.blocks.back().picture;
    std::string& field = keyed->kind == PictureKeyword::Credit ? picture.credit : picture.licence;
    if (!field.empty()) return false;
    field = keyed->value;
    return true;
}

void BlockBuilder::add_quote(const std::vector<InlineItem>& items) {
    LocatedText quote;
    for (const InlineItem& item : items) {
        if (item.kind == InlineItem::Kind::Picture) {
            x_faults.error("picture-in-highlight", {x_path, item.line},
                           "A highlight cannot hold a picture.",
                           "Put the picture into the answer, without the >.");
        }
        quote.marks.push_back({quote.text.size(), item.line});
        quote.text += item.kind == InlineItem::Kind::Break ? std::string("\n") : item.span.text;
    }
    if (!trimmed(quote.text).empty()) x_result.quotes.push_back(std::move(quote));
}

void BlockBuilder::add_picture(const MarkdownPicture& picture) {
    MarkdownBlock block;
    block.block.kind = BlockKind::Picture;
    block.picture = picture;
    block.line = picture.line;
    x_result.blocks.push_back(std::move(block));
}

/// Told once: the points below are no deeper trouble.
void BlockBuilder::refuse_depth(int line) {
    if (std::exchange(x_too_deep, true)) return;
    x_faults.error("list-too-deep", {x_path, line},
                   "This point stands more than " + std::to_string(most_list_depth) +
                       " lists deep; a stand cannot show that.",
                   "Move it out by a few levels, or make it a paragraph.");
}

void BlockBuilder::add_block(std::vector<InlineItem>& items, std::optional<ListItem>& item) {
    while (!items.empty() && trimmed(items.front().span.text).empty()) items.erase(items.begin());
    while (!items.empty() && trimmed(items.back().span.text).empty()) items.pop_back();
    if (items.empty()) return;
    auto& first = items.front().span.text;
    first.erase(0, first.find_first_not_of(' '));
    auto& last = items.back().span.text;
    last.erase(last.find_last_not_of(' ') + 1);

    MarkdownBlock made;
    made.line = items.front().line;
    if (item) {
        made.block.kind = item->kind;
        made.block.level = item->level;
        if (item->level > most_list_depth) refuse_depth(made.line);
        made.block.number = item->number;
        item.reset();
    }
    std::size_t offset = 0;
    for (InlineItem& piece : items) {
        made.marks.push_back({offset, piece.line});
        offset += piece.span.text.size();
        auto& spans = made.block.spans;
        const bool same = !spans.empty() && spans.back().emphasis == piece.span.emphasis &&
                          spans.back().strong == piece.span.strong &&
                          spans.back().link == piece.span.link;
        if (same) {
            spans.back().text += piece.span.text;
        } else {
            spans.push_back(std::move(piece.span));
        }
    }
    items.clear();
    x_result.blocks.push_back(std::move(made));
}

}  // namespace standpunkt
