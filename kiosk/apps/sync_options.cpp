#include "apps/sync_options.h"

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
    for (const auto& [text, path] :
         {std::pair{&options.data, &stand.data.path}, std::pair{&options.run, &stand.run.path},
          std::pair{&options.trusted, &stand.trusted},
          std::pair{&options.factory, &stand.factory.bundle}})
        if (!text->empty()) *path = std::filesystem::absolute(*text);
    if (!options.channel.empty()) stand.channel = options.channel;
    if (!options.kiosk.empty()) stand.kiosk = options.kiosk;
    if (!options.sources.empty()) stand.sources.clear();
    for (const std::string& source : options.sources) {
        if (source.starts_with("http://") || source.starts_with("https://"))
            stand.sources.push_back(HttpAddress{source});
        else
            stand.sources.push_back(DirectoryAddress{std::filesystem::absolute(source)});
    }
    if (options.poll_seconds) stand.network.poll = std::chrono::seconds(*options.poll_seconds);
    if (options.stall_seconds) stand.network.stall = std::chrono::seconds(*options.stall_seconds);
    return config;
}

}  // namespace standpunkt
