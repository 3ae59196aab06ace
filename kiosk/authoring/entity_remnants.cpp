#include "authoring/entity_remnants.h"

#include <libxml/HTMLparser.h>

#include <charconv>

#include "base/unicode.h"

namespace standpunkt {
namespace {

bool is_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9');
}

/// `digits` without "#", "&" and ";".
std::optional<std::string> decoded_number(std::string_view digits) {
    const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
    if (hexadecimal) digits.remove_prefix(1);
    std::uint32_t point = 0;
    const char* const last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, point, hexadecimal ? 16 : 10);
    const bool character = point >= 0x20 && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
    if (digits.empty() || error != std::errc() || end != last || !character) return {};
    return to_utf8(static_cast<char32_t>(point));
}

/// `name` without "&" and ";".
std::optional<std::string> decoded_name(std::string_view name) {
    if (name.starts_with('#')) return decoded_number(name.substr(1));
    const std::string word(name);
    const auto* found = htmlEntityLookup(reinterpret_cast<const xmlChar*>(word.c_str()));
    if (!found) return {};
    return to_utf8(static_cast<char32_t>(found->value));
}

}  // namespace

std::optional<std::string> decoded_entity(std::string_view entity) {
    if (entity.size() < 3 || entity.front() != '&' || entity.back() != ';') return {};
    return decoded_name(entity.substr(1, entity.size() - 2));
}

std::vector<EntityRemnant> entity_remnants(std::string_view text) {
    std::vector<EntityRemnant> remnants;
    for (std::size_t at = text.find('&'); at != std::string_view::npos;
         at = text.find('&', at + 1)) {
        std::size_t end = at + 1;
        if (end < text.size() && text[end] == '#') ++end;
        while (end < text.size() && is_word(text[end])) ++end;
        const std::string_view name = text.substr(at + 1, end - at - 1);
        // Names of one or two letters without a semicolon are more likely "R&D" than an entity.
        const bool closed = end < text.size() && text[end] == ';';
        if (name.size() < 3 && !closed) continue;
        if (const auto meant = decoded_name(name)) {
            const std::size_t length = end - at + (closed ? 1 : 0);
            remnants.push_back({at, std::string(text.substr(at, length)), *meant});
        }
    }
    return remnants;
}

}  // namespace standpunkt
