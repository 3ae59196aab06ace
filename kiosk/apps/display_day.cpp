#include "apps/display_day.h"

#include "apps/display_clock.h"

namespace standpunkt {
namespace {

constexpr Duration between_looks{60'000};

}  // namespace

Status DisplayDay::before(Turn& turn) {
    const DisplayContent& content = turn.play.content();
    if (!content.dated || !x_options.today.empty()) return {};
    if (trusted_day() == content.day || !turn.play.exhibit().may_change(turn.now)) return {};
    return turn.play.change(x_slots ? x_slots->choose(wall()) : load_content(x_options))
        .map([](bool) {});
}

Status DisplayDay::after(Turn& turn) {
    x_due = turn.play.content().dated ? turn.now + between_looks : never;
    return {};
}

}  // namespace standpunkt
