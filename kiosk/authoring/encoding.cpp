#include "authoring/encoding.h"

#include <algorithm>
#include <array>
#include <vector>

#include "authoring/encoding_kind.h"
#include "authoring/mojibake.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

constexpr std::array<char32_t, 32> windows_1252_high = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

/// How many bytes form a valid UTF-8 sequence at `at`; 0 if none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xC2 ? 0
                               : first < 0xE0 ? 2
                               : first < 0xF0 ? 3
                               : first < 0xF5 ? 4
                                              : 0;
    if (length == 0 || at + length > text.size()) return 0;
    return is_valid_utf8(text.substr(at, length)) ? length : 0;
}

struct Counts {
    std::size_t sequences = 0, strays = 0;  // of more than one byte; bytes outside any
};

Counts count(std::string_view text) {
    Counts counts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text, at);
        if (length > 1) ++counts.sequences;
        if (length == 0) ++counts.strays;
        at += length == 0 ? 1 : length;
    }
    return counts;
}

std::string windows_1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes)
        text += to_utf8(from_windows_1252(static_cast<unsigned char>(byte)));
    return text;
}

std::string one_line(std::string_view line) {
    const Counts counts = count(line);
    if (counts.strays == 0) return std::string(line);
    if (counts.strays >= counts.sequences) return windows_1252(line);
    std::string text;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t length = std::max<std::size_t>(1, sequence_length(line, at));
        if (length > 1 || static_cast<unsigned char>(line[at]) < 0x80)
            text += line.substr(at, length);
        else
            text += windows_1252(line.substr(at, 1));
        at += length;
    }
    return text;
}

/// Lines of UTF-8 and lines of Windows-1252 in one file: pasted together from two sources.
std::string mixed(std::string_view bytes, ImportReport& report) {
    std::string text;
    int number = 1;
    for (std::size_t at = 0; at <= bytes.size(); ++number) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        const std::string decoded = one_line(line);
        if (decoded != line)
            report.assumed(number, "mixed-encoding",
                           "this line is not UTF-8 like the rest; it was read as Windows-1252.");
        text += decoded;
        if (end < bytes.size()) text += '\n';
        at = end + 1;
    }
    return text;
}

/// Takes off the bytes of a character that the end of the file cuts through.
std::string_view without_cut_character(std::string_view bytes, int last_line,
                                       ImportReport& report) {
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if ((byte & 0xC0) == 0x80) continue;
        const std::size_t wanted = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
        const std::string_view rest = bytes.substr(0, bytes.size() - back);
        const Counts counts = count(rest);
        if (wanted <= back || counts.strays > 0 || counts.sequences == 0) return bytes;
        report.broken(last_line, "cut-character",
                      "the file ends in the middle of a character; it is cut off here.");
        return rest;
    }
    return bytes;
}

std::string narrow_text(std::string_view bytes, ImportReport& report) {
    const auto last_line = 1 + static_cast<int>(std::count(bytes.begin(), bytes.end(), '\n'));
    bytes = without_cut_character(bytes, last_line, report);
    const Counts counts = count(bytes);
    if (counts.strays == 0) return std::string(bytes);
    if (counts.strays > counts.sequences) {
        report.note(0, "encoding", "read as Windows-1252.");
        return windows_1252(bytes);
    }
    return mixed(bytes, report);
}

std::string utf_16(std::string_view bytes, EncodingKind kind, ImportReport& report) {
    const std::size_t high = kind == EncodingKind::Utf16BigEndian ? 0 : 1;
    const auto unit = [&](std::size_t at) {
        return static_cast<char32_t>(static_cast<unsigned char>(bytes[at + high]) << 8 |
                                     static_cast<unsigned char>(bytes[at + 1 - high]));
    };
    std::string text;
    int line = 1;
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        char32_t point = unit(at);
        if (point >= 0xD800 && point < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 &&
            unit(at + 2) < 0xE000) {
            point = 0x10000 + ((point - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
            at += 2;
        } else if (point >= 0xD800 && point < 0xE000) {
            point = 0xFFFD;  // reported with all other replacement characters
        }
        if (point == U'\n') ++line;
        text += to_utf8(point);
    }
    if (at < bytes.size())
        report.broken(line, "cut-character",
                      "the file ends in the middle of a character; it is cut off here.");
    return text;
}

void unify_line_ends(std::string& text) {
    std::size_t to = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r') {
            if (at + 1 < text.size() && text[at + 1] == '\n') continue;
            text[to++] = '\n';
        } else {
            text[to++] = text[at];
        }
    }
    text.resize(to);
}

/// Takes out what nobody can see, and says where something is lost already.
std::string without_controls(const std::string& text, ImportReport& report) {
    std::string clean;
    int line = 1, controls_line = 0, controls = 0, lost_line = 0;
    for (const char32_t point : code_points(text)) {
        if (point == U'\n') ++line;
        const bool invisible = point == 0x200B || point == 0xFEFF || point == 0x2060 ||
                               point == soft_hyphen || (point >= 0x7F && point < 0xA0);
        if ((point < 0x20 && point != U'\n' && point != U'\t') || invisible) {
            if (point == U'\v' || point == U'\f' || point == 0x85) clean += to_utf8(0x2028);
            if (controls++ == 0) controls_line = line;
            continue;
        }
        if (point == 0xFFFD && lost_line != line) {
            lost_line = line;
            report.broken(line, "lost-character",
                          "a character was lost before the file got here (it shows as \"\uFFFD\"); "
                          "compare with the original.");
        }
        clean += to_utf8(point);
    }
    if (controls > 0)
        report.note(controls_line, "invisible-characters",
                    "took out " + std::to_string(controls) +
                        " invisible character(s) (control characters, soft hyphens, zero-width "
                        "spaces), the first in this line.");
    return clean;
}

}  // namespace

char32_t from_windows_1252(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? windows_1252_high[byte - 0x80] : byte;
}

int to_windows_1252(char32_t code_point) {
    if (code_point < 0x100) return static_cast<int>(code_point);
    const auto found = std::find(windows_1252_high.begin(), windows_1252_high.end(), code_point);
    if (found == windows_1252_high.end()) return -1;
    return 0x80 + static_cast<int>(found - windows_1252_high.begin());
}

Result<std::string> decode_text(std::string_view bytes, const std::string& name,
                                ImportReport& report) {
    TRY(const EncodingKind kind, encoding_of(bytes, name));
    std::string text;
    switch (kind) {
        case EncodingKind::Utf8Marked:
            text = narrow_text(bytes.substr(3), report);
            break;
        case EncodingKind::Narrow: {
            std::string unified(bytes);
            unify_line_ends(unified);
            text = narrow_text(unified, report);
            break;
        }
        case EncodingKind::Utf16LittleEndian:
        case EncodingKind::Utf16BigEndian: {
            const bool marked =
                bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
            if (!marked)
                report.assumed(0, "encoding", "read as UTF-16, though it has no byte order mark.");
            text = utf_16(marked ? bytes.substr(2) : bytes, kind, report);
            break;
        }
    }
    unify_line_ends(text);
    text = without_controls(repair_mojibake(text, report), report);
    if (text.find_first_not_of(" \t\n") == std::string::npos)
        return fail("there is no text in this file.", name, 0,
                    "Was it saved before it was copied here?");
    return text;
}

}  // namespace standpunkt
