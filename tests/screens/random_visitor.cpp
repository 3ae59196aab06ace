// A visitor who does anything: taps on controls and anywhere, drags, flicks, presses keys, waits.
// The same seed does the same. After each event the stand has to be in order; the rules stand in
// `check_stand`.
#include <malloc.h>

#include <algorithm>
#include <array>
#include <set>

#include "screens/desk.h"
#include "screens/stands.h"
#include "screens/theatre.h"
#include "support/effort.h"
#include "support/enumerators.h"
#include "support/sample_catalogue.h"

// GCC and clang tell it in ways of their own.
#if defined(__SANITIZE_ADDRESS__)
#define STANDPUNKT_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define STANDPUNKT_ADDRESS_SANITIZER 1
#endif
#endif
#if STANDPUNKT_ADDRESS_SANITIZER
#include <sanitizer/allocator_interface.h>
#endif

namespace standpunkt::test {
namespace {

/// Bytes in use. The allocator of the sanitizers keeps its own account.
std::size_t live_bytes() {
#if STANDPUNKT_ADDRESS_SANITIZER
    return __sanitizer_get_current_allocated_bytes();
#else
    return mallinfo2().uordblks;
#endif
}

constexpr Duration fade{50};  // some frames of it; most of the time went into them

/// Whether something grows and grows. Caches fill up first; then the most that was in use in one
/// quarter of the time is as much as in the next.
class Growth {
  public:
    void note(std::size_t place, std::size_t all, std::size_t bytes) {
        std::size_t& most = x_most[std::min<std::size_t>(3, place * 4 / all)];
        most = std::max(most, bytes);
    }
    bool flat() const {
        constexpr std::size_t rest_of_caches = 1u << 20;
        return x_most[3] > 0 && x_most[3] <= x_most[2] + rest_of_caches;
    }

  private:
    std::array<std::size_t, 4> x_most{};
};

class Visitor {
  public:
    Visitor(Size size, double diagonal, std::uint64_t seed)
        : x_size(size),
          x_random(seed),
          x_theatre(rich_stand().catalogue, size, {diagonal}, {.fade = fade},
                    load_of(rich_stand())) {
        x_theatre.screens->tell(sample_page(OperatorPage::Light::Amber));
        x_theatre.exhibit->ask_for_pin(
            [this] { return x_random.between(1, 4) == 1 ? PinFile::Missing : PinFile::Set; });
    }

    /// One thing a visitor may do; told by its name.
    void act();
    /// What has to hold after each event.
    void check_stand();
    /// From here to the loop by what can be seen and tapped.
    void walk_home();

    const std::string& did() const { return x_did; }
    /// Nothing moves where the visitor is now.
    void rest();
    const std::set<Scene>& seen() const { return x_seen; }
    const std::set<Sheet>& seen_sheets() const { return x_seen_sheets; }
    const std::set<Scene>& rested() const { return x_rested; }
    /// A scene nobody rested on yet: rare ones are not left to chance.
    bool new_here() const { return !x_rested.contains(x_theatre.scene()); }
    std::size_t visits() const { return x_visits; }
    /// Visits whose last event found a ring of the keys.
    std::size_t rings_gone() const { return x_rings_gone; }

  private:
    Size x_size;
    sample::Random x_random;
    Theatre x_theatre;
    std::string x_did;
    std::set<Scene> x_seen, x_rested;
    std::set<Sheet> x_seen_sheets;
    std::size_t x_visits = 0, x_rings_gone = 0;
    std::string x_focus_before;  ///< where the ring was after the event before
    bool x_in_loop = true;

