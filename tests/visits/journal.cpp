// The journal as a file: what is in it, how large it gets, what damage does to it.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "journals.h"

using namespace standpunkt;
using namespace standpunkt::test;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void put(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Opens `desk`'s journal, which may be in any state, and counts on.
bool goes_on(const Desk& desk) {
    auto journal = Journal::open(desk.path);
    const Status done = journal ? journal->begin_run(start_at(5)) : tl::unexpected(journal.error());
    const Status added = done ? journal->add(visit_at(0)) : done;
    if (!added) UNSCOPED_INFO(to_string(added.error()));
    return added.has_value();
}

}  // namespace

TEST_CASE("A visit, its texts and what was on show are there when the journal is opened again") {
    const Desk desk;
    {
        Journal journal = desk.running();
        REQUIRE(journal.add(visit_at(61)));
        REQUIRE(journal.add(visit_at(200)));
    }
    CHECK(desk.open().trouble().empty());
    CHECK(desk.count("visit") == 2);
    CHECK(desk.count("reading") == 2);
    CHECK(desk.count("text") == 1);
    CHECK(desk.count("content") == 1);
    CHECK(*desk.number("SELECT sum(seconds) FROM visit WHERE reader=1") == 180);
}

TEST_CASE("Nobody's coming is written down to the second") {
    const Desk desk;
    Journal journal = desk.running();
    REQUIRE(journal.add(visit_at(119)));
    CHECK(*desk.number("SELECT wall FROM visit") == noon + 60);
    CHECK(*desk.number("SELECT began % 60 FROM visit") == 0);
}

TEST_CASE("Another title is another row, so that old figures keep theirs") {
    const Desk desk;
    Journal journal = desk.running();
    REQUIRE(journal.add(visit_at(0)));
    VisitRecord later = visit_at(500);
    later.content = "0000-0001";
    later.texts[0].title = "Weshalb Lehm?";
    REQUIRE(journal.add(later));
    REQUIRE(journal.add(later));
    CHECK(desk.count("text") == 2);
    CHECK(desk.count("content") == 2);
}

