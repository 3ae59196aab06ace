#include "health/tongue.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace standpunkt {
namespace {

std::tm local(std::int64_t when) {
    const std::time_t seconds = when;
    std::tm parts{};
    localtime_r(&seconds, &parts);  // of a year beyond all years: the parts stay nought
    return parts;
}

std::string two(int number) {
    const int shown = std::clamp(number, 0, 99);
    return {static_cast<char>('0' + shown / 10), static_cast<char>('0' + shown % 10)};
}

}  // namespace

std::string Tongue::written(std::int64_t when, Day shown) const {
    constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::tm then = local(when), now = local(x_now);
    const std::string clock = two(then.tm_hour) + ":" + two(then.tm_min);
    const bool this_year = then.tm_year == now.tm_year && shown == Day::IfAnother;
    if (this_year && then.tm_yday == now.tm_yday) return clock;
    const std::string year = this_year ? "" : std::to_string(then.tm_year + 1900);
    const std::string day = std::to_string(then.tm_mday);
    const auto month = static_cast<std::size_t>(std::clamp(then.tm_mon, 0, 11));
    return x_german ? day + "." + std::to_string(month + 1) + "." + year + ", " + clock
                    : day + " " + months[month] + (this_year ? "" : " ") + year + ", " + clock;
}

std::string Tongue::bare_time(std::int64_t when) const {
    return written(when, Day::IfAnother);
}

std::string Tongue::dated_time(std::int64_t when) const {
    return written(when, Day::Always) + (x_german ? " Uhr" : "");
}

std::string Tongue::time(std::int64_t when) const {
    return bare_time(when) + (x_german ? " Uhr" : "");
}

std::string Tongue::ago(std::int64_t when) const {
    const std::int64_t passed = std::max<std::int64_t>(0, x_now - when);
    std::string amount;
    if (passed < 60)
        amount = std::to_string(passed) + " s";
    else if (passed < 3600)
        amount = std::to_string(passed / 60) + " min";
    else if (passed < 2 * 86'400)
        amount = std::to_string(passed / 3600) + " h";
    else
        amount = std::to_string(passed / 86'400) + (x_german ? " Tagen" : " days");
    return x_german ? "vor " + amount : amount + " ago";
}

std::string Tongue::length(std::chrono::seconds time) const {
    const auto seconds = time.count();
    if (seconds < 60) return std::to_string(seconds) + " s";
    const std::string rest = seconds % 60 == 0 ? "" : " " + std::to_string(seconds % 60) + " s";
    return std::to_string(seconds / 60) + " min" + rest;
}

std::string Tongue::number(double value) const {
    std::array<char, 64> text{};
    const double tenths = std::round(value * 10);
    const bool whole = std::fmod(tenths, 10) == 0;
    std::snprintf(text.data(), text.size(), whole ? "%.0f" : "%.1f", tenths / 10);
    std::string shown = text.data();
    if (x_german) std::replace(shown.begin(), shown.end(), '.', ',');
    return shown;
}

std::string Tongue::bytes(std::uint64_t count) const {
    const auto amount = static_cast<double>(count);
    if (amount < 1e6) return number(std::floor(amount / 1e3)) + " kB";
    if (amount < 1e9) return number(std::floor(amount / 1e6)) + " MB";
    if (amount < 1e10) return number(amount / 1e9) + " GB";
    return number(std::round(amount / 1e9)) + " GB";
}

}  // namespace standpunkt
