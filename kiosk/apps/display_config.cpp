#include "apps/display_config.h"

#include "base/log.h"

namespace standpunkt {
namespace {

const std::filesystem::path usual = "/etc/standpunkt/kiosk.toml";

TouchAxes::Mirror mirror_of(ScreenConfig::Mirror mirror) {
    switch (mirror) {
        case ScreenConfig::Mirror::None:
            return TouchAxes::Mirror::None;
        case ScreenConfig::Mirror::X:
            return TouchAxes::Mirror::X;
        case ScreenConfig::Mirror::Y:
            return TouchAxes::Mirror::Y;
    }
    return TouchAxes::Mirror::None;
}

}  // namespace

DisplayOptions options_of(const std::filesystem::path& file) {
    DisplayOptions options;
    options.configured = true;
    if (auto config = read_config(file)) {
        options.config = std::move(*config);
    } else {
        options.config = std::move(config.error().rest);
        options.config_faults = std::move(config.error().all);
        for (Error& fault : options.config_faults) {
            fault.code = Code::ConfigFaulty;
            log_error(to_string(fault));
        }
    }
    const KioskConfig& config = options.config;
    options.slots.data = config.data;
    options.slots.trusted = config.trusted;
    options.slots.factory = config.factory;
    options.run = config.run;
    const ScreenConfig& screen = config.screen;
    options.panel = {screen.diagonal_inch, screen.viewing_distance_mm, screen.mount_bottom_mm};
    options.stage.rotation = rotation_of(screen.rotate).value_or(Rotation::None);
    options.stage.touch.rotation = rotation_of(screen.rotate_touch).value_or(Rotation::None);
    options.stage.touch.mirror = mirror_of(screen.mirror_touch);
    options.loop = screen.loop;
    return options;
}

std::optional<std::filesystem::path> config_of(const std::filesystem::path& named,
                                               const DisplayOptions& options) {
    if (!named.empty()) return named;
    std::error_code error;
    const bool there = options.bundle.empty() && std::filesystem::exists(usual, error);
    return there ? std::optional(usual) : std::nullopt;
}

bool is_set_up(const DisplayOptions& options) {
    return options.configured || options.slots.data.path != DataFolder().path;
}

}  // namespace standpunkt
