// The commands of deploy/, as far as they can be tried without installing or building anything.
#include <catch2/catch_test_macros.hpp>

#include "deploy_folder.h"

namespace standpunkt::test {
namespace {

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
        CHECK(text.find("A &amp; B &lt;x&gt; \\1, @STAND@<") != std::string::npos);
        CHECK(text.find(">Hall 3</p>") != std::string::npos);
        CHECK(text.find("size: A5") != std::string::npos);
        // The likeliest faults of a stick, and what stands there instead of a show.
        for (const char* code : {"212", "213", "215", "101", "408", "412"})
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

TEST_CASE("what does not fit onto the card, or into its file, is told before anything is written") {
    const Folder folder;
    const std::string tool = source_dir + "/deploy/card --contact ";
    const auto refused = [&](const std::string& line, const std::string& why) {
        const Ran ran = run("cd " + folder.path.string() + " && " + line);
        INFO(ran.output);
        CHECK(ran.code == 1);
        CHECK(ran.output.find(why) != std::string::npos);
        CHECK(std::filesystem::is_empty(folder.path));
    };
    refused(tool + std::string(101, 'x'), "101 letters");
    refused(tool + "' '", "whom shall they call");
    refused(tool + "x --stand " + std::string(51, 'x'), "51 letters");
    refused(tool + "'\xFC' --output card.html", "UTF-8");
    refused(tool + "x --output .", "is a folder");
    refused(tool + "x --output nowhere/card.html", "there is no folder");
    std::string umlauts;
    for (int i = 0; i < 100; ++i) umlauts += "ü";
    const Ran fits =
        run("cd " + folder.path.string() + " && LC_ALL=C " + tool + umlauts + " --output my.html");
    INFO(fits.output);
    CHECK(fits.code == 0);
    CHECK(std::filesystem::exists(folder.path / "my.html"));  // where one stands, not the clone
}

}  // namespace standpunkt::test
