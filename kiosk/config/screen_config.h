#pragma once
// [screen] and [hours] of kiosk.toml: the panel, how it hangs, and when it is on.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "config/reader.h"

namespace standpunkt {

/// Minutes since midnight, local time. `until` may be the smaller one: then it ends next day; equal
/// to `from`: the whole day round.
struct HourSpan {
    int from = 0, until = 0;
    bool operator==(const HourSpan&) const = default;
};

/// When the screen is on. Without any entry: always.
struct OpeningHours {
    std::array<std::optional<HourSpan>, 7> days{};  ///< Monday first; nothing: closed that day
    bool always = true;
    bool operator==(const OpeningHours&) const = default;
};

/// "09:00-18:00" or "20:00-02:00"; "24:00" ends a day.
std::optional<HourSpan> parse_hours(std::string_view text);
/// `weekday`: 0 = Monday; `minute`: since midnight; both local. A span that began yesterday counts.
bool is_open(const OpeningHours& hours, int weekday, int minute);

struct ScreenConfig {
    double diagonal_inch = 0;          ///< 0: guessed from the pixels
    double viewing_distance_mm = 0;    ///< 0: 600, or 400 up to 10"
    double mount_bottom_mm = 900;      ///< from the floor to the lowest row of pixels
    int rotate = 0, rotate_touch = 0;  ///< degrees clockwise: 0, 90, 180, 270
    enum class Mirror { None, X, Y } mirror_touch = Mirror::None;
    std::string loop;  ///< "dark", "light"; empty: as the theme says
    OpeningHours hours;
    bool operator==(const ScreenConfig&) const = default;
};

void read_screen(ConfigReader reader, ScreenConfig& screen);
/// No day that is open at all is a fault; the screen is always on then.
void read_hours(ConfigReader reader, OpeningHours& hours);

}  // namespace standpunkt
