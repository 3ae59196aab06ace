// Whole days of visits reach a configured server, each once.
#include "sync/report_upload.h"

#include <nlohmann/json.hpp>

#include "support/time_zone.h"
#include "visits/journal.h"
#include "web.h"

using namespace standpunkt;
using namespace standpunkt::test;
using nlohmann::json;

namespace {

constexpr std::int64_t noon = 1'779'789'600, a_day = 86'400;

struct HandClock : Clock {
    Time time{0};
    std::int64_t seconds = noon;
    Time now() const override { return time; }
    std::int64_t wall() const override { return seconds; }
    std::int64_t since_boot() const override { return seconds - noon; }
    double random() override { return 0.5; }
};

/// A stand with a visit at noon of each of `days` days, the clock at noon of the last one.
struct CountingStand {
    TimeZone utc{"UTC0"};
    TemporaryFolder folder;
    HandClock clock;
    KioskConfig config;
    Visitor visitor{"hall-3", "12", "SP-222"};
    Watcher pulse;

    explicit CountingStand(const std::string& url, int days) {
        config.data.path = folder.path;
        config.kiosk = "hall-3";
        config.network = quick();
        config.visits.report_url = url;
        std::filesystem::create_directory(config.data.show());
        auto journal = Journal::open(config.data.visits());
        REQUIRE(journal);
        REQUIRE(journal->begin_run(
            {.boot = boot_id(), .at = {.since_boot = 0, .wall = noon, .east = 0}, .alive = {}}));
        for (int day = 0; day < days; ++day) {
            VisitRecord visit;
            visit.began = {.since_boot = day * a_day, .wall = noon + day * a_day, .east = 0};
            visit.language = "de";
            REQUIRE(journal->add(visit));
        }
        clock.seconds = noon + (days - 1) * a_day;
        config.run.path = folder.path / "run";
        std::filesystem::create_directories(config.run.show());
        alive();
    }
    /// The display says that it turns.
    void alive() const { put(config.run.alive(), std::to_string(clock.seconds - noon) + "\n"); }
    std::unique_ptr<ReportUpload> open() {
        auto upload = ReportUpload::open(config, clock);
        REQUIRE(upload);
        REQUIRE(*upload);
        return std::move(*upload);
    }
    /// Until it wants to rest for longer than a moment.
    Duration work(ReportUpload& upload, bool doubted = false) {
        for (;;) {
            clock.time = upload.step(visitor, doubted, pulse);
            const Time next = upload.step(visitor, doubted, pulse);
            if (next > clock.time) return next - clock.time;
        }
    }
};

HostileServer::Answer answering(const std::string& status,
                                const std::vector<std::string>& fields = {}) {
    return [=](const HostileServer::Request&, HostileServer::Line& line) {
        auto all = fields;
        all.push_back("Content-Length: 0");
        line.send(head_of(status, all));
    };
}

}  // namespace

TEST_CASE("Days that are over are sent, the day that is on is not, and each is sent once") {
    HostileServer server(answering("204 No Content"));
    CountingStand stand(server.url("visits"), 4);
    {
        const auto upload = stand.open();
        stand.work(*upload);
        REQUIRE(server.requests().size() == 1);
        const auto request = server.requests().front();
        CHECK(request.method == "POST");
        CHECK(request.target == "/visits");
        CHECK(request.field("content-type") == "application/json");
        // As the agent itself: one log may be of both.
        CHECK(request.field("standpunkt-kiosk") == "hall-3");
        CHECK(request.field("standpunkt-serial") == "12");
        CHECK(request.field("standpunkt-health") == "SP-222");
        const json body = json::parse(request.body);
        CHECK(body["format"] == "standpunkt-visits-days");
        CHECK(body["kiosk"] == "hall-3");
        REQUIRE(body["days"].size() == 3);
        CHECK(body["days"][0]["day"] == "2026-05-26");
        CHECK(body["days"][2]["visits"] == 1);
        CHECK(body["days"][0]["ran_seconds"] == 14 * 3600);  // since 10:00 UTC
        CHECK(body["days"][2]["ran_seconds"] == a_day);
        CHECK(upload->sent() == "2026-05-28");
        stand.work(*upload);
    }
    const auto later = stand.open();  // the agent was started again
    stand.work(*later);
    CHECK(server.requests().size() == 1);
    stand.clock.seconds += a_day;
    stand.alive();
    stand.work(*later);
    REQUIRE(server.requests().size() == 2);
    const json body = json::parse(server.requests()[1].body);
    REQUIRE(body["days"].size() == 1);
    CHECK(body["days"][0]["day"] == "2026-05-29");
    CHECK(body["days"][0]["ran_seconds"] == a_day);
}

