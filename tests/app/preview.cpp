// The editor's preview: the built program on a real X server, a folder that changes, eyes and a
// finger.
#include <X11/keysym.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>

#include "media/picture_file.h"
#include "support/child.h"
#include "support/demo_stand.h"
#include "support/patience.h"

namespace {

namespace fs = std::filesystem;
using namespace standpunkt;
using Catch::Matchers::ContainsSubstring;
using test::wait_for;
using test::XServer;
using Shot = std::vector<std::uint32_t>;

const std::string content_program = STANDPUNKT_BINARY_DIR "/bin/standpunkt-content";
constexpr int width = 1280, height = 720;
constexpr auto patient = std::chrono::seconds(300);  // pictures are made anew, under sanitizers too

/// A copy of the demo content and a preview of it.
struct Desk : test::TemporaryFolder {
    XServer& server;
    std::optional<test::Child> preview;

    explicit Desk(XServer& of) : server(of) {
        fs::copy(STANDPUNKT_SOURCE_DIR "/content", stand(), fs::copy_options::recursive);
        fs::remove_all(stand() / ".standpunkt");
        fs::create_directory(path / "tmp");
        preview.emplace(
            std::vector<std::string>{content_program, "preview", stand().string(), "--diagonal",
                                     "24"},
            log(),
            std::vector<std::string>{"DISPLAY=" + server.display(), "SDL_VIDEODRIVER=x11",
                                     "TMPDIR=" + (path / "tmp").string(), "LANG=en_GB.UTF-8"});
    }
    fs::path stand() const { return path / "stand"; }
    fs::path text() const { return stand() / "topics.toml"; }
    fs::path log() const { return path / "log"; }
    std::string told() const { return read_file(log()).value_or(""); }
    std::size_t lines(const std::string& of) const {
        std::size_t count = 0;
        const std::string all = told();
        for (auto at = all.find(of); at != std::string::npos; at = all.find(of, at + 1)) ++count;
        return count;
    }
    /// Of the preview's private files.
    fs::path bundle() const {
        for (const auto& entry : fs::directory_iterator(path / "tmp"))
            return entry.path() / "preview.standpunkt";
        return {};
    }
    std::vector<int> children() const {
        const std::string process = std::to_string(preview->process());
        std::istringstream all(
            read_file("/proc/" + process + "/task/" + process + "/children").value_or(""));
        return {std::istream_iterator<int>(all), {}};
    }
    Shot seen() const { return server.screenshot().pixels; }
    /// The picture, once it rests.
    Shot resting() const {
        Shot before = seen();
        REQUIRE(wait_for([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            Shot now = seen();
            std::swap(now, before);
            return now == before;
        }));
        return before;
    }
};

/// Changes a text as most editors do: over the old file.
void write_over(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

std::string with(std::string text, const std::string& old, const std::string& other) {
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), other);
}

bool same_picture(const Shot& shot, const Pixels& picture) {
    REQUIRE(shot.size() * 4 == picture.rgba.size());
    for (std::size_t i = 0; i < shot.size(); ++i)
        for (unsigned channel = 0; channel < 3; ++channel) {
            const int one = static_cast<int>(shot[i] >> (16 - 8 * channel) & 0xFF);
            if (std::abs(one - picture.rgba[4 * i + channel]) > 2) return false;
        }
    return true;
}

bool is_gone(int process) {
    return ::kill(process, 0) != 0;
}

std::unique_ptr<XServer> server() {
    auto started = XServer::start(width, height);
    if (!started) SKIP(to_string(started.error()));
    return std::move(*started);
}

}  // namespace

