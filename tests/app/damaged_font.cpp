// A stand's own font whose bytes were damaged on the way: the brand suffers, the show does not.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>

#include "base/files.h"
#include "support/command.h"
#include "support/temporary_folder.h"

using standpunkt::read_file;
using standpunkt::replace_file;
using standpunkt::test::Ran;
using standpunkt::test::run;

TEST_CASE("A damaged font of the stand's own is left out, and the show runs") {
    const standpunkt::test::TemporaryFolder folder;
    const auto at = [&](const std::string& name) { return (folder.path / name).string(); };
    const std::string content = STANDPUNKT_BINARY_DIR "/bin/standpunkt-content ";
    std::filesystem::copy(STANDPUNKT_SOURCE_DIR "/content", at("content"),
                          std::filesystem::copy_options::recursive);
    const auto font = read_file("/usr/share/fonts/opentype/inter/Inter-Regular.otf");
    REQUIRE(font);
    REQUIRE(replace_file(at("content/Own.otf"), *font));
    const auto theme = read_file(at("content/theme.toml"));
    REQUIRE(theme);
    REQUIRE(theme->find("[fonts]") == std::string::npos);
    REQUIRE(replace_file(at("content/theme.toml"), *theme + "\n[fonts]\nregular = \"Own.otf\"\n"));
    REQUIRE(run(content + "keygen --no-passphrase -o " + at("key")).code == 0);
    const Ran built = run(content + "build " + at("content") + " --serial 1 --created 1 -o " +
                          at("own.standpunkt") + " --key " + at("key.key"));
    INFO(built.output);
    REQUIRE(built.code == 0);

    const auto bundle = read_file(at("own.standpunkt"));
    REQUIRE(bundle);
    const auto inside = bundle->find(font->substr(100'000, 64));
    REQUIRE(inside != std::string::npos);
    std::string damaged = *bundle;
    damaged[inside] = static_cast<char>(damaged[inside] ^ 1);
    REQUIRE(replace_file(at("damaged.standpunkt"), damaged));

    REQUIRE(replace_file(at("script"), "tap topics\nwait 500\nshot look\n"));
    const auto show = [&](const std::string& name) {
        return run(STANDPUNKT_BINARY_DIR "/bin/standpunkt --headless --size 800x480 --bundle " +
                   at(name) + " --trust " + at("key.pub") + " --script " + at("script") +
                   " --capture " + at("shots"));
    };
    const Ran whole = show("own.standpunkt"), broken = show("damaged.standpunkt");
    INFO(broken.output);
    CHECK(whole.code == 0);
    CHECK(whole.output.find("font") == std::string::npos);
    CHECK(broken.code == 0);
    CHECK_THAT(broken.output,
               Catch::Matchers::ContainsSubstring("a font of the stand is left out"));
}

TEST_CASE("A language's own font is on screen in that language alone") {
    const standpunkt::test::TemporaryFolder folder;
    const auto at = [&](const std::string& name) { return (folder.path / name).string(); };
    const std::string content = STANDPUNKT_BINARY_DIR "/bin/standpunkt-content ";
    std::filesystem::copy(STANDPUNKT_SOURCE_DIR "/content", at("content"),
                          std::filesystem::copy_options::recursive);
    const auto font = read_file("/usr/share/fonts/opentype/inter/Inter-Bold.otf");
    const auto stand = read_file(at("content/stand.toml"));
    REQUIRE(font);
    REQUIRE(stand);
    REQUIRE(run(content + "keygen --no-passphrase -o " + at("key")).code == 0);
    REQUIRE(replace_file(at("script"),
                         "tap topics\nwait 500\nshot german\n"
                         "tap language\nwait 500\nshot english\n"));
    const auto pictures_of = [&](const std::string& name) {
        const Ran built = run(content + "build " + at("content") + " --serial 1 --created 1 -o " +
                              at(name + ".standpunkt") + " --key " + at("key.key"));
        INFO(built.output);
        REQUIRE(built.code == 0);
        const Ran shown =
            run(STANDPUNKT_BINARY_DIR "/bin/standpunkt --headless --size 800x480 --bundle " +
                at(name + ".standpunkt") + " --trust " + at("key.pub") + " --script " +
                at("script") + " --capture " + at(name));
        INFO(shown.output);
        REQUIRE(shown.code == 0);
        return std::pair(read_file(at(name + "/01-german.png")).value(),
                         read_file(at(name + "/02-english.png")).value());
    };
    const auto before = pictures_of("common");
    REQUIRE(replace_file(at("content/Own.otf"), *font));
    REQUIRE(replace_file(at("content/stand.toml"),
                         *stand + "\n[language.en]\nfonts = { medium = \"Own.otf\", display = "
                                  "\"Own.otf\" }\n"));
    const auto after = pictures_of("own");
    CHECK(after.first == before.first);
    CHECK(after.second != before.second);
}
