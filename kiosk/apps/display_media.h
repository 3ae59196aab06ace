#pragma once
// What content brings to draw with.
#include <string>

#include "apps/display_content.h"
#include "stage/fonts.h"
#include "stage/pictures.h"

namespace standpunkt {

/// The stand's own fonts where they can be read, and its languages', Debian's in place of all
/// others: a font that cannot be read costs the brand, not the show; it is logged.
FontFiles fonts_of(const DisplayContent& content);
/// Reads its pictures, in any thread, also when other content is on screen already.
Pictures::Load pictures_of(const DisplayContent& content);
/// The short code of what it shows; empty without content.
std::string code_of(const DisplayContent& content);

}  // namespace standpunkt
