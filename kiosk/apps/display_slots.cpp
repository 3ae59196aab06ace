#include "apps/display_slots.h"

#include "base/files.h"

namespace standpunkt {
namespace {

constexpr std::uint64_t most_state_bytes = 1U << 20;

}  // namespace

DisplaySlots::DisplaySlots(const DisplayOptions& options)
    : x_options(options), x_reader(options.slots) {}

std::unique_ptr<FolderWatch> DisplaySlots::watch(std::function<void()> wake) {
    return std::make_unique<FolderWatch>(std::vector{x_options.slots.data.path, x_options.run.path},
                                         [this, wake] {
                                             x_touched = true;
                                             wake();
                                         });
}

DisplayContent DisplaySlots::choose(std::int64_t wall) {
    Chosen chosen = x_reader.choose(wall);
    x_shown.reset();
    if (chosen.selection) x_shown = Shown{chosen.selection->id, chosen.selection->repairs};
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
    const auto state = read_file(x_options.run.state(), most_state_bytes);
    x_notice = state ? notice_in(*state) : std::nullopt;
}

bool DisplaySlots::news() {
    look();
    return x_news;
}

void DisplaySlots::shown(const Show& show, Time now) {
    x_confirmed = false;
    x_first_turn = show.loop.memory.turn;
    x_health.emplace(show.loop.memory.marks.size(), x_options.confirm_after, now);
}

void DisplaySlots::turn(const Show& show, const DisplayContent& content, Time now) {
    look();
    const bool loop = show.scene == Scene::Attract;
    x_reader.visiting(!loop && show.scene != Scene::Holding);
    if (content.bundle) x_reader.report_faults(content.bundle->faulty_pages());
    if (!x_health || x_confirmed || show.scene == Scene::Holding) return;
    // The highlight that was on screen counts as well: it was drawn again from the new content.
    x_health->tell(loop, show.loop.memory.turn - x_first_turn + 1, now);
    if (!x_health->healthy(now)) return;
    x_confirmed = true;
    x_reader.confirm();
}

Time DisplaySlots::due() const {
    return x_health && !x_confirmed ? x_health->due() : never;
}

}  // namespace standpunkt
