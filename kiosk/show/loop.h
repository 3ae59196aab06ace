#pragma once
// The unattended cycle of highlights.
#include <cstddef>
#include <optional>
#include <string>

#include "base/time.h"
#include "interview/catalogue.h"
#include "show/memory.h"

namespace standpunkt {

/// One thing in the loop, in one language: a highlight by its index, or a slide by its index behind
/// the last highlight.
struct Shown {
    std::size_t item = 0;
    std::string language;
    bool operator==(const Shown&) const = default;
};

/// The attract loop. `now` is on screen since `since`; `next` is ready to be prepared at any time;
/// while a cross-fade runs, `before` is what fades out. `next` equals `now` in a stand with one
/// highlight in one language: then it only moves a little now and then.
struct Loop {
    Shown now, next;
    std::optional<Shown> before;
    Time since{0};        ///< when `now` began to fade in
    Time still_since{0};  ///< when its fade is over; its dwell counts from here
    std::optional<Shown>
        earlier;    ///< on show until `since`: a finger that was down by then meant it
    Memory memory;  ///< outlives visits and new content
    Time began{0};  ///< the places against burn-in count from here
    bool operator==(const Loop&) const = default;
};

/// Against burn-in the loop's picture stands in another of so many places every ten minutes: which
/// one for what came on at `since`.
inline constexpr int shift_count = 9;
int shift_of(const Loop& loop, Time since);
/// How long a loop that never changes stays in one place.
inline constexpr Duration longest_still{600'000};

/// A loop that has just begun. `catalogue` has a highlight.
Loop begin_loop(const Catalogue& catalogue, Time now);

/// The next one comes on, with a cross-fade of `fade` (zero: a cut).
void change(Loop& loop, Duration fade, Time now);

/// The loop as it goes on after a visit that began at `visit_began`: without a fade, with the next
/// highlight, or with the same one if that had not fully come on when the visit began.
void resume(Loop& loop, Time visit_began, Time now);

/// The loop with the highlights of `catalogue`, which has at least one. What is on screen stays if
/// it is in there too; a fade ends.
void replace_content(Loop& loop, const Catalogue& catalogue, Time now);

/// What a finger meant that went down at `down`: during a cross-fade the outgoing one until half of
/// the fade.
const Shown& shown_at(const Loop& loop, Time down);

}  // namespace standpunkt
