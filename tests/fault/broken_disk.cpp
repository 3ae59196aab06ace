// Every n-th thing a stand does to its disk fails, or is the last one before it is killed.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/generators/catch_generators.hpp>
#include <csignal>
#include <cstdio>

#include "scenarios.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;

/// Does what the next one does until its `n`-th change; then `strike`.
class CountedDisk : public Disk {
  public:
    explicit CountedDisk(int n) : x_left(n) {}
    bool struck() const { return x_left <= 0; }

    int open(const fs::path& path, int flags, unsigned mode) override {
        return counts((flags & O_CREAT) != 0) ? -1 : Disk::open(path, flags, mode);
    }
    ssize_t write(int file, const void* bytes, std::size_t length, off_t offset) override {
        if (!counts(true)) return Disk::write(file, bytes, length, offset);
        return short_write(file, bytes, length, offset);
    }
    int truncate(int file, off_t length) override {
        return counts(true) ? -1 : Disk::truncate(file, length);
    }
    int sync(int file) override { return counts(true) ? -1 : Disk::sync(file); }
    int rename(const fs::path& from, const fs::path& to) override {
        return counts(true) ? -1 : Disk::rename(from, to);
    }
    int remove(const fs::path& path) override {
        return counts(fs::exists(path)) ? -1 : Disk::remove(path);
    }
    int make_folder(const fs::path& path, unsigned mode) override {
        return counts(!fs::exists(path)) ? -1 : Disk::make_folder(path, mode);
    }

    bool lasting = false;  ///< from the n-th change on, all of them

  protected:
    virtual void strike() = 0;
    virtual ssize_t short_write(int, const void*, std::size_t, off_t) { return -1; }

  private:
    int x_left;
    bool counts(bool changes) {
        if (!changes || --x_left > 0 || (x_left < 0 && !lasting)) return false;
        strike();
        return true;
    }
};

struct FailingDisk : CountedDisk {
    int error;
    FailingDisk(int n, int with) : CountedDisk(n), error(with) {}
    void strike() override { errno = error; }
    /// A full disk takes what still fits.
    ssize_t short_write(int file, const void* bytes, std::size_t length, off_t offset) override {
        if (error == ENOSPC) static_cast<void>(Disk::write(file, bytes, length / 2, offset));
        errno = error;
        return -1;
    }
};

struct KillingDisk : CountedDisk {
    using CountedDisk::CountedDisk;
    void strike() override { ::kill(::getpid(), SIGKILL); }
};

const Bundles& bundles() {
    static const Bundles made;
    return made;
}

void copy_fresh(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive);
}

std::uint64_t serial_shown(const fs::path& data) {
    const auto keys = bundles().trust().keys;
    const FoundTable found = find_table(bundles().at(data), keys);
    REQUIRE(found.trouble.empty());
    const Chosen chosen =
        select(bundles().at(data), found.table, {}, keys, bundles().factory(), "later");
    REQUIRE(chosen.selection);
    const auto failing = chosen.selection->bundle->failing_pages();
    REQUIRE(failing);
    if (chosen.selection->slot == Slot::Factory) return 0;
    return chosen.selection->bundle->identity().serial;
}

/// What may be on show after the deed was cut off: what was before, or what is after.
struct Expected {
    std::uint64_t before, after;
};

Expected prepare(const Scenario& scenario, const fs::path& prepared, const fs::path& work) {
    fs::remove_all(prepared);
    fs::create_directories(prepared);
    scenario.prepare(bundles(), prepared);
    copy_fresh(prepared, work);
    const std::uint64_t before = serial_shown(work);
    must(scenario.deed(bundles(), work, Disk::real()));
    return {before, serial_shown(work)};
}

void check_unharmed(const Scenario& scenario, const fs::path& work, const Expected& expected) {
    const std::uint64_t shown = serial_shown(work);
    CHECK((shown == expected.before || shown == expected.after));
    // With the disk in order again it comes to its end.
    const auto again = scenario.deed(bundles(), work, Disk::real());
    INFO((again ? std::string() : to_string(again.error())));
    CHECK((again || scenario.name == "rollback"));
    CHECK(serial_shown(work) == expected.after);
}

}  // namespace

TEST_CASE("whichever thing the disk refuses, the show has content and the next try succeeds") {
    const fs::path prepared = bundles().path / "failing-prepared",
                   work = bundles().path / "failing";
    for (const Scenario& scenario : scenarios()) {
        DYNAMIC_SECTION(scenario.name) {
            const Expected expected = prepare(scenario, prepared, work);
            int runs = 0;
            for (const auto& [error, lasting] :
                 {std::pair{EIO, false}, std::pair{ENOSPC, false}, std::pair{EROFS, false},
                  std::pair{ENOSPC, true}, std::pair{EROFS, true}}) {
                for (int n = 1;; ++n) {
                    copy_fresh(prepared, work);
                    FailingDisk disk(n, error);
                    disk.lasting = lasting;
                    const auto done = scenario.deed(bundles(), work, disk);
                    if (!disk.struck()) break;
                    ++runs;
                    INFO("operation " << n << ", errno " << error << (lasting ? ", lasting" : ""));
                    if (!done) {
                        INFO(to_string(done.error()));
                        CHECK(done.error().message.size() > 10);
                        CHECK((done.error().code == Code::NotWritten ||
                               done.error().code == Code::Damaged ||
                               (done.error().code == Code::NoSpace && error == ENOSPC)));
                    }
                    check_unharmed(scenario, work, expected);
                }
            }
            std::printf("%s: %d broken operations\n", scenario.name.c_str(), runs);
            CHECK(runs > 5);
        }
    }
}

TEST_CASE("killed at whichever step, the show has content and the next start goes on") {
    const fs::path prepared = bundles().path / "killed-prepared", work = bundles().path / "killed";
    for (const Scenario& scenario : scenarios()) {
        DYNAMIC_SECTION(scenario.name) {
            const Expected expected = prepare(scenario, prepared, work);
            int kills = 0;
            for (int n = 1;; ++n) {
                copy_fresh(prepared, work);
                const pid_t child = ::fork();
                REQUIRE(child >= 0);
                if (child == 0) {
                    KillingDisk disk(n);
                    const auto done = scenario.deed(bundles(), work, disk);
                    ::_exit(done ? 0 : 1);
                }
                int status = 0;
                REQUIRE(::waitpid(child, &status, 0) == child);
                if (!WIFSIGNALED(status)) {
                    CHECK(WEXITSTATUS(status) == 0);
                    break;
                }
                ++kills;
                INFO("killed at operation " << n);
                check_unharmed(scenario, work, expected);
            }
            std::printf("%s: killed %d times\n", scenario.name.c_str(), kills);
            CHECK(kills > 3);
        }
    }
}

}  // namespace standpunkt::test
