#pragma once
// Names as machines need them, and the nearest one when a person misspelt it.
#include <string>
#include <string_view>
#include <vector>

namespace standpunkt {

/// a-z, 0-9 and "-" between them, at most 64: ids, folders of interviews, channels.
bool is_name(std::string_view text);
/// A name made from a text: "Was Reallabore für uns leisten" -> "was-reallabore-fuer-uns-leisten".
/// At most 48 characters, cut at a word; "x" if nothing is left.
std::string name_from(std::string_view text);
/// The candidate that differs least from `word`, letter case aside; empty if none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);
/// "Did you mean "x"?" or, if nothing is near, `otherwise`.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates,
                         std::string otherwise);
/// Without white space (no-break spaces too) at both ends.
std::string trimmed(std::string_view text);
/// A text cut to at most `most` characters at a word, ending in an ellipsis if anything was cut.
std::string shortened(const std::string& text, std::size_t most);

}  // namespace standpunkt
