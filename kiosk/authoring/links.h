#pragma once
#include <deque>

#include "authoring/draft.h"
#include "authoring/fault.h"

namespace standpunkt {

/// Links that lead to no question of the stand, and addresses that are none.
void check_links(const std::deque<InterviewDraft>& drafts, Faults& faults);

}  // namespace standpunkt
