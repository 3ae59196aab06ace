#pragma once
// What a visitor may set for their own visit ("Bedienhilfen"); gone after the reset.

namespace standpunkt {

enum class TextSize { Normal, Large, Larger, Largest };
enum class Appearance { Light, Dark, Contrast };

/// 100, 135, 165, 200.
constexpr int percent_of(TextSize size) {
    switch (size) {
        case TextSize::Normal:
            return 100;
        case TextSize::Large:
            return 135;
        case TextSize::Larger:
            return 165;
        case TextSize::Largest:
            return 200;
    }
    return 100;
}

struct Aids {
    TextSize size = TextSize::Normal;
    Appearance appearance = Appearance::Light;
    bool reach = false;        ///< everything stands in the lower part of the screen
    bool more_time = false;    ///< ten times the idle time
    bool less_motion = false;  ///< cuts instead of fades
    bool operator==(const Aids&) const = default;
};

}  // namespace standpunkt
