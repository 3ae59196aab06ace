#include "apps/sync_options.h"

#include <tuple>

#include "config/reader.h"

namespace standpunkt {

void add_sync_options(CLI::App& app, SyncOptions& options) {
    app.add_option("--config", options.config, "The stand's configuration")
        ->capture_default_str()
        ->each([&options](const std::string&) { options.config_named = true; });
    const std::string over = " (instead of the configuration's)";
    app.add_option("--channel", options.channel, "The channel to take" + over);
    app.add_option("--kiosk", options.kiosk, "What web servers call this stand" + over);
    app.add_option("--source", options.sources,
                   "A folder or a web address to take content from; repeatable" + over);
    app.add_option("--data", options.data, "The data folder" + over);
    app.add_option("--run", options.run, "The folder of state and socket" + over);
    app.add_option("--trusted", options.trusted, "The folder of trusted keys" + over);
    app.add_option("--factory", options.factory, "The factory bundle" + over);
    app.add_option("--poll-seconds", options.poll_seconds, "Time between two checks" + over)
        ->check(CLI::Range(1L, 604'800L));
    app.add_option("--stall-seconds", options.stall_seconds, "How long a transfer may rest" + over)
        ->check(CLI::Range(1L, 3600L));
}

tl::expected<KioskConfig, ConfigFaults> config_for(const SyncOptions& options) {
    std::error_code error;
    const bool by_hand = !options.config_named && !options.channel.empty() &&
                         !std::filesystem::exists(options.config, error);
    // Through the same checks as the file.
    auto config = by_hand ? parse_config("channel = '" + options.channel + "'\n", "--channel")
                          : read_config(options.config);
    KioskConfig& stand = config ? *config : config.error().rest;
    std::vector<Error> faults;
    const auto absolute = [&](const std::string& text, const char* option) {
        auto path = std::filesystem::absolute(text, error);
        if (text.empty() || error)
            faults.push_back(fail(text.empty() ? "names nothing."
                                               : "the folder this runs in is not there any more.",
                                  option)
                                 .value());
        return path;
    };
    for (const auto& [option, text, path] :
         {std::tuple{"--data", &options.data, &stand.data.path},
          std::tuple{"--run", &options.run, &stand.run.path},
          std::tuple{"--trusted", &options.trusted, &stand.trusted},
          std::tuple{"--factory", &options.factory, &stand.factory.bundle}})
        if (!text->empty()) *path = absolute(*text, option);
    if (!options.channel.empty()) stand.channel = options.channel;
    if (!options.kiosk.empty()) stand.kiosk = options.kiosk;
    if (!options.sources.empty()) stand.sources.clear();
    for (const std::string& source : options.sources) {
        if (is_web_address(source))
            stand.sources.push_back(HttpAddress{source});
        else if (source.find("://") != std::string::npos)
            faults.push_back(
                fail(address_in_fault(source) +
                         " is no folder, and no address that begins with http:// or https://.",
                     "--source")
                    .value());
        else
            stand.sources.push_back(DirectoryAddress{absolute(source, "--source")});
    }
    if (options.poll_seconds) stand.network.poll = std::chrono::seconds(*options.poll_seconds);
    if (options.stall_seconds) stand.network.stall = std::chrono::seconds(*options.stall_seconds);
    if (faults.empty()) return config;
    if (!config)
        faults.insert(faults.begin(), config.error().all.begin(), config.error().all.end());
    return tl::unexpected(ConfigFaults{std::move(faults), stand});
}

}  // namespace standpunkt
