// The commands of deploy/, as far as they can be tried without installing or building anything.
#include <catch2/catch_test_macros.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
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
            "deploy/setup() { :; }; build() { :; }; make_demo_bundle() { echo \"theme "
            "${demo_theme:-none}\"; }\n"
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

TEST_CASE("demo takes a theme by its name, and names all of them where it is another") {
    const Folder folder;
    const Ran harbour = demo_on(folder, "desktop", "--theme harbour --language en");
    INFO(harbour.output);
    CHECK(harbour.code == 0);
    CHECK(harbour.output.find("theme harbour\n") != std::string::npos);
    CHECK(harbour.output.ends_with(".pub --language en\n"));
    CHECK(demo_on(folder, "desktop", "").output.find("theme none\n") != std::string::npos);
    for (const char* wrong : {"--theme haven", "--theme=../themes/harbour", "--theme"}) {
        const Ran refused = demo_on(folder, "desktop", wrong);
        CHECK(refused.code == 1);
        CHECK(refused.output.find(": harbour\n") != std::string::npos);
    }
    CHECK(demo_on(folder, "desktop", "--help").output.find("in another look: harbour\n") !=
          std::string::npos);
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

namespace {

/// Runs `lines` with deploy/setup's functions on a machine of this folder: its own apt sources and
/// pins, root rights for what is asked, and an apt that knows the suites named in the file
/// "suites".
Ran with_setup(const Folder& folder, const std::string& lines) {
    const std::string script = folder.file(
        "setup", ". " + source_dir + "/deploy/setup\nhere=" + folder.path.string() + R"bash(
sources=$here/standpunkt.sources pins=$here/standpunkt.pins policy=$here/policy-rc.d VERSION_CODENAME=bookworm
as_root() { "$@"; }
suite_known() { grep -qxF "$1" "$here/suites"; }
indexes() { echo "$here/own.list:1 http://archive.example/debian"; }
refresh() { if [ -e "$sources" ]; then sed -n 's/^Suites: //p' "$sources" | tr ' ' '\n' >>"$here/suites"; fi; }
)bash" + lines + "\n");
    return run("bash " + script);
}

std::string text_of(const std::string& path) {
    std::ifstream stream(path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("setup adds newer suites for the named packages alone, and undo takes all of it away") {
    const Folder folder;
    folder.file("suites", "bookworm\n");
    folder.file("own.list", "deb [signed-by=/a.gpg] http://archive.example/debian bookworm main\n");
    const std::string sources = (folder.path / "standpunkt.sources").string(),
                      pins = (folder.path / "standpunkt.pins").string();
    const Ran added = with_setup(folder, "add_newer_suites");
    INFO(added.output);
    REQUIRE(added.code == 0);
    CHECK(text_of(sources).find("URIs: http://archive.example/debian\n"
                                "Suites: trixie bookworm-backports\nComponents: main\n"
                                "Signed-By: /a.gpg\n") != std::string::npos);
    const std::string pinned = text_of(pins);
    for (const char* suite : {"trixie", "bookworm-backports"})
        CHECK(pinned.find("Package: *\nPin: release n=" + std::string(suite) +
                          "\nPin-Priority: -10\n") != std::string::npos);
    CHECK(pinned.find("Package: libimgui-dev:any\nPin: release n=trixie\nPin-Priority: 990\n") !=
          std::string::npos);
    CHECK(pinned.find("Package: catch2:any libcatch2-dev:any\n"
                      "Pin: release n=bookworm-backports\nPin-Priority: 990\n") !=
          std::string::npos);
    CHECK(with_setup(folder, "add_newer_suites").output.empty());

    CHECK(with_setup(folder, "undo").code == 0);
    CHECK_FALSE(std::filesystem::exists(sources));
    CHECK_FALSE(std::filesystem::exists(pins));
    CHECK(with_setup(folder, "undo").output.find("nothing to undo") != std::string::npos);
}

TEST_CASE("setup mends what an interrupted run left of its sources and pins") {
    const Folder folder;
    folder.file("suites", "bookworm\n");
    folder.file("own.list", "deb http://archive.example/debian bookworm main\n");
    folder.file("standpunkt.pins", "half");
    const Ran mended = with_setup(folder, "add_newer_suites");
    INFO(mended.output);
    CHECK(mended.code == 0);
    CHECK(mended.output.find("not whole") != std::string::npos);
    CHECK(text_of((folder.path / "standpunkt.sources").string())
              .find("Suites: trixie bookworm-backports\n") != std::string::npos);
    CHECK(text_of((folder.path / "standpunkt.pins").string()).find("libimgui-dev:any") !=
          std::string::npos);
}

TEST_CASE("a suite that the archive has not leaves nothing behind") {
    const Folder folder;
    folder.file("suites", "bookworm\n");
    folder.file("own.list", "deb http://archive.example/debian bookworm main\n");
    const Ran ran = with_setup(folder, "refresh() { :; }\nadd_newer_suites");
    CHECK(ran.code == 1);
    CHECK(ran.output.find("could not get suite trixie") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path / "standpunkt.sources"));
    CHECK_FALSE(std::filesystem::exists(folder.path / "standpunkt.pins"));
}

TEST_CASE("setup goes on only with a plan of apt that touches nothing it does not need") {
    const Folder folder;
    // libneeded-dev depends on libneeded; tool is made from the source of libneeded.
    const auto checked = [&](const std::string& plan) {
        return with_setup(folder, R"bash(
apt-cache() { printf 'libneeded-dev\n  Depends: libneeded\nlibneeded:amd64\n<virtual>\n'; }
dpkg-query() { printf '%s\n' "${@:4}" | sed 's/^tool$/needed tool/; s/^libneeded$/needed libneeded/; s/^stray$/other stray/'; }
xargs() { local -a names; mapfile -t names; "$@" "${names[@]}"; }
apt-get() { printf '%s\n' ")bash" + plan +
                                      R"bash("; }
check_plan libneeded-dev)bash");
    };
    const std::string fresh = "Inst libneeded-dev (2 Debian:12.1/stable [amd64])\n";
    const std::string library = "Inst libneeded [1] (2 Debian:12.1/stable [amd64])\n";
    const Ran good = checked(fresh);
    INFO(good.output);
    CHECK(good.code == 0);
    CHECK(good.output.empty());
    const Ran in_step = checked(fresh + library + "Inst tool [1] (2 Debian:12.1/stable [amd64])");
    INFO(in_step.output);
    CHECK(in_step.code == 0);
    CHECK(in_step.output.find("need newer versions") != std::string::npos);
    const Ran stray = checked(fresh + library + "Inst stray [1] (2 Debian:12.1/stable [amd64])");
    CHECK(stray.code == 1);
    CHECK(stray.output.find("nothing here needs: stray .") != std::string::npos);
    const Ran removes = checked(fresh + "Remv stray [1]");
    CHECK(removes.code == 1);
    CHECK(removes.output.find("would remove: stray") != std::string::npos);
    const Ran newer = checked(fresh + "Inst stray (3 Debian:13.0/testing [amd64])");
    CHECK(newer.code == 1);
    CHECK(newer.output.find("from a newer suite: stray") != std::string::npos);
}

TEST_CASE(
    "setup installs servers without starting them, and leaves an nginx that was there alone") {
    const Folder folder;
    // What stands for apt and systemd tells what it met; `env` passes functions by.
    const std::string machine = R"bash(
env() { shift; "$@"; }
apt-get() { if "$policy" 2>/dev/null; then echo starts; else echo "no start: $?"; fi; return "${apt_status:-0}"; }
systemctl() { echo "systemctl $*"; }
)bash";
    const std::string policy = (folder.path / "policy-rc.d").string();
    const Ran fresh = with_setup(folder, machine + "apt_install git nginx");
    INFO(fresh.output);
    CHECK(fresh.code == 0);
    CHECK(fresh.output == "no start: 101\nsystemctl disable -q nginx.service\n");
    CHECK_FALSE(std::filesystem::exists(policy));

    folder.file("policy-rc.d", "#!/bin/sh\nexit 0\n");
    REQUIRE(run("chmod +x " + policy).code == 0);
    const Ran failed = with_setup(folder, machine + "apt_status=7\napt_install nginx");
    CHECK(failed.code == 7);
    CHECK(failed.output.starts_with("no start: 101\n"));
    CHECK(text_of(policy) == "#!/bin/sh\nexit 0\n");
    const Ran stopped = with_setup(folder, machine + "apt-get() { exit 3; }\napt_install nginx");
    CHECK(stopped.code == 3);
    CHECK(text_of(policy) == "#!/bin/sh\nexit 0\n");
    CHECK(with_setup(folder, machine + "have[nginx-common]=1.22\napt_install nginx").output ==
          "starts\n");
    CHECK(with_setup(folder, machine + "apt_install git").output == "starts\n");
    CHECK(with_setup(folder, machine + "apt_install git mosquitto").output ==
          "no start: 101\nsystemctl disable -q mosquitto.service\n");

    // A run that was killed: the next one puts back what was there.
    CHECK(with_setup(folder, "hold_services").code == 0);
    CHECK(text_of(policy).find("exit 101") != std::string::npos);
    CHECK(with_setup(folder, "release_services").code == 0);
    CHECK(text_of(policy) == "#!/bin/sh\nexit 0\n");
    std::filesystem::remove(policy);
    CHECK(with_setup(folder, "hold_services; release_services").code == 0);
    CHECK_FALSE(std::filesystem::exists(policy));
}

TEST_CASE("every package setup installs has a reason, and no package stands twice") {
    const Ran ran =
        run("awk '!/^#/ && NF { print $1; if (NF < 2) print \"no reason: \" $1 }' " + source_dir +
            "/deploy/packages | sort | uniq -d -c; awk '!/^#/ && NF == 1' " + source_dir +
            "/deploy/packages");
    CHECK(ran.output.empty());
}

TEST_CASE("wrong options of the commands are refused with their usage, before anything happens") {
    for (const std::string command :
         {"setup", "test", "format", "bench", "measure", "card", "package", "image"}) {
        const Ran ran = run(source_dir + "/deploy/" + command + " --no-such-option");
        INFO(command << ": " << ran.output);
        CHECK(ran.code == 2);
        CHECK(ran.output.find("deploy/" + command) != std::string::npos);
    }
    const Ran demo = run(source_dir + "/deploy/demo --size big");
    CHECK(demo.code == 1);
    CHECK(demo.output.find("WIDTHxHEIGHT") != std::string::npos);
}

TEST_CASE("an image that takes system updates needs both halves of their key, before it is made") {
    const Folder folder;
    const std::string image = source_dir + "/deploy/image --output " +
                              (folder.path / "x.img").string() + " --packages " +
                              folder.path.string() + " --system-key ";
    const Ran none = run(image + (folder.path / "none").string());
    CHECK(none.code == 1);
    CHECK(none.output.find("there is no such file") != std::string::npos);
    const std::string key = folder.file("system.key", "secret\n");
    const Ran half = run(image + key);
    CHECK(half.code == 1);
    CHECK(half.output.find("as " + (folder.path / "system.pub").string()) != std::string::npos);
    folder.file("system.pub", "public\n");
    const Ran both = run(image + key);  // and goes on to what is missing next
    CHECK(both.output.find("there has to be one standpunkt_*.deb") != std::string::npos);
}

TEST_CASE("the card names whom to call as it was written, in both languages") {
    const Folder folder;
    const std::string card = (folder.path / "card.html").string();
    for (const std::string language : {"de", "en"}) {
        const Ran ran =
            run(source_dir + "/deploy/card --contact 'A & B <x> \\1, @STAND@' --stand 'Hall 3' " +
                "--language " + language + " --output " + card);
        INFO(ran.output);
        CHECK(ran.code == 0);
        const std::string text = text_of(card);
        CHECK(text.find("lang=\"" + language + "\"") != std::string::npos);
        CHECK(text.find("A &amp; B &lt;x&gt; \\1, ") != std::string::npos);
        CHECK(text.find(">Hall 3</p>") != std::string::npos);
        CHECK(text.find("size: A5") != std::string::npos);
        // The likeliest faults of a stick.
        for (const char* code : {"212", "213", "215"})
            CHECK(text.find(std::string("SP&#8209;") + code) != std::string::npos);
        CHECK(text.find("@STYLE@") == std::string::npos);
    }
    const Ran nobody = run(source_dir + "/deploy/card --output " + card);
    CHECK(nobody.code == 1);
    CHECK(nobody.output.find("--contact") != std::string::npos);
    const Ran french = run(source_dir + "/deploy/card --contact x --language fr --output " + card);
    CHECK(french.code == 1);
    CHECK(french.output.find("de en") != std::string::npos);
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
explicitly with messages:
  no seed here

x.cpp:3: SKIPPED:
explicitly with messages:
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
