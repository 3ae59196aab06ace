#include "base/supervisor.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "support/notify_socket.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {
namespace {

/// As systemd starts a service with these settings.
struct Service : TemporaryFolder {
    NotifySocket socket{path / "notify"};
    explicit Service(const char* watchdog_microseconds) {
        ::setenv("NOTIFY_SOCKET", socket.path().c_str(), 1);
        ::unsetenv("WATCHDOG_PID");
        if (watchdog_microseconds)
            ::setenv("WATCHDOG_USEC", watchdog_microseconds, 1);
        else
            ::unsetenv("WATCHDOG_USEC");
    }
    ~Service() {
        ::unsetenv("NOTIFY_SOCKET");
        ::unsetenv("WATCHDOG_USEC");
    }
};

}  // namespace

TEST_CASE("a supervisor is told once that a program is ready, and when it begins to end") {
    Service service(nullptr);
    Supervisor supervisor;
    CHECK_FALSE(supervisor.told_ready());
    supervisor.ready();
    supervisor.ready();
    CHECK(supervisor.told_ready());
    CHECK(service.socket.count("READY=1") == 1);
    supervisor.stopping();
    CHECK(service.socket.count("STOPPING=1") == 1);
}

TEST_CASE("what a program does is told in one line, and only when it is another one") {
    Service service(nullptr);
    Supervisor supervisor;
    supervisor.status("shows\nserial 7");
    supervisor.status("shows\nserial 7");
    CHECK(service.socket.count("STATUS=shows serial 7") == 1);
    supervisor.status("shows serial 8");
    CHECK(service.socket.count("STATUS=shows serial 8") == 1);
}

TEST_CASE("a watchdog is fed when it is due, and nobody is woken more than once a second for it") {
    Service service("30000000");
    Supervisor supervisor;
    CHECK(supervisor.due() <= Time(5'000));
    supervisor.alive(Time(5'000));
    CHECK(service.socket.count("WATCHDOG=1") == 1);
    CHECK(supervisor.due() == Time(15'000));
    for (int frame = 0; frame < 60; ++frame) supervisor.alive(Time(5'000 + frame * 16));
    CHECK(service.socket.count("WATCHDOG=1") == 1);
    supervisor.alive(Time(6'000));
    CHECK(service.socket.count("WATCHDOG=1") == 2);
    CHECK(supervisor.due() == Time(16'000));
}

TEST_CASE("without a watchdog nothing is due, and without a supervisor nothing happens") {
    {
        Service service(nullptr);
        Supervisor supervisor;
        supervisor.alive(Time(1));
        CHECK(supervisor.due() == never);
        CHECK(service.socket.take().empty());
    }
    Supervisor alone;
    alone.ready();
    alone.status("nobody hears this");
    alone.alive(Time(1));
    CHECK(alone.due() == never);
}

}  // namespace standpunkt::test
