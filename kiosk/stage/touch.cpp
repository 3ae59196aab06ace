#include "stage/touch.h"

#include <cmath>

namespace standpunkt {
namespace {

constexpr Duration double_tap_guard{300};
constexpr Duration key_bounce{60};
constexpr Duration stuck{10'000};
constexpr float trembling = 4;      // pixels: what lies on the glass moves that much for ever
constexpr Duration rested{80};      // a finger that lay still this long throws nothing
constexpr Duration speed_span{90};  // speed is taken over the last movements, not the whole drag

Point operator-(Point one, Point other) {
    return {one.x - other.x, one.y - other.y};
}

}  // namespace

std::vector<Gesture> Touch::feed(const Contact& contact, Time now) {
    switch (contact.kind) {
        case Contact::Kind::Down:
            return down(contact, now);
        case Contact::Kind::Move:
            return move(contact, now);
        case Contact::Kind::Up:
            return up(contact, now);
    }
    return {};
}

std::vector<Gesture> Touch::down(const Contact& contact, Time now) {
    std::vector<Gesture> out;
    if (x_press) {
        const bool first_finger = x_press->finger == contact.finger;
        if (first_finger) {
            out.push_back(abandon());  // its Up was lost
        } else if (x_rhythm == Rhythm::Typing && !x_press->dragging) {
            out.push_back(gesture(Gesture::Kind::Tap));
            x_press.reset();
        } else {
            return out;
        }
    } else if (now - x_last_tap < (x_rhythm == Rhythm::Typing ? key_bounce : double_tap_guard)) {
        return out;
    }
    x_press = Press{
        contact.finger, contact.position, contact.position, contact.position, now, now, false, {}};
    x_press->track.push_back({contact.position, now});
    out.push_back(gesture(Gesture::Kind::Press));
    return out;
}

std::vector<Gesture> Touch::move(const Contact& contact, Time now) {
    std::vector<Gesture> out;
    if (!x_press || x_press->finger != contact.finger) return out;
    Press& press = *x_press;
    const Point way = contact.position - press.start;
    if (!press.dragging && std::hypot(way.x, way.y) > x_slop) {
        out.push_back(gesture(Gesture::Kind::Cancel));
        press.dragging = true;
        press.last = press.start;  // nothing of the way is lost: the text follows the finger
    }
    press.track.push_back({contact.position, now});
    while (press.track.front().at < now - speed_span) press.track.pop_front();
    const Point step = contact.position - press.settled;
    if (std::hypot(step.x, step.y) > trembling) {
        press.settled = contact.position;
        press.moved = now;
    }
    if (press.dragging) {
        out.push_back(gesture(Gesture::Kind::DragTo));
        out.back().position = contact.position;
        out.back().delta = contact.position - press.last;
        press.last = contact.position;
    }
    return out;
}

std::vector<Gesture> Touch::up(const Contact& contact, Time now) {
    std::vector<Gesture> out;
    if (!x_press || x_press->finger != contact.finger) return out;
    // Panels with one slot tell only down and up: the way between them is a movement.
    if (!(contact.position == x_press->track.back().position)) out = move(contact, now);
    const bool dragging = x_press->dragging;
    Gesture last = gesture(dragging ? Gesture::Kind::Release : Gesture::Kind::Tap);
    last.position = contact.position;
    if (dragging) last.velocity = velocity(now);
    if (!dragging) x_last_tap = now;
    x_press.reset();
    out.push_back(last);
    return out;
}

std::vector<Gesture> Touch::check(const std::optional<std::set<std::int64_t>>& existing, Time now) {
    if (!x_press) return {};
    const bool vanished =
        existing && x_press->finger != mouse_finger && !existing->contains(x_press->finger);
    if (!vanished && now - x_press->moved < stuck) return {};
    return {abandon()};
}

std::vector<Gesture> Touch::drop() {
    if (!x_press) return {};
    return {abandon()};
}

Time Touch::deadline() const {
    return x_press ? x_press->moved + stuck : never;
}

std::optional<Point> Touch::pressed() const {
    if (!x_press || x_press->dragging) return {};
    return x_press->start;
}

Gesture Touch::gesture(Gesture::Kind kind) const {
    return {kind, x_press->track.back().position, x_press->start, x_press->down, {}, {}, false};
}

/// Ends the press without a tap and without throwing anything.
Gesture Touch::abandon() {
    Gesture end = gesture(x_press->dragging ? Gesture::Kind::Release : Gesture::Kind::Cancel);
    end.lost = true;
    x_press.reset();
    return end;
}

Point Touch::velocity(Time now) const {
    const Sample& first = x_press->track.front();
    const Sample& last = x_press->track.back();
    if (now - last.at > rested || last.at == first.at) return {};
    const float seconds = std::chrono::duration<float>(last.at - first.at).count();
    const Point way = last.position - first.position;
    return {way.x / seconds, way.y / seconds};
}

}  // namespace standpunkt
