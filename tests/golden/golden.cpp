// Approved pictures of the demo stand. A difference is written beside the expected picture into the
// build folder; `deploy/golden --approve` accepts the new ones after somebody has looked at them.
#include <ft2build.h>
#include FT_FREETYPE_H
#include <SDL_ttf.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "base/digest.h"
#include "base/files.h"
#include "media/picture_file.h"
#include "support/rich_folder.h"

using namespace standpunkt;
namespace fs = std::filesystem;

namespace {

const fs::path approved = STANDPUNKT_SOURCE_DIR "/tests/golden";
const fs::path made = STANDPUNKT_BINARY_DIR "/golden";
constexpr int tolerance = 2;  // of a channel; two processors differ by no more (PLATFORM.md)

int run(const std::string& command) {
    return std::system(command.c_str());
}

/// What decides how letters look.
std::string versions() {
    FT_Library library = nullptr;
    FT_Init_FreeType(&library);
    int major = 0, minor = 0, patch = 0;
    FT_Library_Version(library, &major, &minor, &patch);
    FT_Done_FreeType(library);
    const SDL_version* ttf = TTF_Linked_Version();
    const auto font = read_file("/usr/share/fonts/opentype/inter/Inter-Regular.otf");
    const std::string face = font ? to_hex(digest(*font)).substr(0, 16) : "missing";
    return "Inter-Regular " + face + "\nFreeType " + std::to_string(major) + "." +
           std::to_string(minor) + "." + std::to_string(patch) + "\nSDL_ttf " +
           std::to_string(ttf->major) + "." + std::to_string(ttf->minor) + "." +
           std::to_string(ttf->patch) + "\n";
}

/// Builds `folder` into NAME.standpunkt; the same bytes each time, so About shows the same code.
bool build(const std::string& folder, const std::string& name) {
    return run(STANDPUNKT_BINARY_DIR "/bin/standpunkt-content build '" + folder +
               "' --serial 1 --created 1 --key '" + (made / "key.key").string() + "' -o '" +
               (made / (name + ".standpunkt")).string() + "' >>'" + (made / "log").string() +
               "' 2>&1") == 0;
}

/// The bundles of the demo stand and of the rich one, once a run of this program.
bool bundle_is_there() {
    static const bool there = [] {
        fs::remove_all(made);
        fs::create_directories(made);
        test::write_rich_folder(made / "rich-content");
        const std::string content = STANDPUNKT_BINARY_DIR "/bin/standpunkt-content";
        const std::string quiet = " >>'" + (made / "log").string() + "' 2>&1";
        return run(content + " keygen --no-passphrase -o '" + (made / "key").string() + "'" +
                   quiet) == 0 &&
               build(STANDPUNKT_SOURCE_DIR "/content", "demo") &&
               build((made / "rich-content").string(), "rich");
    }();
    return there;
}

struct Scenes {
    const char* name;
    const char* size;
    const char* more;  // further options
    const char* script = "scenes.script";
    const char* language = "de";
    bool content = true;  // else a stand that was given none
    const char* stand = "demo";
};

std::string text_of(const fs::path& path) {
    const auto text = read_file(path);
    return text ? *text : std::string();
}

void compare(const fs::path& actual, const fs::path& expected) {
    const auto one = decode_picture(text_of(actual)), other = decode_picture(text_of(expected));
    REQUIRE(one);
    REQUIRE(other);
    REQUIRE(one->width == other->width);
    REQUIRE(one->height == other->height);
    int largest = 0;
    long differing = 0;
    Pixels difference = *one;
    for (std::size_t i = 0; i < one->rgba.size(); ++i) {
        const int apart = std::abs(one->rgba[i] - other->rgba[i]);
        largest = std::max(largest, apart);
        differing += apart > tolerance ? 1 : 0;
        difference.rgba[i] = i % 4 == 3 ? 255 : static_cast<std::uint8_t>(std::min(255, apart * 8));
    }
    if (differing > 0) {
        fs::path path = actual;
        path.replace_extension(".difference.png");
        if (const auto png = encode_png(difference)) (void)replace_file(path, *png);
        FAIL_CHECK(differing << " channels differ, by up to " << largest << ". Look at\n  "
                             << actual << "\n  " << expected << "\n  " << path
                             << "\nand accept it, if it is right, with: deploy/golden --approve");
    }
}

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    names.erase("contact-sheet.png");
    return names;
}

}  // namespace

