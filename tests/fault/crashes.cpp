// Promises 1, 2 and 4 at every state a pulled plug can leave behind, for everything a stand writes.
#include <catch2/generators/catch_generators.hpp>
#include <cstdio>
#include <map>
#include <set>

#include "crash_states.h"
#include "scenarios.h"
#include "support/effort.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;

/// What was true before, and has to stay true.
struct Before {
    bool had_content = false;
    std::map<std::string, std::uint64_t> floors;
};

std::map<std::string, std::uint64_t> floors_of(const SlotTable& table) {
    std::map<std::string, std::uint64_t> floors;
    for (const Floor& floor : table.floors)
        floors[floor.channel + key_id_text(floor.key)] = floor.serial;
    return floors;
}

/// The slots and refusals as text, for comparison.
std::vector<std::string> ids_of(const SlotTable& table) {
    std::vector<std::string> ids;
    for (const auto* slot : {&table.trial, &table.current, &table.previous})
        ids.push_back(*slot ? to_hex((*slot)->id) : "");
    for (const Refusal& refusal : table.refusals) ids.push_back(to_hex(refusal.id));
    return ids;
}

/// Watches one scenario's states; the first thing that is not as promised ends in `broken`.
class Checker {
  public:
    Checker(const Bundles& bundles, const Scenario& scenario)
        : x_bundles(bundles),
          x_scenario(scenario),
          x_work(bundles.path / "work"),
          x_state(bundles.path / "state") {
        fs::remove_all(x_work);
        fs::create_directories(x_work);
        scenario.prepare(bundles, x_work);
        x_initial = read_state(x_work);
        const FoundTable found = find_table(bundles.at(x_work), bundles.trust().keys);
        x_before.had_content = found.table.current || found.table.trial;
        x_before.floors = floors_of(found.table);
        TracingDisk disk(x_initial);
        must(scenario.deed(bundles, x_work, disk));
        x_trace = disk.operations();
        x_done = ids_of(find_table(bundles.at(x_work), bundles.trust().keys).table);
        x_after = floors_of(find_table(bundles.at(x_work), bundles.trust().keys).table);
    }

    const std::vector<Operation>& trace() const { return x_trace; }

    std::size_t run(const std::vector<Operation>& trace) {
        broken.clear();
        CrashOptions options;
        options.random_subsets = static_cast<std::size_t>(effort(6));
        return each_crash_state(x_initial, trace, options,
                                [&](const DiskState& state, std::size_t begun) {
                                    if (broken.empty()) check(state, begun == trace.size());
                                });
    }

    std::string broken;  ///< the promise and how; empty if all held

  private:
    const Bundles& x_bundles;
    const Scenario& x_scenario;
    fs::path x_work, x_state;
    DiskState x_initial;
    Before x_before;
    std::vector<Operation> x_trace;
    std::map<std::string, std::uint64_t> x_after;
    std::vector<std::string> x_done;          ///< what stands where when nothing goes wrong
    std::map<std::string, bool> x_restarted;  ///< by the names and pointers there were

    void check(const DiskState& state, bool finished) {
        materialise(state, x_work, x_state);
        const DataFolder data = x_bundles.at(x_state);
        const auto keys = x_bundles.trust().keys;
        const FoundTable found = find_table(data, keys);
        if (!found.trouble.empty()) return fail("slots.json: " + found.trouble);
        check_slots(data, found.table);
        check_selection(data, found.table);
        const auto floors = floors_of(found.table);
        for (const auto& [name, serial] : finished ? x_after : x_before.floors)
            if (!floors.contains(name) || floors.at(name) < serial)
                fail("promise 4: the floor of " + name + " fell");
        if (broken.empty()) check_restart(state);
    }

    /// Invariant 1: whatever a slot names is there and whole.
    void check_slots(const DataFolder& data, const SlotTable& table, bool after_restart = false) {
        check_rules(table);
        if (x_scenario.damaged_before && !after_restart) return;
        for (const auto* slot : {&table.trial, &table.current, &table.previous}) {
            if (!*slot) continue;
            const auto verified = verify_bundle(data.bundle((*slot)->id), x_bundles.trust().keys);
            if (!verified) fail("invariant 1: " + to_string(verified.error()));
        }
    }

    /// Invariants 5, 6 and 7.
    void check_rules(const SlotTable& table) {
        std::set<BundleId> ids;
        for (const auto* slot : {&table.trial, &table.current, &table.previous}) {
            if (!*slot) continue;
            if (!ids.insert((*slot)->id).second) fail("invariant 6: an id stands twice");
            for (const Refusal& refusal : table.refusals)
                if (refusal.id == (*slot)->id) fail("invariant 5: a slot holds what is refused");
        }
        if (table.current && table.previous &&
            table.previous->identity.serial < table.current->identity.withdraw_below)
            fail("invariant 7: previous is withdrawn");
    }

    void check_selection(const DataFolder& data, const SlotTable& table) {
        StartRecord record;
        if (const auto text = read_file(data.starts()))
            if (auto parsed = parse_start_record(*text)) record = std::move(*parsed);
        const Chosen chosen =
            select(data, table, record, x_bundles.trust().keys, x_bundles.factory(), "later");
        if (!chosen.selection) return fail("promise 1: nothing is selected");
        if (x_before.had_content && chosen.selection->slot == Slot::Factory)
            return fail("promise 1: the content that was there is gone");
        const auto failing = chosen.selection->bundle->failing_pages();
        if (!x_scenario.damaged_before && (!failing || !failing->empty()))
            fail("promise 1: what is selected does not verify");
    }

