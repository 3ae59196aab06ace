// What deploy/bench makes of its figures. The figures themselves are taken by hand, never here.
#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <string>

#include "bench/key_times.h"
#include "bench/save_times.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace {

using standpunkt::bench::KeyTimes;
using standpunkt::bench::SaveTimes;
using standpunkt::test::Ran;
using standpunkt::test::run;
using standpunkt::test::TemporaryFolder;

/// What the bench says of a transition of 160 ms. `fades` is Python, with all of frames.py at hand:
/// a list of the fades that were seen, of which each has its intervals.
std::string fault_of_fades(const std::string& fades, int wanted = 1) {
    const TemporaryFolder folder;
    const std::string script = (folder.path / "fault.py").string();
    std::ofstream(script) << "import sys\n"
                             "sys.path.insert(0, sys.argv[1])\n"
                             "from frames import *\n"
                             "seen = Fades(160, int(sys.argv[2]))\n"
                             "seen.add(*eval(sys.argv[3]))\n"
                             "print(judged('a scene', seen)[1], end='')\n";
    const Ran ran = run("python3 -B " + script + " " STANDPUNKT_SOURCE_DIR "/tests/bench " +
                        std::to_string(wanted) + " '" + fades + "'");
    INFO(ran.output);
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

TEST_CASE("every single save has to be seen in time") {
    SaveTimes times("a name", 1000);
    CHECK(times.fault() == "a name: nothing was measured.");
    for (const double ms : {700.0, 1000.0, 400.0, 500.0}) times.add(ms);
    CHECK(times.reached());
    CHECK(times.fault().empty());
    CHECK(times.median() == 700);
    times.add(1001);
    CHECK_FALSE(times.reached());
    CHECK(times.fault() ==
          "a name: an editor waits 1001 ms to see it, and at most 1000 are wanted.");
}

TEST_CASE("a transition with a late frame is told, and one that is slow throughout") {
    CHECK(fault_of_fades("[[17, 17, 16] * 3, [17.4, 16.6, 16, 18] * 2 + [33]]", 2).empty());
    CHECK(fault_of_fades("[[17, 17, 16] * 3, [17] * 4 + [34] + [17] * 4]") ==
          "a scene: a frame took 34.0 ms, and at most 33 is wanted.");
    CHECK(fault_of_fades("[[20] * 8, [20] * 8]") ==
          "a scene: half of the frames took 20.0 ms or more, and less than 17 is wanted.");
    // Every other frame is left out: the quicker half of them is not what a visitor sees.
    CHECK(fault_of_fades("[[16, 16, 33, 16, 33, 16, 33]]") ==
          "a scene: half of the frames took 21.7 ms or more, and less than 17 is wanted.");
}

TEST_CASE("a transition that hitches stays one fade, however long it stands still") {
    // Three frames on time, nothing for 300 ms, and the rest.
    CHECK(fault_of_fades("[fade_of([0, 17, 34, 334, 350])]") ==
          "a scene: a frame took 300.0 ms, and at most 33 is wanted.");
    // So few frames that they are hardly a fade any more.
    CHECK(fault_of_fades("[fade_of([0, 90, 180])]") ==
          "a scene: a frame took 90.0 ms, and at most 33 is wanted.");
    CHECK(fault_of_fades("[fade_of([100])]") ==
          "a scene: a fade took 0 ms from its first frame to its last, and 160 are wanted.");
    CHECK(fault_of_fades("[fade_of([])]") ==
          "a scene: a fade took 0 ms from its first frame to its last, and 160 are wanted.");
    CHECK(fault_of_fades("[[17] * 9]", 2) == "a scene: 1 fades were seen, and 2 should have been.");
    CHECK(fault_of_fades("[[16] * 20]") ==
          "a scene: a fade took 320 ms from its first frame to its last, and 160 are wanted.");
}

TEST_CASE("of a loop every fade counts that was watched whole, also one in two parts") {
    const std::string fade = "[at + 16.5 * i for at in (2000, 4000) for i in range(10)]";
    CHECK(fault_of_fades("fades_of(" + fade + ", 0, 6000)", 2).empty());
    // The first began and the last ends where nobody watched.
    CHECK(fault_of_fades("fades_of([100] + " + fade + " + [5900], 0, 6000)", 2).empty());
    // One stands still in the middle for longer than tells two fades apart.
    CHECK(fault_of_fades("fades_of(" + fade + "[:15] + [4800, 4817], 0, 6000)", 2) ==
          "a scene: a fade took 17 ms from its first frame to its last, and 160 are wanted.");
    CHECK(fault_of_fades("fades_of(" + fade + "[:10], 0, 6000)", 2) ==
          "a scene: 1 fades were seen, and 2 should have been.");
}

}  // namespace
