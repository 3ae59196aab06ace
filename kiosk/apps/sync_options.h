#pragma once
#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/kiosk_config.h"

namespace standpunkt {

/// The command line of `standpunkt-sync` before its verb.
struct SyncOptions {
    std::filesystem::path config = "/etc/standpunkt/kiosk.toml";
    bool config_named = false;
    std::string channel, kiosk, data, run, trusted, factory;
    std::vector<std::string> sources;  ///< folders or addresses
    std::optional<long> poll_seconds, stall_seconds;
};

void add_sync_options(CLI::App& app, SyncOptions& options);
/// The configuration with what the command line says put over it. Without a file it has to say the
/// channel.
tl::expected<KioskConfig, ConfigFaults> config_for(const SyncOptions& options);

}  // namespace standpunkt
