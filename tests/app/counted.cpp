// Visits from the touch to the report: a real display is touched, killed and started again, and the
// built verb tells what came of it.
#include "app/visitor.h"
#include "slots/start_record.h"
#include "support/patience.h"
#include "visits/journal.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

/// A stand that has only what came with it, and counts.
struct CountingBox : TemporaryFolder {
    CountingBox() {
        for (const auto& [from, to] : {std::pair{"demo.standpunkt", "factory.standpunkt"},
                                       std::pair{"key.pub", "factory.pub"}})
            std::filesystem::copy_file(stand().path / from, path / to);
        for (const char* folder : {"data", "run", "trusted.d"})
            std::filesystem::create_directory(path / folder);
        REQUIRE(replace_file(at("kiosk.toml"),
                             "channel = \"demo\"\nkiosk = \"hall-3\"\ndata = \"" + at("data") +
                                 "\"\nrun = \"" + at("run") + "\"\ntrusted = \"" + at("trusted.d") +
                                 "\"\nfactory = \"" + at("factory.standpunkt") + "\"\n"));
    }
    std::string at(const std::string& name) const { return (path / name).string(); }
    std::filesystem::path journal() const { return path / "data/show/visits.sqlite"; }
    std::string display() const { return " --config " + at("kiosk.toml") + " "; }
    /// What `standpunkt-sync visits` says with `options`.
    Ran visits(const std::string& options) const {
        return run(STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync --config " + at("kiosk.toml") +
                   " visits " + options);
    }
    json report() const {
        const Ran ran = visits("--json");
        return ran.code == 0 ? json::parse(ran.output) : json();
    }
    /// Whether or not this machine's clock is one that is believed.
    int counted() const {
        const json all = report();
        return all.is_null()
                   ? 0
                   : all["total"]["visits"].get<int>() + all["day_unknown"]["visits"].get<int>();
    }
};

const char* const script =
    "wait 1000\nshot loop\ntap invite\nwait 1000\nshot reader\ntap topics\nwait 1000\n"
    "shot topics\ntap home\nwait 1000\nshot end\n";

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "A visit that was read is in the report, and so is a display that was killed in another") {
    auto started = XServer::start(visit_width, visit_height);
    if (!started) SKIP(to_string(started.error()));
    XServer& server = **started;
    const CountingBox box;
    const DemoStand& of = stand();
    const std::string still = "--language de --dwell 99999999 --idle 99999999 --today 2026-11-27";
    play(of, "counted", of.bundle() + still, script);
    const auto nodes = [&](const char* shot) {
        return of.dump(std::string("counted/") + shot + ".json");
    };
    const Pixels loop = drawn("counted/01-loop.png"), reader = drawn("counted/02-reader.png");
    {
        Visitor visitor(server, box.display() + still);
        visitor.see(loop, "counted-loop");
        CHECK(box.counted() == 0);
        visitor.act("tap invite", nodes("01-loop"));
        visitor.see(reader, "counted-reader");
        std::this_thread::sleep_for(std::chrono::seconds(reading_seconds + 1));
        visitor.act("tap topics", nodes("02-reader"));
        visitor.see(drawn("counted/03-topics.png"), "counted-topics");
        CHECK(box.counted() == 0);  // it is not over
        visitor.act("tap home", nodes("03-topics"));
        visitor.see(drawn("counted/04-end.png"), "counted-end");
        REQUIRE(wait_for([&] { return box.counted() == 1; }));

        visitor.act("tap invite", nodes("04-end"));
        REQUIRE(wait_for([&] {
            const auto told = read_file(box.at("run/show/display.json"));
            return told && json::parse(*told).value("scene", "") == "visit";
        }));
        visitor.fall();
    }
    {
        Visitor visitor(server, box.display() + still);
        visitor.see(loop, "counted-again");
        visitor.leave();
    }
    // A server sets the clock at last: then all of this start of the machine gets its day.
    const auto since_boot = [] {
        timespec time{};
        ::clock_gettime(CLOCK_BOOTTIME, &time);
        return std::int64_t{time.tv_sec};
    };
    {
        auto journal = Journal::open(box.journal());
        REQUIRE(journal);
        const Moment now{since_boot(), std::time(nullptr), 0};
        REQUIRE(journal->begin_run({boot_id(), now, {}}));
        REQUIRE(journal->end_run(now));
    }
    const json report = box.report();
    REQUIRE_FALSE(report.is_null());
    CHECK(report["total"]["visits"] == 1);
    CHECK(report["total"]["readers"] == 1);
    CHECK(report["total"]["reading_seconds"] >= reading_seconds);
    CHECK(report["day_unknown"]["visits"] == 0);
    REQUIRE(report["texts"].size() == 1);
    CHECK(report["texts"][0]["read"] == 1);
    REQUIRE(report["runs"].size() == 3);
    CHECK(report["runs"][0]["end"] == "crash");
    CHECK(report["runs"][1]["end"] == "asked");
    CHECK(report["runs"][1]["from"] >= report["runs"][0]["to"]);

    const Ran written = box.visits("--html " + box.at("r.html") + " --csv " + box.at("r.csv"));
    INFO(written.output);
    REQUIRE(written.code == 0);
    const std::string title = report["texts"][0]["title"];
    const std::string html = read_file(box.at("r.html")).value();
    CHECK(holds(html, title));
    CHECK(holds(html, "3 Starts, 1 Absturz, 0 Mal"));
    const std::string csv = read_file(box.at("r.csv")).value();
    CHECK(holds(csv, title));
    const std::string exchange = report["texts"][0]["exchange"];
    CHECK(holds(csv, ";" + exchange + ";1;1;"));
}

}  // namespace standpunkt::test
