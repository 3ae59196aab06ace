#include "apps/display_visits.h"

#include <ctime>
#include <filesystem>
#include <utility>

#include "apps/display_clock.h"
#include "base/files.h"
#include "bundle/content_code.h"
#include "visits/alive.h"

namespace standpunkt {
namespace {

constexpr Duration a_minute{60'000};
constexpr std::int64_t longest_after_content = std::int64_t{20} * 366 * 86'400;

/// The kernel took the time from a clock with a battery when it started. A board without one says
/// some day of the past, and may look right for long.
bool clock_in_machine() {
    std::error_code ignored;
    for (const auto& one : std::filesystem::directory_iterator("/sys/class/rtc", ignored)) {
        const auto text = read_file(one.path() / "hctosys", 16);
        if (text && text->starts_with('1')) return true;
    }
    return false;
}

}  // namespace

DisplayVisits::DisplayVisits(const DisplayOptions& options, const VisitsConfig& wanted,
                             std::function<bool()> clock_set)
    : x_options(options),
      x_watch({.search_words = wanted.search_words}),
      x_clock_set(clock_set ? std::move(clock_set) : [] { return !trusted_day().empty(); }),
      x_clock_in_machine(clock_in_machine()) {
    if (!wanted.keep) return;
    // On a desk agent and show start at once, and neither waits for the other's folders. On a stand
    // the folder is there, or its disk is not and nothing can be made.
    std::error_code ignored;
    std::filesystem::create_directories(options.slots.data.show(), ignored);
    x_keeper = std::make_unique<JournalKeeper>(
        options.slots.data.visits(),
        RunStart{options.slots.boot, moment(), read_alive(options.run.alive())});
}

bool DisplayVisits::clock_known(std::int64_t wall) const {
    if (x_clock_set()) return true;
    if (!x_clock_in_machine || !x_bundle) return false;
    // Its battery may be empty: content is never from the future, nor decades old.
    const std::int64_t made = x_bundle->identity().created;
    return wall >= made && wall < made + longest_after_content;
}

Moment DisplayVisits::moment() const {
    Moment moment;
    moment.since_boot = seconds_since_boot();
    const std::int64_t seconds = wall();
    if (!clock_known(seconds)) return moment;
    moment.wall = seconds;
    moment.east = east_of_utc(seconds);
    return moment;
}

void DisplayVisits::look_at_content(const DisplayContent& content) {
    if (content.bundle == x_bundle) return;
    x_bundle = content.bundle;
    if (!x_bundle) return;
    x_watch.content(content_code(x_bundle->content()), x_bundle->identity().title);
}

void DisplayVisits::tell_alive() {
    // As a whole: the agent may read it at any moment. Without it a run ends with its last visit.
    static_cast<void>(
        replace_file(x_options.run.alive(), std::to_string(seconds_since_boot()) + "\n"));
}

/// Also where nobody comes any more: whoever asks for a day that is over wants all of it.
void DisplayVisits::tell_clock() {
    if (x_clock_told == ClockTold::Set) return;
    const Moment at = moment();
    if (!at.wall) return;
    const ClockTold knows = x_clock_set() ? ClockTold::Set : ClockTold::Battery;
    if (knows == x_clock_told) return;
    x_clock_told = knows;
    x_keeper->know_clock(at);
}

Status DisplayVisits::after(Turn& turn) {
    if (!x_keeper) return {};
    look_at_content(turn.play.content());
    if (turn.now >= x_minute_due) {
        x_minute_due = turn.now + a_minute;
        tell_alive();
        tell_clock();
    }
    if (auto visit = x_watch.turn(
            turn.play.exhibit().show(), turn.play.content().catalogue, [this] { return moment(); },
            turn.now))
        x_keeper->add(std::move(*visit));
    return {};
}

void DisplayVisits::farewell() {
    if (x_keeper) x_keeper->finish(moment());
}

void DisplayVisits::end() {
    if (!x_keeper) return;
    if (auto visit = x_watch.stop(now())) x_keeper->add(std::move(*visit));
    x_keeper.reset();  // waits for the last line of it
}

}  // namespace standpunkt