TEST_CASE("Without a clock visits count, and get their day once the clock is set in this boot") {
    const Desk desk;
    Journal journal = desk.open();
    REQUIRE(journal.begin_run(start_at(10)));
    REQUIRE(journal.add(visit_at(0, false)));
    CHECK(*desk.number("SELECT count(*) FROM visit WHERE wall IS NULL") == 1);
    CHECK(*desk.number("SELECT count(*) FROM boot WHERE zero IS NULL") == 1);
    REQUIRE(journal.add(visit_at(500)));
    CHECK(*desk.number("SELECT zero FROM boot") == noon - 1'000);
}

TEST_CASE("A clock that is known later dates a boot without a visit, and a better one does anew") {
    const Desk desk;
    Journal journal = desk.open();
    REQUIRE(journal.begin_run(start_at(10)));
    REQUIRE(journal.know_clock({.since_boot = 100, .wall = {}, .east = 0}));
    CHECK(*desk.number("SELECT count(*) FROM boot WHERE zero IS NULL") == 1);
    REQUIRE(journal.know_clock({.since_boot = 100, .wall = noon + 86'400, .east = 7200}));
    REQUIRE(journal.know_clock({.since_boot = 200, .wall = noon + 86'501, .east = 7200}));
    CHECK(*desk.number("SELECT zero FROM boot") == noon + 86'300);  // it only drifts
    REQUIRE(journal.know_clock({.since_boot = 300, .wall = noon + 300, .east = 7200}));
    CHECK(*desk.number("SELECT zero FROM boot") == noon);
}

TEST_CASE(
    "Visits that a battery's clock dated get their true day once a server has set the clock") {
    const Desk desk;
    constexpr std::int64_t day = 86'400;
    Journal journal = desk.open();
    const auto by_battery = [](std::int64_t seconds) {
        VisitRecord visit = visit_at(seconds);
        *visit.began.wall -= day;
        return visit;
    };
    REQUIRE(journal.begin_run(start_at(900, noon - 100 - day)));
    REQUIRE(journal.add(by_battery(0)));
    const VisitRecord begun = by_battery(300);
    const std::int64_t walls = noon / 60 * 60;
    CHECK(*desk.number("SELECT wall FROM visit") == walls - day);
    REQUIRE(journal.know_clock({.since_boot = 1'400, .wall = noon + 400, .east = 7200}));
    CHECK(*desk.number("SELECT wall FROM visit") == walls);
    // It began while the battery counted, and is told now: that moves nothing back.
    REQUIRE(journal.add(begun));
    CHECK(*desk.number("SELECT zero FROM boot") == noon - 1'000);
    CHECK(*desk.number("SELECT min(wall) FROM visit") == walls);
    CHECK(*desk.number("SELECT max(wall) FROM visit") == walls + 300);
    REQUIRE(journal.add(visit_at(600)));
    CHECK(*desk.number("SELECT max(wall) FROM visit") == walls + 600);
}

TEST_CASE("Each start of the display is a run; what ended it is known afterwards") {
    const Desk desk;
    REQUIRE(desk.open().begin_run(start_at(10)));
    REQUIRE(desk.open().begin_run(start_at(100, {}, "boot-1", 80)));  // a crash at 80 s
    {
        Journal journal = desk.open();
        REQUIRE(journal.begin_run(start_at(20, {}, "boot-2")));  // the power had gone
        REQUIRE(journal.end_run({.since_boot = 50, .wall = {}, .east = 0}));
    }
    CHECK(desk.count("run") == 3);
    CHECK(desk.count("boot") == 2);
    CHECK(*desk.number("SELECT ended FROM run WHERE id=1") == 2);
    CHECK(*desk.number("SELECT seen FROM run WHERE id=1") == 80);
    CHECK(*desk.number("SELECT ended FROM run WHERE id=2") == 0);
    CHECK(*desk.number("SELECT ended FROM run WHERE id=3") == 1);
    CHECK(*desk.number("SELECT seen FROM run WHERE id=3") == 50);
}

TEST_CASE("Search words stand by themselves, with a day and no time") {
    const Desk desk;
    Journal journal = desk.running();
    VisitRecord visit = visit_at(0);
    visit.searches = {"wasser", "lehm"};
    REQUIRE(journal.add(visit));
    CHECK(desk.count("search") == 2);
    CHECK(*desk.number("SELECT day FROM search WHERE words='lehm'") == noon / 86'400);
}

TEST_CASE("Titles are cut between characters, whatever content brings") {
    const Desk desk;
    Journal journal = desk.running();
    VisitRecord visit = visit_at(0);
    visit.texts[0].title = "x";
    for (int i = 0; i < 1'000; ++i) visit.texts[0].title += "\u00E4";
    for (std::size_t i = 0; i < 100; ++i) visit.texts.push_back(visit.texts[0]);
    REQUIRE(journal.add(visit));
    CHECK(*desk.number("SELECT length(CAST(title AS BLOB)) FROM text") == 399);
    CHECK(desk.count("reading") == most_texts);
}

TEST_CASE("A full journal gives up its oldest visits and never grows beyond its bound") {
    const Desk desk;
    const Journal::Limits limits{.bytes = 512 << 10, .reserve = 64 << 10};
    Journal journal = desk.running(limits);
    sample::Random random(1);
    for (int i = 0; i < 12'000; ++i) {
        REQUIRE(journal.add(varied_visit(random, noon + 60 * i)));
        if (i % 1'000 == 0) REQUIRE(fs::file_size(desk.path) <= limits.bytes);
    }
    CHECK(fs::file_size(desk.path) <= limits.bytes);
    CHECK(desk.count("visit") > 2'000);
    CHECK(*desk.number("SELECT max(wall) FROM visit") == noon + 60 * 11'999);
    CHECK(*desk.number("SELECT min(wall) FROM visit") > noon);
    CHECK(*desk.number("SELECT count(*) FROM reading WHERE visit<(SELECT min(id) FROM visit)") ==
          0);
}

TEST_CASE("Others may read it whatever the display's umask, and only read it") {
    const Desk desk;
    const mode_t before = ::umask(0077);
    Journal journal = desk.running();
    ::umask(before);
    struct stat facts {};
    REQUIRE(::stat(desk.path.c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0644);
}

TEST_CASE("A damaged journal is set aside and told of, and counting goes on") {
    Desk desk;
    {
        Journal journal = desk.running();
        sample::Random random(2);
        for (int i = 0; i < 400; ++i) REQUIRE(journal.add(varied_visit(random, noon + 60 * i)));
    }
    const std::string whole = bytes_of(desk.path);
    REQUIRE(whole.size() > 10 * 4096);
    std::string broken;
    SECTION("cut off within a page") {
        broken = whole.substr(0, whole.size() / 2 + 100);
    }
    SECTION("cut off between pages") {
        broken = whole.substr(0, 3 * 4096);
    }
    SECTION("cut off within its head") {
        broken = whole.substr(0, 50);
    }
    SECTION("another file") {
        broken = std::string(20'000, 'x');
    }
    SECTION("its head overwritten") {
        broken = whole;
        broken.replace(0, 100, std::string(100, '\0'));
    }
    SECTION("a page in the middle overwritten") {
        broken = whole;
        broken.replace(5 * 4096, 4096, std::string(4096, '\xFF'));
    }
    put(desk.path, broken);
    Journal journal = desk.open();
    CHECK(journal.trouble().find("set aside as visits.set-aside.sqlite") != std::string::npos);
    CHECK(bytes_of(Journal::set_aside(desk.path, 1)) == broken);
    REQUIRE(journal.begin_run(start_at(5)));
    REQUIRE(journal.add(visit_at(0)));
    CHECK(desk.count("visit") == 1);
}

TEST_CASE("Another version's journal is not written to but set aside") {
    const Desk desk;
    desk.open();
    {
        auto other = Database::keep(
            desk.path,
            {.application_id = 0x53545056, .schema = 1, .tables = {}, .most_bytes = 1 << 20});
        REQUIRE(other);
        REQUIRE(other->execute("PRAGMA user_version=9"));
    }
    CHECK_FALSE(desk.open().trouble().empty());
    CHECK(fs::exists(Journal::set_aside(desk.path, 1)));
}

TEST_CASE("A bit that falls anywhere never ends in a crash, and counting goes on") {
    const Desk desk;
    {
        Journal journal = desk.running();
        sample::Random random(3);
        for (int i = 0; i < 60; ++i) REQUIRE(journal.add(varied_visit(random, noon + 60 * i)));
    }
    const std::string whole = bytes_of(desk.path);
    sample::Random random(4);
    for (int i = 0; i < 300; ++i) {
        std::string broken = whole;
        // Where structure is dense as often as anywhere.
        const std::size_t most = i % 2 == 0 ? 200 : broken.size() - 1;
        const std::size_t at = random.between(0, most);
        broken[at] = static_cast<char>(broken[at] ^ (1 << random.between(0, 7)));
        put(desk.path, broken);
        fs::remove(desk.path.string() + "-journal");
        INFO("byte " << at);
        REQUIRE(goes_on(desk));
    }
}

TEST_CASE("An empty file, left by a power cut, is begun") {
    const Desk desk;
    put(desk.path, "");
    CHECK(desk.open().trouble().empty());
    CHECK(goes_on(desk));
}

TEST_CASE("A folder that is not there is an error, not a crash") {
    CHECK_FALSE(Journal::open("/nowhere/at/all/visits.sqlite"));
}
