#pragma once
#include "apps/display_options.h"

namespace standpunkt {

/// The options of a stand whose configuration is `file`. Never fails: faults are logged, each with
/// its line, and kept for whoever tells of them; what they concern is as if it was not there.
DisplayOptions options_of(const std::filesystem::path& file);

/// Which file that is for this command line; nothing: there is none. `named`: by --config.
std::optional<std::filesystem::path> config_of(const std::filesystem::path& named,
                                               const DisplayOptions& options);

/// False: a stand's own data folder, and no configuration; nobody has set it up. Who names another
/// folder, or a bundle, knows what they do.
bool is_set_up(const DisplayOptions& options);

}  // namespace standpunkt
