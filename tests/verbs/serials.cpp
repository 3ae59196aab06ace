// Serials that build gives out: one each, also to two builds at once, and a word about old ones.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>
#include <fstream>
#include <future>
#include <string>
#include <thread>

#include "desk.h"

namespace {

using Catch::Matchers::ContainsSubstring;
using standpunkt::test::content;
using standpunkt::test::Ran;

struct Desk : standpunkt::test::StandDesk {
    Ran build(const std::string& more = "") const {
        return content("build " + at("stand") + " -o " + at("it.standpunkt") + " --key " +
                       at("key.key") + " " + more);
    }
};

/// Another build that holds the folder's lock.
struct Holder {
    explicit Holder(const Desk& desk)
        : file(::open(desk.at("stand/.standpunkt/serials.lock").c_str(), O_RDWR | O_CLOEXEC)) {
        REQUIRE(file >= 0);
        REQUIRE(::flock(file, LOCK_EX) == 0);
    }
    ~Holder() { release(); }
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;
    void release() {
        if (file >= 0) ::close(file);
        file = -1;
    }
    int file;
};

bool comes(const std::string& file, const std::string& words) {
    for (int tenths = 0; tenths < 600; ++tenths) {
        const auto text = standpunkt::read_file(file);
        if (text && text->find(words) != std::string::npos) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
}

}  // namespace

TEST_CASE("a build waits for another one of the folder, and takes the serial after that one's") {
    const Desk desk;
    REQUIRE(desk.build().code == 0);  // makes the lock's file
    Holder other(desk);
    auto second =
        std::async(std::launch::async, [&] { return desk.build("2>" + desk.at("told.txt")); });
    const bool waits = comes(desk.at("told.txt"), "Waiting for another build");
    std::ofstream(desk.at("stand/.standpunkt/serials.toml"))
        << "[[bundle]]\nchannel = \"stand\"\nserial = 7\n";
    other.release();
    const Ran ran = second.get();
    INFO(ran.output);
    CHECK(waits);
    CHECK(ran.code == 0);
    CHECK_THAT(ran.output, ContainsSubstring("serial 8"));
}

TEST_CASE("build warns of a serial that is not above the last one") {
    const Desk desk;
    const std::string warning = "a stand that has the newer bundle keeps it";
    const Ran first = desk.build("--serial 5");
    CHECK_THAT(first.output, !ContainsSubstring(warning));
    for (const char* serial : {"--serial 5", "--serial 4"}) {
        const Ran again = desk.build(serial);
        INFO(again.output);
        CHECK(again.code == 0);
        CHECK_THAT(again.output,
                   ContainsSubstring(warning) && ContainsSubstring("channel stand, 5"));
    }
    CHECK_THAT(desk.build("--serial 6").output, !ContainsSubstring(warning));
}
