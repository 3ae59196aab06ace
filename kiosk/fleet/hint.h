#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace standpunkt {

/// What may be asked of a stand from afar: to look, to show itself, to begin anew. Never what it
/// shows or whom it trusts.
enum class Hint {
    CheckNow,    ///< ask every source for content now
    Identify,    ///< say on the screen which stand this is
    Restart,     ///< end the show and begin it again
    Screenshot,  ///< a picture of the attract loop
};

/// "check-now", "identify", "restart", "screenshot": as in a command and in agent.json.
std::string to_string(Hint hint);
/// Nothing for any other word.
std::optional<Hint> hint_named(std::string_view word);

}  // namespace standpunkt
