#pragma once
// A stand with its agent as a program: bundles to bring, the service if wanted, and what a display
// leaves in the folders that both share.
#include <memory>
#include <sstream>

#include "desk.h"
#include "slots/slot_reader.h"
#include "support/child.h"
#include "support/patience.h"

namespace standpunkt::test {

struct SyncDesk : StandDesk {
    std::unique_ptr<Child> service;
    std::string source = at("stick");
    std::string more;  ///< options besides, ending in a blank

    SyncDesk() {
        namespace fs = std::filesystem;
        fs::create_directories(path / "trusted");
        fs::copy_file(path / "key.pub", path / "trusted/key.pub");
        REQUIRE(build("one.standpunkt").code == 0);
        REQUIRE(build("two.standpunkt").code == 0);
    }
    std::string options() const {
        return " --channel stand --kiosk hall --data " + at("data") + " --run " + at("run") +
               " --trusted " + at("trusted") + " --factory " + at("factory.standpunkt") +
               " --source " + source + " " + more;
    }
    Ran sync(const std::string& verb) const {
        return run(STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync" + options() + verb);
    }
    void start() {
        std::vector<std::string> words = {STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync"};
        std::istringstream given(options());
        for (std::string word; given >> word;) words.push_back(word);
        words.push_back("run");
        service = std::make_unique<Child>(words, path / "log");
        REQUIRE(wait_for([&] { return std::filesystem::exists(path / "run/agent.sock"); }));
    }
    nlohmann::json status() const {
        const Ran ran = sync("status --json");
        INFO(ran.output);
        REQUIRE(ran.code == 0);
        return nlohmann::json::parse(ran.output);
    }
    /// What stands in agent.json at `key`; null if it does not.
    nlohmann::json agent_says(const std::string& key) const {
        const auto text = read_file(path / "run/agent.json");
        const auto state = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
        return state.is_object() && state.contains(key) ? state[key] : nlohmann::json();
    }
    /// As the display does it: the whole file, by a rename.
    void put(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((path / name).parent_path());
        std::ofstream(at(name + ".new"), std::ios::binary) << text;
        std::filesystem::rename(at(name + ".new"), at(name));
    }
    /// Shows what is selected, and finds it healthy.
    void show() const {
        SlotReader reader({{path / "data"}, path / "trusted", {path / "factory.standpunkt"}, "b"});
        REQUIRE(reader.choose(1'790'000'000).selection);
        reader.confirm();
    }
};

}  // namespace standpunkt::test
