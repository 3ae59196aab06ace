#include "authoring/import_escape.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "authoring/keywords.h"
#include "authoring/markdown.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

bool is_ascii_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

enum class Within { Text, Link };

/// Escapes what counts anywhere in a line. `before` and `after`: the bytes around, 0 at an end.
std::string escape_inside(std::string_view text, Within within, char before, char after) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const char last = at > 0 ? text[at - 1] : before;
        const char next = at + 1 < text.size() ? text[at + 1] : after;
        bool escape = c == '\\' || c == '*' || c == '`' || c == '<';
        // Within a word it marks nothing. A byte of another script may belong to a quotation mark,
        // and then it does.
        if (c == '_') escape = !(is_ascii_word(last) && is_ascii_word(next));
        if (c == '[') escape = within == Within::Link;
        if (c == ']')
            escape = within == Within::Link || next == '(' || next == '[' || next == ':' ||
                     at + 1 == text.size();
        if (c == '&') escape = next == '#' || is_ascii_word(next);
        // Comments are taken out before Markdown is read; before a link it would make a picture.
        if (c == '!')
            escape = last == '<' || (at + 1 == text.size() && after != '\0' && after != ' ');
        if (c == '#')  // the closing # or ## of a heading
            escape = last == ' ' && text.find_first_not_of('#', at) == std::string_view::npos;
        if (escape) result += '\\';
        result += c;
    }
    return result;
}

/// Escapes what counts at the start of a line: lists, headings, quotes, rules, keyword lines.
void escape_start(std::string& text) {
    if (text.empty()) return;
    constexpr std::string_view marks = "#>+-=~|:";
    if (marks.find(text[0]) != std::string_view::npos) {
        text.insert(0, 1, '\\');
        return;
    }
    if (text.starts_with("[")) text.insert(0, 1, '\\');
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')'))
        text.insert(digits, 1, '\\');
    if (keyword_of(text) || picture_keyword_of(text)) text.insert(text.find(':'), 1, '\\');
}

bool same_style(const RawRun& one, const RawRun& other) {
    return one.strong == other.strong && one.emphasis == other.emphasis && one.link == other.link;
}

std::vector<RawRun> merged(const std::vector<RawRun>& runs) {
    std::vector<RawRun> result;
    for (const RawRun& run : runs) {
        if (!result.empty() && same_style(result.back(), run))
            result.back().text += run.text;
        else
            result.push_back(run);
    }
    return result;
}

/// `address` as it stands between the round brackets of a link, what would end or change it there
/// as %28 and the like; empty if it leads nowhere by itself.
std::string link_target(std::string_view address) {
    if (!is_web_address(address)) return {};
    constexpr std::string_view unsafe = "()<>[]\\*`";
    std::string target;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&') {
            target += "&amp;";
        } else if (byte <= ' ' || byte >= 0x7F || unsafe.find(c) != std::string_view::npos) {
            char code[4];
            std::snprintf(code, sizeof code, "%%%02X", byte);
            target += code;
        } else {
            target += c;
        }
    }
    return target;
}

/// Whether stars stuck to `core` open and close: CommonMark asks for a letter on their inner side,
/// else for a blank on the outer one.
bool can_be_marked(const std::string& core, bool blank_before, bool blank_after) {
    const std::vector<char32_t> points = code_points(core);
    const auto solid = [](char32_t point) { return is_letter(point) || is_digit(point); };
    return (solid(points.front()) || blank_before) && (solid(points.back()) || blank_after);
}

}  // namespace

std::string to_markdown(const std::vector<RawRun>& raw) {
    const std::vector<RawRun> runs = merged(raw);
    std::string line;
    bool starred = false;  // the line ends in stars: more of them would run together
    for (std::size_t at = 0; at < runs.size(); ++at) {
        const RawRun& run = runs[at];
        const std::size_t first = run.text.find_first_not_of(' ');
        if (first == std::string::npos) {
            line += run.text;
            starred = false;
            continue;
        }
        const std::size_t last = run.text.find_last_not_of(' ');
        const std::string core = run.text.substr(first, last - first + 1);
        const char before = first > 0 ? ' ' : at > 0 ? runs[at - 1].text.back() : '\0';
        const char after = last + 1 < run.text.size() ? ' '
                           : at + 1 < runs.size()     ? runs[at + 1].text.front()
                                                      : '\0';
        const std::string target = link_target(run.link);
        const bool link = !target.empty();
        std::string text = escape_inside(core, link ? Within::Link : Within::Text, before, after);
        if (first > 0) starred = false;
        const bool blank_before = before == ' ' || before == '\0';
        const bool blank_after = after == ' ' || after == '\0';
        const bool markable =
            !starred && (run.strong || run.emphasis) &&
            (link ? blank_before && blank_after : can_be_marked(core, blank_before, blank_after));
        const bool line_start = line.find_first_not_of(' ') == std::string::npos;
        if (link) text = "[" + text + "](" + target + ")";
        const std::string stars = !markable                    ? ""
                                  : run.strong && run.emphasis ? "***"
                                  : run.strong                 ? "**"
                                                               : "*";
        if (line_start && stars.empty() && !link) escape_start(text);
        line += run.text.substr(0, first) + stars + text + stars + run.text.substr(last + 1);
        starred = !stars.empty() && last + 1 == run.text.size();
    }
    return line;
}

std::string to_markdown(const std::string& text) {
    return to_markdown(std::vector<RawRun>{RawRun{text, 0, false, false, {}}});
}

std::string to_markdown(const std::vector<Passage>& passages) {
    std::string text;
    std::vector<std::size_t> indents;  // where the text of each open list level begins
    bool in_list = false;
    for (const Passage& passage : passages) {
        const bool item =
            passage.kind == PassageKind::Bullet || passage.kind == PassageKind::Numbered;
        // A list inside an item that does not begin with 1 needs an empty line before it, else
        // CommonMark reads it on as the item's text.
        const bool late_start =
            passage.kind == PassageKind::Numbered && passage.number != 1 &&
            static_cast<std::size_t>(std::max(0, passage.level)) >= indents.size();
        if (!text.empty() && (!item || !in_list || late_start)) text += '\n';
        in_list = item;
        if (!item) {
            indents.clear();
            text += to_markdown(passage.runs) + '\n';
            continue;
        }
        indents.resize(
            std::min(indents.size(), static_cast<std::size_t>(std::max(0, passage.level))));
        const std::size_t indent = indents.empty() ? 0 : indents.back();
        const std::string marker = passage.kind == PassageKind::Numbered
                                       ? std::to_string(std::clamp(passage.number, 1, 99999)) + ". "
                                       : std::string("- ");
        indents.push_back(indent + marker.size());
        text += std::string(indent, ' ') + marker + to_markdown(passage.runs) + '\n';
    }
    return text;
}

}  // namespace standpunkt
