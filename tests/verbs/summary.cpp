// What the commands of deploy/ make of a run's results.
#include <catch2/catch_test_macros.hpp>

#include "deploy_folder.h"

namespace standpunkt::test {

TEST_CASE("the summary counts, gives each skip its reason and each failure its command") {
    const Folder folder;
    const std::string report = folder.file(
        "tests.xml",
        R"xml(<testsuite><testcase name="a: works" status="run"><system-out>x.cpp:3: SKIPPED:
explicitly with message:
  no other
  machine

</system-out></testcase>
<testcase name="b: is left out" status="notrun"><skipped/><system-out>x.cpp:3: SKIPPED:
explicitly with messages:
  no seed here

x.cpp:3: SKIPPED:
explicitly with messages:
  no seed here

</system-out></testcase>
<testcase name="f: measures" status="run"><system-out>noise
MEASURED: 1.6 of 10
</system-out></testcase>
<testcase name="c: tool" status="notrun"><skipped/><system-out>SKIPPED: no such version</system-out></testcase>
<testcase name="d: breaks (badly)" status="fail"><failure message="Failed"/><system-out>expected 1, got 2</system-out></testcase>
<testcase name="e: has no program" status="notrun"><skipped message="Unable to find executable"/><system-out>Unable to find executable: x</system-out></testcase>
</testsuite>)xml");
    const Ran ran = run("python3 " + source_dir + "/deploy/summary.py " + report + "@build-x");
    INFO(ran.output);
    CHECK(ran.code == 1);
    CHECK(ran.output.ends_with("\nmeasured:\n  1.6 of 10\n\n2 passed, 2 failed, 2 skipped\n"));
    CHECK(ran.output.find("a: works: no other machine") != std::string::npos);
    CHECK(ran.output.find("b: is left out: no seed here\n") != std::string::npos);
    CHECK(ran.output.find("c: tool: no such version") != std::string::npos);
    CHECK(ran.output.find("expected 1, got 2") != std::string::npos);
    CHECK(
        ran.output.find("ctest --test-dir build-x --output-on-failure -R '^d: breaks .badly.$'") !=
        std::string::npos);
}

TEST_CASE("the bench says of fades and of memory whether they reach their goals") {
    const Folder folder;
    const std::string script = folder.file("figures.py", R"python(
import sys
sys.path.insert(0, sys.argv[1])
import bench

class Program:
    name, title = "standpunkt", "Standpunkt"

def show(median, late, slope):
    bench.table_of([Program], {"standpunkt": {
        "frames": {"interval_ms": {"median": median, "p95": 18}, "over_20ms_pct": late},
        "growth": {"slope_mb_per_min_after_10pct": slope, "pss_at_10pct": [60, 50.0], "pss_last": [600, 50.1]},
    }}, True).print()

show(*map(float, sys.argv[2:]))
)python");
    const auto verdict = [&](const std::string& figures, const std::string& row) {
        const Ran ran = run("python3 -B " + script + " " + source_dir + "/tests/bench " + figures +
                            " | grep '^" + row + "'");
        INFO(ran.output);
        CHECK(ran.code == 0);
        const bool missed = ran.output.find("NOT reached: ") != std::string::npos;
        CHECK((missed || ran.output.find("reached: ") != std::string::npos));
        return !missed;
    };
    const std::string good = "16.7 1.5 0.01", bad = "33.4 40 0.4";
    for (const std::string row :
         {"fade: frame interval, ms, median", "fade: intervals over 20 ms", "growth of PSS"}) {
        INFO(row);
        CHECK(verdict(good, row));
        CHECK_FALSE(verdict(bad, row));
    }
}

TEST_CASE("a run in which nothing passed is not a success") {
    const Folder folder;
    const std::string report = folder.file("tests.xml", "<testsuite></testsuite>");
    const Ran ran = run("python3 " + source_dir + "/deploy/summary.py " + report + "@build-x");
    CHECK(ran.code == 1);
    CHECK(ran.output == "\n0 passed, 0 failed, 0 skipped\n");
}

}  // namespace standpunkt::test
