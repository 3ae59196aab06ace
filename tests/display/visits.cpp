// What a display writes down of its visits, its clock and its end.
#include "apps/display_visits.h"

#include "stand_play.h"
#include "visits/journal_tables.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;

/// A display that counts, by a clock that a test sets.
struct CountingPlay : StandPlay {
    VisitsConfig wanted;
    bool clock_set = false;
    std::optional<DisplayVisits> visits;
    Time time = now();

    CountingPlay() {
        for (const auto& folder : {options.run.show(), options.slots.data.show()})
            std::filesystem::create_directories(folder);
    }
    void start() {
        visits.emplace(options, wanted, [this] { return clock_set; });
    }
    void pass(Duration span = 1s) {
        time += span;
        turn({&*visits}, time);
    }
    void tell(const Event& event) {
        play->exhibit().tell(event, time);
        pass();
    }
    /// The display ends, and all is written.
    void end() {
        visits->farewell();
        visits->end();
    }
    std::int64_t number(const std::string& sql) const {
        auto database = Database::read_kept(options.slots.data.visits(), journal_file(1 << 20));
        REQUIRE(database);
        const auto found = database->integer(sql);
        REQUIRE(found);
        return *found;
    }
    std::int64_t dated() const { return number("SELECT count(*) FROM boot WHERE zero NOT NULL"); }
};

/// A companion whose `turns`-th turn is the last one, however it ends.
struct Ender : Companion {
    int turns = 3;
    bool fails = false;
    Status before(Turn& turn) override {
        if (--turns > 0) return {};
        turn.leave = true;
        return fails ? fail("the window is lost.") : Status();
    }
};

}  // namespace

TEST_CASE("a clock that is set while nobody comes is written down within a minute") {
    CountingPlay stand;
    stand.start();
    stand.pass();
    stand.clock_set = true;
    stand.pass(61s);
    stand.visits->end();  // it crashes: no farewell dates it
    CHECK(stand.dated() == 1);
    CHECK(stand.number("SELECT ended FROM run") == 0);
}

TEST_CASE("a clock that nobody sets dates nothing") {
    CountingPlay stand;
    stand.start();
    stand.pass();
    stand.pass(61s);
    stand.end();
    CHECK(stand.dated() == 0);
}

TEST_CASE("a display that is told to end was asked to, one that fails was not") {
    for (const bool fails : {false, true}) {
        CountingPlay stand;
        stand.start();
        Ender ender;
        ender.fails = fails;
        CHECK(run_loop(stand.stage, *stand.play, {&ender, &*stand.visits}).has_value() != fails);
        INFO("it fails: " << fails);
        CHECK(stand.number("SELECT ended FROM run") ==
              static_cast<int>(fails ? RunEnd::Unknown : RunEnd::Asked));
    }
}

TEST_CASE("search words are kept if the stand's configuration wants it, and else are not") {
    for (const bool kept : {false, true}) {
        CountingPlay stand;
        stand.wanted.search_words = kept;
        stand.start();
        stand.pass();
        stand.tell(event::OpenSearch{});
        stand.tell(event::Type{"wasser"});
        stand.tell(event::GoHome{});
        stand.end();
        INFO("kept: " << kept);
        CHECK(stand.number("SELECT count(*) FROM visit") == 1);
        CHECK(stand.number("SELECT count(*) FROM search") == (kept ? 1 : 0));
    }
}

TEST_CASE("a stand that is to count nothing begins no journal") {
    CountingPlay stand;
    stand.wanted.keep = false;
    stand.start();
    stand.pass();
    stand.tell(event::OpenSearch{});
    stand.tell(event::GoHome{});
    stand.end();
    CHECK_FALSE(std::filesystem::exists(stand.options.slots.data.visits()));
    CHECK_FALSE(std::filesystem::exists(stand.options.run.alive()));
}

}  // namespace standpunkt::test
