#include "apps/display_panel.h"

#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "base/files.h"
#include "fake_stage.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;

/// A machine whose one screen a test plugs in and out, and whose time it lets pass.
struct Machine : TemporaryFolder {
    FakeStage::Screen screen;
    Time time{0};
    bool usable = true, told_to_end = false;
    std::vector<StageOptions> opened;
    int tries = 0, waited = 0;
    Error missing;
    std::unique_ptr<PanelStage> panel;

    void plug_in(const std::string& modes = "1920x1080\n1280x720\n") const {
        const auto folder = path / "sys/class/drm/card0-HDMI-A-1";
        std::filesystem::create_directories(folder);
        REQUIRE(replace_file(folder / "status", "connected\n"));
        REQUIRE(replace_file(folder / "modes", modes));
    }
    void unplug() const {
        const auto folder = path / "sys/class/drm/card0-HDMI-A-1";
        std::filesystem::create_directories(folder);
        REQUIRE(replace_file(folder / "status", "disconnected\n"));
        REQUIRE(replace_file(folder / "modes", ""));
    }
    PanelStage::World world() {
        PanelStage::World world;
        world.root = path;
        world.now = [this] { return time; };
        world.sleep = [this](Duration rest) { time += rest; };
        world.told_to_end = [this] { return told_to_end; };
        world.open = [this](const StageOptions& options) -> Result<std::unique_ptr<Stage>> {
            ++tries;
            const bool there =
                read_file(path / "sys/class/drm/card0-HDMI-A-1/status").value_or("connected\n") ==
                "connected\n";
            if (!usable || !there) return fail("SDL finds no display.");
            opened.push_back(options);
            return std::make_unique<FakeStage>(screen);
        };
        return world;
    }
    PanelStage& start(const std::function<void()>& while_waiting = {}) {
        panel = PanelStage::open({}, world(), [&, this](const Error& why) {
            ++waited;
            missing = why;
            if (while_waiting) while_waiting();
        });
        REQUIRE(panel);
        return *panel;
    }
    /// What came in `span`, in which the loop only waits.
    Inputs pass(Duration span) {
        Inputs all;
        for (const Time end = time + span; time < end; time += 250ms) {
            const Inputs inputs = panel->wait(1s);
            all.exposed |= inputs.exposed;
            all.resized |= inputs.resized;
            all.quit |= inputs.quit;
        }
        return all;
    }
    Status show() {
        const Size size = panel->size();
        return panel->show(std::vector<std::uint32_t>(
            static_cast<std::size_t>(size.width) * size.height, 0xFF336699));
    }
};

}  // namespace

TEST_CASE("without a screen at the start the display waits, says so, and begins when one comes") {
    Machine machine;
    machine.unplug();
    machine.start([&] {
        if (machine.waited == 40) machine.plug_in();
    });
    CHECK(machine.waited >= 40);
    CHECK(machine.missing.code == Code::NoDisplay);
    CHECK(machine.missing.message.find("no screen is connected") != std::string::npos);
    CHECK(machine.panel->connected());
    CHECK(machine.panel->connector() == "HDMI-A-1");
    // It tries when a connector changes, else every two seconds: a graphics unit needs its time.
    CHECK(machine.tries < machine.waited / 2);
}

TEST_CASE("a display that waits for its screen can be told to end") {
    Machine machine;
    machine.unplug();
    const auto panel = PanelStage::open(
        {}, machine.world(), [&](const Error&) { machine.told_to_end = ++machine.waited == 3; });
    CHECK_FALSE(panel);
    CHECK(machine.waited == 3);
}

