#pragma once
// What the attract loop remembers of each highlight, so that in every cycle all of them are shown,
// each time in another of their languages, also when the content is replaced in mid-cycle.
// Indexes and numbers only: thousands of highlights are one block that is quick to copy and to
// scan.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "interview/catalogue.h"

namespace standpunkt {

/// Names a highlight beyond one catalogue: 64 bits of the digest of interview id, exchange id and
/// its text in the default language without soft hyphens. Equal highlights have equal keys.
using HighlightKey = std::uint64_t;
HighlightKey key_of(const Catalogue& catalogue, const Highlight& highlight);
HighlightKey key_of(const Slide& slide);
/// Of what stands at `item` in the loop (see Shown).
HighlightKey key_of(const Catalogue& catalogue, std::size_t item);

/// What is known of one highlight.
struct Mark {
    HighlightKey key = 0;
    std::uint32_t item = 0;                ///< see Shown; several marks of a slide with a weight
    std::size_t shown = 0;                 ///< the turn it was last shown in; 0 = never
    std::uint64_t languages = 0;           ///< bit n: can be shown in Memory::languages[n]; never 0
    std::uint32_t topic = 0, person = 0;   ///< equal numbers: the same topic, the same person
    std::optional<std::uint8_t> language;  ///< it was last shown in
    bool operator==(const Mark&) const = default;
};

/// A highlight in one language, as indexes into a Memory.
struct Choice {
    std::size_t mark = 0;
    std::uint8_t language = 0;
    bool operator==(const Choice&) const = default;
};

/// The marks of one catalogue.
struct Memory {
    std::vector<Mark>
        marks;  ///< one a highlight, then weight a slide, in the order of the catalogue
    std::vector<std::string> languages;  ///< those of the loop first, in order; at most 64
    std::size_t turn = 0;                ///< how many were shown so far
    std::size_t cycle = 0;               ///< the last turn of the cycle before this one
    std::size_t left = 0;                ///< how many are still to be shown in this cycle
    bool operator==(const Memory&) const = default;
};

/// A memory of `catalogue` in which nothing was shown yet. The loop's languages are the stand's
/// attract_languages, else all its languages, else the default one; a highlight that exists in
/// none of them is shown in the language it has.
Memory blank_memory(const Catalogue& catalogue);

/// The memory of `catalogue` that knows of its highlights what `old` knew of those with the same
/// key. If nothing is left of the cycle, the next one begins.
Memory carried_over(const Memory& old, const Catalogue& catalogue);

/// Notes that `shown` is on screen now. When it was the last of its cycle the next cycle begins.
void note_shown(Memory& memory, Choice shown);

}  // namespace standpunkt
