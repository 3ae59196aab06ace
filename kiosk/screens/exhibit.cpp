#include "screens/exhibit.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace standpunkt {
namespace {

constexpr float least_drag_pixels = 60;  // that turns a page
constexpr int most_ticks = 64;           // a show that never comes to rest is our own mistake

void stamp(Event& event, Time down) {
    if (auto* touch = std::get_if<event::TouchLoop>(&event)) touch->down = down;
    if (auto* language = std::get_if<event::SwitchLanguage>(&event)) language->down = down;
    if (auto* topics = std::get_if<event::OpenTopics>(&event)) topics->down = down;
    if (auto* sheet = std::get_if<event::OpenSheet>(&event)) sheet->down = down;
}

}  // namespace

Exhibit::Exhibit(Stage& stage, Screens& screens, const Catalogue& catalogue, Show show, Time now)
    : x_stage(stage),
      x_screens(&screens),
      x_catalogue(&catalogue),
      x_show(std::move(show)),
      x_hold(screens.panel()),
      x_now(now) {}

bool Exhibit::may_change(Time now) const {
    return at_rest(x_show, now) && !x_fade && x_pressed.empty() && !x_touch.holding();
}

void Exhibit::change(Screens& screens, const Catalogue& catalogue, Time now) {
    assert(may_change(now));
    const auto on_screen = [&]() -> std::optional<std::pair<HighlightKey, std::string>> {
        if (x_show.scene != Scene::Attract) return std::nullopt;
        const Shown& shown = x_show.loop.now;
        return std::pair(key_of(*x_catalogue, shown.item), shown.language);
    };
    const auto before = on_screen();
    x_screens = &screens;
    x_catalogue = &catalogue;
    x_show = next(std::move(x_show), catalogue, event::NewCatalogue{}, now);
    if (!x_key) return;
    const PictureKey was = *x_key;
    x_key = x_screens->key(x_show, {}, {}, now);
    if (before && before == on_screen()) {
        ++x_key->pictures;  // the same place, drawn anew: colours and words may differ
    } else {
        ++x_key->catalogue;  // another place: it fades
        x_key->scene = was.scene;
    }
}

void Exhibit::apply(Event event, Time now) {
    const std::size_t turn = x_show.loop.memory.turn;
    const Scene before = x_show.scene;
    const OperatorDesk::View view = x_show.desk.view;
    x_show = next(std::move(x_show), *x_catalogue, event, now);
    if (x_show.desk.view == OperatorDesk::View::Pattern && view != x_show.desk.view)
        x_screens->clear_trail();
    // The next visitor finds no ring of the last one, also not of one who only tried the keys.
    if (x_show.scene == Scene::Attract &&
        (before != Scene::Attract || x_show.loop.memory.turn != turn))
        x_focus.clear();
    if (x_show.scene == Scene::Operator && before != Scene::Operator) x_focus.clear();
    // The layout may know more than the show: how many pages, how long to read.
    for (int i = 0; i < 4; ++i) {
        const auto told = x_screens->laid_out(x_show, *x_catalogue);
        if (!told) return;
        x_show = next(std::move(x_show), *x_catalogue, *told, now);
    }
}

void Exhibit::react(const Gesture& gesture, Time now) {
    switch (gesture.kind) {
        case Gesture::Kind::Press:
            press(gesture);
            return;
        case Gesture::Kind::Cancel:
            x_pressed.clear();
            x_pressed_event.reset();
            return;
        case Gesture::Kind::Tap: {
            Event event = x_pressed_event.value_or(event::Touch{});
            stamp(event, gesture.down);
            x_pressed.clear();
            x_pressed_event.reset();
            apply(event, now);
            return;
        }
        case Gesture::Kind::DragTo:
            return;
        case Gesture::Kind::Release:
            finish_drag(gesture, now);
            return;
    }
}

void Exhibit::press(const Gesture& gesture) {
    x_focus.clear();  // who touches needs no ring
    const bool loop = x_show.scene == Scene::Attract;
    // Until half of a cross-fade a finger means what fades out; its buttons may say something else.
    const bool outgoing =
        loop && x_fade && !(shown_at(x_show.loop, gesture.down) == x_show.loop.now);
    const UiNode* node = node_at(outgoing ? x_outgoing : x_nodes, gesture.position);
    x_pressed = node ? node->id : "";
    // What was under the finger when it went down counts, whatever comes up meanwhile.
    x_pressed_event = node ? node->event : std::nullopt;
    if (!node && loop) {
        x_pressed = "invite";  // the whole loop invites
        x_pressed_event = event::TouchLoop{gesture.down};
    }
}

