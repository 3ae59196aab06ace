#include "authoring/markdown.h"

#include <md4c.h>

#include <algorithm>

#include "authoring/block_builder.h"
#include "authoring/entity_remnants.h"
#include "authoring/names.h"
#include "authoring/source_map.h"

namespace standpunkt {
namespace {

/// Entities that have a reason to be written: characters Markdown or the eye cannot do without.
bool is_welcome(std::string_view entity) {
    constexpr std::string_view welcome[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&shy;"};
    return std::find(std::begin(welcome), std::end(welcome), entity) != std::end(welcome);
}

enum class Mode { Answer, Line };

/// Receives md4c's events. A paragraph is gathered as items and becomes blocks when it ends.
class Reader {
  public:
    Reader(const std::vector<SourceLine>& lines, const std::filesystem::path& path, Faults& faults,
           Mode mode)
        : x_path(path), x_faults(faults), x_mode(mode), x_source(lines), x_blocks(path, faults) {}

    Markdown run() {
        MD_PARSER parser{};
        parser.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_COLLAPSEWHITESPACE;
        parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* reader) {
            static_cast<Reader*>(reader)->enter(type, detail);
            return 0;
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void*, void* reader) {
            static_cast<Reader*>(reader)->leave(type);
            return 0;
        };
        parser.enter_span = [](MD_SPANTYPE type, void* detail, void* reader) {
            static_cast<Reader*>(reader)->enter(type, detail);
            return 0;
        };
        parser.leave_span = [](MD_SPANTYPE type, void*, void* reader) {
            static_cast<Reader*>(reader)->leave(type);
            return 0;
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* reader) {
            static_cast<Reader*>(reader)->text(type, {text, size});
            return 0;
        };
        md_parse(x_source.text().data(), static_cast<MD_SIZE>(x_source.text().size()), &parser,
                 this);
        flush();
        return std::move(x_blocks.result());
    }

  private:
    struct List {
        bool numbered = false;
        int next = 1;
    };
    void enter(MD_BLOCKTYPE type, void* detail) {
        flush();
        if (type == MD_BLOCK_QUOTE) ++x_quotes;
        if (type == MD_BLOCK_UL) x_lists.push_back({});
        if (type == MD_BLOCK_OL) {
            const auto& list = *static_cast<MD_BLOCK_OL_DETAIL*>(detail);
            x_lists.push_back({true, static_cast<int>(list.start)});
        }
        if (type == MD_BLOCK_LI) {
            List& list = x_lists.back();
            x_item =
                ListItem{list.numbered ? BlockKind::Numbered : BlockKind::Bullet,
                         static_cast<int>(x_lists.size()) - 1, list.numbered ? list.next++ : 0};
        }
        if (type == MD_BLOCK_CODE) x_code = true;
    }

    void leave(MD_BLOCKTYPE type) {
        const Place place{x_path, x_items.empty() ? x_source.line() : x_items.front().line};
        if (type == MD_BLOCK_H && x_mode == Mode::Answer) {
            for (InlineItem& item : x_items) item.span.strong = true;
            x_faults.warning("heading-in-answer", place,
                             "A heading inside an answer is shown as a bold paragraph.",
                             "Make it a question of its own with ##, or take the # away.");
        }
        if (type == MD_BLOCK_CODE) {
            x_code = false;
            x_faults.warning("code-block", place,
                             "Program text (between ``` lines) is shown as a common paragraph.",
                             "Take the ``` lines away.");
        }
        flush();
        if (type == MD_BLOCK_QUOTE) --x_quotes;
        if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) x_lists.pop_back();
        if (type == MD_BLOCK_LI) x_item.reset();
    }

