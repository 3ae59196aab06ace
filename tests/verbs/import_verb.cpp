// standpunkt-content import, the real program.
#include <sys/wait.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
const std::string program = STANDPUNKT_BINARY_DIR "/bin/standpunkt-content";

struct Ran {
    int code = -1;
    std::string output, errors;
};

struct Desk : standpunkt::test::TemporaryFolder {
    Desk() { REQUIRE(fs::exists(program)); }
    std::string file(const std::string& name) const { return (path / name).string(); }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(path / name, std::ios::binary) << text;
    }
    std::string read(const std::string& name) const {
        std::ifstream stream(path / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    Ran run(const std::string& arguments) const {
        const std::string command =
            "cd '" + path.string() + "' && '" + program + "' " + arguments + " >out.txt 2>err.txt";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, read("out.txt"), read("err.txt")};
    }
};

const char* text =
    "Der Fluss\n\nWas ist ein Flussbad?\n\nEin Bad und  im Fluss.\n\nUnd wer badet?\n\nAlle "
    "f&ouml\n\n"
    "interview\n\nDr. Anna Vogel\n";

}  // namespace

TEST_CASE("import reports line by line and ends well") {
    const Desk desk;
    desk.write("talk.txt", text);
    const Ran ran = desk.run("import talk.txt -o stand");
    INFO(ran.output << ran.errors);
    CHECK(ran.code == 0);
    CHECK(ran.output.find("talk.txt:5: broken: ") != std::string::npos);
    CHECK(ran.output.find("talk.txt:9: broken: ") != std::string::npos);
    CHECK(ran.output.find("talk.txt:1: assumed: ") != std::string::npos);
    CHECK(ran.output.find("talk.txt:11: note: ") != std::string::npos);
    CHECK(ran.output.find(
              "2 questions and answers, Dr. Anna Vogel, in interviews/anna-vogel; 3 places "
              "look broken.") != std::string::npos);
    CHECK(fs::exists(desk.path / "stand/interviews/anna-vogel/de.md"));
    CHECK(desk.run("check stand").code == 0);
}

TEST_CASE("import --json is JSON with the same findings") {
    const Desk desk;
    desk.write("talk.txt", text);
    const Ran ran = desk.run("import talk.txt -o stand --json");
    CHECK(ran.code == 0);
    const auto json = nlohmann::json::parse(ran.output, nullptr, false);
    REQUIRE(json.is_object());
    CHECK(json["exchanges"] == 2);
    CHECK(json["person"] == "Dr. Anna Vogel");
    int broken = 0;
    for (const auto& finding : json["findings"]) broken += finding["kind"] == "broken" ? 1 : 0;
    CHECK(broken == 3);
}

TEST_CASE("import --interview names the folder, and takes no name that cannot be one") {
    const Desk desk;
    desk.write("talk.txt", text);
    const Ran ran = desk.run("import talk.txt -o stand --interview river-talk");
    INFO(ran.output << ran.errors);
    CHECK(ran.code == 0);
    CHECK(fs::exists(desk.path / "stand/interviews/river-talk/de.md"));
    CHECK_FALSE(fs::exists(desk.path / "stand/interviews/anna-vogel"));
    CHECK(desk.run("check stand").code == 0);
    CHECK(desk.run("import talk.txt -o other --interview ../out").code != 0);
    CHECK_FALSE(fs::exists(desk.path / "other"));
    CHECK_FALSE(fs::exists(desk.path / "out"));
}

TEST_CASE("a conflict ends in exit code 1 and names both lines") {
    const Desk desk;
    desk.write("talk.txt", text);
    CHECK(desk.run("import talk.txt -o stand").code == 0);
    const std::string name = "stand/interviews/anna-vogel/de.md";
    std::string edited = desk.read(name);
    edited.replace(edited.find("Ein Bad"), 7, "Das Bad");
    desk.write(name, edited);
    std::string changed = text;
    changed.replace(changed.find("Ein Bad"), 7, "Kein Bad");
    desk.write("talk.txt", changed);
    const Ran ran = desk.run("import talk.txt -o stand");
    INFO(ran.output);
    CHECK(ran.code == 1);
    CHECK(ran.output.find(name + ":8: conflict: ") != std::string::npos);
    CHECK(ran.output.find(".standpunkt/conflicts/interviews/anna-vogel/de.md:8") !=
          std::string::npos);
    CHECK(desk.read(name) == edited);
}

TEST_CASE("what cannot be imported is one sentence on standard error, exit code 1, no folder") {
    const Desk desk;
    desk.write("empty.txt", "");
    desk.write("scan.pdf", "%PDF-1.4");
    desk.write("plain.txt", "Nur ein Satz.\n");
    fs::create_directory(desk.path / "folder");
    for (const char* name : {"missing.txt", "empty.txt", "scan.pdf", "plain.txt", "folder"}) {
        const Ran ran = desk.run(std::string("import ") + name + " -o stand");
        INFO(name << ": " << ran.errors);
        CHECK(ran.code == 1);
        CHECK(ran.errors.starts_with(name));
        CHECK(ran.output.empty());
        CHECK_FALSE(fs::exists(desk.path / "stand"));
    }
    CHECK(desk.run("import").code == 2);
    CHECK(desk.run("import plain.txt -o stand --language xx").code == 2);
}
