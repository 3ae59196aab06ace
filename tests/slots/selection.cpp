#include "slots/selection.h"

#include <sys/stat.h>

#include <catch2/generators/catch_generators.hpp>
#include <cerrno>
#include <fstream>

#include "slots/fault_report.h"
#include "support/stand.h"

namespace standpunkt::test {
namespace {

std::optional<Slot> slot_of(const Chosen& chosen) {
    if (!chosen.selection) return std::nullopt;
    return chosen.selection->slot;
}

}  // namespace

TEST_CASE("trial, else current, else previous, else factory, else nothing") {
    Stand stand;
    CHECK_FALSE(stand.display().choose(1).selection);
    stand.make_factory();
    CHECK(slot_of(stand.display().choose(1)) == Slot::Factory);
    const BundleId one = stand.install_and_show(stand.make("one", 1));
    const BundleId two = stand.install_and_show(stand.make("two", 2));
    const BundleId three = stand.install(stand.make("three", 3));
    CHECK(stand.display("a").choose(1).selection->id == three);
    stand.damage(stand.data.bundle(three), 100);
    const Chosen second = stand.display("b").choose(1);
    CHECK(slot_of(second) == Slot::Current);
    CHECK(second.selection->id == two);
    CHECK(second.broken == std::vector{three});
    std::filesystem::remove(stand.data.bundle(two));
    CHECK(stand.display("c").choose(1).selection->id == one);
    stand.damage(stand.data.bundle(one), std::filesystem::file_size(stand.data.bundle(one)) - 20);
    CHECK(slot_of(stand.display("d").choose(1)) == Slot::Factory);
    std::filesystem::remove(stand.factory().key());
    const Chosen nothing = stand.display("e").choose(1);
    CHECK_FALSE(nothing.selection);
    CHECK(nothing.any_content);
    CHECK(nothing.passed_over.size() == 4);
}

TEST_CASE("what the display found broken is told to the agent") {
    Stand stand;
    const BundleId one = stand.install_and_show(stand.make("one", 1));
    SlotReader reader = stand.display();
    REQUIRE(reader.choose(1).selection);
    reader.report_faults({});
    CHECK_FALSE(std::filesystem::exists(stand.data.faults()));
    reader.report_faults({3, 5});
    auto report = parse_fault_report(*read_file(stand.data.faults()));
    REQUIRE(report);
    CHECK(report->bundles == std::vector<FaultReport::Broken>{{one, {3, 5}}});
    stand.damage(stand.data.bundle(one), 100);
    reader.choose(1);
    report = parse_fault_report(*read_file(stand.data.faults()));
    CHECK(report->bundles == std::vector<FaultReport::Broken>{{one, {}}});
}

TEST_CASE("a bundle is selected only as what its slot says it is") {
    Stand stand;
    const BundleId one = stand.install_and_show(stand.make("one", 1));
    std::filesystem::copy_file(stand.make("other", 9), stand.data.bundle(one),
                               std::filesystem::copy_options::overwrite_existing);
    CHECK_FALSE(stand.display().choose(1).selection);
}

TEST_CASE("a key that was taken away makes its bundles unselectable, and drops its floors") {
    Stand stand;
    stand.install_and_show(stand.make("one", 5));
    std::filesystem::remove(stand.trusted / "stand.pub");
    CHECK_FALSE(stand.display().choose(1).selection);
    CHECK(stand.writer->table().floor_of("demo", stand.key.id) == 5);
    stand.reopen();
    CHECK(stand.writer->table().floor_of("demo", stand.key.id) == 0);
}

TEST_CASE("a key that cannot be read just now drops no floor") {
    Stand stand;
    stand.install_and_show(stand.make("one", 5));
    std::ofstream(stand.trusted / "stand.pub") << "damaged";
    stand.reopen();
    CHECK(stand.writer->table().floor_of("demo", stand.key.id) == 5);
}

TEST_CASE("a trial that never comes to health is given up, and current runs again") {
    Stand stand;
    const BundleId one = stand.install_and_show(stand.make("one", 1));
    const BundleId two = stand.install(stand.make("two", 2));
    for (int start = 0; start < 3; ++start) CHECK(stand.display().choose(1).selection->id == two);
    CHECK(stand.display().choose(1).selection->id == one);
    CHECK(stand.record().outcome(two) == Outcome::Rejected);
    REQUIRE(stand.writer->settle(1) == true);
    CHECK_FALSE(stand.writer->table().trial);
    CHECK_FALSE(std::filesystem::exists(stand.data.bundle(two)));
    CHECK(
        admit(stand.writer->table(), {two, stand.key.id, {.channel = "demo", .serial = 2}}, "demo")
            .error()
            .code == Code::RefusedBefore);
}

TEST_CASE("a crash loop ends at factory in a bounded number of starts") {
    Stand stand;
    stand.make_factory();
    stand.install_and_show(stand.make("one", 1));
    stand.install_and_show(stand.make("two", 2));
    stand.install(stand.make("three", 3));
    int starts = 1;
    while (slot_of(stand.display().choose(1)) != Slot::Factory && starts < 100) ++starts;
    CHECK(starts == 10);
    // With the agent at work in between it is no different.
    REQUIRE(stand.writer->settle(1) == true);
    CHECK(slot_of(stand.display().choose(1)) == Slot::Factory);
}

TEST_CASE("starts that somebody ended and starts in good health never add up") {
    Stand stand;
    const BundleId one = stand.install_and_show(stand.make("one", 1));
    for (int start = 0; start < 10; ++start) {
        SlotReader reader = stand.display();
        REQUIRE(reader.choose(1).selection->id == one);
        if (start % 2 == 0)
            reader.ended_well();
        else
            reader.confirm();
    }
}

TEST_CASE("what runs is not given up because it was started before") {
    Stand stand;
    stand.install_and_show(stand.make("one", 1));
    const BundleId two = stand.install(stand.make("two", 2));
    for (int start = 0; start < 2; ++start) REQUIRE(stand.display().choose(1).selection->id == two);
    SlotReader third = stand.display();
    REQUIRE(third.choose(1).selection->id == two);
    REQUIRE(stand.writer->repaired(two));
    CHECK(third.changed());
    CHECK(third.choose(1).selection->id == two);
    CHECK_FALSE(third.changed());
    CHECK(stand.record().find(two)->in_vain.size() == 3);
}

TEST_CASE("a trial whose start cannot be counted is passed over, what was shown before is not") {
    struct NoFile : Disk {
        int open(const std::filesystem::path& path, int flags, unsigned mode) override {
            if (path.filename() != "starts.json.new") return Disk::open(path, flags, mode);
            errno = EROFS;
            return -1;
        }
    } disk;
    Stand stand;
    const BundleId one = stand.install_and_show(stand.make("one", 1));
    stand.install(stand.make("two", 2));
    SlotReader reader({stand.data, stand.trusted, stand.factory(), "boot"}, disk);
    const Chosen chosen = reader.choose(1);
    REQUIRE(chosen.selection);
    CHECK(chosen.selection->id == one);
}

TEST_CASE("the start is counted before the bundle is opened") {
    Stand stand;
    const BundleId one = stand.install(stand.make("one", 1));
    bool seen = false;
    select(stand.data, stand.writer->table(), {}, stand.trust().keys, {}, "boot",
           [&](Slot slot, const BundleId& id) -> Status {
               seen = slot == Slot::Trial && id == one;
               return {};
           });
    CHECK(seen);
}

TEST_CASE("a damaged or lost slots.json is rebuilt from the bundles, and said") {
    Stand stand;
    stand.install_and_show(stand.make("one", 1));
    const BundleId two = stand.install_and_show(stand.make("two", 2));
    const SlotTable before = stand.writer->table();
    const bool lost = GENERATE(true, false);
    if (lost)
        std::filesystem::remove(stand.data.slots());
    else
        std::ofstream(stand.data.slots()) << "{\"format\":";
    CHECK(stand.display().choose(1).selection->id == two);
    stand.reopen();
    CHECK(stand.writer->trouble().find("slots.json") != std::string::npos);
    CHECK(stand.writer->table().current->id == before.current->id);
    CHECK(stand.writer->table().previous->id == before.previous->id);
    CHECK(stand.writer->table().floor_of("demo", stand.key.id) == 2);
}

TEST_CASE("a file that no slot names goes, an unfinished one stays until something is installed") {
    Stand stand;
    const BundleId one = stand.install_and_show(stand.make("one", 1));
    std::ofstream(stand.data.bundle(BundleId{7})) << "rest";
    std::ofstream(stand.data.part(BundleId{8})) << "half";
    stand.reopen();
    CHECK_FALSE(std::filesystem::exists(stand.data.bundle(BundleId{7})));
    CHECK(std::filesystem::exists(stand.data.part(BundleId{8})));
    CHECK(std::filesystem::exists(stand.data.bundle(one)));
    stand.install(stand.make("two", 2));
    CHECK_FALSE(std::filesystem::exists(stand.data.part(BundleId{8})));
}

TEST_CASE("nothing damaged is ever installed") {
    Stand stand;
    const auto file = stand.make("one", 1);
    const Trailer trailer = trailer_of(file);
    auto part = stand.writer->open_part(trailer);
    REQUIRE(part);
    std::string bytes = *read_file(file);
    bytes[70'000] ^= 1;
    REQUIRE((*part)->write(0, bytes));
    const auto done = stand.writer->install(*part, trailer, "test", 1);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == Code::Damaged);
    CHECK(stand.writer->table() == SlotTable());
}

TEST_CASE("one agent at a time") {
    Stand stand;
    const auto second = SlotWriter::open(stand.data, stand.trust(), 1);
    REQUIRE_FALSE(second);
    CHECK(second.error().message.find("another agent") != std::string::npos);
}

TEST_CASE("what is already so is not written again") {
    Stand stand;
    stand.install_and_show(stand.make("one", 1));
    const auto time = std::filesystem::last_write_time(stand.data.slots());
    const auto inode = [&] {
        struct stat facts {};
        REQUIRE(::stat(stand.data.slots().c_str(), &facts) == 0);
        return facts.st_ino;
    };
    const auto before = inode();
    REQUIRE(stand.writer->commit(stand.writer->table()));
    REQUIRE(stand.writer->settle(7) == false);
    stand.reopen();
    CHECK(inode() == before);
    CHECK(std::filesystem::last_write_time(stand.data.slots()) == time);
}

TEST_CASE("the agent sees that a visit is on") {
    Stand stand;
    SlotReader reader = stand.display();
    CHECK_FALSE(FileLock::held(stand.data.visit_lock()));
    reader.visiting(true);
    reader.visiting(true);
    CHECK(FileLock::held(stand.data.visit_lock()));
    reader.visiting(false);
    CHECK_FALSE(FileLock::held(stand.data.visit_lock()));
}

}  // namespace standpunkt::test
