// What deploy/bench makes of its figures. The figures themselves are taken by hand, never here.
#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <string>

#include "bench/key_times.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace {

using standpunkt::bench::KeyTimes;
using standpunkt::test::Ran;
using standpunkt::test::run;
using standpunkt::test::TemporaryFolder;

/// What the bench says of one transition, whose fades have these frames (a Python list of lists).
std::string fault_of_fades(const std::string& fades) {
    const TemporaryFolder folder;
    const std::string script = (folder.path / "fault.py").string();
    std::ofstream(script) << "import sys\n"
                             "sys.path.insert(0, sys.argv[1])\n"
                             "import frames\n"
                             "print(frames.judged('a page', eval(sys.argv[2]))[1], end='')\n";
    const Ran ran =
        run("python3 -B " + script + " " STANDPUNKT_SOURCE_DIR "/tests/bench '" + fades + "'");
    CHECK(ran.code == 0);
    return ran.output;
}

TEST_CASE("a key counts with the middle of its presses, and the slowest key decides") {
    KeyTimes times("pixels", 16);
    CHECK_FALSE(times.reached());  // nothing was measured
    times.add("wa", {9, 80, 10});
    CHECK(times.reached());
    CHECK(times.fault("the demo").empty());
    times.add("was", {17, 17, 1});
    times.add("wass", {2, 2, 2});
    CHECK_FALSE(times.reached());
    CHECK(times.fault("the demo") ==
          "the demo: a visitor waits 17.0 ms for the pixels of \"was\", and at most 16.0 are "
          "wanted.");
}

TEST_CASE("a transition with a late frame is told, and one that is slow throughout") {
    CHECK(fault_of_fades("[[16.9, 17.2, 16], [17.3, 33, 16]]").empty());
    CHECK(fault_of_fades("[[16, 17, 16], [16, 34, 16]]") ==
          "a page: a frame took 34.0 ms, and at most 33 is wanted.");
    CHECK(fault_of_fades("[[20, 20, 16], [16, 20, 20]]") ==
          "a page: half of the frames took 20.0 ms or more, and 17 are wanted.");
}

}  // namespace
