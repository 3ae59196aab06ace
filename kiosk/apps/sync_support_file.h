#pragma once
// The support bundle for the running agent. A program of its own makes it: the checks read every
// page and ask every source, and the agent has to go on hearing meanwhile, also that program.
#include <string>
#include <vector>

#include "config/kiosk_config.h"
#include "sync/service.h"

namespace standpunkt {

/// `options`: what this program was started with, without its verb. Ends early, with an error, when
/// the pulse says so.
Result<SupportFile> support_file(const std::vector<std::string>& options, const KioskConfig& config,
                                 std::int64_t wall, Pulse& pulse);

}  // namespace standpunkt
