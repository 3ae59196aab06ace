#pragma once
// Who does the agent's work when root asks for it: the agent's own user, so that what comes about
// in the data folder can be written by the service afterwards.
#include "base/result.h"
#include "slots/data_folder.h"

namespace standpunkt {

inline constexpr const char* agent_user = "standpunkt-sync";

/// Where root runs this and `data` is the agent's, as the package makes it (its group or its owner
/// is the agent's): this process is the agent's user from here on, with its groups and its umask,
/// for good. Else nothing changes. Before any thread is made.
Status become_owner_of(const DataFolder& data);

}  // namespace standpunkt
