#pragma once
#include <string>
#include <string_view>

namespace standpunkt {

/// Who speaks, by the words in front of a colon.
enum class Speaker { Unknown, Asks, Answers };

/// Bytes of a speaker's label at the start of `text`, with its colon: "Frage:", "Dr. Vogel:",
/// "Q1:". 0 if there is none. A label has one to five words that all begin like names.
std::size_t label_length(std::string_view text);
/// The label's words without colon and number: "Frage 3:" gives "Frage".
std::string label_name(std::string_view text);
/// By the word alone: "Frage", "Interviewerin", "Q" ask; "Antwort", "A" answer.
Speaker speaker_of(std::string_view label_name);

}  // namespace standpunkt
