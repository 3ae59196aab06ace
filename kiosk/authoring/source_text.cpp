#include "authoring/source_text.h"

#include <algorithm>

#include "base/unicode.h"

namespace standpunkt {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr const char* save_as_utf8 = "Save the file as UTF-8 (\"Save as ...\", encoding UTF-8).";

std::vector<SourceLine> split(std::string_view text) {
    std::vector<SourceLine> lines;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        lines.push_back(
            {std::string(text.substr(at, end - at)), static_cast<int>(lines.size()) + 1});
        at = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++at;
    }
    return lines;
}

}  // namespace

std::optional<std::string> source_text(std::string_view bytes, const std::filesystem::path& path,
                                       Faults& faults) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        faults.error("broken-utf-8", {path, 1}, "The file is UTF-16, not UTF-8.", save_as_utf8);
        return {};
    }
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    for (const SourceLine& line : split(bytes)) {
        if (is_valid_utf8(line.text)) continue;
        faults.error("broken-utf-8", {path, line.number}, "This line is not valid UTF-8.",
                     save_as_utf8);
        return {};
    }
    return nfc(bytes);
}

bool Fence::covers(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos || begin > 3) return x_letter != 0;
    const char letter = line[begin];
    const std::size_t end = std::min(line.find_first_not_of(letter, begin), line.size());
    const std::size_t length = end - begin;
    const bool fence = (letter == '`' || letter == '~') && length >= 3;
    if (x_letter == 0) {
        // "```inline```" on one line is no fence.
        if (!fence || (letter == '`' && line.find('`', end) != std::string_view::npos))
            return false;
        x_letter = letter;
        x_length = length;
        return true;
    }
    const bool bare = line.find_first_not_of(" \t", end) == std::string_view::npos;
    if (fence && letter == x_letter && length >= x_length && bare) x_letter = 0;
    return true;
}

std::vector<SourceLine> source_lines(std::string_view text, const std::filesystem::path& path,
                                     Faults& faults) {
    std::vector<SourceLine> lines = split(text);
    Fence fence;
    int comment_line = 0;  // 0: outside
    for (SourceLine& line : lines) {
        if (comment_line == 0 && fence.covers(line.text)) continue;
        std::string kept;
        std::size_t at = 0;
        while (at < line.text.size()) {
            if (comment_line > 0) {
                const std::size_t end = line.text.find("-->", at);
                if (end == std::string::npos) break;
                at = end + 3;
                comment_line = 0;
            } else {
                const std::size_t begin = std::min(line.text.find("<!--", at), line.text.size());
                kept += line.text.substr(at, begin - at);
                if (begin < line.text.size()) comment_line = line.number;
                at = begin + 4;
            }
        }
        line.text = std::move(kept);
    }
    if (comment_line > 0) {
        faults.error("open-comment", {path, comment_line},
                     "A comment begins here and never ends; all that follows is hidden.",
                     "Close it with -->.");
    }
    return lines;
}

}  // namespace standpunkt
