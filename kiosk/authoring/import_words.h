#pragma once
// Words and signs the importer knows of German and English.
#include <string>
#include <string_view>
#include <vector>

namespace standpunkt {

/// Runs without blanks.
std::vector<std::string> split_words(const std::string& text);
std::string join_words(const std::vector<std::string>& words);
/// "von", "van", "de": small words inside a name.
bool is_name_particle(std::string_view word);
/// "Dr.", "Prof.": words in front of a name.
bool is_academic_title(std::string_view word);
/// Whether `text` is nothing but a person's name: an academic title and at least one word, or two
/// to four words, that all begin with a capital; no article, no digit, no punctuation.
bool is_person_name(const std::string& text);
/// Whether the sentence is over: "." "!" "?" or an ellipsis, before any closing signs.
bool ends_sentence(const std::string& text);
/// Whether it is a question to the end: "?" before any closing signs.
bool ends_in_question(const std::string& text);
/// "de" or "en" by their small words; empty if neither is clear.
std::string language_of(const std::string& text);

}  // namespace standpunkt