    /// Promise 2. Much the same disks start much the same way: one of each kind.
    void check_restart(const DiskState& state) {
        std::string kind;
        for (const auto& [name, file] : state.names) {
            const auto found = state.files.find(file);
            const std::size_t size = found == state.files.end() ? 0 : found->second->bytes.size();
            kind += name + " " + std::to_string(size) + "\n";
            if (name.ends_with(".json") && size > 0) kind += found->second->bytes;
        }
        if (!x_restarted.emplace(kind, true).second) return;
        const auto again = x_scenario.deed(x_bundles, x_state, Disk::real());
        // A rollback that was done already has nothing before it any more.
        if (!again && x_scenario.name != "rollback")
            return fail("promise 2: " + to_string(again.error()));
        const DataFolder data = x_bundles.at(x_state);
        const FoundTable found = find_table(data, x_bundles.trust().keys);
        if (x_scenario.name == "start, count and confirm") return;  // the display tidies nothing
        for (const auto& entry : fs::directory_iterator(data.bundles())) {
            const std::string id = entry.path().stem();
            const auto named = [&](const std::optional<InstalledBundle>& slot) {
                return slot && to_hex(slot->id) == id;
            };
            if (entry.path().extension() != ".standpunkt" ||
                !(named(found.table.trial) || named(found.table.current) ||
                  named(found.table.previous)))
                return fail("promise 2: left behind: " + entry.path().string());
        }
        check_slots(data, found.table, true);
        // A rollback that was done twice goes back twice, which is what was asked for.
        if (x_scenario.name != "rollback" && ids_of(found.table) != x_done)
            fail("promise 2: other slots than without a crash");
        if (floors_of(found.table) != x_after) fail("promise 2: other floors than without a crash");
    }

    void fail(const std::string& what) {
        if (broken.empty()) broken = what;
    }
};

const Bundles& bundles() {
    static const Bundles made;
    return made;
}

}  // namespace

TEST_CASE("whatever a pulled plug leaves behind, the promises hold") {
    for (const Scenario& scenario : scenarios()) {
        DYNAMIC_SECTION(scenario.name) {
            Checker checker(bundles(), scenario);
            const std::size_t states = checker.run(checker.trace());
            std::printf("%s: %zu operations, %zu states\n", scenario.name.c_str(),
                        checker.trace().size(), states);
            INFO(checker.broken);
            CHECK(checker.broken.empty());
            CHECK(states >= 7);
        }
    }
}

TEST_CASE("a plug that is pulled after a killed agent was started again finds the promises kept") {
    struct Interrupted {};
    struct CutDisk : TracingDisk {
        int left;
        CutDisk(const DiskState& state, int n) : TracingDisk(state), left(n) {}
        int sync(int file) override {
            if (--left == 0) throw Interrupted();
            return TracingDisk::sync(file);
        }
        int rename(const fs::path& from, const fs::path& to) override {
            const int renamed = TracingDisk::rename(from, to);
            if (--left == 0) throw Interrupted();
            return renamed;
        }
    };
    const fs::path work = bundles().path / "again", state_folder = bundles().path / "again-state";
    std::size_t states = 0;
    for (const Scenario& scenario : scenarios()) {
        if (scenario.damaged_before) continue;
        for (int n = 1;; ++n) {
            fs::remove_all(work);
            fs::create_directories(work);
            scenario.prepare(bundles(), work);
            const DiskState initial = read_state(work);
            CutDisk disk(initial, n);
            bool cut = false;
            try {
                static_cast<void>(scenario.deed(bundles(), work, disk));
            } catch (const Interrupted&) {
                cut = true;
            }
            if (!cut) break;
            disk.left = -1;
            static_cast<void>(scenario.deed(bundles(), work, disk));  // the next start of the agent
            CrashOptions options;
            options.most_exhaustive = 4;
            options.random_subsets = 2;
            states += each_crash_state(
                initial, disk.operations(), options, [&](const DiskState& state, std::size_t) {
                    materialise(state, work, state_folder);
                    const DataFolder data = bundles().at(state_folder);
                    const FoundTable found = find_table(data, bundles().trust().keys);
                    INFO(scenario.name << ", cut at " << n);
                    REQUIRE(found.trouble.empty());
                    for (const auto* slot :
                         {&found.table.trial, &found.table.current, &found.table.previous})
                        if (*slot)
                            REQUIRE(
                                verify_bundle(data.bundle((*slot)->id), bundles().trust().keys));
                });
        }
    }
    std::printf("killed, started again, unplugged: %zu states\n", states);
    CHECK(states > 100);
}

TEST_CASE("the same check finds each of the three mistakes") {
    const auto all = scenarios();
    const auto update = std::find_if(all.begin(), all.end(),
                                     [](const Scenario& one) { return one.name == "update"; });
    Checker checker(bundles(), *update);
    const std::string pointer = (bundles().path / "work" / "slots.json").string();
    for (const auto& [mutant, promise] :
         {std::pair{Mutant::NoFileSync, "invariant 1"}, std::pair{Mutant::NoFolderSync, ""},
          std::pair{Mutant::PointerFirst, "invariant 1"}}) {
        const auto trace = mutated(checker.trace(), mutant, pointer);
        REQUIRE((trace.size() != checker.trace().size() || mutant == Mutant::PointerFirst));
        checker.run(trace);
        INFO("mutant " << static_cast<int>(mutant));
        CHECK_FALSE(checker.broken.empty());
        CHECK(checker.broken.starts_with(promise));
        std::printf("mutant %d: %s\n", static_cast<int>(mutant), checker.broken.c_str());
    }
}

}  // namespace standpunkt::test
