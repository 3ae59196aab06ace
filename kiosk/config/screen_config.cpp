#include "config/screen_config.h"

#include <algorithm>
#include <charconv>

namespace standpunkt {
namespace {

constexpr int minutes_a_day = 24 * 60;
constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};

/// "HH:MM" up to 24:00.
std::optional<int> parse_minute(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto number = [](std::string_view digits) -> std::optional<int> {
        int value = 0;
        const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
        if (error != std::errc() || end != digits.end() || value < 0) return std::nullopt;
        return value;
    };
    const auto hour = number(text.substr(0, 2)), minute = number(text.substr(3));
    if (!hour || !minute || *minute > 59) return std::nullopt;
    const int sum = *hour * 60 + *minute;
    return sum <= minutes_a_day ? std::optional(sum) : std::nullopt;
}

/// "closed" is no span; anything else that is none is a fault.
void read_day(ConfigReader& reader, std::string_view key, std::optional<HourSpan>& to) {
    const auto value = reader.table().string(key);
    if (!value) return;
    to = parse_hours(*value);
    if (!to && *value != "closed")
        reader.fault(key, "\"" + *value + "\" are no opening hours.",
                     "Write them like \"09:00-18:00\", or \"closed\".");
}

}  // namespace

std::optional<HourSpan> parse_hours(std::string_view text) {
    if (text.size() != 11 || text[5] != '-') return std::nullopt;
    const auto from = parse_minute(text.substr(0, 5)), until = parse_minute(text.substr(6));
    if (!from || !until || *from == minutes_a_day) return std::nullopt;
    return HourSpan{*from, *until};
}

bool is_open(const OpeningHours& hours, int weekday, int minute) {
    if (hours.always) return true;
    const auto runs = [](const std::optional<HourSpan>& span, int at) {
        if (!span) return false;
        const int end =
            span->until > span->from ? span->until : span->until + minutes_a_day;  // over midnight
        return at >= span->from && at < end;
    };
    const auto today = static_cast<std::size_t>(weekday), yesterday = (today + 6) % 7;
    return runs(hours.days[today], minute) || runs(hours.days[yesterday], minute + minutes_a_day);
}

void read_screen(ConfigReader reader, ScreenConfig& screen) {
    reader.number("diagonal", 3.0, 120.0, screen.diagonal_inch);
    reader.number("viewing_distance_mm", 200.0, 5000.0, screen.viewing_distance_mm);
    reader.number("mount_bottom_mm", 0.0, 2500.0, screen.mount_bottom_mm);
    for (const auto& [key, to] :
         {std::pair{"rotate", &screen.rotate}, std::pair{"rotate_touch", &screen.rotate_touch}})
        reader.number(key, std::int64_t{0}, std::int64_t{270}, [&, k = key, t = to](auto value) {
            if (value % 90 != 0)
                return reader.fault(k, "\"" + std::string(k) + "\" has to be 0, 90, 180 or 270.");
            *t = static_cast<int>(value);
        });
    reader.choice("mirror_touch", {"none", "x", "y"}, [&](std::size_t index) {
        screen.mirror_touch = static_cast<ScreenConfig::Mirror>(index);
    });
    reader.choice("loop", {"dark", "light"},
                  [&](std::size_t index) { screen.loop = index == 0 ? "dark" : "light"; });
}

void read_hours(ConfigReader reader, OpeningHours& hours) {
    hours.always = reader.table().keys().empty();
    std::optional<HourSpan> daily;
    read_day(reader, "daily", daily);
    hours.days.fill(daily);
    std::string_view closed;
    for (std::size_t day = 0; day < weekdays.size(); ++day) {
        read_day(reader, weekdays[day], hours.days[day]);
        if (reader.table().string(weekdays[day]) == "closed") closed = weekdays[day];
    }
    if (reader.table().string("daily") == "closed") closed = "daily";
    const bool never = std::ranges::none_of(
        hours.days, [](const std::optional<HourSpan>& day) { return day.has_value(); });
    if (closed.empty() || !never) return;
    reader.fault(closed, "the screen would never be on: [hours] says no day that is open.",
                 "Say when the other days are open, for example: daily = \"09:00-18:00\"");
    hours.always = true;
}

}  // namespace standpunkt
