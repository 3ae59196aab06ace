#pragma once
// What to read next, found by a machine: exchanges of the same topic, and those that share words
// few others have.
#include <cstddef>

#include "interview/catalogue.h"

namespace standpunkt {

/// Letters by which words are told apart: "Reallabor" and "Reallaboren" are one.
inline constexpr std::size_t letters_of_a_word = 6;
/// A word that more exchanges share says nothing about two of them, on whatever stand. It also
/// bounds the work: linear in the stand's words.
inline constexpr std::size_t most_sharing = 256;

/// Fills Exchange::related, best first, at most most_related. Words of question, summary and answer
/// count, the more the fewer exchanges have them; those of more than a fifth of all exchanges not
/// at all, so articles and conjunctions need no list. The same topic counts as well, even where no
/// word is shared. Of two equally near, the one of another interview goes first: the reader offers
/// its own interview anyway. The same catalogue gives the same result on every machine.
void relate_exchanges(Catalogue& catalogue);

}  // namespace standpunkt
