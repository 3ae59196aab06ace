#pragma once
// Faults of scenes that the checks have found and that are still to be mended. A line goes when its
// fault goes; nothing else may be forgiven here.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "screens/stands.h"

namespace standpunkt::test {

/// A complaint that contains all of these.
using Known = std::array<std::string_view, 4>;

inline constexpr std::array<Known, 1> known_faults{
    Known{"no fault of this name"},
};

/// `complaint` with the case it was found in.
inline bool is_known(const std::string& complaint) {
    return std::any_of(known_faults.begin(), known_faults.end(), [&](const Known& known) {
        return std::all_of(known.begin(), known.end(), [&](std::string_view part) {
            return complaint.find(part) != std::string::npos;
        });
    });
}

}  // namespace standpunkt::test