void Exhibit::finish_drag(const Gesture& gesture, Time now) {
    if (gesture.lost) return;  // a drop of water, a panel unplugged: nobody wanted anything
    const float x = gesture.position.x - gesture.start.x, y = gesture.position.y - gesture.start.y;
    const float longer = std::abs(x) > std::abs(y) ? x : y;
    if (x_show.scene == Scene::Attract) {
        apply(event::TouchLoop{gesture.down}, now);
    } else if (x_show.scene == Scene::Reader && !x_show.asked_since && !x_show.visit.sheet &&
               std::abs(longer) >= least_drag_pixels) {
        apply(event::TurnPage{longer < 0 ? +1 : -1}, now);
    } else if (!x_show.asked_since && std::abs(longer) >= least_drag_pixels) {
        const std::string sheet = x_show.visit.sheet ? "sheet-" : "";
        const UiNode* turn = node_named(x_nodes, sheet + (longer < 0 ? "later" : "earlier"));
        apply(turn && turn->event ? *turn->event : Event(event::Touch{}), now);
    } else {
        apply(event::Touch{}, now);
    }
}

void Exhibit::react(Key key, Time now) {
    if (x_show.scene == Scene::Holding) return;
    switch (key) {
        case Key::Previous:
        case Key::Next:
            move_focus(key == Key::Next ? +1 : -1);
            // Somebody is there. While the sheet asks, only what is chosen on it is an answer.
            if (!x_show.asked_since) apply(event::Touch{}, now);
            return;
        case Key::Ok: {
            const UiNode* node = node_named(x_nodes, x_focus);
            if (!node || !node->event) {
                move_focus(+1);
                return;
            }
            Event event = *node->event;
            stamp(event, now);
            apply(event, now);
            return;
        }
        case Key::Back:
            // While the sheet asks whether anybody is there, any key is an answer.
            if (const auto back = way_back(x_show))
                apply(x_show.asked_since ? Event(event::Touch{}) : *back, now);
            return;
        case Key::Help:
            apply(event::OpenSheet{Sheet::Help, now}, now);
            return;
    }
}

void Exhibit::move_focus(int by) {
    std::vector<const UiNode*> stops;
    for (const UiNode& node : x_nodes)
        if (node.hit) stops.push_back(&node);
    if (stops.empty()) {
        // A loop that invites nobody, as the touchscreen is gone; keys are not.
        if (x_show.scene == Scene::Attract) apply(event::TouchLoop{x_now}, x_now);
        return;
    }
    const auto at = std::find_if(stops.begin(), stops.end(),
                                 [&](const UiNode* node) { return node->id == x_focus; });
    if (at == stops.end()) {
        x_focus = first_stop();  // without a ring the first key shows where it is
        return;
    }
    const auto count = static_cast<std::ptrdiff_t>(stops.size());
    x_focus = stops[static_cast<std::size_t>((at - stops.begin() + by + count) % count)]->id;
}

std::string Exhibit::first_stop() const {
    std::string first;
    for (const UiNode& node : x_nodes) {
        if (!node.hit) continue;
        if (first.empty()) first = node.id;
        for (const char* id : {"invite", "primary", "continue", "finished"})
            if (node.id == id) return node.id;
    }
    return first;
}

Status Exhibit::turn(const Inputs& inputs, Time now) {
    x_now = now;
    if (inputs.touch_devices) {
        // A stand that never had one is worked with a mouse or with keys.
        x_touch_seen = x_touch_seen || *inputs.touch_devices > 0;
        x_screens->touch_lost(x_touch_seen && *inputs.touch_devices == 0);
    }
    for (const Key key : inputs.keys) {
        // What a key means is what will be seen: a fade is over.
        const bool faded = x_fade.has_value();
        x_fade.reset();
        react(key, now);
        TRY_STATUS(present(now, faded));
        // What was chosen may have gone with its scene: the ring then shows where to go on.
        if (!x_focus.empty() && !node_named(x_nodes, x_focus)) {
            x_focus = first_stop();
            TRY_STATUS(present(now, false));
        }
    }
    x_told = false;
    for (const Contact& contact : inputs.contacts) TRY_STATUS(take(contact, now));
    react(x_touch.check(inputs.fingers, now), now);
    x_hold.check(inputs.fingers);
    if (x_hold.complete(now)) {
        react(x_touch.drop(), now);  // when it is lifted nothing is tapped
        apply(event::HoldCorner{x_pin_file ? x_pin_file() : PinFile::Missing}, now);
    }
    for (int i = 0; i < most_ticks && !held() && standpunkt::deadline(x_show, *x_catalogue) <= now;
         ++i)
        apply(event::Tick{}, now);
    if (x_screens->laid_out(x_show, *x_catalogue)) apply(event::Tick{}, now);
    x_screens->collect();
    return present(now, inputs.exposed);
}