TEST_CASE("The preview follows each saved change, at its place, and shows faults instead") {
    const auto screen = server();
    Desk desk(*screen);
    REQUIRE(wait_for([&] { return desk.lines("built in") == 1; }, patient));
    REQUIRE(test::becomes(*screen, 300, 680, 0xFFF4B942));  // the loop invites
    const Shot loop = desk.resting();
    screen->click(130, 680);  // "Themen"
    REQUIRE(wait_for([&] { return desk.seen() != loop; }));
    screen->move(5, 715);
    const Shot before = desk.resting();

    // A name is changed: another picture of the same scene.
    const std::string original = read_file(desk.text()).value();
    write_over(desk.text(), with(original, "Cluster für die Region", "Netzwerke der Region"));
    REQUIRE(wait_for([&] { return desk.lines("built in") == 2; }, patient));
    REQUIRE(wait_for([&] { return desk.seen() != before; }));
    const Shot changed = desk.resting();
    const auto toolbar = static_cast<long>(width) * (height - 60);
    CHECK(std::equal(before.begin() + toolbar, before.end(), changed.begin() + toolbar));
    // Saved by renaming, as other editors do: the first picture again.
    REQUIRE(replace_file(desk.text(), original));
    REQUIRE(wait_for([&] { return desk.seen() == before; }, patient));

    // A fault: what is told stands on the screen, pixel for pixel as its nodes say.
    const std::string settings = read_file(desk.stand() / "stand.toml").value();
    write_over(desk.stand() / "stand.toml", settings + "\nnonsense = [\n");
    REQUIRE(wait_for([&] { return desk.lines("1 error, the first: stand.toml:") == 1; }, patient));
    const std::string out = (desk.path / "out").string();
    const test::Ran drawn = test::run("LANG=en_GB.UTF-8 " + test::program +
                                      " --headless --follow --size 1280x720 --diagonal 24 "
                                      "--bundle " +
                                      desk.bundle().string() + " --capture " + out);
    INFO(drawn.output);
    REQUIRE(drawn.code == 0);
    const auto nodes = nlohmann::json::parse(read_file(out + "/faults.json").value());
    CHECK(test::has_node(nodes, "place-0", "stand.toml:"));
    CHECK(test::has_node(nodes, "title", "1 error"));
    const auto picture = decode_picture(read_file(out + "/faults.png").value());
    REQUIRE(picture);
    CHECK(wait_for([&] { return same_picture(desk.seen(), *picture); }));

    // Told of a stand's first-boot file, the same page speaks of settings.
    const std::string first_boot = (desk.path / "first-boot.standpunkt").string();
    REQUIRE(replace_file(first_boot + ".faults.json",
                         R"({"of": "settings", "warnings": 0, "faults": [{"severity": "error",
                             "file": "standpunkt.toml", "line": 4, "message": "\"rotate\" is odd."}]})"));
    REQUIRE(test::run("LANG=en_GB.UTF-8 " + test::program +
                      " --headless --follow --size 1280x720 --bundle " + first_boot +
                      " --capture " + out)
                .code == 0);
    const auto told = nlohmann::json::parse(read_file(out + "/faults.json").value());
    CHECK(test::has_node(told, "title", "1 error in the settings"));
    CHECK(test::has_node(told, "place-0", "standpunkt.toml:4"));

    // Mended: the same page is back.
    write_over(desk.stand() / "stand.toml", settings);
    CHECK(wait_for([&] { return desk.seen() == before; }, patient));

    const auto children = desk.children();
    CHECK_FALSE(children.empty());
    CHECK(desk.preview->end(SIGTERM) == 0);
    for (const int child : children) CHECK(is_gone(child));
    CHECK(fs::is_empty(desk.path / "tmp"));
}

TEST_CASE("The preview ends with its window, and follows folders that are new") {
    const auto screen = server();
    Desk desk(*screen);
    REQUIRE(wait_for([&] { return desk.lines("built in") == 1; }, patient));
    // An interview in a folder of its own, made while we look; a copy of the one there is, so it
    // has the same faults: none, but for what it is named.
    fs::copy(desk.stand() / "interviews/anna-vogel", desk.stand() / "interviews/zweites",
             fs::copy_options::recursive);
    REQUIRE(wait_for(
        [&] {
            return desk.told().find("built in", desk.told().find("built in") + 1) !=
                   std::string::npos;
        },
        patient));
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const std::size_t builds = desk.lines("built in");
    fs::remove(desk.stand() / "interviews/zweites/de.md");
    REQUIRE(
        wait_for([&] { return desk.lines("built in") + desk.lines("error") > builds; }, patient));
    // What an editing program leaves for itself is nothing.
    std::this_thread::sleep_for(std::chrono::seconds(2));
    const std::string told = desk.told();
    write_over(desk.stand() / ".de.md.swp", "x");
    write_over(desk.stand() / "de.md~", "x");
    std::this_thread::sleep_for(std::chrono::seconds(1));
    CHECK(desk.told() == told);

    screen->move(600, 300);
    screen->key(XK_Escape);  // "Zurück" of the show
    std::this_thread::sleep_for(std::chrono::seconds(1));
    CHECK(desk.preview->running());
    screen->control(XK_c);
    CHECK(wait_for([&] { return !desk.preview->running(); }));
    CHECK(desk.preview->end(0) == 0);
    CHECK(fs::is_empty(desk.path / "tmp"));
}

TEST_CASE("A preview without a display, or of nothing, says what to do") {
    const std::string bare = "env -u DISPLAY -u WAYLAND_DISPLAY -u SDL_VIDEODRIVER ";
    const test::Ran none =
        test::run(bare + content_program + " preview " STANDPUNKT_SOURCE_DIR "/content");
    CHECK(none.code == 1);
    CHECK_THAT(none.output, ContainsSubstring("DISPLAY"));
    const test::Ran nothing =
        test::run("DISPLAY=:1 " + content_program + " preview /no/such/folder");
    CHECK(nothing.code == 1);
    CHECK_THAT(nothing.output, ContainsSubstring("/no/such/folder"));
}