TEST_CASE("A year that nobody took goes in months, at once one after another") {
    HostileServer server(answering("200 OK"));
    CountingStand stand(server.url(), 80);
    const auto upload = stand.open();
    stand.work(*upload);
    REQUIRE(server.requests().size() == 3);
    CHECK(json::parse(server.requests()[2].body)["days"].size() == 79 - 62);
    CHECK_FALSE(upload->trouble());
}

TEST_CASE("What a server refuses is kept and tried again, later each time") {
    for (const std::string status :
         {"404 Not Found", "500 Internal Server Error", "302 Found", "401 Unauthorized"}) {
        HostileServer server(answering(status, {"Location: http://127.0.0.1:1/"}));
        CountingStand stand(server.url(), 3);
        const auto upload = stand.open();
        const Duration first = stand.work(*upload);
        stand.clock.time += first;
        const Duration second = stand.work(*upload);
        INFO(status);
        CHECK(server.requests().size() >= 2);
        CHECK(second > first);
        CHECK(upload->trouble());
        CHECK(upload->sent().empty());
        CHECK_FALSE(std::filesystem::exists(stand.config.data.visits_sent()));
    }
}

TEST_CASE("A server that asks for patience gets it, up to a day") {
    HostileServer server(answering("503 Service Unavailable", {"Retry-After: 7200"}));
    CountingStand stand(server.url(), 3);
    const auto upload = stand.open();
    CHECK(stand.work(*upload) == std::chrono::hours(2));
}

TEST_CASE("A server that is not there costs no day") {
    std::string url;
    {
        HostileServer gone(answering("200 OK"));
        url = gone.url();
    }
    CountingStand stand(url, 3);
    const auto upload = stand.open();
    stand.work(*upload);
    REQUIRE(upload->trouble());
    CHECK(upload->trouble()->code == Code::Unreachable);
    CHECK(upload->sent().empty());
}

TEST_CASE("Since when it fails, how often and why is told until it goes out") {
    bool answers = false;
    HostileServer server([&](const HostileServer::Request& request, HostileServer::Line& line) {
        answering(answers ? "200 OK" : "500 Internal Server Error")(request, line);
    });
    CountingStand stand(server.url(), 3);
    const auto upload = stand.open();
    CHECK(upload->state() == json::object());
    const std::int64_t first = stand.clock.seconds;
    const auto try_once = [&] {
        stand.clock.time = upload->step(stand.visitor, false, stand.pulse);
    };
    try_once();  // not due yet
    for (int tries = 1; tries <= 3; ++tries) {
        try_once();
        stand.clock.seconds += 600;
        const json told = upload->state();
        CHECK(told["failures"] == tries);
        CHECK(told["since"] == first);
        CHECK(told["error"]["code"] == "SP-221");
        CHECK_FALSE(told.contains("sent"));
    }
    answers = true;
    try_once();
    CHECK(upload->state() == json({{"sent", "2026-05-27"}}));
}

TEST_CASE("A clock that is doubted makes no failure forgotten") {
    HostileServer server(answering("500 Internal Server Error"));
    CountingStand stand(server.url(), 3);
    const auto upload = stand.open();
    stand.work(*upload);
    const json told = upload->state();
    REQUIRE(told["failures"] == 1);
    stand.work(*upload, true);
    CHECK(upload->state() == told);
}

TEST_CASE("With a clock that is doubted no day is over") {
    HostileServer server(answering("200 OK"));
    CountingStand stand(server.url(), 3);
    const auto upload = stand.open();
    stand.work(*upload, true);
    CHECK(server.requests().empty());
}

TEST_CASE("Another address gets all days, and so does one whose record is damaged") {
    HostileServer server(answering("200 OK"));
    CountingStand stand(server.url("one"), 3);
    stand.work(*stand.open());
    stand.config.visits.report_url = server.url("two");
    stand.work(*stand.open());
    put(stand.config.data.visits_sent(), "{");
    stand.work(*stand.open());
    REQUIRE(server.requests().size() == 3);
    CHECK(server.requests()[1].body == server.requests()[0].body);
    CHECK(server.requests()[2].body == server.requests()[0].body);
}

TEST_CASE("Without an address, and before anything was counted, nothing is sent") {
    HostileServer server(answering("200 OK"));
    CountingStand stand(server.url(), 3);
    std::filesystem::remove(stand.config.data.visits());
    const auto upload = stand.open();
    stand.work(*upload);
    CHECK(server.requests().empty());
    CHECK_FALSE(upload->trouble());
    stand.config.visits.report_url.clear();
    const auto none = ReportUpload::open(stand.config, stand.clock);
    REQUIRE(none);
    CHECK_FALSE(*none);
}
