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
#include "support/temporary_folder.h"

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

/// The bundles of the demo stand and of the rich one, each built when it is first looked at. In a
/// folder of this run: the cases run beside each other. Built to the same bytes each time, so About
/// shows the same code.
class Bundles {
  public:
    static const Bundles& of_this_run() {
        static const Bundles bundles;
        return bundles;
    }
    fs::path folder() const { return x_folder.path; }
    std::string key() const { return (x_folder.path / "key.pub").string(); }
    /// Empty when it could not be built: the log says why.
    std::string bundle(const std::string& stand) const {
        const fs::path path = x_folder.path / (stand + ".standpunkt");
        if (fs::exists(path)) return path.string();
        fs::path from = STANDPUNKT_SOURCE_DIR "/content";
        if (stand == "rich") {
            from = x_folder.path / "rich-content";
            test::write_rich_folder(from);
        }
        const bool built =
            content("build '" + from.string() + "' --serial 1 --created 1 --key '" +
                    (x_folder.path / "key.key").string() + "' -o '" + path.string() + "'");
        return built ? path.string() : std::string();
    }
    std::string log() const {
        const auto text = read_file(x_folder.path / "log");
        return text ? *text : std::string();
    }

  private:
    Bundles() { content("keygen --no-passphrase -o '" + (x_folder.path / "key").string() + "'"); }
    bool content(const std::string& arguments) const {
        return run(STANDPUNKT_BINARY_DIR "/bin/standpunkt-content " + arguments + " >>'" +
                   (x_folder.path / "log").string() + "' 2>&1") == 0;
    }

    test::TemporaryFolder x_folder;
};

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

void look_as_approved(const Scenes& scenes) {
    const Bundles& bundles = Bundles::of_this_run();
    const fs::path folder = made / scenes.name;
    fs::remove_all(folder);
    fs::create_directories(folder);
    std::string stand = " --data '" + (bundles.folder() / "empty").string() + "'";
    if (scenes.content) {
        const std::string bundle = bundles.bundle(scenes.stand);
        INFO(bundles.log());
        REQUIRE_FALSE(bundle.empty());
        stand = " --bundle '" + bundle + "' --trust '" + bundles.key() + "'";
    }
    const fs::path log = made / (std::string(scenes.name) + ".log");
    const std::string command = STANDPUNKT_BINARY_DIR "/bin/standpunkt --headless --language " +
                                std::string(scenes.language) + stand + " --size " + scenes.size +
                                " " + scenes.more + " --script '" +
                                (approved / scenes.script).string() + "' --capture '" +
                                folder.string() + "' >'" + log.string() + "' 2>&1";
    INFO("log: " << log);
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

}  // namespace

TEST_CASE("The show looks as approved") {
    look_as_approved(GENERATE(Scenes{"landscape", "1920x1080", ""},
                              Scenes{"portrait", "1080x1920", ""}, Scenes{"small", "800x480", ""},
                              Scenes{"seven-inch", "1024x600", ""}));
}

TEST_CASE("The light loop and English look as approved") {
    look_as_approved(GENERATE(Scenes{"light", "1920x1080", "--loop light", "loop.script"},
                              Scenes{"light-portrait", "1080x1920", "--loop light", "loop.script"},
                              Scenes{"english", "1920x1080", "", "english.script", "en"}));
}

TEST_CASE("A visit looks as approved") {
    look_as_approved(GENERATE(Scenes{"visit", "1920x1080", "", "visit.script"},
                              Scenes{"visit-portrait", "1080x1920", "", "visit.script"},
                              Scenes{"search-small", "800x480", "", "search.script"}));
}

TEST_CASE("A stick looks as approved") {
    look_as_approved(GENERATE(Scenes{"stick", "1920x1080", "", "stick.script"},
                              Scenes{"stick-portrait", "1080x1920", "", "stick.script"},
                              Scenes{"stick-small", "800x480", "", "stick.script"}));
}

TEST_CASE("A stand without content looks as approved") {
    look_as_approved(
        GENERATE(Scenes{"holding", "1920x1080", "", "holding.script", "de", false},
                 Scenes{"holding-portrait", "1080x1920", "", "holding.script", "de", false},
                 Scenes{"holding-small", "800x480", "", "holding.script", "de", false}));
}

TEST_CASE("The operator's page looks as approved") {
    look_as_approved(GENERATE(Scenes{"operator", "1920x1080", "", "operator.script"},
                              Scenes{"operator-portrait", "1080x1920", "", "operator.script"},
                              Scenes{"operator-small", "800x480", "", "operator.script"}));
}

TEST_CASE("Rich content looks as approved") {
    look_as_approved(
        GENERATE(Scenes{"rich", "1920x1080", "", "rich.script", "de", true, "rich"},
                 Scenes{"rich-portrait", "1080x1920", "", "rich.script", "de", true, "rich"}));
}
