#include <algorithm>
#include <cmath>

#include "screens/test_pattern.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_dots = 6000;  // some metres of line; older ones go
constexpr std::size_t most_latest = 2;
constexpr float dot_distance = 3;

}  // namespace

void TouchTrail::add(const Contact& contact) {
    const auto stroke = std::find_if(x_down.begin(), x_down.end(), [&](const Stroke& one) {
        return one.finger == contact.finger;
    });
    const bool begins = contact.kind == Contact::Kind::Down || stroke == x_down.end();
    tell(contact, begins);
    if (begins) {
        if (stroke != x_down.end()) x_down.erase(stroke);  // its Up was lost
        x_down.push_back({contact.finger, x_strokes++, contact.position});
        put(contact.position, x_down.back().number);
        if (contact.kind == Contact::Kind::Up) x_down.pop_back();
        return;
    }
    const Point way{contact.position.x - stroke->last.x, contact.position.y - stroke->last.y};
    const int steps = static_cast<int>(std::hypot(way.x, way.y) / dot_distance) + 1;
    for (int step = 1; step <= steps; ++step) {
        const float part = static_cast<float>(step) / static_cast<float>(steps);
        put({stroke->last.x + way.x * part, stroke->last.y + way.y * part}, stroke->number);
    }
    stroke->last = contact.position;
    if (contact.kind == Contact::Kind::Up) x_down.erase(stroke);
}

void TouchTrail::put(Point at, std::size_t stroke) {
    x_dots.push_back({at, stroke});
    if (x_dots.size() > most_dots) x_dots.pop_front();
}

void TouchTrail::tell(const Contact& contact, bool begins) {
    if (!begins)
        std::erase_if(x_latest, [&](const Contact& one) { return one.finger == contact.finger; });
    x_latest.push_front(contact);
    if (x_latest.size() > most_latest) x_latest.pop_back();
}

}  // namespace standpunkt
