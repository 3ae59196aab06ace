#include "fleet/hint.h"

namespace standpunkt {

std::string to_string(Hint hint) {
    switch (hint) {
        case Hint::CheckNow:
            return "check-now";
        case Hint::Identify:
            return "identify";
        case Hint::Restart:
            return "restart";
        case Hint::Screenshot:
            return "screenshot";
    }
    return {};
}

std::optional<Hint> hint_named(std::string_view word) {
    for (const Hint hint : {Hint::CheckNow, Hint::Identify, Hint::Restart, Hint::Screenshot})
        if (word == to_string(hint)) return hint;
    return std::nullopt;
}

}  // namespace standpunkt
