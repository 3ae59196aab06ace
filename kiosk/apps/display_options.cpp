#include "apps/display_options.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>

#include "apps/argument.h"
#include "apps/display_config.h"

namespace standpunkt {
namespace {

std::string parse_size(const std::string& text, std::optional<Size>& size) {
    Size parsed;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &parsed.width, &parsed.height, &rest) != 2 ||
        parsed.width < 1 || parsed.height < 1 || parsed.width > 16384 || parsed.height > 16384)
        return "\"" + text + "\" is not a size; write it as 1920x1080";
    size = parsed;
    return {};
}

/// "friday 18:30"
std::optional<LocalMinute> parse_local_time(const std::string& text) {
    static const std::array<std::string, 7> days = {"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
    std::istringstream words(text);
    std::string day, time, more;
    if (!(words >> day >> time) || words >> more) return {};
    const auto found = std::ranges::find(days, day);
    const auto span = parse_hours(time + "-24:00");
    if (found == days.end() || !span) return {};
    return LocalMinute{static_cast<int>(found - days.begin()), span->from};
}

/// `options`: what counts where the command line says nothing. `config`: the file it names.
ParsedOptions parse_over(DisplayOptions options, int argc, char** argv,
                         std::filesystem::path& config) {
    CLI::App app{"Standpunkt: shows a stand's interviews, fullscreen, until it is told to stop.",
                 "standpunkt"};
    app.set_version_flag("--version", "standpunkt " STANDPUNKT_VERSION);
    app.footer(
        "Without --bundle it shows what standpunkt-sync has put into the data folder, and changes "
        "it "
        "there while it runs.\n"
        "Examples:\n"
        "  standpunkt\n"
        "  standpunkt --bundle demo.standpunkt --trust demo.pub --windowed --size 1280x720\n"
        "  standpunkt --bundle demo.standpunkt --trust demo.pub --headless --size 1920x1080 \\\n"
        "             --script visit.script --capture pictures/");
    CLI::Option* bundle =
        app.add_option("--bundle", options.bundle, "Show this .standpunkt file, and nothing else");
    app.add_option("--trust", options.trust,
                   "Public key the bundle must be signed with; repeatable")
        ->needs(bundle);
    app.add_option("--config", config,
                   "The stand's configuration (default: /etc/standpunkt/kiosk.toml if it is there "
                   "and there is no --bundle); the command line goes before it");
    app.add_option("--data", options.slots.data.path, "The data folder with its slots")
        ->capture_default_str()
        ->excludes(bundle);
    app.add_option("--trusted", options.slots.trusted, "The folder of trusted keys (*.pub)")
        ->capture_default_str();
    app.add_option("--factory", options.slots.factory.bundle,
                   "What is shown while there is nothing else, with its .pub beside it")
        ->capture_default_str();
    app.add_option("--run", options.run.path, "Where standpunkt-sync tells its state")
        ->capture_default_str();
    long long confirm = -1;
    app.add_option("--confirm-after", confirm,
                   "For tests: how long new content has to run well, in ms (default 120000)")
        ->check(CLI::Range(0LL, 86'400'000LL));
    options.slots.boot = boot_id();
    app.add_option("--boot-id", options.slots.boot, "For tests: what tells two boots apart");
    app.add_flag("--windowed", options.stage.windowed, "In a window instead of fullscreen");
    std::string size;
    app.add_option("--size", size, "Window or headless size in pixels, such as 1920x1080");
    app.add_option("--diagonal", options.panel.diagonal_inch,
                   "The panel's diagonal in inches; sizes follow it (default: 24, small panels 7)")
        ->check(CLI::Range(3.0, 120.0));
    int rotate = degrees(options.stage.rotation);
    int rotate_touch = degrees(options.stage.touch.rotation);
    std::string mirror_touch;
    app.add_option("--rotate", rotate, "Turn the picture clockwise on the panel, touches along")
        ->check(CLI::IsMember({0, 90, 180, 270}));
    app.add_option("--rotate-touch", rotate_touch,
                   "Where fingers land turned on the unturned panel: turn them clockwise")
        ->check(CLI::IsMember({0, 90, 180, 270}));
    app.add_option("--mirror-touch", mirror_touch,
                   "Where fingers land mirrored: swap left and right (x), or up and down (y); "
                   "before --rotate-touch")
        ->check(CLI::IsMember({"none", "x", "y"}));
    app.add_option("--operator-pin", options.config.people.pin,
                   "The file of the operator's PIN; made by standpunkt-sync set-pin")
        ->capture_default_str();
    app.add_option("--distance", options.panel.viewing_distance_mm,
                   "How far away visitors stand, in mm (default: 600; 400 up to 10 inches)")
        ->check(CLI::Range(200.0, 5000.0));
    app.add_option("--mount-bottom", options.panel.mount_bottom_mm,
                   "From the floor to the lower edge of the picture, in mm (default: 900); what is "
                   "within reach follows it")
        ->check(CLI::Range(0.0, 2500.0));
    long long dwell = -1, fade = -1, idle = -1;
    app.add_option("--dwell", dwell,
                   "How long each highlight stays, in ms, instead of the computed time")
        ->check(CLI::Range(0LL, 1'000'000'000'000LL));
    app.add_option("--fade", fade, "Length of the loop's cross-fade in ms (default 700; 0: cut)")
        ->check(CLI::Range(0LL, 60'000LL));
    app.add_option("--idle", idle, "How long a visit may rest before the stand asks, in ms")
        ->check(CLI::Range(100LL, 1'000'000'000'000LL));
    app.add_option("--language", options.language, "The loop in this language only, such as de");
    app.add_option("--today", options.today,
                   "The day that decides which slides are shown, such as 2026-11-27 (default: the "
                   "clock's, if it was set by a server)")
        ->check(names_a_day);
    std::string local_time;
    app.add_option("--local-time", local_time,
                   "For tests of the opening hours: what time it is at the start, such as "
                   "\"friday 18:30\" (default: the clock's, if it was set by a server)");
    app.add_option("--loop", options.loop,
                   "The loop dark, or light against glare (default: the theme's)")
        ->check(CLI::IsMember({"dark", "light"}));
    app.add_option("--cache", options.cache_mebibytes,
                   "Most memory for prepared text and pictures, MiB")
        ->check(CLI::Range(16, 4096));
    app.add_flag("--headless", options.stage.headless, "Without any screen, on a simulated clock");
    app.add_option("--script", options.script, "Headless: what the visitor does, a command a line")
        ->check(CLI::ExistingFile);
    app.add_option("--capture", options.capture, "Headless: folder for pictures and UiNode dumps");
    app.add_flag("--follow", options.follow,
                 "Take the bundle anew whenever it was made anew (standpunkt-content preview)")
        ->needs(bundle);
    app.add_flag("--test-pattern", options.test_pattern,
                 "Without content: what shows whether panel and touch are set up right")
        ->excludes(bundle);
    CLI::Option* screens =
        app.add_option("--screens", options.screens,
                       "Show nothing: draw every scene of the bundle into this folder, with a "
                       "contact sheet")
            ->needs(bundle);
    app.add_flag("--measure", options.measure,
                 "Show nothing: print how the bundle reads on the usual panels, measured on every "
                 "scene's pixels")
        ->needs(bundle)
        ->excludes(screens);
    try {
        app.parse(argc, argv);
        if (!size.empty())
            if (const std::string wrong = parse_size(size, options.stage.size); !wrong.empty())
                throw CLI::ValidationError("--size", wrong);
        if (!local_time.empty()) {
            options.local_time = parse_local_time(local_time);
            if (!options.local_time)
                throw CLI::ValidationError("--local-time",
                                           "\"" + local_time + "\" is no time like friday 18:30");
        }
        if (options.stage.headless && options.script.empty() && !options.test_pattern &&
            !options.follow)
            throw CLI::ValidationError("--headless", "needs --script FILE: what is to happen");
        if (options.follow && options.stage.headless &&
            (options.capture.empty() || !options.script.empty()))
            throw CLI::ValidationError("--follow", "needs --capture FOLDER with --headless");
        if (options.test_pattern && !options.script.empty())
            throw CLI::ValidationError("--test-pattern",
                                       "has no visitor: it goes without --script");
        if (options.test_pattern && options.stage.headless && options.capture.empty())
            throw CLI::ValidationError("--test-pattern", "needs --capture FOLDER with --headless");
        if (!options.stage.headless && (!options.script.empty() || !options.capture.empty()))
            throw CLI::ValidationError("--script and --capture", "go with --headless");
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return {{}, code == 0 ? 0 : 2};
    }
    options.stage.rotation = rotation_of(rotate).value_or(Rotation::None);
    options.stage.touch.rotation = rotation_of(rotate_touch).value_or(Rotation::None);
    using Mirror = TouchAxes::Mirror;
    if (mirror_touch == "none") options.stage.touch.mirror = Mirror::None;
    if (mirror_touch == "x") options.stage.touch.mirror = Mirror::X;
    if (mirror_touch == "y") options.stage.touch.mirror = Mirror::Y;
    options.configured_turns = {options.stage.rotation, options.stage.touch};
    if (confirm >= 0) options.confirm_after = Duration(confirm);
    if (dwell >= 0) options.tempo.dwell = Duration(dwell);
    if (fade >= 0) options.tempo.fade = Duration(fade);
    if (idle >= 0) options.tempo.idle_least = options.tempo.idle_most = Duration(idle);
    return {options, 0};
}

/// As an operator turned the panel.
ParsedOptions turned(ParsedOptions parsed) {
    if (!parsed.options || !parsed.options->bundle.empty() || parsed.options->stage.headless)
        return parsed;
    DisplayOptions& options = *parsed.options;
    const PanelTurns kept = kept_turns(options.slots.data.panel(), options.configured_turns);
    options.stage.rotation = kept.rotation;
    options.stage.touch = kept.touch;
    return parsed;
}

}  // namespace

ParsedOptions parse_display_options(int argc, char** argv) {
    std::filesystem::path named;
    ParsedOptions parsed = parse_over({}, argc, argv, named);
    if (!parsed.options) return parsed;
    const auto config = config_of(named, *parsed.options);
    return turned(config ? parse_over(options_of(*config), argc, argv, named) : parsed);
}

}  // namespace standpunkt
