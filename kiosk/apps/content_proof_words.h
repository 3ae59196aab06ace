#pragma once
// What a proof says of its own; any language but German is told in English.
#include <map>
#include <string>
#include <string_view>

namespace standpunkt {

using ProofWords = std::map<std::string_view, std::string_view>;
const ProofWords& proof_words(const std::string& language);

/// What a picture shows, by the part of its file's name that tells the scene; an unknown one is
/// given back as it is.
std::string proof_scene(std::string_view scene, const std::string& language);
/// The language in its own words where the interface speaks it, else its code.
std::string proof_language(const std::string& language);
/// "2026-11-05" as people write it, "5. November 2026"; a month alone without its day. What is no
/// date, such as an empty text, is given back as it is.
std::string proof_date(const std::string& day, const std::string& language);

}  // namespace standpunkt
