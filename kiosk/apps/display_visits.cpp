#include "apps/display_visits.h"

#include <ctime>
#include <filesystem>
#include <fstream>

#include "apps/display_clock.h"
#include "base/files.h"
#include "bundle/content_code.h"
#include "visits/alive.h"

namespace standpunkt {
namespace {

constexpr Duration alive_every{60'000};
constexpr std::int64_t longest_after_content = std::int64_t{20} * 366 * 86'400;

std::int64_t since_boot() {
    timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return time.tv_sec;
}

std::int64_t east_of_utc(std::int64_t wall) {
    const std::time_t seconds = wall;
    std::tm local{};
    return ::localtime_r(&seconds, &local) ? local.tm_gmtoff : 0;
}

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

DisplayVisits::DisplayVisits(const DisplayOptions& options, const VisitsConfig& wanted)
    : x_options(options),
      x_watch({.search_words = wanted.search_words}),
      x_clock_in_machine(clock_in_machine()) {
    if (!wanted.keep) return;
    x_keeper = std::make_unique<JournalKeeper>(
        options.slots.data.visits(),
        RunStart{options.slots.boot, moment(), read_alive(options.run.alive())});
}

bool DisplayVisits::clock_known(std::int64_t wall) const {
    if (!trusted_day().empty()) return true;
    if (!x_clock_in_machine || !x_bundle) return false;
    // Its battery may be empty: content is never from the future, nor decades old.
    const std::int64_t made = x_bundle->identity().created;
    return wall >= made && wall < made + longest_after_content;
}

Moment DisplayVisits::moment() const {
    Moment moment;
    moment.since_boot = since_boot();
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

void DisplayVisits::tell_alive(Time now) {
    if (now < x_alive_due) return;
    x_alive_due = now + alive_every;
    std::ofstream(x_options.run.alive(), std::ios::trunc) << since_boot() << "\n";
}

Status DisplayVisits::after(Turn& turn) {
    if (!x_keeper) return {};
    tell_alive(turn.now);
    look_at_content(turn.play.content());
    if (auto visit = x_watch.turn(
            turn.play.exhibit().show(), turn.play.content().catalogue, [this] { return moment(); },
            turn.now))
        x_keeper->add(std::move(*visit));
    return {};
}

void DisplayVisits::end() {
    if (!x_keeper) return;
    if (auto visit = x_watch.stop(now())) x_keeper->add(std::move(*visit));
    x_keeper->finish(moment());
    x_keeper.reset();  // waits for the last line of it
}

}  // namespace standpunkt