TEST_CASE("Scenes look as approved") {
    const Scenes scenes =
        GENERATE(Scenes{"landscape", "1920x1080", ""}, Scenes{"portrait", "1080x1920", ""},
                 Scenes{"light", "1920x1080", "--loop light", "loop.script"},
                 Scenes{"light-portrait", "1080x1920", "--loop light", "loop.script"},
                 Scenes{"small", "800x480", ""}, Scenes{"seven-inch", "1024x600", ""},
                 Scenes{"visit", "1920x1080", "", "visit.script"},
                 Scenes{"visit-portrait", "1080x1920", "", "visit.script"},
                 Scenes{"english", "1920x1080", "", "english.script", "en"},
                 Scenes{"stick", "1920x1080", "", "stick.script"},
                 Scenes{"stick-portrait", "1080x1920", "", "stick.script"},
                 Scenes{"stick-small", "800x480", "", "stick.script"},
                 Scenes{"holding", "1920x1080", "", "holding.script", "de", false},
                 Scenes{"holding-portrait", "1080x1920", "", "holding.script", "de", false},
                 Scenes{"holding-small", "800x480", "", "holding.script", "de", false},
                 Scenes{"search-small", "800x480", "", "search.script"},
                 Scenes{"operator", "1920x1080", "", "operator.script"},
                 Scenes{"operator-portrait", "1080x1920", "", "operator.script"},
                 Scenes{"operator-small", "800x480", "", "operator.script"},
                 Scenes{"rich", "1920x1080", "", "rich.script", "de", true, "rich"},
                 Scenes{"rich-portrait", "1080x1920", "", "rich.script", "de", true, "rich"});
    REQUIRE(bundle_is_there());
    const fs::path folder = made / scenes.name;
    const std::string bundle = " --bundle '" +
                               (made / (std::string(scenes.stand) + ".standpunkt")).string() +
                               "' --trust '" + (made / "key.pub").string() + "'";
    const std::string command =
        STANDPUNKT_BINARY_DIR "/bin/standpunkt --headless --language " +
        std::string(scenes.language) +
        (scenes.content ? bundle : " --data '" + (made / "empty").string() + "'") + " --size " +
        scenes.size + " " + scenes.more + " --script '" + (approved / scenes.script).string() +
        "' --capture '" + folder.string() + "' >>'" + (made / "log").string() + "' 2>&1";
    INFO("log: " << made / "log");
    REQUIRE(run(command) == 0);

    if (std::getenv("STANDPUNKT_APPROVE")) {
        fs::remove_all(approved / scenes.name);  // with what is no longer drawn
        fs::create_directories(approved / scenes.name);
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().filename() != "contact-sheet.png")
                fs::copy_file(entry.path(), approved / scenes.name / entry.path().filename(),
                              fs::copy_options::overwrite_existing);
        REQUIRE(replace_file(approved / "versions", versions()));
        return;
    }
    const bool same_letters = text_of(approved / "versions") == versions();
    INFO("if nobody has looked at them yet: deploy/golden --approve");
    REQUIRE(fs::exists(approved / scenes.name));
    CHECK(names_in(folder) == names_in(approved / scenes.name));
    for (const auto& entry : fs::directory_iterator(approved / scenes.name)) {
        const fs::path actual = folder / entry.path().filename();
        INFO(actual);
        REQUIRE(fs::exists(actual));
        if (entry.path().extension() == ".json" && same_letters)
            CHECK(text_of(actual) == text_of(entry.path()));
        if (entry.path().extension() == ".png" && same_letters) compare(actual, entry.path());
    }
    if (!same_letters)
        SKIP("the letters here are made by\n" + versions() + "the pictures were approved with\n" +
             text_of(approved / "versions"));
}