    void enter(MD_SPANTYPE type, void* detail) {
        if (type == MD_SPAN_EM) ++x_emphasis;
        if (type == MD_SPAN_STRONG) ++x_strong;
        if (type == MD_SPAN_A) {
            const std::string address = value(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
            x_blocks.result().links.push_back({address, x_source.line()});
            x_link_line_pending = true;
            x_link = is_internal_link(address) ? std::string() : address;
        }
        if (type == MD_SPAN_IMG && x_images++ == 0) {
            const auto& image = *static_cast<MD_SPAN_IMG_DETAIL*>(detail);
            x_picture = {value(image.src), {}, value(image.title), {}, {}, x_source.line(), {}};
            x_picture_begun = false;
        }
    }

    void leave(MD_SPANTYPE type) {
        if (type == MD_SPAN_EM) --x_emphasis;
        if (type == MD_SPAN_STRONG) --x_strong;
        if (type == MD_SPAN_A) x_link.clear();
        if (type == MD_SPAN_IMG && --x_images == 0) {
            if (!x_picture_begun) x_picture.line = x_source.next_line_with("(" + x_picture.file);
            x_picture.alt = trimmed(x_picture.alt);
            x_items.push_back({InlineItem::Kind::Picture, {}, x_picture, x_picture.line});
        }
    }

    void text(MD_TEXTTYPE type, std::string_view text) {
        note_line(text);
        switch (type) {
            case MD_TEXT_NORMAL:
            case MD_TEXT_LATEXMATH:
                add(text);
                break;
            case MD_TEXT_CODE:
                add_code(text);
                break;
            case MD_TEXT_NULLCHAR:
                add("\uFFFD");
                break;
            case MD_TEXT_BR:
            case MD_TEXT_SOFTBR:
                add_break();
                break;
            case MD_TEXT_ENTITY:
                add_entity(text);
                break;
            case MD_TEXT_HTML:
                if (x_html_line != x_source.line()) {
                    x_faults.error("raw-html", {x_path, x_source.line()},
                                   "HTML is not shown: " + shortened(trimmed(text), 40) + ".",
                                   "Take it out; write *emphasis*, lists and pictures as the "
                                   "manual says.");
                }
                x_html_line = x_source.line();
                break;
        }
    }

    void note_line(std::string_view text) {
        x_source.follow(text);
        if (x_link_line_pending) x_blocks.result().links.back().line = x_source.line();
        x_link_line_pending = false;
        if (x_images > 0 && !x_picture_begun) {
            x_picture.line = x_source.line();
            x_picture_begun = true;
        }
    }

    void add(std::string_view text) {
        if (x_images > 0) {
            x_picture.alt += text;
            return;
        }
        Span span{std::string(text), x_emphasis > 0, x_strong > 0, x_link};
        x_items.push_back({InlineItem::Kind::Text, std::move(span), {}, x_source.line()});
    }

    void add_break() {
        if (x_images > 0) {
            x_picture.alt += ' ';
            return;
        }
        x_items.push_back({InlineItem::Kind::Break, {}, {}, x_source.line()});
    }

    void add_code(std::string_view text) {
        if (!x_code) return add(text);
        const bool ends_line = !text.empty() && text.back() == '\n';
        if (ends_line) text.remove_suffix(1);
        if (!text.empty()) add(text);
        if (ends_line) add_break();
    }

    void add_entity(std::string_view entity) {
        const auto decoded = decoded_entity(entity);
        if (!decoded) {
            x_faults.error("html-entity", {x_path, x_source.line()},
                           std::string(entity) + " is no character that HTML knows.",
                           "Write the character itself.");
        } else if (!is_welcome(entity)) {
            x_faults.warning(
                "html-entity", {x_path, x_source.line()},
                std::string(entity) + " is an HTML entity; it is shown as \"" + *decoded + "\".",
                "Write " + *decoded + " itself.");
        }
        add(decoded ? *decoded : entity);
    }

    static std::string value(const MD_ATTRIBUTE& attribute) {
        std::string text;
        for (std::size_t i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size;
             ++i) {
            const std::string_view piece(
                attribute.text + attribute.substr_offsets[i],
                attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
            const auto decoded =
                attribute.substr_types[i] == MD_TEXT_ENTITY ? decoded_entity(piece) : std::nullopt;
            text += decoded ? *decoded : piece;
        }
        return text;
    }

    /// The paragraph, or what goes for one, is over.
    void flush() {
        std::vector<InlineItem> items;
        items.swap(x_items);
        if (items.empty()) return;
        if (x_quotes > 0) {
            x_blocks.add_quote(items);
        } else {
            x_blocks.add_paragraph(std::move(items), x_item);
        }
    }

    const std::filesystem::path& x_path;
    Faults& x_faults;
    Mode x_mode;
    SourceMap x_source;
    BlockBuilder x_blocks;

    std::vector<InlineItem> x_items;
    std::vector<List> x_lists;
    std::optional<ListItem> x_item;  // whose first block is still to come
    MarkdownPicture x_picture;
    std::string x_link;
    int x_quotes = 0, x_emphasis = 0, x_strong = 0, x_images = 0;
    int x_html_line = 0;
    bool x_code = false, x_picture_begun = false, x_link_line_pending = false;
};

}  // namespace

Markdown parse_markdown(const std::vector<SourceLine>& lines, const std::filesystem::path& path,
                        Faults& faults) {
    return Reader(lines, path, faults, Mode::Answer).run();
}

std::string parse_line(std::string_view text, const Place& place, std::vector<MarkdownLink>& links,
                       Faults& faults) {
    // As a heading: the one block whose content is a single line, whatever it begins with.
    const std::vector<SourceLine> lines = {{"# " + std::string(text), place.line}};
    const Markdown parsed = Reader(lines, place.path, faults, Mode::Line).run();
    links.insert(links.end(), parsed.links.begin(), parsed.links.end());
    std::string plain;
    for (const MarkdownBlock& block : parsed.blocks) plain += block.located().text;
    return trimmed(plain);
}

bool is_web_address(std::string_view address) {
    return address.starts_with("https://") || address.starts_with("http://") ||
           address.starts_with("mailto:");
}

bool is_internal_link(std::string_view address) {
    const std::size_t hash = address.find('#');
    if (hash == std::string_view::npos || hash + 1 == address.size()) return false;
    return hash == 0 || is_name(address.substr(0, hash));
}

}  // namespace standpunkt
