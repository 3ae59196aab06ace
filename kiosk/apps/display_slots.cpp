#include "apps/display_slots.h"

#include <algorithm>

#include "apps/display_clock.h"
#include "base/files.h"

namespace standpunkt {
namespace {

constexpr std::uint64_t most_state_bytes = 1U << 20;
constexpr Duration confirm_again_after{30'000};

}  // namespace

DisplaySlots::DisplaySlots(const DisplayOptions& options, std::function<void()> wake)
    : x_options(options), x_wake(std::move(wake)), x_reader(options.slots) {}

void DisplaySlots::begin(Play& play, Time now) {
    x_watch = std::make_unique<FolderWatch>(
        std::vector{x_options.slots.data.path, x_options.run.path}, [this] {
            x_touched = true;
            x_wake();
        });
    shown(play.exhibit().show(), now);
}

void DisplaySlots::end() {
    x_watch.reset();
    x_reader.ended_well();
}

DisplayContent DisplaySlots::choose(std::int64_t wall) {
    Chosen chosen = x_reader.choose(wall);
    x_shown = {};
    if (chosen.selection)
        x_shown = {chosen.selection->id, chosen.selection->repairs, false};
    else
        x_shown.broken = chosen.any_content;
    return content_of(x_options, std::move(chosen));
}

std::optional<DisplayContent> DisplaySlots::choose_again(std::int64_t wall) {
    const auto before = x_shown;
    DisplayContent content = choose(wall);
    x_news = false;
    if (x_shown == before) return std::nullopt;
    return content;
}

void DisplaySlots::look() {
    if (!x_touched.exchange(false)) return;
    x_news = x_reader.changed();
    x_agent_state = read_file(x_options.run.state(), most_state_bytes).value_or("");
    x_notice = notice_in(x_agent_state);
}

void DisplaySlots::shown(const Show& show, Time now) {
    x_confirmed = false;
    x_first_turn = show.loop.memory.turn;
    x_health.emplace(show.loop.memory.marks.size(), x_options.confirm_after, now);
}

Status DisplaySlots::before(Turn& turn) {
    look();
    Play& play = turn.play;
    judge(turn);
    if (const auto& bundle = play.content().bundle) x_reader.report_faults(bundle->faulty_pages());
    play.screens().tell(x_notice);
    if (!x_news || !play.exhibit().may_change(turn.now)) return {};
    if (auto content = choose_again(wall())) {
        TRY(const bool drawn, play.change(std::move(*content)));
        play.screens().tell(x_notice);
        if (drawn) shown(play.exhibit().show(), turn.now);
    }
    return {};
}

void DisplaySlots::judge(const Turn& turn) {
    const Show& show = turn.play.exhibit().show();
    const Time now = turn.now;
    const bool loop = show.scene == Scene::Attract && !turn.asleep;
    x_reader.visiting(is_visit(show.scene));
    if (!x_health || x_confirmed || show.scene == Scene::Holding) return;
    // The highlight that was on screen counts as well: it was drawn again from the new content.
    x_health->tell(loop, show.loop.memory.turn - x_first_turn + 1, now);
    if (!x_health->healthy(now) || now < x_confirm_again) return;
    x_confirmed = x_reader.confirm();
    x_confirm_again = now + confirm_again_after;
}

Time DisplaySlots::due() const {
    return x_health && !x_confirmed ? std::max(x_health->due(), x_confirm_again) : never;
}

}  // namespace standpunkt
