#include "authoring/mojibake.h"

#include <vector>

#include "authoring/encoding.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

struct Undone {
    std::string text;
    int repaired = 0;   // characters that were doubly encoded
    int untouched = 0;  // other characters outside ASCII
};

/// Whether a writer of a western language would have meant it: "ß" before a closing quotation mark
/// has the bytes of an N'Ko letter, which nobody meant.
bool is_plausible(const std::string& bytes) {
    const char32_t point = code_points(bytes).front();
    const auto second = static_cast<unsigned char>(bytes[1]);
    const bool quote_or_dash =
        second == 0x82 || second == 0x84 || second == 0x85 || (second >= 0x91 && second <= 0x97);
    if (point >= 0x100 && point < 0x140) return !quote_or_dash;  // behind a capital A umlaut
    return (point >= 0xA0 && point < 0x180) || (point >= 0x2010 && point < 0x2200) ||
           point == 0xFB01 || point == 0xFB02 || point == 0xFEFF || point >= 0x1F000;
}

/// Bytes of one UTF-8 sequence hidden in the code points at `at`; empty if there is none.
std::string hidden_sequence(const std::vector<char32_t>& points, std::size_t at) {
    const int first = to_windows_1252(points[at]);
    const std::size_t length = first >= 0xC2 && first < 0xE0   ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || at + length > points.size()) return {};
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i) {
        const int byte = to_windows_1252(points[at + i]);
        if (byte < 0x80) return {};
        bytes += static_cast<char>(byte);
    }
    return is_valid_utf8(bytes) && is_plausible(bytes) ? bytes : std::string();
}

Undone undo(const std::string& text) {
    const std::vector<char32_t> points = code_points(text);
    Undone undone;
    for (std::size_t at = 0; at < points.size();) {
        const std::string hidden = points[at] < 0x80 ? std::string() : hidden_sequence(points, at);
        if (!hidden.empty()) {
            undone.text += hidden;
            ++undone.repaired;
            // A sequence has as many code points as bytes.
            at += hidden.size();
            continue;
        }
        if (points[at] >= 0x80) ++undone.untouched;
        undone.text += to_utf8(points[at]);
        ++at;
    }
    return undone;
}

/// Undone as long as all of it is doubly encoded; empty if none of it is.
std::string undo_all(const std::string& text) {
    std::string result, now = text;
    for (int pass = 0; pass < 3; ++pass) {
        const Undone undone = undo(now);
        if (undone.repaired == 0 || undone.untouched > 0) break;
        result = now = undone.text;
    }
    return result;
}

std::string by_line(const std::string& text, ImportReport& report) {
    std::string result;
    int number = 1;
    for (std::size_t at = 0; at <= text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        const Undone undone = undo(line);
        const std::string repaired = undo_all(line);
        if (!repaired.empty())
            report.assumed(number, "doubly-encoded",
                           "umlauts of this line were encoded twice; repaired to " +
                               in_quotes(repaired) + ".");
        else if (undone.repaired > 0)
            report.broken(
                number, "doubly-encoded",
                "some letters of this line may be encoded twice; left as they are. Should "
                "it read " +
                    in_quotes(undone.text) + "?");
        result += repaired.empty() ? line : repaired;
        if (end < text.size()) result += '\n';
        at = end + 1;
    }
    return result;
}

}  // namespace

std::string repair_mojibake(const std::string& text, ImportReport& report) {
    const Undone undone = undo(text);
    if (undone.repaired == 0) return text;
    if (undone.untouched > 0) return by_line(text, report);
    report.note(0, "doubly-encoded",
                "all umlauts and quotation marks were encoded twice; repaired " +
                    std::to_string(undone.repaired) + " character(s).");
    return undo_all(text);
}

}  // namespace standpunkt
