// The thread that writes: it never holds up the show, and nothing that can be kept is lost.
#include "visits/journal_keeper.h"

#include "journals.h"

using namespace standpunkt;
using namespace standpunkt::test;
namespace fs = std::filesystem;

TEST_CASE("What was added is in the journal after a farewell, and so is the end of the run") {
    const Desk desk;
    {
        JournalKeeper keeper(desk.path, start_at(10, noon));
        keeper.add(visit_at(0));
        keeper.add(visit_at(60));
        keeper.finish({.since_boot = 500, .wall = noon + 490, .east = 7200});
    }
    CHECK(desk.count("visit") == 2);
    CHECK(*desk.number("SELECT ended FROM run") == 1);
    CHECK(*desk.number("SELECT seen FROM run") == 500);
}

TEST_CASE("Without a farewell the run has no end") {
    const Desk desk;
    { JournalKeeper keeper(desk.path, start_at(10, noon)); }
    CHECK(*desk.number("SELECT ended FROM run") == 0);
}

TEST_CASE("A clock that becomes known is written down without a visit, once it can be") {
    const Desk desk;
    const fs::path folder = desk.folder.path / "show", path = folder / "visits.sqlite";
    JournalKeeper keeper(path, start_at(10));
    keeper.know_clock({.since_boot = 70, .wall = noon + 70, .east = 7200});
    keeper.settle();
    fs::create_directory(folder);
    keeper.add(visit_at(0, false));
    keeper.settle();
    Desk late;
    late.path = path;
    CHECK(*late.number("SELECT zero FROM boot") == noon);
}

TEST_CASE("A folder that comes late gets the run and all visits since") {
    const Desk desk;
    const fs::path folder = desk.folder.path / "show", path = folder / "visits.sqlite";
    JournalKeeper keeper(path, start_at(10, noon));
    keeper.add(visit_at(0));
    keeper.settle();
    CHECK_FALSE(fs::exists(path));
    fs::create_directory(folder);
    keeper.add(visit_at(60));
    keeper.settle();
    Desk late;
    late.path = path;
    CHECK(late.count("visit") == 2);
    CHECK(*late.number("SELECT began FROM run") == 10);
}

TEST_CASE("While nothing can be written memory stays bounded, the newest visits wait") {
    const Desk desk;
    const fs::path folder = desk.folder.path / "show", path = folder / "visits.sqlite";
    JournalKeeper keeper(path, start_at(10, noon));
    for (int i = 0; i < 1'000; ++i) keeper.add(visit_at(60 * i));
    keeper.settle();
    fs::create_directory(folder);
    keeper.add(visit_at(60 * 1'000));
    keeper.settle();
    Desk late;
    late.path = path;
    CHECK(late.count("visit") == JournalKeeper::most_waiting);
    CHECK(*late.number("SELECT max(wall) FROM visit") == noon + 60 * 1'000);
}

TEST_CASE("A journal that breaks while the show runs is set aside, the visit is not lost") {
    const Desk desk;
    JournalKeeper keeper(desk.path, start_at(10, noon));
    for (int i = 0; i < 50; ++i) keeper.add(visit_at(60 * i));
    keeper.settle();
    {
        std::fstream file(desk.path, std::ios::in | std::ios::out | std::ios::binary);
        for (int page = 0; page < 8; ++page) {
            file.seekp(page * 4096);
            file << std::string(1'000, '\x7F');
        }
    }
    keeper.add(visit_at(9'000));
    keeper.settle();
    CHECK(fs::exists(Journal::set_aside(desk.path, 1)));
    CHECK(desk.count("visit") == 1);
    CHECK(desk.count("run") == 1);
}
