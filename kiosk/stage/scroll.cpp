#include <algorithm>
#include <cmath>

#include "stage/touch.h"

namespace standpunkt {
namespace {

constexpr float decay = 3.2f;     // a second (PLATFORM.md, "Touch")
constexpr float still_below = 8;  // pixels a second: less than a pixel in eight frames

}  // namespace

void Scroll::drag(float by, float most) {
    x_velocity = 0;
    x_position = std::clamp(x_position + by, 0.0f, std::max(most, 0.0f));
}

void Scroll::release(float velocity, Time now) {
    x_velocity = std::abs(velocity) < still_below ? 0 : velocity;
    x_at = now;
}

void Scroll::stop() {
    x_velocity = 0;
}

float Scroll::position(Time now, float most) {
    most = std::max(most, 0.0f);
    if (moving()) {
        const float seconds =
            std::chrono::duration<float>(std::max(now - x_at, Duration(0))).count();
        const float left = std::exp(-decay * seconds);
        x_position += x_velocity / decay * (1 - left);
        x_velocity *= left;
        x_at = now;
        if (std::abs(x_velocity) < still_below) x_velocity = 0;
    }
    if (x_position <= 0 || x_position >= most) {
        // At an end it stops, unless it moves away from it.
        const bool outwards = x_position <= 0 ? x_velocity < 0 : x_velocity > 0;
        if (outwards) x_velocity = 0;
    }
    x_position = std::clamp(x_position, 0.0f, most);
    return x_position;
}

bool Scroll::moving() const {
    return x_velocity != 0;
}

}  // namespace standpunkt
