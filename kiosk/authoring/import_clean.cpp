#include "authoring/import_clean.h"

#include <vector>

#include "authoring/entities.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

bool is_blank(char32_t point) {
    return point == U' ' || point == U'\t' || point == U'\n' || point == U'\r' ||
           point == no_break_space || point == narrow_no_break_space || point == 0x3000 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x205F || point == 0x2028 ||
           point == 0x2029;
}

std::string word_before(const std::string& text) {
    const std::size_t blank = text.rfind(' ');
    return blank == std::string::npos ? text : text.substr(blank + 1);
}

std::string word_at(const std::vector<char32_t>& points, std::size_t at) {
    std::string word;
    while (at < points.size() && !is_blank(points[at])) word += to_utf8(points[at++]);
    return word;
}

bool ends_in_letter(const std::string& text) {
    const std::vector<char32_t> points = code_points(text);
    return !points.empty() && (is_letter(points.back()) || is_digit(points.back()));
}

}  // namespace

std::string clean_line(std::string_view raw, int line, ImportReport& report) {
    const std::vector<char32_t> points = code_points(nfc(decode_entities(raw, line, report)));
    std::string text;
    for (std::size_t at = 0; at < points.size();) {
        if (!is_blank(points[at])) {
            text += to_utf8(points[at++]);
            continue;
        }
        std::size_t end = at;
        bool wide = false;  // a tab parts columns, it does not stand for a word
        while (end < points.size() && is_blank(points[end])) wide |= points[end++] == U'\t';
        const bool inside = !text.empty() && end < points.size();
        // Behind a full stop two blanks are a typist's habit; between words they are a hole.
        if (inside && end - at > 1 && end - at <= 4 && !wide && ends_in_letter(text) &&
            is_letter(points[end]))
            report.broken(line, "missing-word",
                          "a word is probably missing between \"" + word_before(text) +
                              "\" and \"" + word_at(points, end) + "\" (two blanks).");
        text += ' ';
        at = end;
    }
    return text;
}

}  // namespace standpunkt