    Point anywhere() {
        return {
            static_cast<float>(x_random.between(0, static_cast<std::size_t>(x_size.width) - 1)),
            static_cast<float>(x_random.between(0, static_cast<std::size_t>(x_size.height) - 1))};
    }
    /// To deadlines, but not to every frame of a fade.
    void leap(Duration time) {
        const Time end = x_theatre.now + time;
        while (x_theatre.now < end) {
            const Time due = std::max(x_theatre.exhibit->deadline(), x_theatre.now + Duration(250));
            x_theatre.now = std::min(end, due);
            x_theatre.turn();
        }
    }
    void tap_control();
    void stroke(Duration time, bool lifted);
    void two_fingers();
    void hold_corner();
    void answer_wishes();
    void check_rest();
    void check_way_back() const;
};

void Visitor::tap_control() {
    std::vector<const UiNode*> targets;
    for (const UiNode& node : x_theatre.nodes())
        if (node.hit) targets.push_back(&node);
    if (targets.empty()) return;
    const UiNode* chosen = targets[x_random.between(0, targets.size() - 1)];
    // What is rarely offered is not left to chance.
    for (const UiNode* target : targets)
        if (const auto* open = std::get_if<event::OpenSheet>(&*target->event))
            if (!x_seen_sheets.contains(open->sheet)) chosen = target;
    const UiNode& node = *chosen;
    x_did = "tap " + node.id;
    const Point at{node.hit->x + node.hit->width / 2, node.hit->y + node.hit->height / 2};
    x_theatre.tap_at(at);
}

void Visitor::stroke(Duration time, bool lifted) {
    const Point from = anywhere(), to = anywhere();
    x_theatre.turn({{Contact::Kind::Down, 3, from}});
    for (int i = 1; i <= 4; ++i) {
        x_theatre.jump(time / 4);
        const float part = static_cast<float>(i) / 4;
        x_theatre.turn({{Contact::Kind::Move,
                         3,
                         {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part}}});
    }
    if (lifted)
        x_theatre.turn({{Contact::Kind::Up, 3, to}});
    else
        leap(Duration(12'000));  // water on the glass: given up after ten seconds
    x_theatre.jump(Duration(300));
}

void Visitor::two_fingers() {
    const Point one = anywhere(), other = anywhere();
    x_theatre.turn({{Contact::Kind::Down, 1, one}, {Contact::Kind::Down, 2, other}});
    x_theatre.jump(Duration(80));
    x_theatre.turn({{Contact::Kind::Up, 2, other}, {Contact::Kind::Up, 1, one}});
    x_theatre.jump(Duration(100));
}

/// Who looks after the stand, or a child that leans on it.
void Visitor::hold_corner() {
    const Point at{static_cast<float>(x_random.between(0, 40)),
                   static_cast<float>(x_random.between(0, 40))};
    x_theatre.turn({{Contact::Kind::Down, 1, at}});
    leap(Duration(x_random.between(3'000, 7'000)));
    x_theatre.turn({{Contact::Kind::Up, 1, at}});
    x_theatre.jump(Duration(300));
}

/// As the program would; the PIN is right more often than four digits at random are.
void Visitor::answer_wishes() {
    for (const Wish& one : x_theatre.exhibit->take_wishes()) {
        if (std::holds_alternative<wish::JudgePin>(one))
            x_theatre.exhibit->tell(
                event::JudgedPin{x_random.between(1, 3) == 1 ? PinVerdict::Wrong
                                                             : PinVerdict::Right},
                x_theatre.now);
        if (const auto* run = std::get_if<wish::Run>(&one))
            x_theatre.exhibit->tell(event::ToldErrand{run->errand, {ErrandState::Phase::Done}},
                                    x_theatre.now);
        x_theatre.jump(Duration(200));
    }
}

void Visitor::act() {
    const std::size_t kind = x_random.between(1, 102);
    if (kind > 100) {
        x_did = "hold the corner";
        hold_corner();
    } else if (kind <= 54) {
        tap_control();
    } else if (kind <= 62) {
        static constexpr std::array keys{Key::Previous, Key::Next, Key::Next, Key::Ok,
                                         Key::Ok,       Key::Back, Key::Help};
        x_did = "press a key";
        x_theatre.press(keys[x_random.between(0, keys.size() - 1)]);
    } else if (kind <= 74) {
        x_did = "tap anywhere";
        x_theatre.tap_at(anywhere());
    } else if (kind <= 82) {
        x_did = "drag";
        stroke(Duration(600), true);
    } else if (kind <= 88) {
        x_did = "flick";
        stroke(Duration(40), true);
    } else if (kind <= 89) {
        x_did = "finger that is never lifted";
        stroke(Duration(400), false);
    } else if (kind <= 92) {
        x_did = "two fingers";
        two_fingers();
    } else if (kind <= 98) {
        x_did = "wait a little";
        leap(Duration(x_random.between(10, 6'000)));
    } else {
        x_did = "wait long";
        leap(Duration(x_random.between(20'000, 250'000)));
    }
    answer_wishes();
}

/// Nothing is drawn and no frame shown while nothing happens.
void Visitor::check_rest() {
    x_theatre.jump(Duration(1'200));  // a fade is over; the next picture of the loop is drawn
    x_theatre.turn();
    const Time due = x_theatre.exhibit->deadline();
    const auto frames = x_theatre.stage->frames(), drawings = x_theatre.screens->drawings();
    x_theatre.turn();
    if (due != never && due > x_theatre.now + Duration(2)) {
        x_theatre.now += (due - x_theatre.now) / 2;
        x_theatre.turn();
    }
    CHECK(x_theatre.stage->frames() == frames);
    CHECK(x_theatre.screens->drawings() == drawings);
}

/// Waiting alone leads to the loop, and a control that leads on towards it is in sight.
void Visitor::check_way_back() const {
    if (x_theatre.scene() == Scene::Attract) return;
    Show show = x_theatre.exhibit->show();
    Time now = x_theatre.now;
    for (int i = 0; i < 6 && show.scene != Scene::Attract; ++i) {
        const Time due = deadline(show, x_theatre.catalogue);
        REQUIRE(due != never);
        REQUIRE(due <= now + std::chrono::minutes(40));  // "more time" is ten times three minutes
        now = std::max(due, now + Duration(1));
        show = next(std::move(show), x_theatre.catalogue, event::Tick{}, now);
    }
    CHECK(show.scene == Scene::Attract);
    const Show& on = x_theatre.exhibit->show();
    // Cleaning and the test pattern have none: they end by themselves, as seen above.
    const OperatorDesk::View view = on.desk.view;
    if (view == OperatorDesk::View::Cleaning || view == OperatorDesk::View::Pattern) return;
    const bool asks = view == OperatorDesk::View::Asking || view == OperatorDesk::View::Turning;
    const char* control = on.asked_since                ? "end"
                          : on.visit.sheet              ? "finished"
                          : asks                        ? "no"
                          : on.scene == Scene::Operator ? "leave"
                          : on.scene == Scene::Topics   ? "home"
                                                        : "topics";
    INFO(control);
    const UiNode* node = node_named(x_theatre.nodes(), control);
    CHECK((node && node->hit));
}

void Visitor::check_stand() {
    const Show& show = x_theatre.exhibit->show();
    x_seen.insert(show.scene);
    if (show.visit.sheet) x_seen_sheets.insert(*show.visit.sheet);
    std::set<std::string> ids;
    for (const UiNode& node : x_theatre.nodes()) {
        CHECK(ids.insert(node.id).second);
        CHECK(node.hit.has_value() == node.event.has_value());
        CHECK_FALSE(node.pressed);  // every finger is up again, or was given up
    }
    check_way_back();
    const bool loop = show.scene == Scene::Attract;
    if (loop && !x_in_loop) {
        ++x_visits;
        if (!x_focus_before.empty()) ++x_rings_gone;
        CHECK(x_theatre.exhibit->focus() == "");  // the next visitor finds no ring
    }
    x_in_loop = loop;
    x_focus_before = x_theatre.exhibit->focus();
    if (!loop) return;
    CHECK(show.visit == Visit{});
    CHECK(show.desk == OperatorDesk{});
    CHECK_FALSE(show.asked_since);
    CHECK(show.tempo == Tempo{.fade = fade});
}

void Visitor::rest() {
    check_rest();
    x_rested.insert(x_theatre.scene());
}

void Visitor::walk_home() {
    for (int taps = 0; taps < 5 && x_theatre.scene() != Scene::Attract; ++taps) {
        x_theatre.jump(Duration(500));  // no double tap
        if (x_theatre.scene() == Scene::Operator) {
            if (!x_theatre.tap("no") && !x_theatre.tap("leave")) leap(Duration(61'000));
            x_theatre.exhibit->take_wishes();
            continue;
        }
        if (!x_theatre.tap("end") && !x_theatre.tap("finished") && !x_theatre.tap("home"))
            REQUIRE(x_theatre.tap("topics"));
    }
    CHECK(x_theatre.scene() == Scene::Attract);
    check_rest();
}

void visit_at_random(Size size, double diagonal, std::uint64_t seed) {
    const int events = long_run() ? 25'000 : 1'250;  // and four such visitors
    Visitor visitor(size, diagonal, seed);
    Growth growth;
    for (int i = 0; i < events; ++i) {
        visitor.act();
        INFO("seed " << seed << ", event " << i << ": " << visitor.did());
        visitor.check_stand();
        if (i % 20 == 19 || visitor.new_here()) visitor.rest();
        if (i % 40 != 39) continue;
        visitor.walk_home();
        visitor.check_stand();
        // In the loop, with the same things on: what has grown here was kept.
        growth.note(static_cast<std::size_t>(i), static_cast<std::size_t>(events), live_bytes());
    }
    CHECK(visitor.visits() > static_cast<std::size_t>(events) / 80);
    // A stand with content never holds; all else there is was seen, and all rested.
    std::set<Scene> scenes = enumerators<Scene>();
    scenes.erase(Scene::Holding);
    CHECK(visitor.seen() == scenes);
    CHECK(visitor.rested() == scenes);
    CHECK(visitor.seen_sheets() == enumerators<Sheet>());
    CHECK(visitor.rings_gone() > 0);
    CHECK(growth.flat());
}

}  // namespace

TEST_CASE("Memory that grows for ever is told from caches that fill") {
    Growth leaking, filling;
    for (std::size_t i = 0; i < 1'000; ++i) {
        leaking.note(i, 1'000, 50'000'000 + i * 8'000);
        filling.note(i, 1'000, 50'000'000 + std::min<std::size_t>(i, 400) * 8'000 + i % 7 * 1'000);
    }
    CHECK_FALSE(leaking.flat());
    CHECK(filling.flat());
    CHECK(live_bytes() > 0);
    const std::size_t before = live_bytes();
    const std::vector<char> held(5'000'000, 'x');
    CHECK(live_bytes() >= before + held.size());
}

TEST_CASE("Whatever a visitor does on a wide panel, the stand stays in order") {
    visit_at_random({960, 540}, 24, 1);
}

TEST_CASE("Whatever a visitor does on an upright panel, the stand stays in order") {
    visit_at_random({540, 960}, 24, 2);
}

TEST_CASE("Whatever a visitor does on a small panel, the stand stays in order") {
    visit_at_random({800, 480}, 7, 3);
}

TEST_CASE("Whatever a visitor does on a panel of 1024x600, the stand stays in order") {
    visit_at_random({1024, 600}, 10.1, 4);
}

}  // namespace standpunkt::test
