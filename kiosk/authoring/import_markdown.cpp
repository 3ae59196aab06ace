#include "authoring/import_markdown.h"

#include <md4c.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <string_view>

#include "authoring/import_clean.h"
#include "authoring/import_front_matter.h"
#include "authoring/import_plain.h"

namespace standpunkt {
namespace {

/// Follows md4c through a document. Its texts point into the source, which gives the lines.
class MarkdownReader {
  public:
    MarkdownReader(const std::string& source, ImportReport& report)
        : x_source(source), x_report(report) {
        for (std::size_t at = 0; at < source.size(); ++at)
            if (source[at] == '\n') x_line_ends.push_back(at);
    }

    RawText read() {
        MD_PARSER parser{};
        parser.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
        parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
            static_cast<MarkdownReader*>(self)->enter_block(type, detail);
            return 0;
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
            static_cast<MarkdownReader*>(self)->leave_block(type);
            return 0;
        };
        parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
            static_cast<MarkdownReader*>(self)->enter_span(type, detail);
            return 0;
        };
        parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
            static_cast<MarkdownReader*>(self)->leave_span(type);
            return 0;
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
            static_cast<MarkdownReader*>(self)->text(type, {text, size});
            return 0;
        };
        [[maybe_unused]] const int status =
            md_parse(x_source.data(), static_cast<MD_SIZE>(x_source.size()), &parser, this);
        assert(status == 0);  // only fails when a callback does, or without memory
        flush();
        for (Passage& passage : reflow(x_blocks, x_report)) add(std::move(passage));
        std::stable_sort(x_raw.passages.begin(), x_raw.passages.end(),
                         [](const Passage& a, const Passage& b) { return a.line < b.line; });
        return std::move(x_raw);
    }

  private:
    void enter_block(MD_BLOCKTYPE type, void* detail) {
        flush();
        x_heading = type == MD_BLOCK_H
                        ? static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level)
                        : 0;
        if (type == MD_BLOCK_UL) x_lists.push_back({false, 0});
        if (type == MD_BLOCK_OL)
            x_lists.push_back(
                {true, static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start)});
        if (type == MD_BLOCK_LI) x_item = true;
        if (type == MD_BLOCK_QUOTE) x_quote = true;
        if (type == MD_BLOCK_CODE) x_code = true;
    }

    void leave_block(MD_BLOCKTYPE type) {
        flush();
        x_heading = 0;
        if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) x_lists.pop_back();
        if (type == MD_BLOCK_QUOTE) x_quote = false;
        if (type == MD_BLOCK_CODE) x_code = false;
        x_item = x_item && type != MD_BLOCK_LI;
    }

    void enter_span(MD_SPANTYPE type, void* detail) {
        if (type == MD_SPAN_STRONG) ++x_strong;
        if (type == MD_SPAN_EM) ++x_emphasis;
        if (type == MD_SPAN_IMG) {
            const auto& source = static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src;
            x_picture = std::string(source.text, source.size);
            x_alt.clear();
            x_in_picture = true;
        }
        if (type == MD_SPAN_A) {
            const auto& target = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
            x_link = std::string(target.text, target.size);
        }
    }

    void leave_span(MD_SPANTYPE type) {
        if (type == MD_SPAN_STRONG) --x_strong;
        if (type == MD_SPAN_EM) --x_emphasis;
        if (type == MD_SPAN_A) x_link.clear();
        if (type == MD_SPAN_IMG) {
            x_in_picture = false;
            x_report.assumed(
                x_line, "picture",
                "the picture " + in_quotes(x_picture) + " (" + in_quotes(x_alt) +
                    ") was left out; put it into the interview's folder and name it there.",
                x_alt);
        }
    }

    void text(MD_TEXTTYPE type, std::string_view text) {
        x_line = line_of(text.data(), x_line);
        if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR || (x_code && text == "\n")) {
            end_line();
            if (type == MD_TEXT_BR) flush();
            ++x_line;
            return;
        }
        if (x_in_picture) {
            x_alt += text;
            return;
        }
        // Pieces of one line are joined before they are cleaned: an entity comes as its own piece.
        const bool same = !x_runs.empty() && x_runs.back().strong == (x_strong > 0) &&
                          x_runs.back().emphasis == (x_emphasis > 0) &&
                          x_runs.back().link == x_link;
        if (same)
            x_runs.back().text += text;
        else
            x_runs.push_back({std::string(text), x_line, x_strong > 0, x_emphasis > 0, x_link});
    }

    int line_of(const char* at, int otherwise) const {
        const char* start = x_source.data();
        if (std::less<>()(at, start) || std::less<>()(start + x_source.size(), at))
            return otherwise;
        const auto offset = static_cast<std::size_t>(at - start);
        const auto before = std::lower_bound(x_line_ends.begin(), x_line_ends.end(), offset);
        return 1 + static_cast<int>(before - x_line_ends.begin());
    }

    void end_line() {
        if (x_runs.empty()) return;
        for (RawRun& run : x_runs) run.text = clean_line(run.text, run.line, x_report);
        const int number = x_runs.front().line;
        x_lines.push_back({number, std::move(x_runs)});
        x_runs.clear();
    }

    /// Ends a block. Paragraphs wait for each other: how wide lines are is known at the end.
    void flush() {
        end_line();
        if (x_lines.empty()) return;
        const bool structured = x_heading > 0 || !x_lists.empty();
        if (!structured) {
            if (x_quote)
                x_report.note(x_lines.front().number, "block-quote",
                              "this block quote is kept as a paragraph.");
            x_blocks.push_back(std::move(x_lines));
            x_lines.clear();
            return;
        }
        Passage passage;
        passage.line = x_lines.front().number;
        if (x_heading > 0) {
            passage.kind = PassageKind::Heading;
            passage.level = x_heading;
        } else if (x_item) {
            List& list = x_lists.back();
            passage.kind = list.numbered ? PassageKind::Numbered : PassageKind::Bullet;
            passage.level = static_cast<int>(x_lists.size()) - 1;
            if (list.numbered) passage.number = list.next++;
            x_item = false;  // a second paragraph of the item is a paragraph
        }
        for (RawLine& line : x_lines) {
            passage.runs.insert(passage.runs.end(), line.runs.begin(), line.runs.end());
            passage.runs.back().text += ' ';
        }
        x_lines.clear();
        add(std::move(passage));
    }

    void add(Passage passage) {
        tidy(passage);
        if (!passage.runs.empty()) x_raw.passages.push_back(std::move(passage));
    }

    struct List {
        bool numbered = false;
        int next = 0;
    };

    const std::string& x_source;
    ImportReport& x_report;
    std::vector<std::size_t> x_line_ends;
    RawText x_raw;
    std::vector<std::vector<RawLine>> x_blocks;
    std::vector<RawLine> x_lines;
    std::vector<RawRun> x_runs;
    std::vector<List> x_lists;
    std::string x_link, x_picture, x_alt;
    int x_line = 1, x_heading = 0, x_strong = 0, x_emphasis = 0;
    bool x_item = false, x_quote = false, x_code = false, x_in_picture = false;
};

}  // namespace

RawText read_markdown(const std::string& text, ImportReport& report) {
    RawText raw;
    const std::string body = take_front_matter(text, raw, report);
    RawText read = MarkdownReader(body, report).read();
    std::move(read.passages.begin(), read.passages.end(), std::back_inserter(raw.passages));
    return raw;
}

bool looks_like_markdown(const std::string& text) {
    int headings = 0, bold = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line(text.data() + at, end - at);
        while (line.ends_with(' ')) line.remove_suffix(1);
        if (line.starts_with("# ") || line.starts_with("## ") || line.starts_with("### "))
            ++headings;
        if (line.size() > 5 && line.starts_with("**")) ++bold;
        at = end + 1;
    }
    return headings >= 2 || bold >= 2;
}

}  // namespace standpunkt
