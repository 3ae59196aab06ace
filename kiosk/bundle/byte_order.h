#pragma once
// Numbers in a bundle's trailer and in keys are little-endian.
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace standpunkt {

template <std::unsigned_integral T>
void append_number(std::string& to, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i)
        to += static_cast<char>(static_cast<std::uint8_t>(std::uint64_t{value} >> (8 * i)));
}

/// Takes fields off the front of some bytes; nothing beyond the end is ever read.
class FieldReader {
  public:
    explicit FieldReader(std::string_view bytes) : x_rest(bytes) {}

    template <std::unsigned_integral T>
    std::optional<T> number() {
        const auto field = bytes(sizeof(T));
        if (!field) return std::nullopt;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i)
            value |= std::uint64_t{static_cast<std::uint8_t>((*field)[i])} << (8 * i);
        return static_cast<T>(value);
    }
    std::optional<std::string_view> bytes(std::size_t count) {
        if (count > x_rest.size()) return std::nullopt;
        const std::string_view field = x_rest.substr(0, count);
        x_rest.remove_prefix(count);
        return field;
    }
    std::size_t left() const { return x_rest.size(); }

  private:
    std::string_view x_rest;
};

}  // namespace standpunkt