TEST_CASE("a screen that was off and is on again gets a new window and the picture") {
    Machine machine;
    machine.plug_in();
    PanelStage& panel = machine.start();
    REQUIRE(machine.show());
    CHECK_FALSE(machine.pass(10s).exposed);
    CHECK(machine.opened.size() == 1);
    machine.unplug();
    CHECK_FALSE(machine.pass(5s).exposed);
    CHECK_FALSE(panel.connected());
    machine.plug_in();
    CHECK(machine.pass(5s).exposed);
    CHECK(panel.connected());
    CHECK(machine.opened.size() == 2);
    const auto before = machine.screen.shown.load();
    REQUIRE(machine.show());
    CHECK(machine.screen.shown == before + 1);
    CHECK(panel.frames() == before + 1);
}

TEST_CASE("while the screen is gone nothing is shown, and nothing hangs or fails") {
    Machine machine;
    machine.plug_in();
    machine.start();
    REQUIRE(machine.show());
    machine.unplug();
    machine.pass(5s);
    const auto before = machine.screen.shown.load();
    for (int i = 0; i < 100; ++i) {
        REQUIRE(machine.show());
        machine.pass(1s);
    }
    CHECK(machine.screen.shown == before);
    CHECK_FALSE(machine.panel->power(ScreenPower::Off));
    CHECK(machine.opened.size() == 1);
}

TEST_CASE("a screen that only now tells what it can is opened anew with the mode it prefers") {
    Machine machine;
    machine.plug_in("1024x768\n800x600\n");  // switched off: the kernel guesses
    machine.start();
    CHECK(machine.opened.back().panel == Size{1024, 768});
    machine.plug_in("1920x1080i\n1920x1080\n1024x768\n");
    CHECK(machine.pass(5s).exposed);
    REQUIRE(machine.opened.size() == 2);
    CHECK(machine.opened.back().panel == Size{1920, 1080});
}

TEST_CASE("another screen with another size asks for other pictures") {
    Machine machine;
    machine.plug_in();
    machine.start();
    machine.screen.size = {1024, 600};
    machine.plug_in("1024x600\n");
    CHECK(machine.pass(5s).resized);
    CHECK(machine.panel->size() == Size{1024, 600});
    CHECK(machine.show());
}

TEST_CASE("a cable that is wriggled is waited for until it sits") {
    Machine machine;
    machine.plug_in();
    machine.start();
    for (int i = 0; i < 20; ++i) {
        i % 2 == 0 ? machine.unplug() : machine.plug_in();
        machine.pass(500ms);
    }
    CHECK(machine.opened.size() == 1);
    machine.pass(5s);
    CHECK(machine.panel->connected());
    CHECK(machine.show());
}

TEST_CASE("a screen that cannot be opened is tried again, and after half a minute is an error") {
    Machine machine;
    machine.plug_in();
    machine.start();
    REQUIRE(machine.show());
    machine.usable = false;
    machine.plug_in("1280x720\n");
    machine.pass(10s);
    CHECK(machine.show());
    const int before = machine.tries;
    machine.pass(15s);
    CHECK(machine.tries > before);
    CHECK(machine.tries < before + 15);
    machine.pass(10s);
    const Status shown = machine.show();
    REQUIRE_FALSE(shown);
    CHECK(shown.error().message.find("SDL finds no display") != std::string::npos);
    machine.usable = true;
    CHECK(machine.pass(5s).exposed);
    CHECK(machine.show());
}

TEST_CASE("another thread may wake a display that has no window") {
    Machine machine;
    machine.plug_in();
    machine.start();
    machine.usable = false;
    machine.plug_in("1280x720\n");
    machine.pass(5s);
    std::thread([&] { machine.panel->wake(); }).join();
    CHECK(machine.panel->wait(1s).woken);
    CHECK_FALSE(machine.panel->wait(1s).woken);
}

TEST_CASE("a machine that tells of no connectors is taken at its word") {
    Machine machine;
    machine.start();
    CHECK(machine.panel->connected());
    CHECK(machine.panel->connector().empty());
    CHECK_FALSE(machine.pass(10s).exposed);
    CHECK(machine.opened.size() == 1);
}

}  // namespace standpunkt::test
