#pragma once
// The TOML files of a content folder: what they have in common.
#include <optional>
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "authoring/text_rules.h"
#include "base/toml.h"
#include "interview/localised.h"

namespace standpunkt {

/// Reads folder/path. A missing file is a fault unless `optional`; so is broken UTF-8 or syntax.
enum class Presence { Needed, Optional };
std::optional<TomlTable> read_toml(const std::filesystem::path& folder,
                                   const std::filesystem::path& path, Presence presence,
                                   Faults& faults);

/// Hands on wrong types and unknown keys; `keys` are the known ones, for suggestions.
void finish_toml(const TomlTable& file, const std::vector<std::string>& keys, Faults& faults);

/// A language code such as "de", "en" or "pt-BR".
bool is_language(std::string_view code);

/// What a text that lacks a language is: worth a warning, or an error.
enum class Translations { Wished, Needed };

/// `key = "text"` stands for every language, `key.de = "text"` for one. A language the stand does
/// not have becomes a warning, one that is missing what `translations` says.
Localised<std::string> read_localised(const TomlTable& table, std::string_view key,
                                      const std::vector<std::string>& languages,
                                      const std::filesystem::path& path, Faults& faults,
                                      Translations translations = Translations::Wished);

/// The text behind `key`, normalised and trimmed; empty if missing.
std::string read_text(const TomlTable& table, std::string_view key);

}  // namespace standpunkt
