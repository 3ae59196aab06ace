#pragma once
// What agent and display do to a stand's disk, each on a disk that a test watches or breaks.
#include <fcntl.h>

#include "support/stand.h"
#include "sync/agent.h"
#include "sync/directory_source.h"

namespace standpunkt::test {

/// The bundles are made once; a stand is a copy of a prepared data folder.
struct Bundles : StandMaker {
    std::filesystem::path one, two, three;
    std::filesystem::path prepared = path / "prepared";
    Bundles() {
        make_factory();
        one = make("one", 1);
        two = make("two", 2);
        three = make("three", 3, {.withdraw_below = 3});
    }
    DataFolder at(const std::filesystem::path& folder) const { return {folder}; }
    KioskConfig config(const std::filesystem::path& folder) const {
        KioskConfig made;
        made.channel = channel;
        made.data = at(folder);
        made.trusted = trusted;
        made.factory = factory();
        return made;
    }
};

struct StillClock : Clock {
    Time now() const override { return Time(1'000'000); }
    std::int64_t wall() const override { return 1'790'000'000; }
    std::int64_t since_boot() const override { return 1'000; }
    double random() override { return 0.5; }
};

/// One thing a stand does. Errors are the business of the caller: the disk may be broken.
using Deed = std::function<Status(const Bundles&, const std::filesystem::path& data, Disk& disk)>;

inline Status import_file(const Bundles& bundles, const std::filesystem::path& data, Disk& disk,
                          const std::filesystem::path& file) {
    StillClock clock;
    Pulse pulse;
    TRY(const auto agent, Agent::open(bundles.config(data), clock, disk));
    TRY(auto opened, FileBytes::open(file));
    const auto source = make_handed_source("a stick", {{file.filename(), std::move(opened)}});
    const CheckResult result = agent->import(*source, false, pulse);
    switch (result.kind) {
        case CheckResult::Kind::Installed:
        case CheckResult::Kind::UpToDate:
            return {};
        case CheckResult::Kind::Refused:
        case CheckResult::Kind::Failed:
            return tl::unexpected(result.error);
    }
    return {};
}

/// The display starts with what is selected, and finds it healthy.
inline Status show(const Bundles& bundles, const std::filesystem::path& data, Disk& disk) {
    SlotReader reader({bundles.at(data), bundles.trusted, bundles.factory(), "boot"}, disk);
    reader.choose(5);
    reader.confirm();
    return {};
}

/// The agent starts: it takes over what the display decided, and tidies up.
inline Status settle(const Bundles& bundles, const std::filesystem::path& data, Disk& disk) {
    StillClock clock;
    TRY(const auto agent, Agent::open(bundles.config(data), clock, disk));
    return {};
}

struct Scenario {
    std::string name;
    std::function<void(const Bundles&, const std::filesystem::path& data)> prepare;
    Deed deed;
    bool damaged_before = false;  ///< what is prepared does not verify as a whole
};

inline void must(const Status& status) {
    INFO((status ? std::string() : to_string(status.error())));
    REQUIRE(status);
}

/// Serials up to `serial` are installed, shown and confirmed.
inline void prepare_up_to(const Bundles& bundles, const std::filesystem::path& data, int serial) {
    for (int n = 1; n <= serial; ++n) {
        must(import_file(bundles, data, Disk::real(), n == 1 ? bundles.one : bundles.two));
        must(show(bundles, data, Disk::real()));
        must(settle(bundles, data, Disk::real()));
    }
}

inline std::vector<Scenario> scenarios() {
    namespace fs = std::filesystem;
    const auto up_to = [](int serial) {
        return [serial](const Bundles& bundles, const fs::path& data) {
            prepare_up_to(bundles, data, serial);
        };
    };
    return {
        {"first install", up_to(0),
         [](const Bundles& bundles, const fs::path& data, Disk& disk) {
             return import_file(bundles, data, disk, bundles.one);
         }},
        {"update", up_to(2),
         [](const Bundles& bundles, const fs::path& data, Disk& disk) {
             return import_file(bundles, data, disk, bundles.three);
         }},
        {"start, count and confirm",
         [](const Bundles& bundles, const fs::path& data) {
             prepare_up_to(bundles, data, 1);
             must(import_file(bundles, data, Disk::real(), bundles.two));
         },
         show},
        {"settle what withdraws, and tidy up",
         [](const Bundles& bundles, const fs::path& data) {
             prepare_up_to(bundles, data, 2);
             must(import_file(bundles, data, Disk::real(), bundles.three));
             must(show(bundles, data, Disk::real()));
             std::ofstream(bundles.at(data).bundle(BundleId{9})) << "left by a crash";
         },
         settle},
        {"rollback", up_to(2),
         [](const Bundles& bundles, const fs::path& data, Disk& disk) -> Status {
             StillClock clock;
             TRY(const auto agent, Agent::open(bundles.config(data), clock, disk));
             return agent->rollback();
         }},
        {"repair",
         [](const Bundles& bundles, const fs::path& data) {
             prepare_up_to(bundles, data, 2);
             // A page that the other bundle has too.
             const auto mine = trailer_of(bundles.two).index.pages,
                        other = trailer_of(bundles.one).index.pages;
             for (std::size_t n = 0; n < mine.size(); ++n) {
                 if (std::find(other.begin(), other.end(), mine[n]) == other.end()) continue;
                 std::fstream file(bundles.at(data).bundle(id_of(bundles.two)),
                                   std::ios::in | std::ios::out | std::ios::binary);
                 file.seekp(static_cast<std::streamoff>(n * 65'536 + 9));
                 file << "damage";
                 break;
             }
         },
         [](const Bundles& bundles, const fs::path& data, Disk& disk) -> Status {
             StillClock clock;
             Pulse pulse;
             TRY(const auto agent, Agent::open(bundles.config(data), clock, disk));
             for (const VerifyResult& one : agent->verify(pulse))
                 if (one.trouble) return tl::unexpected(*one.trouble);
             return {};
         },
         true},
    };
}

}  // namespace standpunkt::test
