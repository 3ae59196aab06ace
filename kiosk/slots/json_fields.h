#pragma once
// Inside this folder only: values that stand in its JSON files.
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/json_text.h"
#include "base/result.h"
#include "bundle/bundle.h"

namespace standpunkt {

/// Bytes from exactly as many pairs of lower-case hexadecimal digits.
template <std::size_t Size>
std::array<std::uint8_t, Size> bytes_from_hex(const std::string& text) {
    const auto digit = [](char c) -> int {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        throw std::invalid_argument("no hexadecimal digit");
    };
    if (text.size() != 2 * Size) throw std::invalid_argument("not so many bytes");
    std::array<std::uint8_t, Size> bytes{};
    for (std::size_t i = 0; i < Size; ++i)
        bytes[i] = static_cast<std::uint8_t>(digit(text[2 * i]) * 16 + digit(text[2 * i + 1]));
    return bytes;
}

template <std::size_t Size>
std::string bytes_to_hex(const std::array<std::uint8_t, Size>& bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

/// The value `from_json` makes of `text`, if `to_text` writes exactly `text` of it again: so there
/// is one spelling of each value, and a file that another program or a bad card has touched shows.
template <class Value, class FromJson, class ToText>
Result<Value> parse_exactly(std::string_view text, FromJson from_json, ToText to_text) {
    try {
        Value value = from_json(parse_whole_numbers(text));
        if (to_text(value) == text) return value;
        return fail("it does not say what Standpunkt would have written.");
    } catch (const std::exception&) {
        // What nlohmann says speaks of its own innards; the remedy is the same for all of it.
        return fail("it is damaged.");
    }
}

}  // namespace standpunkt
