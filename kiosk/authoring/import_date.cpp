#include <array>
#include <charconv>

#include "authoring/import_metadata.h"
#include "authoring/import_words.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

struct Month {
    std::string_view start;  // enough letters to know it in German and English
    int number;
};

constexpr std::array<Month, 17> months = {{{"jan", 1},
                                           {"jän", 1},
                                           {"feb", 2},
                                           {"mär", 3},
                                           {"mar", 3},
                                           {"apr", 4},
                                           {"mai", 5},
                                           {"may", 5},
                                           {"jun", 6},
                                           {"jul", 7},
                                           {"aug", 8},
                                           {"sep", 9},
                                           {"okt", 10},
                                           {"oct", 10},
                                           {"nov", 11},
                                           {"dez", 12},
                                           {"dec", 12}}};

int number_of(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

int month_of(const std::string& word) {
    const std::string small = lower(word);
    for (const Month& month : months)
        if (small.starts_with(month.start) && character_count(small) <= 9) return month.number;
    return -1;
}

std::string written(int year, int month, int day) {
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 0 || day > 31) return {};
    const auto two = [](int value) { return (value < 10 ? "-0" : "-") + std::to_string(value); };
    return std::to_string(year) + two(month) + (day == 0 ? "" : two(day));
}

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == ' ' || c == '.' || c == ',' || c == '-' || c == '/') {
            if (!parts.back().empty()) parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

}  // namespace

std::string iso_date(const std::string& text) {
    const std::vector<std::string> parts = parts_of(text);
    if (parts.size() == 2 && month_of(parts[0]) > 0)
        return written(number_of(parts[1]), month_of(parts[0]), 0);
    if (parts.size() != 3) return {};
    const int first = number_of(parts[0]), second = number_of(parts[1]), last = number_of(parts[2]);
    if (first >= 1900) return written(first, second, last);
    if (month_of(parts[0]) > 0) return written(last, month_of(parts[0]), second);
    if (month_of(parts[1]) > 0) return written(last, month_of(parts[1]), first);
    // With slashes nobody knows which of the two is the month.
    if (text.find('/') != std::string::npos) return {};
    return written(last, second, first);
}

}  // namespace standpunkt
