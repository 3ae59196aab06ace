#include "authoring/import_front_matter.h"

#include <algorithm>
#include <vector>

#include "authoring/import_clean.h"
#include "authoring/import_metadata.h"
#include "authoring/names.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

/// The part of a "key: value" line before its colon, in small letters.
std::string key_of(const std::string& line) {
    return lower(trimmed(line.substr(0, line.find(':'))));
}

/// The lines between the two marks; none if the text has no such head. Two rules may well stand
/// round "Frage: ..." lines, so a head has to say one of the things heads say.
std::vector<std::string> head_lines(const std::string& text) {
    constexpr std::size_t most_lines = 100;
    std::vector<std::string> lines;
    bool is_head = false;
    std::size_t at = text.find('\n') + 1;
    while (at > 0 && at < text.size() && lines.size() < most_lines) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        if (trimmed(line) == "---" || trimmed(line) == "...")
            return is_head ? lines : std::vector<std::string>();
        const bool goes_on =
            line.empty() || std::string_view(" \t-#").find(line[0]) != std::string_view::npos;
        if (!goes_on && line.find(':') == std::string::npos) return {};
        for (const char* known : {"title", "author", "date", "layout", "tags"})
            is_head = is_head || key_of(line) == known;
        lines.push_back(std::move(line));
        at = end + 1;
    }
    return {};
}

std::string without_quotes(std::string text) {
    const bool quoted = text.size() >= 2 && text.front() == text.back() &&
                        (text.front() == '"' || text.front() == '\'');
    return quoted ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

std::string take_front_matter(const std::string& text, RawText& raw, ImportReport& report) {
    if (!text.starts_with("---\n")) return text;
    const std::vector<std::string> lines = head_lines(text);
    if (lines.empty()) return text;
    int number = 1;
    for (const std::string& line : lines) {
        ++number;
        const std::size_t colon = std::min(line.find(':'), line.size());
        const std::string key = key_of(line);
        const std::string value = without_quotes(
            trimmed(clean_line(line.substr(std::min(colon + 1, line.size())), number, report)));
        const std::string date = iso_date(value.substr(0, value.find('T')));
        if (key == "date" && !date.empty()) {
            Passage passage;
            passage.line = number;
            passage.runs = {{"Date: " + date, number, false, false, {}}};
            raw.passages.push_back(std::move(passage));
        }
        if (key == "title") raw.page_title = value;
        if (key == "author") raw.author = value;
        if (key == "lang" || key == "language") raw.language = lower(value).substr(0, 2);
        if (!trimmed(line).empty())
            report.note(number, "front-matter", "stands in the head of the file, above the text.",
                        trimmed(line));
    }
    std::size_t end = 0;  // behind the closing mark
    for (std::size_t line = 0; line < lines.size() + 2; ++line)
        end = std::min(text.find('\n', end), text.size() - 1) + 1;
    return std::string(lines.size() + 2, '\n') + text.substr(end);
}

}  // namespace standpunkt
