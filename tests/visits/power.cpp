// The display is killed in mid-transaction, the power goes, and another user reads meanwhile.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "journals.h"
#include "visits/journal_tables.h"

using namespace standpunkt;
using namespace standpunkt::test;
namespace fs = std::filesystem;

namespace {

/// A display in a process of its own, killed while it writes visit after visit: after it told of
/// `visits` of them, and so many rounds of nothing later.
void write_and_die(const fs::path& path, int visits, int rounds) {
    int told[2];
    REQUIRE(::pipe(told) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto journal = Journal::open(path);
        if (!journal || !journal->begin_run(start_at(1))) ::_exit(1);
        for (int i = 0; journal->add(visit_at(60 * i)); ++i)
            if (::write(told[1], "v", 1) != 1) ::_exit(3);
        ::_exit(2);
    }
    ::close(told[1]);
    char one = 0;
    for (int i = 0; i < visits; ++i) REQUIRE(::read(told[0], &one, 1) == 1);
    for (volatile int i = 0; i < rounds; i = i + 1) {
    }
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(told[0]);
    REQUIRE(WIFSIGNALED(status));
}

/// Leaves a journal behind whose last transaction was begun and not ended, as a kill in the midst
/// of it does: rows are in the file, and how to undo them stands beside it.
void die_in_a_transaction(const fs::path& path) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto database = Database::keep(path, journal_file(1 << 20));
        if (!database) ::_exit(1);
        // So small a cache that changed pages go to the file before the end.
        if (!database->execute("PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN IMMEDIATE;"
                               "UPDATE visit SET seconds=seconds+1000000;"
                               "INSERT INTO search(day, language, words)"
                               " SELECT 1, 'de', hex(zeroblob(300)) FROM visit;"))
            ::_exit(2);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
}

void fill(const Desk& desk, int visits) {
    Journal journal = desk.running();
    for (int i = 0; i < visits; ++i) REQUIRE(journal.add(visit_at(60 * i)));
}

}  // namespace

TEST_CASE("Killed at any time, the journal holds whole visits only and goes on") {
    const Desk desk;
    std::int64_t before = 0;
    for (int i = 0; i < 40; ++i) {
        write_and_die(desk.path, 1 + i % 5, 7'000 * i);
        INFO("kill " << i);
        const std::int64_t visits = desk.count("visit");
        CHECK(visits >= before + 1 + i % 5);
        CHECK(*desk.number("SELECT count(*) FROM reading") == visits);
        CHECK(desk.open().trouble().empty());
        before = visits;
    }
}

TEST_CASE("A transaction that a kill cut off is undone, for the next display") {
    const Desk desk;
    fill(desk, 300);
    die_in_a_transaction(desk.path);
    REQUIRE(fs::file_size(desk.path.string() + "-journal") > 0);
    Journal journal = desk.open();
    CHECK(journal.trouble().empty());
    const fs::path rest = desk.path.string() + "-journal";
    CHECK((!fs::exists(rest) || fs::file_size(rest) == 0));
    CHECK(*desk.number("SELECT max(seconds) FROM visit") == 90);
    CHECK(desk.count("search") == 0);
}

TEST_CASE("A transaction that a kill cut off is undone for who may only read, nothing is written") {
    const Desk desk;
    fill(desk, 300);
    die_in_a_transaction(desk.path);
    const fs::path journal = desk.path.string() + "-journal";
    const auto size = fs::file_size(journal), whole = fs::file_size(desk.path);
    const auto written = fs::last_write_time(desk.path);
    CHECK(*desk.number("SELECT max(seconds) FROM visit") == 90);
    CHECK(*desk.number("SELECT count(*) FROM search") == 0);
    CHECK(fs::file_size(journal) == size);
    CHECK(fs::file_size(desk.path) == whole);
    CHECK(fs::last_write_time(desk.path) == written);
}

TEST_CASE("A damaged file with a cut off transaction beside it harms no new journal") {
    const Desk desk;
    fill(desk, 300);
    die_in_a_transaction(desk.path);
    fs::resize_file(desk.path, 50);
    Journal journal = desk.open();
    CHECK_FALSE(journal.trouble().empty());
    REQUIRE(journal.begin_run(start_at(1)));
    REQUIRE(journal.add(visit_at(0)));
    CHECK(desk.count("visit") == 1);
}

TEST_CASE("A user without the right to write reads while the display writes, both without error") {
    if (::geteuid() != 0) SKIP("only root can become another user");
    const Desk desk;
    fs::permissions(desk.folder.path, fs::perms(0755));
    fill(desk, 50);
    const pid_t reader = ::fork();
    REQUIRE(reader >= 0);
    if (reader == 0) {
        if (::setgid(65'534) != 0 || ::setuid(65'534) != 0) ::_exit(10);
        if (::open(desk.path.c_str(), O_RDWR) >= 0) ::_exit(11);
        std::int64_t seen = 0;
        for (int i = 0; i < 100; ++i) {
            const auto visits = desk.number("SELECT count(*) FROM visit");
            if (!visits) {
                std::fprintf(stderr, "reader: %s\n", to_string(visits.error()).c_str());
                ::_exit(12);
            }
            if (*visits < seen) ::_exit(13);
            seen = *visits;
        }
        ::_exit(seen > 50 ? 0 : 14);
    }
    Journal journal = desk.running();
    int status = 0, written = 50;
    while (::waitpid(reader, &status, WNOHANG) == 0) {
        REQUIRE(journal.add(visit_at(60 * written)));
        ++written;
        ::usleep(500);  // without a pause there is no moment for a reader
    }
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(desk.count("visit") == written);
}
