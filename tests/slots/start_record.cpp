#include "slots/start_record.h"

#include <catch2/catch_test_macros.hpp>

#include "slots/health_clock.h"

namespace standpunkt::test {
namespace {

constexpr BundleId a{1}, b{2};
using namespace std::chrono_literals;

StartRecord started(std::initializer_list<const char*> boots) {
    StartRecord record;
    for (const char* boot : boots) record = counted(std::move(record), a, boot);
    return record;
}

}  // namespace

TEST_CASE("three starts in vain in one boot wear a bundle out") {
    CHECK_FALSE(worn_out(started({}), a, "one"));
    CHECK_FALSE(worn_out(started({"one", "one"}), a, "one"));
    CHECK(worn_out(started({"one", "one", "one"}), a, "one"));
    CHECK_FALSE(worn_out(started({"one", "one", "one"}), a, "two"));
    CHECK_FALSE(worn_out(started({"one", "one", "one"}), b, "one"));
}

TEST_CASE("six starts in vain over different boots wear it out too") {
    CHECK_FALSE(worn_out(started({"1", "2", "3", "4", "5"}), a, "6"));
    CHECK(worn_out(started({"1", "2", "3", "4", "5", "6"}), a, "7"));
}

TEST_CASE("a start that somebody ended is not in vain") {
    const auto record = uncounted(started({"one", "one", "one"}), a, "one");
    CHECK_FALSE(worn_out(record, a, "one"));
    // Not that of an earlier boot.
    CHECK(uncounted(started({"one"}), a, "two") == started({"one"}));
}

TEST_CASE("good health forgets all starts") {
    const auto record = confirmed(started({"one", "one", "two"}), a);
    CHECK(record.outcome(a) == Outcome::Confirmed);
    CHECK(record.find(a)->in_vain.empty());
    CHECK(record.outcome(b) == Outcome::Open);
}

TEST_CASE("a record reads back as it was written, and nothing else reads") {
    auto record = rejected(started({"one", "two"}), b, "was started too often.");
    record.showing = "factory";
    record.since = -5;
    const std::string text = to_text(record);
    CHECK(parse_start_record(text) == record);
    for (std::size_t cut = 0; cut < text.size(); ++cut)
        CHECK_FALSE(parse_start_record(text.substr(0, cut)));
    CHECK_FALSE(parse_start_record(text + " "));
}

TEST_CASE("this machine tells its boot") {
    CHECK(boot_id() == boot_id());
    CHECK(boot_id().size() == 36);
}

TEST_CASE("good health is two minutes of the loop and three highlights") {
    HealthClock clock(10, 2min, 0s);
    CHECK(clock.due() == never);
    clock.tell(true, 3, 30s);
    CHECK_FALSE(clock.healthy(119s));
    CHECK(clock.due() == 120s);
    CHECK(clock.healthy(120s));
}

TEST_CASE("a visit pauses the clock of good health") {
    HealthClock clock(10, 2min, 0s);
    clock.tell(true, 3, 60s);
    clock.tell(false, 3, 70s);
    CHECK_FALSE(clock.healthy(300s));
    CHECK(clock.due() == never);
    clock.tell(true, 3, 300s);
    CHECK(clock.due() == 350s);
    CHECK_FALSE(clock.healthy(349s));
    CHECK(clock.healthy(350s));
}

TEST_CASE("two minutes without highlights are no good health") {
    HealthClock clock(10, 2min, 0s);
    clock.tell(true, 2, 10s);
    CHECK_FALSE(clock.healthy(1h));
}

TEST_CASE("a stand with fewer than three highlights needs only those") {
    HealthClock clock(1, 2min, 0s);
    clock.tell(true, 1, 1s);
    CHECK_FALSE(clock.healthy(119s));
    CHECK(clock.healthy(120s));
}

TEST_CASE("one whole cycle is good health at once, of three highlights at least") {
    HealthClock clock(4, 2min, 0s);
    clock.tell(true, 4, 20s);
    CHECK_FALSE(clock.healthy(20s));
    clock.tell(true, 5, 25s);
    CHECK(clock.healthy(25s));
    HealthClock short_clock(2, 2min, 0s);
    short_clock.tell(true, 9, 25s);
    CHECK_FALSE(short_clock.healthy(25s));
}

}  // namespace standpunkt::test
