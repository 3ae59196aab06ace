#pragma once
// A stand with its agent in the test's own process and time.
#include <fcntl.h>

#include "support/stand.h"
#include "sync/agent.h"
#include "sync/directory_source.h"

namespace standpunkt::test {

struct TestClock : Clock {
    Time steady{1'000'000};
    std::int64_t seconds = 1'790'000'000;  // 2026-09-21
    double chance = 0.5;
    Time now() const override { return steady; }
    std::int64_t wall() const override { return seconds; }
    std::int64_t since_boot() const override { return steady.count() / 1'000; }
    double random() override { return chance; }
    void pass(std::chrono::seconds time) {
        steady += time;
        seconds += time.count();
    }
};

/// Counts what changes the disk.
struct CountingDisk : Disk {
    int changes = 0;
    ssize_t write(int file, const void* bytes, std::size_t length, off_t offset) override {
        ++changes;
        return Disk::write(file, bytes, length, offset);
    }
    int rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
        ++changes;
        return Disk::rename(from, to);
    }
    int remove(const std::filesystem::path& path) override {
        const int removed = Disk::remove(path);
        changes += removed == 0 ? 1 : 0;
        return removed;
    }
    int open(const std::filesystem::path& path, int flags, unsigned mode) override {
        if ((flags & (O_CREAT | O_TRUNC | O_WRONLY | O_RDWR)) != 0) ++changes;
        return Disk::open(path, flags, mode);
    }
    int sync(int file) override {
        ++changes;
        return Disk::sync(file);
    }
};

struct AgentDesk : StandMaker {
    KioskConfig config;
    TestClock clock;
    CountingDisk disk;
    Pulse pulse;
    std::unique_ptr<Agent> agent;

    AgentDesk() {
        config.channel = channel;
        config.kiosk = "hall-3";
        config.data = data;
        config.run.path = path / "run";
        config.trusted = trusted;
        config.factory = factory();
        config.network.stall = std::chrono::seconds(1);
        config.network.connect = std::chrono::seconds(2);
    }
    std::filesystem::path stick() const { return path / "stick"; }
    void use_stick() { config.sources = {DirectoryAddress{stick()}}; }
    void use_url(const std::string& url) { config.sources = {HttpAddress{url}}; }

    Agent& open() {
        agent.reset();
        auto opened = Agent::open(config, clock, disk);
        INFO((opened ? std::string() : to_string(opened.error())));
        REQUIRE(opened);
        agent = std::move(*opened);
        return *agent;
    }
    /// Everything that is due within `time`.
    void pass(std::chrono::seconds time) {
        for (std::chrono::seconds done{0}; done <= time; done += std::chrono::seconds(1)) {
            CHECK(agent->step(pulse) > clock.now());  // else the service would not rest
            clock.pass(std::chrono::seconds(1));
        }
    }
    CheckResult check() {
        if (!agent) open();
        const auto results = agent->check_now(pulse);
        REQUIRE(results.size() == 1);
        INFO(to_string(results[0].error));
        return results[0];
    }
    /// What the display would do: shows what is selected, and finds it healthy.
    std::optional<std::uint64_t> show() {
        SlotReader reader({data, trusted, factory(), "boot"});
        const Chosen chosen = reader.choose(clock.wall());
        reader.confirm();
        if (!chosen.selection) return std::nullopt;
        return chosen.selection->bundle->identity().serial;
    }
    /// Onto the stick, with a name of its own.
    void plug(const std::filesystem::path& bundle) {
        std::filesystem::create_directories(stick());
        std::filesystem::copy_file(bundle, stick() / bundle.filename(),
                                   std::filesystem::copy_options::overwrite_existing);
    }
    void pull() { std::filesystem::remove_all(stick()); }
    /// By a verb or the stick's unit: open files.
    CheckResult hand_over(const std::vector<std::filesystem::path>& files, bool lift = false) {
        if (!agent) open();
        std::vector<HandedFile> handed;
        for (const auto& file : files) {
            auto opened = FileBytes::open(file);
            REQUIRE(opened);
            handed.push_back({file.filename(), *opened});
        }
        const auto source = make_handed_source("a stick", handed);
        return agent->import(*source, lift, pulse);
    }
    void install(const std::filesystem::path& file) {
        const auto result = hand_over({file});
        INFO(to_string(result.error));
        REQUIRE(result.kind == CheckResult::Kind::Installed);
        REQUIRE(show());
        agent->step(pulse);
    }
};

}  // namespace standpunkt::test
