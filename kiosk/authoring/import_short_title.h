#pragma once
#include <string>

namespace standpunkt {

/// At most 40 characters for lists, made of a question: the whole of its last asking sentence where
/// that fits, else its quoted term or first clause, else what is asked about without the asking
/// words, else its beginning with an ellipsis. Cut between words, never behind an article or a
/// preposition or inside quotation marks; only a single word of more than 40 characters is cut. A
/// makeshift: the report asks an editor to better it. Never empty for a question that has a letter.
std::string short_title_of(const std::string& question);

}  // namespace standpunkt
