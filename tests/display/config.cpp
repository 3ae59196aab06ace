#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <vector>

#include "apps/display_config.h"
#include "base/files.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {
namespace {

using Catch::Matchers::ContainsSubstring;

struct Place : TemporaryFolder {
    /// The options of a display that is started with this configuration and `more`.
    ParsedOptions start(const std::string& config, std::vector<std::string> more = {}) const {
        REQUIRE(replace_file(path / "kiosk.toml", config));
        std::vector<std::string> words{"standpunkt", "--config", (path / "kiosk.toml").string()};
        words.insert(words.end(), more.begin(), more.end());
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        return parse_display_options(static_cast<int>(arguments.size()), arguments.data());
    }
};

constexpr const char* hung_turned = R"(
channel = "hall"
data = "/srv/stand"
run = "/srv/run"
trusted = "/srv/keys"
factory = "/srv/factory.standpunkt"
[screen]
diagonal = 42.0
viewing_distance_mm = 900.0
mount_bottom_mm = 700.0
rotate = 90
rotate_touch = 180
mirror_touch = "y"
loop = "light"
[hours]
daily = "09:00-18:00"
)";

}  // namespace

TEST_CASE("the display hangs, measures and finds its folders as the configuration says") {
    const auto parsed = Place().start(hung_turned);
    REQUIRE(parsed.options);
    const DisplayOptions& options = *parsed.options;
    CHECK(options.config_faults.empty());
    CHECK(options.slots.data.path == "/srv/stand");
    CHECK(options.slots.trusted == "/srv/keys");
    CHECK(options.slots.factory.bundle == "/srv/factory.standpunkt");
    CHECK(options.run.path == "/srv/run");
    CHECK(options.panel.diagonal_inch == 42.0);
    CHECK(options.panel.viewing_distance_mm == 900.0);
    CHECK(options.panel.mount_bottom_mm == 700.0);
    CHECK(options.stage.rotation == Rotation::Right);
    CHECK(options.stage.touch.rotation == Rotation::Half);
    CHECK(options.stage.touch.mirror == TouchAxes::Mirror::Y);
    CHECK(options.loop == "light");
    CHECK_FALSE(options.config.screen.hours.always);
    CHECK_FALSE(options.slots.boot.empty());
}

TEST_CASE("what the command line says goes before the configuration") {
    const auto parsed = Place().start(
        hung_turned, {"--data", "/elsewhere", "--rotate", "0", "--rotate-touch", "270",
                      "--mirror-touch", "none", "--loop", "dark", "--diagonal", "10"});
    REQUIRE(parsed.options);
    CHECK(parsed.options->slots.data.path == "/elsewhere");
    CHECK(parsed.options->run.path == "/srv/run");
    CHECK(parsed.options->stage.rotation == Rotation::None);
    CHECK(parsed.options->stage.touch.rotation == Rotation::Left);
    CHECK(parsed.options->stage.touch.mirror == TouchAxes::Mirror::None);
    CHECK(parsed.options->loop == "dark");
    CHECK(parsed.options->panel.diagonal_inch == 10.0);
}

TEST_CASE("a fault of the configuration costs what it concerns, never the show") {
    const auto parsed = Place().start(
        "channel = \"hall\"\ndata = \"/srv/stand\"\n[screen]\nrotate = 45\nloop = \"light\"\n"
        "colour = 3\n");
    REQUIRE(parsed.options);
    const auto& faults = parsed.options->config_faults;
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].line == 4);
    CHECK(faults[1].line == 6);
    for (const Error& fault : faults) CHECK(fault.code == Code::ConfigFaulty);
    CHECK(parsed.options->stage.rotation == Rotation::None);
    CHECK(parsed.options->loop == "light");
    CHECK(parsed.options->slots.data.path == "/srv/stand");
}

TEST_CASE("a configuration that is no TOML, or is not there, leaves the defaults") {
    const Place place;
    const auto broken = place.start("channel = hall\n");
    REQUIRE(broken.options);
    REQUIRE(broken.options->config_faults.size() == 1);
    CHECK(broken.options->config_faults[0].line == 1);
    CHECK(broken.options->slots.data.path == DataFolder().path);
    char program[] = "standpunkt", option[] = "--config", nowhere[] = "/no/such.toml";
    char* arguments[] = {program, option, nowhere};
    const auto missing = parse_display_options(3, arguments);
    CHECK(missing.exit_code == 0);
    REQUIRE(missing.options);
    REQUIRE(missing.options->config_faults.size() == 1);
    CHECK_THAT(to_string(missing.options->config_faults[0]), ContainsSubstring("/no/such.toml"));
}

}  // namespace standpunkt::test
