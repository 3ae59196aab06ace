#pragma once
// How long things stay: from the command line, else the stand, else VISITOR.md, "Times".
#include <cstddef>
#include <optional>

#include "base/time.h"
#include "interview/catalogue.h"
#include "show/loop.h"

namespace standpunkt {

/// Times for tests and measurements (the command line's). What is not set here is the stand's own
/// (Catalogue::stand.timing), else the computed or usual one (VISITOR.md, "Times"). Negative: zero.
struct Tempo {
    std::optional<Duration> dwell = {};       ///< usual: computed from the text
    std::optional<Duration> fade = {};        ///< of the loop's cross-fade; usual: 700 ms
    std::optional<Duration> idle_least = {};  ///< usual: 60 s
    std::optional<Duration> idle_most = {};   ///< usual: 180 s
    Duration still_there{30'000};
    bool operator==(const Tempo&) const = default;
};

/// How long `shown` stays once its fade is over: clamp(3 s + characters / 11, 8 s, 20 s), or the
/// fixed one; at least 1 ms.
Duration dwell(const Catalogue& catalogue, const Shown& shown, const Tempo& tempo);

/// How long a cross-fade of the loop takes; zero is a cut.
Duration fade_time(const Catalogue& catalogue, const Tempo& tempo);

/// How long nobody may touch while a page of `page_words` words is on screen: 1.5 x its reading
/// time, within the bounds.
Duration idle_time(const Catalogue& catalogue, std::size_t page_words, const Tempo& tempo);

/// How long the StillThere sheet stays.
Duration still_there_time(const Tempo& tempo);

}  // namespace standpunkt
