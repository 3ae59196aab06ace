// deploy/setup, as far as it can be tried without installing anything.
#include <catch2/catch_test_macros.hpp>

#include "deploy_folder.h"

namespace standpunkt::test {
namespace {

std::string source_option(const std::string& entry, const std::string& field) {
    const Ran ran = run("bash -c '. " + source_dir + "/deploy/setup; source_option " + entry + " " +
                        field + "'");
    CHECK(ran.code == 0);
    return ran.output;
}

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

}  // namespace

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

}  // namespace standpunkt::test
