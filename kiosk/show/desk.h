#pragma once
// What happens at the operator's desk. Each takes any show.
#include <concepts>

#include "show/show.h"

namespace standpunkt {

/// What only has a control at the desk.
template <class One>
concept OfTheDesk = std::same_as<One, event::HoldCorner> || std::same_as<One, event::TypeDigit> ||
    std::same_as<One, event::EraseDigit> || std::same_as<One, event::EnterPin> ||
    std::same_as<One, event::JudgedPin> || std::same_as<One, event::Clean> ||
    std::same_as<One, event::RunErrand> || std::same_as<One, event::ToldErrand> ||
    std::same_as<One, event::RestartShow> || std::same_as<One, event::ShowPattern> ||
    std::same_as<One, event::TryTurn> || std::same_as<One, event::Confirm> ||
    std::same_as<One, event::Refuse> || std::same_as<One, event::Leave>;

/// A visit ends; where the stand was is forgotten.
void open_desk(Show& show, const Catalogue& catalogue, PinFile pin_file, Time now);
/// Before a touch in Operator: whoever was away for operator_idle while an errand kept the page
/// open gives the PIN again.
void lock_if_left(Show& show, Time now);
/// In Operator only. Of all other events none has a control there.
void operate(Show& show, const Catalogue& catalogue, const Event& event, Time now);
/// Back to the loop, or to Holding.
void close_desk(Show& show, const Catalogue& catalogue, Time now);
Time desk_deadline(const Show& show);
/// What "back" means there.
Event desk_way_back(const Show& show);

}  // namespace standpunkt
