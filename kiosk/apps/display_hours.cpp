#include "apps/display_hours.h"

#include "apps/display_backlight.h"
#include "base/log.h"

namespace standpunkt {
namespace {

constexpr Duration awake_after_touch{120'000};
constexpr Duration between_looks{10'000};

bool nobody_there(const Exhibit& exhibit, Time now) {
    const Scene scene = exhibit.show().scene;
    return (scene == Scene::Attract || scene == Scene::Holding) && exhibit.may_change(now);
}

}  // namespace

bool Bedtime::is_due(const std::optional<LocalMinute>& local, Time now) const {
    if (x_hours.always || !local || now < x_touched + awake_after_touch) return false;
    return !is_open(x_hours, local->weekday, local->minute);
}

DisplayHours::DisplayHours(Stage& stage, OpeningHours hours, LocalClock clock,
                           std::filesystem::path root, Time now)
    : x_stage(stage),
      x_bedtime(std::move(hours), now),
      x_clock(std::move(clock)),
      x_root(std::move(root)) {
    // A show that was killed asleep has left the panel's light off, and only one that knows itself
    // to be asleep puts it on again.
    if (x_bedtime.ever()) set_backlight(x_root, ScreenPower::On);
}

Status DisplayHours::before(Turn& turn) {
    if (!x_bedtime.ever()) return {};
    const bool touched = !turn.inputs.contacts.empty() || !turn.inputs.keys.empty();
    if (touched) x_bedtime.touched(turn.now);
    const bool due = x_bedtime.is_due(x_clock(turn.now), turn.now);
    x_due = turn.now + between_looks;
    if (!x_asleep) {
        turn.asleep = false;
        if (!due || !nobody_there(turn.play.exhibit(), turn.now)) return {};
        log_info("outside the opening hours: the screen goes dark until it is touched.");
        x_asleep = turn.asleep = true;
        return darken();
    }
    // Whatever finger is down was not meant for what nobody could see.
    turn.inputs.contacts.clear();
    turn.inputs.keys.clear();
    if (due) {
        if (turn.inputs.exposed) TRY_STATUS(darken());  // another window
        return {};
    }
    light_up();
    turn.asleep = false;
    turn.inputs.exposed = true;
    return {};
}

Status DisplayHours::darken() {
    const Size size = x_stage.size();
    const std::vector<std::uint32_t> black(static_cast<std::size_t>(size.width) * size.height,
                                           0xFF000000);
    TRY_STATUS(x_stage.show(black));
    // Where neither can be switched the black picture has to do.
    if (!set_backlight(x_root, ScreenPower::Off)) x_stage.power(ScreenPower::Off);
    return {};
}

void DisplayHours::light_up() {
    x_asleep = false;
    x_stage.power(ScreenPower::On);
    set_backlight(x_root, ScreenPower::On);
}

void DisplayHours::end() {
    if (x_asleep) light_up();
}

}  // namespace standpunkt
