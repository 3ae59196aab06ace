#pragma once
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "authoring/interview_text.h"
#include "authoring/pairing.h"
#include "interview/catalogue.h"

namespace standpunkt {

/// What is read in passing is short: above 80 characters warned of, above 120 refused.
void check_passing_length(const std::string& what, const std::string& text, const Place& place,
                          Faults& faults);

/// A text as quotations are compared: white space, quotation marks and apostrophes made equal, soft
/// hyphens gone.
std::string folded_for_quotes(std::string_view text);

/// True if `quote` stands in `text` word for word, beginning and ending with whole words. Both
/// folded.
bool is_verbatim(std::string_view quote, std::string_view text);

/// The highlights of one interview. If it has none written, each exchange gets one that invites
/// with its question. `said`: per language the folded words of all answers. `index`: the
/// interview's.
std::vector<Highlight> make_highlights(const std::vector<PairedExchange>& exchanges,
                                       const Interview& interview, std::size_t index,
                                       const Localised<std::string>& said, Faults& faults);

}  // namespace standpunkt