Status Exhibit::take(const Contact& contact, Time now) {
    const bool given_up = contact.kind == Contact::Kind::Up && x_hold.no_tap(now);
    x_hold.feed(contact, now);
    if (given_up) react(x_touch.drop(), now);
    if (at_desk(OperatorDesk::View::Cleaning)) {  // touch is off
        x_hold.cancel();
        return {};
    }
    if (at_desk(OperatorDesk::View::Pattern)) {
        x_screens->trail(contact);
        if (contact.kind == Contact::Kind::Down) apply(event::Touch{}, now);
        return {};
    }
    x_touch.keep(typing() ? Rhythm::Typing : Rhythm::Reading);
    for (const Gesture& gesture : x_touch.feed(contact, now)) {
        react(gesture, now);
        // A tap shorter than a frame still shows that it was felt.
        if (gesture.kind == Gesture::Kind::Press) TRY_STATUS(present(now, false));
    }
    return {};
}

void Exhibit::react(const std::vector<Gesture>& gestures, Time now) {
    for (const Gesture& gesture : gestures) react(gesture, now);
}

bool Exhibit::at_desk(OperatorDesk::View view) const {
    return x_show.scene == Scene::Operator && x_show.desk.view == view;
}

void Exhibit::tell(const Event& event, Time now) {
    apply(event, now);
    x_told = true;
}

void Exhibit::picture_on(Time now) {
    if (x_fade && x_fade->begin() == x_now && now > x_now) x_fade->begin_again(now);
}

bool Exhibit::typing() const {
    return x_show.scene == Scene::Search && x_show.visit.query.keys && !x_show.visit.sheet &&
           !x_show.asked_since;
}

bool Exhibit::held() const {
    return x_touch.holding() && x_show.scene != Scene::Attract && x_show.scene != Scene::Operator;
}

Status Exhibit::present(Time now, bool exposed) {
    const PictureKey key = x_screens->key(x_show, x_pressed, x_focus, now);
    if (!x_key || !(key == *x_key)) {
        begin_fade(key, now);
        x_screens->draw(key, x_show, *x_catalogue, now);
        x_nodes = x_screens->nodes();
        x_key = key;
        if (!x_fade) return x_stage.show(x_screens->pixels());
    } else if (exposed && !x_fade) {
        x_screens->draw(key, x_show, *x_catalogue, now);
        return x_stage.show(x_screens->pixels());
    }
    if (x_fade) return show_fade(now);
    x_screens->prepare(*x_catalogue);  // the first picture is on
    if (wants_next())
        x_screens->draw(x_screens->next_key(x_show, *x_catalogue), x_show, *x_catalogue, now);
    return {};
}

void Exhibit::begin_fade(const PictureKey& to, Time now) {
    if (!x_key) return;
    if (to.same_place(*x_key)) {
        // What fades in changes (a button pressed, a picture arrived): on from what is seen now,
        // for the rest of the time. The pictures of a fade must not change under it.
        if (!x_fade) return;
        const Duration rest = x_fade->rest(now);
        x_fade.reset();
        if (rest > Duration(0)) x_fade.emplace(x_stage.shown(), now, rest);
        return;
    }
    const Duration length = fade_length(*x_key, to, fade_time(*x_catalogue, x_show.tempo));
    if (length <= Duration(0)) return;
    x_outgoing = x_nodes;
    x_fade.emplace(x_stage.shown(), now, length);
}

Status Exhibit::show_fade(Time now) {
    const int progress = x_fade->progress(now);
    if (progress >= Fade::full) {
        x_fade.reset();
        return x_stage.show(x_screens->pixels());
    }
    if (!x_fade->frame_due(now)) return {};
    x_fade->shown(now);
    return x_stage.show_mixed(x_fade->from().pixels, x_screens->pixels(), progress);
}

bool Exhibit::wants_next() const {
    return x_show.scene == Scene::Attract && !x_fade && x_pressed.empty() && x_focus.empty() &&
           !(x_screens->drawn() == x_screens->next_key(x_show, *x_catalogue));
}

Time Exhibit::deadline() const {
    if (wants_next() || x_told) return x_now;  // after what was due, before it is due itself
    Time due = std::min(x_touch.deadline(), x_hold.deadline());
    if (!held()) due = std::min(due, standpunkt::deadline(x_show, *x_catalogue));
    if (x_fade) due = std::min(due, x_fade->deadline());
    if (const auto end = countdown_end(x_show, x_now); end && *end > x_now) {
        // The seconds count down: the next whole one.
        const auto more = ((*end - x_now).count() - 1) / 1000;
        due = std::min(due, *end - Duration(more * 1000));
    }
    return due;
}

}  // namespace standpunkt
