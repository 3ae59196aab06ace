#pragma once
// An imported interview as the files of a content folder (content/README.md).
#include <string>
#include <vector>

#include "authoring/import.h"

namespace standpunkt {

inline constexpr const char* import_topic = "gespraech";

std::string stand_file_text(const std::string& title, const std::string& channel,
                            const std::vector<std::string>& languages);
std::string topics_file_text(const std::vector<std::string>& languages);
std::string theme_file_text();
std::string interview_file_text(const ImportedText& imported);
/// `ids`: one an exchange. `topic`: the topic all exchanges belong to.
std::string language_file_text(const ImportedText& imported, const std::vector<std::string>& ids,
                               const std::string& topic);

}  // namespace standpunkt
