#pragma once
// The languages of one interview, put side by side.
#include <cstddef>
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "authoring/interview_text.h"
#include "interview/localised.h"

namespace standpunkt {

/// One exchange in the languages it exists in.
struct PairedExchange {
    std::string id;
    Localised<const WrittenExchange*> texts;  ///< into the InterviewTexts given to pair_exchanges
    Localised<std::filesystem::path> paths;
    Place place;  ///< of the question in the first language that has one
};

/// Pairs by id; an exchange without one goes with that of the same place in the first file, if the
/// files have equally many. Ids are made where none is written. In the order of the first text,
/// exchanges only others have behind. Missing ones are warned of, for `languages`.
std::vector<PairedExchange> pair_exchanges(const std::vector<InterviewText>& texts,
                                           const std::vector<std::string>& languages,
                                           Faults& faults);

}  // namespace standpunkt
