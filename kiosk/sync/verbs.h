#pragma once
// What the verbs do and say; the same whether the running agent does it or the verb itself.
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "sync/agent.h"
#include "sync/control.h"

namespace standpunkt {

struct VerbAnswer {
    int exit = 0;                           ///< 0: done, or nothing to do; 1: refused or failed
    std::string text;                       ///< plain words, lines with their ends
    Code code = Code::None;                 ///< of the first thing that went wrong
    std::optional<std::uint64_t> serial{};  ///< of what is ready or back now
};

/// "check-now", "rollback", "verify", "import" (with its files; "lift": true takes what was refused
/// before), "stick-refused" (see sync/stick_line.h). Anything else is an answer that says so.
VerbAnswer carry_out(Agent& agent, const ControlRequest& request, Pulse& pulse);

}  // namespace standpunkt
