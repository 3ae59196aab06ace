#pragma once
// The words an editor writes before a colon, in German and English; both are understood everywhere.
#include <optional>
#include <string>
#include <string_view>

#include "interview/catalogue.h"

namespace standpunkt {

/// What a line directly under a question says.
enum class Keyword { Topic, Short, Summary, Id };

/// What a line directly under a picture says.
enum class PictureKeyword { Credit, Licence };

template <class Kind>
struct Keyed {
    Kind kind;
    std::string value;  ///< what stands behind the colon, trimmed; may be empty
};

/// "Thema: Reallabore" -> Topic, "Reallabore". Letter case and blanks before the colon do not
/// count.
std::optional<Keyed<Keyword>> keyword_of(std::string_view line);
std::optional<Keyed<PictureKeyword>> picture_keyword_of(std::string_view line);
/// "Zitat: ..." -> Quote; HighlightKind::Question is never returned.
std::optional<Keyed<HighlightKind>> highlight_keyword_of(std::string_view line);

/// The keyword this line's first words were perhaps meant to be; empty if there is none or if it
/// is one.
std::string misspelt_keyword(std::string_view line);
std::string misspelt_highlight_keyword(std::string_view line);

}  // namespace standpunkt
