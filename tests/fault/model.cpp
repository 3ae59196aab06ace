// The model of a crash, against states written down by hand.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "crash_states.h"

namespace standpunkt::test {
namespace {

using Kind = Operation::Kind;

Operation create(int file, const std::string& path) {
    return {Kind::Create, file, path, {}, 0, {}};
}
Operation write(int file, const std::string& bytes) {
    return {Kind::Write, file, {}, {}, 0, bytes};
}
Operation sync_file(int file) {
    return {Kind::SyncFile, file, {}, {}, 0, {}};
}
Operation sync_folder() {
    return {Kind::SyncFolder, -1, "/d", {}, 0, {}};
}
Operation rename(int file, const std::string& from, const std::string& to) {
    return {Kind::Rename, file, from, to, 0, {}};
}

/// The states as "name=bytes name=bytes", each once.
std::set<std::string> states(const std::vector<Operation>& operations, DiskState before = {}) {
    before.names["/d"] = -1;
    std::set<std::string> all;
    each_crash_state(before, operations, {}, [&](const DiskState& state, std::size_t) {
        std::string text;
        for (const auto& [name, file] : state.names) {
            if (file == -1) continue;
            const auto found = state.files.find(file);
            text += name.substr(3) + "=" +
                    (found == state.files.end() ? "" : found->second->bytes) + " ";
        }
        all.insert(text);
    });
    return all;
}

}  // namespace

TEST_CASE("a new file that nobody synced may be missing, empty or whole") {
    CHECK(states({create(1, "/d/a"), write(1, "x")}) == std::set<std::string>{"", "a= ", "a=x "});
}

TEST_CASE("a file's sync makes its bytes durable, not its name") {
    CHECK(states({create(1, "/d/a"), write(1, "x"), sync_file(1), sync_folder()}) ==
          std::set<std::string>{"", "a= ", "a=x "});
    auto after =
        states({create(1, "/d/a"), write(1, "x"), sync_file(1), sync_folder(), create(2, "/d/b")});
    CHECK(after.contains("a=x b= "));
    CHECK_FALSE(after.contains("a= b= "));
}

TEST_CASE("a file that is replaced as it should be is the old one or the new one") {
    DiskState before;
    before.names["/d/a"] = 1;
    before.files[1] = std::make_shared<Content>("old");
    const std::vector<Operation> right = {create(2, "/d/n"), write(2, "new"), sync_file(2),
                                          rename(2, "/d/n", "/d/a"), sync_folder()};
    for (const std::string& state : states(right, before)) {
        INFO(state);
        CHECK((state.starts_with("a=old ") || state == "a=new "));
    }
    auto without_sync = states(mutated(right, Mutant::NoFileSync, "/d/x"), before);
    CHECK(without_sync.contains("a= "));
}

TEST_CASE("a large write may be torn at a block") {
    const std::string large(16'384, 'x');
    const auto all = states({create(1, "/d/a"), write(1, large)});
    CHECK(all.contains("a=" + std::string(8192, 'x') + " "));
}

}  // namespace standpunkt::test
