#pragma once
// Inside this folder only: everything that can be wrong with a stand, the worst first.
#include <string>
#include <vector>

#include "health/known.h"
#include "health/tongue.h"

namespace standpunkt {

struct StandFinding {
    Light light = Light::Amber;  ///< never green
    Code code = Code::None;
    std::string fact;      ///< key of the fact that it belongs to
    std::string sentence;  ///< what is wrong
    std::string more;      ///< what to do; empty: nothing, it goes on by itself
};

/// In the order in which they matter: of the first with the worst light the report's sentence
/// tells.
std::vector<StandFinding> findings(const Known& known, const ReportInput& input,
                                   const Tongue& tongue);

}  // namespace standpunkt
