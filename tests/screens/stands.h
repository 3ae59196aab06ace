#pragma once
// Catalogues that are unlike the demo stand's.
#include "interview/catalogue.h"
#include "stage/fonts.h"
#include "stage/pictures.h"

namespace standpunkt::test {

/// The seed interview as the importer makes it, nothing bettered by hand, read as build reads it;
/// nullptr where this machine has no copy of the seed.
const Catalogue* imported_seed();

/// Five people, forty topics, no pictures and one language.
Catalogue forty_topics(const std::string& language);

/// The demo stand, in `language` ("de" or "en"), whose titles are all one word of 25 letters (the
/// seed interview has one as long), which begins every other text as well.
Catalogue long_words(const std::string& language);

/// The demo stand and what it lacks: three people, two portraits, an address to take along, a third
/// language that the interface does not speak, a text in one language only and one that is cut off.
struct Rich {
    Catalogue catalogue;
    MediaLibrary media;  ///< every picture of the catalogue, as a bundle would hold it
};
const Rich& rich_stand();
/// The demo stand in its second theme, whose loop is light and whose type is Vollkorn.
const Rich& harbour_stand();
/// What the stand's own theme is set in.
FontFiles fonts_of(const Rich& stand);
/// Reads the stand's pictures; any thread. `stand` outlives it.
Pictures::Load load_of(const Rich& stand);

/// Words half as long again in strange letters between brackets: "[Wàssérstòòff]". What is not
/// shown whole is seen at once. `most` characters at most (what an editor may write), soft hyphens
/// and "{}" stay.
std::string pseudo(const std::string& text, std::size_t most = std::string::npos);
inline constexpr const char* pseudo_language = "qps";
/// All German texts once more in the pseudo language, which becomes the stand's first, and the
/// interface's words with them.
Catalogue in_pseudo(Catalogue catalogue);

}  // namespace standpunkt::test
