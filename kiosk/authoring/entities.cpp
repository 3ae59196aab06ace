#include "authoring/entities.h"

#include <libxml/HTMLparser.h>

#include <algorithm>

#include "authoring/encoding.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// One entity found behind an ampersand.
struct Entity {
    char32_t value = 0;      // 0: none
    std::size_t length = 0;  // bytes behind "&", with the semicolon if it is there
    bool closed = false;
};

char32_t lookup(std::string_view name) {
    const auto* found =
        htmlEntityLookup(reinterpret_cast<const xmlChar*>(std::string(name).c_str()));
    return found ? found->value : 0;
}

Entity numeric(std::string_view rest) {  // behind "&#"
    const bool hexadecimal = !rest.empty() && (rest[0] == 'x' || rest[0] == 'X');
    std::size_t at = hexadecimal ? 1 : 0;
    const std::size_t first = at;
    char32_t value = 0;
    for (; at < rest.size() && is_alphanumeric(rest[at]); ++at) {
        const char c = rest[at];
        const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        if (digit >= (hexadecimal ? 16 : 10)) break;
        value = std::min<char32_t>(value * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit),
                                   0x110000);
    }
    const bool closed = at < rest.size() && rest[at] == ';';
    const bool surrogate = value >= 0xD800 && value < 0xE000;
    if (at == first || value > 0x10FFFF || surrogate || (value < 0x20 && value != 10 && value != 9))
        return {};
    if (value < 0xA0) value = from_windows_1252(static_cast<unsigned char>(value));
    return {value, 1 + at + (closed ? 1 : 0), closed};
}

Entity named(std::string_view rest) {
    std::size_t end = 0;
    while (end < rest.size() && is_alphanumeric(rest[end])) ++end;
    if (end < rest.size() && rest[end] == ';') {
        const char32_t value = end > 0 && end <= 16 ? lookup(rest.substr(0, end)) : 0;
        return {value, end + 1, true};
    }
    // No semicolon: only letters of western Europe with a name of some length, so that "R&D" and
    // "&copy" in running text stay what they are.
    for (std::size_t length = std::min<std::size_t>(end, 8); length >= 4; --length) {
        const char32_t value = lookup(rest.substr(0, length));
        if (value >= 0xC0 && value < 0x180 && is_letter(value)) return {value, length, false};
    }
    return {};
}

Entity entity_at(std::string_view rest) {  // behind "&"
    if (rest.starts_with("#")) return numeric(rest.substr(1));
    return named(rest);
}

void report_unknown(std::string_view rest, int line, ImportReport& report) {
    const std::size_t end = static_cast<std::size_t>(
        std::find_if(rest.begin(), rest.end(),
                     [](char c) { return !is_alphanumeric(c) && c != '#'; }) -
        rest.begin());
    const bool at_the_end = end == rest.size() && end > 0 && end <= 8;
    if (end < rest.size() && end > 0 && rest[end] == ';')
        report.broken(line, "unknown-entity",
                      in_quotes("&" + std::string(rest.substr(0, end + 1))) +
                          " is not a character that is known; left as it is.");
    else if (at_the_end && (rest[0] == '#' || rest.size() >= 2))
        report.broken(line, "cut-entity",
                      "the line ends in " + in_quotes("&" + std::string(rest)) +
                          ", perhaps a character code that was cut off; left as it is.");
}

std::string once(std::string_view text, int line, ImportReport& report) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '&') {
            result += text[at];
            continue;
        }
        const std::string_view rest = text.substr(at + 1);
        const Entity entity = entity_at(rest);
        if (entity.value == 0) {
            report_unknown(rest, line, report);
            result += '&';
            continue;
        }
        const std::string raw = "&" + std::string(rest.substr(0, entity.length));
        const std::string character = to_utf8(entity.value);
        if (!entity.closed && entity.length == rest.size())
            report.broken(line, "cut-entity",
                          "the line ends in the cut-off character code " + in_quotes(raw) +
                              "; read as \"" + character + "\".");
        else if (!entity.closed)
            report.broken(line, "entity-without-semicolon",
                          "the character code " + in_quotes(raw) + " lacks its \";\"; read as \"" +
                              character + "\".");
        result += character;
        at += entity.length;
    }
    return result;
}

/// Escaped twice: an ampersand entity in front of what is an entity again.
bool escaped_twice(std::string_view text) {
    for (std::size_t at = text.find("&amp;"); at != std::string_view::npos;
         at = text.find("&amp;", at + 1)) {
        const Entity inner = entity_at(text.substr(at + 5));
        if (inner.value != 0 && inner.closed) return true;
    }
    return false;
}

}  // namespace

std::string decode_entities(std::string_view text, int line, ImportReport& report) {
    if (text.find('&') == std::string_view::npos) return std::string(text);
    std::string current(text);
    for (int pass = 0; pass < 3 && escaped_twice(current); ++pass) {
        report.note(line, "escaped-twice", "character codes were escaped twice; decoded.");
        for (std::size_t at = current.find("&amp;"); at != std::string::npos;
             at = current.find("&amp;", at + 1)) {
            const Entity inner = entity_at(std::string_view(current).substr(at + 5));
            if (inner.value != 0 && inner.closed) current.erase(at + 1, 4);
        }
    }
    return once(current, line, report);
}

}  // namespace standpunkt
