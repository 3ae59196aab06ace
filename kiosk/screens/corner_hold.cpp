#include "screens/corner_hold.h"

#include <algorithm>
#include <cmath>

#include "show/operator.h"

namespace standpunkt {
namespace {

constexpr double least_millimetres = 20, slop_millimetres = 5;
constexpr float logo_part = 160;  // design pixels: half of the widest logo
constexpr Duration longest_tap{2'000};

}  // namespace

Rect logo_corner(const Metrics& panel) {
    const auto least = static_cast<float>(std::ceil(least_millimetres / panel.millimetres));
    return {0, 0, std::max(least, std::round((panel.margin + logo_part) * panel.unit)),
            std::max(least, std::round(panel.header * panel.unit))};
}

CornerHold::CornerHold(const Metrics& panel)
    : x_corner(logo_corner(panel)),
      x_slop(static_cast<float>(slop_millimetres / panel.millimetres)) {}

void CornerHold::feed(const Contact& contact, Time now) {
    switch (contact.kind) {
        case Contact::Kind::Down:
            x_hold.reset();
            // A finger that is down already and comes down again: its Up was lost.
            x_down.insert(contact.finger);
            if (x_down.size() == 1 && x_corner.contains(contact.position))
                x_hold = Hold{contact.finger, contact.position, now};
            return;
        case Contact::Kind::Move:
            if (x_hold && x_hold->finger == contact.finger &&
                std::hypot(contact.position.x - x_hold->start.x,
                           contact.position.y - x_hold->start.y) > x_slop)
                x_hold.reset();
            return;
        case Contact::Kind::Up:
            x_down.erase(contact.finger);
            x_hold.reset();
            return;
    }
}

void CornerHold::check(const std::optional<std::set<std::int64_t>>& existing) {
    if (!existing) return;
    std::erase_if(x_down, [&](std::int64_t finger) {
        return finger != mouse_finger && !existing->contains(finger);
    });
    if (x_hold && !x_down.contains(x_hold->finger)) x_hold.reset();
}

bool CornerHold::complete(Time now) {
    if (now < deadline()) return false;
    x_hold.reset();
    return true;
}

bool CornerHold::no_tap(Time now) const {
    return x_hold && now - x_hold->down >= longest_tap;
}

Time CornerHold::deadline() const {
    return x_hold ? x_hold->down + hold_time : never;
}

}  // namespace standpunkt
