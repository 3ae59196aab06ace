#include "authoring/interview_text.h"

#include <algorithm>

#include "authoring/keywords.h"
#include "authoring/names.h"
#include "authoring/source_text.h"

namespace standpunkt {
namespace {

/// How many # begin the line (at most three blanks before); 0: it is no heading.
std::size_t heading_level(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos || begin > 3 || line[begin] != '#') return 0;
    const std::size_t end = std::min(line.find_first_not_of('#', begin), line.size());
    return end - begin;
}

/// The words of a heading without its # signs, also those some people put behind.
std::string heading_text(std::string_view line) {
    std::string text = trimmed(line);
    text.erase(0, std::min(text.find_first_not_of('#'), text.size()));
    const std::size_t last = text.find_last_not_of('#');
    if (last != std::string::npos && (text[last] == ' ' || text[last] == '\t')) text.erase(last);
    return trimmed(text);
}

bool is_blank(const SourceLine& line) {
    return trimmed(line.text).empty();
}

bool is_quote(const SourceLine& line) {
    return trimmed(line.text).starts_with('>');
}

std::string without_quotation_marks(const std::string& text) {
    static constexpr std::pair<std::string_view, std::string_view> pairs[] = {
        {"„", "“"}, {"„", "”"},   {"“", "”"}, {"»", "«"},
        {"«", "»"}, {"\"", "\""}, {"‚", "‘"}, {"‘", "’"}};
    for (const auto& [open, close] : pairs) {
        if (text.size() <= open.size() + close.size()) continue;
        if (!text.starts_with(open) || !text.ends_with(close)) continue;
        const std::string inner =
            text.substr(open.size(), text.size() - open.size() - close.size());
        if (inner.find(open) == std::string::npos) return trimmed(inner);
    }
    return text;
}

class FileReader {
  public:
    FileReader(const std::filesystem::path& path, const std::string& language, Faults& faults)
        : x_path(path), x_faults(faults) {
        x_text.path = path;
        x_text.language = language;
    }

    InterviewText read(const std::vector<SourceLine>& lines) {
        std::vector<SourceLine> section;
        Fence fence;
        for (const SourceLine& line : lines) {
            const bool fenced = fence.covers(line.text);
            const std::size_t level = fenced ? 0 : heading_level(line.text);
            if (level == 1 && is_title(line, section)) continue;
            if (level == 2) {
                end_section(section);
                begin_exchange(line);
            } else {
                section.push_back(line);
            }
        }
        end_section(section);
        if (x_text.title.text.empty()) {
            x_faults.error("missing-title", {x_path, 1}, "The interview has no title.",
                           "Write it into the first line: # Title");
        }
        if (x_text.exchanges.empty()) {
            x_faults.error("no-exchanges", {x_path, 0}, "There is no question in this file.",
                           "Every question begins with ##: ## What is a living lab?");
        }
        return std::move(x_text);
    }

  private:
    bool is_title(const SourceLine& line, const std::vector<SourceLine>& section) {
        const bool first = x_text.title.line == 0 && x_text.exchanges.empty();
        if (first) {
            if (!std::all_of(section.begin(), section.end(), is_blank)) return false;
            x_text.title = {words_of(heading_text(line.text), line.number), line.number};
            return true;
        }
        if (line.text.find("# ") == std::string::npos) return false;  // "#hashtag" is text
        x_faults.error("second-title", {x_path, line.number},
                       "A second line with one # stands here; an interview has one title.",
                       "Write ## before a question, or take the # away.");
        return true;
    }

    std::string words_of(std::string_view text, int line) {
        return parse_line(text, {x_path, line}, x_text.links, x_faults);
    }

    void note(const std::vector<MarkdownLink>& links) {
        x_text.links.insert(x_text.links.end(), links.begin(), links.end());
    }

    void begin_exchange(const SourceLine& line) {
        WrittenExchange exchange;
        exchange.question = {words_of(heading_text(line.text), line.number), line.number};
        if (exchange.question.text.empty()) {
            x_faults.error("empty-question", {x_path, line.number}, "The question is empty.",
                           "Write it behind the ##, or take the line away.");
        }
        x_text.exchanges.push_back(std::move(exchange));
    }

    void end_section(std::vector<SourceLine>& section) {
        if (x_text.exchanges.empty()) {
            read_lead(section);
        } else {
            read_exchange(section, x_text.exchanges.back());
        }
        section.clear();
    }

    void read_lead(const std::vector<SourceLine>& lines) {
        const Markdown lead = parse_markdown(lines, x_path, x_faults);
        note(lead.links);
        for (const MarkdownBlock& block : lead.blocks) {
            if (block.block.kind != BlockKind::Paragraph) {
                x_faults.warning(
                    "list-or-picture-in-lead", {x_path, block.line},
                    "The lead is plain paragraphs; lists become paragraphs and pictures "
                    "are not shown.",
                    "Move this into an answer.");
            }
            if (block.picture) continue;
            const LocatedText text = block.located();
            if (!x_text.lead.text.empty()) x_text.lead.text += '\n';
            for (const LineMark& mark : text.marks) {
                x_text.lead.marks.push_back({x_text.lead.text.size() + mark.offset, mark.line});
            }
            x_text.lead.text += text.text;
        }
        for (const LocatedText& quote : lead.quotes) {
            x_faults.error("highlight-without-question", {x_path, quote.line()},
                           "A highlight (>) stands before the first question; it leads nowhere.",
                           "Move it under the question it belongs to.");
        }
    }

