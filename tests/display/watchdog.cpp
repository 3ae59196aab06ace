#include "apps/display_watchdog.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <thread>

#include "apps/display_clock.h"
#include "stand_play.h"
#include "support/notify_socket.h"
#include "support/patience.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;

/// A show in a thread of its own, as systemd has started it with a watchdog of three seconds.
struct Watched : StandPlay {
    NotifySocket socket{path / "notify"};
    std::optional<Supervisor> supervisor;
    std::optional<DisplayWatchdog> watchdog;

    Watched() {
        ::setenv("NOTIFY_SOCKET", socket.path().c_str(), 1);
        ::setenv("WATCHDOG_USEC", "3000000", 1);
        supervisor.emplace();
        watchdog.emplace(*supervisor, stage);
    }
    ~Watched() {
        ::unsetenv("NOTIFY_SOCKET");
        ::unsetenv("WATCHDOG_USEC");
    }
    long beats() { return socket.count("WATCHDOG=1"); }
};

}  // namespace

TEST_CASE("the show is ready with its first picture, and beats though no picture follows") {
    Watched watched;
    Companions companions{&*watched.watchdog};
    const Time begin = now();
    CHECK_FALSE(watched.supervisor->told_ready());
    watched.turn(companions, begin);
    CHECK(watched.socket.count("READY=1") == 1);
    // Ten times the watchdog's time, turns only when they are due, in a loop that rests.
    const auto shown = watched.screen.shown.load();
    const Time end = begin + 30s;
    Time last = begin;
    for (Time at = watched.watchdog->due(); at < end; at = watched.watchdog->due()) {
        REQUIRE(at > last);
        REQUIRE(at <= last + 1s);
        const long before = watched.beats();
        Turn turn{*watched.play, at};
        REQUIRE(watched.watchdog->after(turn));
        CHECK(watched.beats() == before + 1);
        last = at;
    }
    CHECK(last > end - 2s);
    CHECK(watched.screen.shown == shown);
    CHECK(watched.socket.count("READY=1") == 1);
}

TEST_CASE("a picture that never comes onto the screen ends the beats") {
    Watched watched;
    std::atomic<bool> leave = false;
    struct Leaver : Companion {
        explicit Leaver(std::atomic<bool>& asked) : x_asked(asked) {}
        Status after(Turn& turn) override {
            turn.leave = x_asked;
            return {};
        }
        std::atomic<bool>& x_asked;
    } leaver(leave);
    // Forty pictures a second, so that there is always one that is due.
    watched.options.tempo.dwell = Duration(25);
    watched.play.reset();
    std::thread show([&] {
        DisplayContent content;
        content.catalogue =
            sample::make_content({.interviews = 1, .exchanges_each = 3, .topics = 2}).catalogue;
        Play play(watched.options, watched.stage, std::move(content));
        (void)run_loop(watched.stage, play, {&*watched.watchdog, &leaver});
    });
    CHECK(wait_for([&] { return watched.beats() >= 2; }));
    watched.screen.hangs = true;  // a page flip is lost
    const auto settle = [&] {
        long before = -1;
        return wait_for([&] {
            const long beats = watched.beats();
            const bool silent = beats == before;
            before = beats;
            std::this_thread::sleep_for(3s);
            return silent;
        });
    };
    CHECK(settle());
    watched.screen.hangs = false;  // systemd would have ended it by now; here it goes on
    const long silent = watched.beats();
    CHECK(wait_for([&] { return watched.beats() > silent; }));
    leave = true;
    show.join();
    CHECK(watched.socket.count("STOPPING=1") == 1);
}

}  // namespace standpunkt::test
