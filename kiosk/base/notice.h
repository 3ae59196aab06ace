#pragma once
// What the agent tells the people in front of the screen: a part of RUN/agent.json.
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/code.h"

namespace standpunkt {

/// The bar in the attract loop, and the progress of the first content. Network updates are silent,
/// unless there is nothing to show yet.
struct Notice {
    enum class Phase {
        Copying,
        Done,
        UpToDate,
        Refused,
        Updating,    ///< the whole system (deploy/README.md)
        Restarting,  ///< with the new one, in a moment
        Updated      ///< it has proved itself
    } phase = Phase::Copying;
    int percent = 0;         ///< Copying, Updating: 0 to 100
    Code code = Code::None;  ///< Refused: why
    bool stick = true;  ///< false: from a network or a folder; only told while nothing is shown
    bool operator==(const Notice&) const = default;
};

nlohmann::json to_json(const Notice& notice);
/// The notice in the text of agent.json; nothing if there is none or it cannot be understood.
std::optional<Notice> notice_in(std::string_view agent_state);

}  // namespace standpunkt
