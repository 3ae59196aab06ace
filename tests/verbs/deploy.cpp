// The commands of deploy/, as far as they can be tried without installing or building anything.
#include <catch2/catch_test_macros.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/command.h"
#include "support/temporary_folder.h"

namespace {

using standpunkt::test::Ran;
using standpunkt::test::run;
const std::string source_dir = STANDPUNKT_SOURCE_DIR;

struct Folder : standpunkt::test::TemporaryFolder {
    std::string file(const std::string& name, const std::string& text) const {
        std::ofstream(path / name, std::ios::binary) << text;
        return (path / name).string();
    }
};

std::string source_option(const std::string& entry, const std::string& field) {
    const Ran ran = run("bash -c '. " + source_dir + "/deploy/setup; source_option " + entry + " " +
                        field + "'");
    CHECK(ran.code == 0);
    return ran.output;
}

/// deploy/demo on a machine with this kind of display; what it would start only tells how.
Ran demo_on(const Folder& folder, const std::string& display, const std::string& options) {
    const std::string script = folder.file(
        "demo",
        ". " + source_dir +
            "/deploy/demo\n"
            "deploy/setup() { :; }; build() { :; }; make_demo_bundle() { :; }\n"
            "check_console_rights() { :; }\n"
            "find_display() { echo " +
            display +
            "; }\n"
            "build/bin/standpunkt() { echo \"keyboard ${SDL_INPUT_LINUX_KEEP_KBD:-off}: $*\"; }\n"
            "main " +
            options + "\n");
    return run("env -u SDL_INPUT_LINUX_KEEP_KBD bash " + script);
}

}  // namespace

TEST_CASE(
    "on a console demo leaves the keyboard on, names the keys that work and fills the panel") {
    const Folder folder;
    const Ran console = demo_on(folder, "console", "--size 1280x800 --language en");
    INFO(console.output);
    CHECK(console.code == 0);
    CHECK(console.output.find("keyboard 1: ") != std::string::npos);
    CHECK(console.output.find("leave it with Ctrl+C\n") != std::string::npos);
    CHECK(console.output.find("Alt+F4") == std::string::npos);
    CHECK(console.output.find("--size 1280x800 is not used") != std::string::npos);
    CHECK(console.output.ends_with(".pub --language en\n"));
    CHECK(demo_on(folder, "console", "--windowed").code == 1);
}

TEST_CASE("on a desktop demo takes a size as a window's and names both ways out") {
    const Folder folder;
    const Ran desktop = demo_on(folder, "desktop", "--size 1280x800");
    INFO(desktop.output);
    CHECK(desktop.code == 0);
    CHECK(desktop.output.find("keyboard off: ") != std::string::npos);
    CHECK(desktop.output.find("leave it with Alt+F4 or Ctrl+C\n") != std::string::npos);
    CHECK(desktop.output.ends_with("--size 1280x800 --windowed\n"));
}

TEST_CASE("setup carries over the terms of the deb822 entry that provides the archive") {
    const Folder folder;
    const std::string file =
        folder.file("a.sources",
                    "# a comment of its own\n\n"
                    "Types: deb\nURIs: http://one.example/\nSigned-By: /one.gpg\n"
                    "\n\n# and one inside\nTypes: deb\n# between\n"
                    "signed-by: /two.gpg\nTrusted:yes\n"
                    "\nTypes: deb\nSigned-By:\n -----BEGIN KEY-----\n .\n abc\n"
                    "Suites: x\n");
    CHECK(source_option(file + ":1", "Signed-By") == "/one.gpg\n");
    CHECK(source_option(file + ":1", "Trusted").empty());
    CHECK(source_option(file + ":2", "Signed-By") == "/two.gpg\n");
    CHECK(source_option(file + ":2", "Trusted") == "yes\n");
    CHECK(source_option(file + ":3", "Signed-By") == "\n -----BEGIN KEY-----\n .\n abc\n");
}

TEST_CASE("setup carries over the terms of a one-line entry") {
    const Folder folder;
    const std::string file =
        folder.file("a.list",
                    "# deb [signed-by=/no.gpg] http://one.example/ x main\n"
                    "deb http://one.example/ x main\n"
                    "deb [arch=amd64,arm64 signed-by=/a.gpg,/b.gpg] http://two.example/ x main\n");
    CHECK(source_option(file + ":2", "Signed-By").empty());
    CHECK(source_option(file + ":3", "Signed-By") == "/a.gpg /b.gpg\n");
    CHECK(source_option(file + ":3", "Architectures") == "amd64 arm64\n");
    CHECK(source_option(file + ":3", "Trusted").empty());
}

TEST_CASE("every package setup installs has a reason, and no package stands twice") {
    const Ran ran =
        run("awk '!/^#/ && NF { print $1; if (NF < 2) print \"no reason: \" $1 }' " + source_dir +
            "/deploy/packages | sort | uniq -d -c; awk '!/^#/ && NF == 1' " + source_dir +
            "/deploy/packages");
    CHECK(ran.output.empty());
}

TEST_CASE("wrong options of the commands are refused with their usage, before anything happens") {
    for (const std::string command : {"setup", "test", "format", "bench"}) {
        const Ran ran = run(source_dir + "/deploy/" + command + " --no-such-option");
        INFO(command << ": " << ran.output);
        CHECK(ran.code == 2);
        CHECK(ran.output.find("deploy/" + command) != std::string::npos);
    }
    const Ran demo = run(source_dir + "/deploy/demo --size big");
    CHECK(demo.code == 1);
    CHECK(demo.output.find("WIDTHxHEIGHT") != std::string::npos);
}

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
explicitly with message:
  no seed here

</system-out></testcase>
<testcase name="c: tool" status="notrun"><skipped/><system-out>SKIPPED: no such version</system-out></testcase>
<testcase name="d: breaks (badly)" status="fail"><failure message="Failed"/><system-out>expected 1, got 2</system-out></testcase>
<testcase name="e: has no program" status="notrun"><skipped message="Unable to find executable"/><system-out>Unable to find executable: x</system-out></testcase>
</testsuite>)xml");
    const Ran ran = run("python3 " + source_dir + "/deploy/summary.py " + report + "@build-x");
    INFO(ran.output);
    CHECK(ran.code == 1);
    CHECK(ran.output.ends_with("\n1 passed, 2 failed, 2 skipped\n"));
    CHECK(ran.output.find("a: works: no other machine") != std::string::npos);
    CHECK(ran.output.find("b: is left out: no seed here") != std::string::npos);
    CHECK(ran.output.find("c: tool: no such version") != std::string::npos);
    CHECK(ran.output.find("expected 1, got 2") != std::string::npos);
    CHECK(
        ran.output.find("ctest --test-dir build-x --output-on-failure -R '^d: breaks .badly.$'") !=
        std::string::npos);
}

TEST_CASE("a run in which nothing passed is not a success") {
    const Folder folder;
    const std::string report = folder.file("tests.xml", "<testsuite></testsuite>");
    const Ran ran = run("python3 " + source_dir + "/deploy/summary.py " + report + "@build-x");
    CHECK(ran.code == 1);
    CHECK(ran.output == "\n0 passed, 0 failed, 0 skipped\n");
}
