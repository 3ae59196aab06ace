#pragma once
// Catalogues that are unlike the demo stand's.
#include "interview/catalogue.h"

namespace standpunkt::test {

/// The seed interview as the importer makes it, nothing bettered by hand, read as build reads it;
/// nullptr where this machine has no copy of the seed.
const Catalogue* imported_seed();

/// Five people, forty topics, no pictures and one language.
Catalogue forty_topics(const std::string& language);

/// The demo stand, in German, whose titles are all one word of 25 letters (the seed interview has
/// one as long), which begins every other text as well.
Catalogue long_words();

/// Words half as long again in strange letters between brackets: "[Wàssérstòòff]". What is not
/// shown whole is seen at once. `most` characters at most (what an editor may write), soft hyphens
/// and "{}" stay.
std::string pseudo(const std::string& text, std::size_t most = std::string::npos);
inline constexpr const char* pseudo_language = "qps";
/// All German texts once more in the pseudo language, which becomes the stand's first, and the
/// interface's words with them.
Catalogue in_pseudo(Catalogue catalogue);

}  // namespace standpunkt::test
