#include "fleet/visits_message.h"

#include <catch2/catch_test_macros.hpp>
#include <ctime>

#include "support/temporary_folder.h"
#include "visits/journal.h"

namespace standpunkt::test {
namespace {

constexpr std::int64_t now = 1'790'000'000, a_day = 86'400;

/// A moment by the clock of this machine.
Moment at(std::int64_t wall) {
    const auto seconds = static_cast<std::time_t>(wall);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return {wall - now + 30 * a_day, wall, local.tm_gmtoff};
}

void visit(Journal& journal, std::int64_t wall, bool reader) {
    VisitRecord record;
    record.began = at(wall);
    record.seconds = 60;
    record.reader = reader;
    record.language = "de";
    REQUIRE(journal.add(record));
}

}  // namespace

TEST_CASE("visits are told by day, today's before those of the week before") {
    const TemporaryFolder folder;
    const auto file = folder.path / "visits.sqlite";
    auto journal = Journal::open(file);
    REQUIRE(journal);
    REQUIRE(journal->begin_run({"boot", at(now - 20 * a_day), {}}));
    visit(*journal, now - 9 * a_day, true);
    visit(*journal, now - a_day, true);
    visit(*journal, now - 60, false);
    visit(*journal, now, true);
    const nlohmann::json message = visits_message(file, now, "boot");
    CHECK(message.at("visits") == 2);
    CHECK(message.at("readers") == 1);
    CHECK(message.at("mean_seconds") == 60);
    REQUIRE(message.at("before").size() == 7);
    CHECK(message.at("before")[0].at("visits") == 1);
    for (std::size_t back = 1; back < 7; ++back)
        CHECK(message.at("before")[back].at("visits") == 0);
    CHECK(message.at("day").get<std::string>() >
          message.at("before")[0].at("day").get<std::string>());
}

TEST_CASE("a stand without a clock tells what was counted since it was switched on, of no day") {
    const TemporaryFolder folder;
    const auto file = folder.path / "visits.sqlite";
    auto journal = Journal::open(file);
    REQUIRE(journal);
    VisitRecord record;
    record.began = {100, {}, 0};
    record.seconds = 60;
    REQUIRE(journal->begin_run({"before", {10, {}, 0}, {}}));
    REQUIRE(journal->add(record));
    REQUIRE(journal->begin_run({"boot", {10, {}, 0}, {}}));
    REQUIRE(journal->add(record));
    const nlohmann::json message = visits_message(file, now, "boot");
    CHECK(message.at("visits") == 1);
    CHECK(message.at("day").is_null());
    CHECK(message.at("before") == nlohmann::json::array());
}

TEST_CASE("a stand that counts no visits has no message of them") {
    const TemporaryFolder folder;
    CHECK(visits_message(folder.path / "visits.sqlite", now, "boot").is_null());
}

}  // namespace standpunkt::test
