#pragma once
// Which of the commands that a broker hands over are followed. A broker, and whoever may write to
// it, is trusted with nothing but hints.
#include <cstddef>
#include <map>
#include <string>

#include "base/time.h"
#include "fleet/hint.h"

namespace standpunkt {

/// More than the longest command; what is longer is cut off there by whoever receives it.
inline constexpr std::size_t most_command_bytes = 64;

/// As it arrived.
struct Command {
    std::string text;
    bool retained = false;  ///< the broker kept it, so it would be followed at every start
    bool cut = false;       ///< it was longer than any command
};

class CommandFilter {
  public:
    enum class Verdict { Follow, Retained, TooLong, Unknown, TooSoon };
    /// `now`: never less than at the call before.
    Verdict judge(const Command& command, Time now);

  private:
    std::map<Hint, Time> x_followed;
};

/// Why it is not followed, in a sentence for the log. Says nothing that the sender chose.
std::string words_for(CommandFilter::Verdict verdict);

}  // namespace standpunkt