    void read_exchange(const std::vector<SourceLine>& lines, WrittenExchange& exchange) {
        std::vector<SourceLine> body;
        bool in_head = true;
        for (const SourceLine& line : lines) {
            if (in_head && !is_blank(line) && !is_quote(line)) {
                if (take_keyword(line, exchange)) continue;
                in_head = false;
                note_misspelt(line);
            }
            // A line right behind a > line would belong to the quote in Markdown; nobody means
            // that.
            if (!body.empty() && is_quote(body.back()) && !is_quote(line) && !is_blank(line)) {
                body.push_back({{}, line.number});
            }
            body.push_back(line);
        }
        Markdown parsed = parse_markdown(body, x_path, x_faults);
        exchange.answer = std::move(parsed.blocks);
        note(parsed.links);
        for (const LocatedText& quote : parsed.quotes) read_highlights(quote, exchange);
        if (exchange.answer.empty()) {
            x_faults.error("empty-answer", {x_path, exchange.question.line},
                           "This question has no answer.",
                           "Write it below the keyword lines, after an empty line.");
        }
    }

    bool take_keyword(const SourceLine& line, WrittenExchange& exchange) {
        const auto keyed = keyword_of(line.text);
        if (!keyed) return false;
        auto& field = [&]() -> std::optional<WrittenLine>& {
            switch (keyed->kind) {
                case Keyword::Topic:
                    return exchange.topic;
                case Keyword::Short:
                    return exchange.short_title;
                case Keyword::Summary:
                    return exchange.summary;
                case Keyword::Id:
                    return exchange.id;
            }
            return exchange.id;
        }();
        const Place place{x_path, line.number};
        const std::string word = trimmed(line.text.substr(0, line.text.find(':')));
        if (field) {
            x_faults.error("keyword-twice", place, "\"" + word + ":\" stands here a second time.",
                           "Take one of the two lines away (the first is in line " +
                               std::to_string(field->line) + ").");
            return true;
        }
        const std::string value = words_of(keyed->value, line.number);
        if (value.empty()) {
            x_faults.warning("empty-keyword", place, "Nothing stands behind \"" + word + ":\".",
                             "Fill it in or take the line away.");
            return true;
        }
        field = WrittenLine{value, line.number};
        return true;
    }

    void note_misspelt(const SourceLine& line) {
        if (const std::string meant = misspelt_keyword(line.text); !meant.empty()) {
            x_faults.warning("unknown-keyword", {x_path, line.number},
                             "The answer begins with a line that looks like a keyword line.",
                             "Did you mean \"" + meant + ":\"?");
        }
    }

    /// A paragraph of a quote is one highlight; a line that begins with a kind begins the next.
    void read_highlights(const LocatedText& quote, WrittenExchange& exchange) {
        std::size_t at = 0;
        bool fresh = true;
        while (at <= quote.text.size()) {
            const std::size_t end = std::min(quote.text.find('\n', at), quote.text.size());
            const std::string line = trimmed(quote.text.substr(at, end - at));
            const int number = quote.line_at(at);
            const auto keyed = highlight_keyword_of(line);
            if (keyed) {
                exchange.highlights.push_back({keyed->kind, keyed->value, number});
            } else if (fresh) {
                if (const auto meant = misspelt_highlight_keyword(line); !meant.empty()) {
                    x_faults.warning("unknown-keyword", {x_path, number},
                                     "This highlight is taken as the editors' own line, its first "
                                     "word included.",
                                     "Did you mean \"" + meant + ":\"?");
                }
                exchange.highlights.push_back({HighlightKind::Editorial, line, number});
            } else if (!line.empty()) {
                std::string& text = exchange.highlights.back().text;
                text += (text.empty() ? "" : " ") + line;
            }
            fresh = false;
            at = end + 1;
        }
        check_written(exchange);
    }

    void check_written(WrittenExchange& exchange) {
        for (WrittenHighlight& highlight : exchange.highlights) {
            if (highlight.kind == HighlightKind::Quote) {
                highlight.text = without_quotation_marks(highlight.text);
            }
            if (highlight.text.empty()) {
                x_faults.error("empty-highlight", {x_path, highlight.line},
                               "This highlight has no words.", "Write them or take the line away.");
            }
        }
        std::erase_if(exchange.highlights,
                      [](const auto& highlight) { return highlight.text.empty(); });
    }

    const std::filesystem::path& x_path;
    Faults& x_faults;
    InterviewText x_text;
};

}  // namespace

InterviewText read_interview_text(std::string_view bytes, const std::filesystem::path& path,
                                  const std::string& language, Faults& faults) {
    const auto text = source_text(bytes, path, faults);
    if (!text) {
        InterviewText none;
        none.path = path;
        none.language = language;
        return none;
    }
    return FileReader(path, language, faults).read(source_lines(*text, path, faults));
}

}  // namespace standpunkt
