// From the editor's desk to the visitor's eyes: nginx, the agent and the display, all of them real.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "media/picture_file.h"
#include "support/child.h"
#include "support/command.h"
#include "support/nginx.h"
#include "support/patience.h"
#include "support/xserver.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using nlohmann::json;

const std::string programs = STANDPUNKT_BINARY_DIR "/bin/";

/// An editor's folder with one highlight, and a stand with nothing in it.
struct Place : TemporaryFolder {
    std::string at(const std::string& name) const { return (path / name).string(); }
    void must(const std::string& command) const {
        const Ran ran = run(command);
        INFO(command << "\n" << ran.output);
        REQUIRE(ran.code == 0);
    }
    Place() {
        must(programs + "standpunkt-content new " + at("stand"));
        must(programs + "standpunkt-content keygen --no-passphrase -o " + at("key"));
        must("mkdir " + at("trusted") + " && cp " + at("key.pub") + " " + at("trusted"));
        // One highlight is one picture: what is on screen can be told from what is not.
        edit("> Zitat: Allein wären wir langsamer.", "");
        fs::remove(path / "stand/interviews/erika-beispiel/en.md");
        must("sed -i 's/languages = .*/languages = [\"de\"]/' " + at("stand/stand.toml"));
    }
    void edit(const std::string& from, const std::string& to) const {
        const fs::path file = path / "stand/interviews/erika-beispiel/de.md";
        std::string text = *read_file(file);
        const auto place = text.find(from);
        REQUIRE(place != std::string::npos);
        text.replace(place, from.size(), to);
        REQUIRE(replace_file(file, text));
    }
    void build(const std::string& name) const {
        must(programs + "standpunkt-content build " + at("stand") + " -o " + at(name) + " --key " +
             at("key.key"));
    }
    static constexpr const char* look = " --size 800x480 --fade 0 ";
    /// What `bundle` looks like after the commands of a script.
    Pixels picture(const std::string& bundle, const std::string& script,
                   json* nodes = nullptr) const {
        REQUIRE(replace_file(at("script"), script + "\nshot look\n"));
        must(programs + "standpunkt --headless --bundle " + at(bundle) + " --trust " +
             at("key.pub") + look + "--script " + at("script") + " --capture " + at("shots"));
        if (nodes) *nodes = json::parse(*read_file(at("shots/01-look.json")));
        const auto pixels = decode_picture(*read_file(at("shots/01-look.png")));
        REQUIRE(pixels);
        return *pixels;
    }
    std::vector<std::string> agent(const std::string& url) const {
        return {programs + "standpunkt-sync",
                "--channel",
                "stand",
                "--kiosk",
                "hall-3",
                "--data",
                at("data"),
                "--run",
                at("run"),
                "--trusted",
                at("trusted"),
                "--factory",
                at("factory.standpunkt"),
                "--source",
                url,
                "--poll-seconds",
                "1",
                "run"};
    }
    std::vector<std::string> display(const std::string& boot) const {
        return {programs + "standpunkt",
                "--windowed",
                "--size",
                "800x480",
                "--fade",
                "0",
                "--data",
                at("data"),
                "--run",
                at("run"),
                "--trusted",
                at("trusted"),
                "--factory",
                at("factory.standpunkt"),
                "--confirm-after",
                "300",
                "--boot-id",
                boot};
    }
    /// What a verb says that finds no service, and what it needs to know of this place.
    Ran verb(const std::string& what) const {
        std::string command;
        const auto words = agent("/nowhere");
        for (std::size_t i = 0; i + 5 < words.size(); ++i) command += words[i] + " ";
        return run(command + what);
    }
    void must_verb(const std::string& what) const {
        const Ran ran = verb(what);
        INFO(ran.output);
        REQUIRE(ran.code == 0);
    }
    json slots() const {
        return json::parse(read_file(at("data/slots.json")).value_or(""), nullptr, false);
    }
    std::uint64_t serial_in(const char* slot) const {
        const json table = slots();
        if (!table.is_object() || !table.at(slot).is_object()) return 0;
        return table.at(slot).at("serial");
    }
    std::string status() const { return verb("status").output; }
};

/// Whether the screen shows this, somewhere: a window manager is missing, the window is at 0, 0.
bool shows(XServer& server, const Pixels& expected) {
    const auto shot = server.screenshot();
    long differing = 0;
    for (int y = 0; y < expected.height; ++y)
        for (int x = 0; x < expected.width; ++x) {
            const auto* wanted =
                &expected.rgba[(static_cast<std::size_t>(y) * expected.width + x) * 4];
            const std::uint32_t there = shot.at(x, y);
            for (int channel = 0; channel < 3; ++channel)
                if (std::abs(static_cast<int>(there >> (16 - 8 * channel) & 0xFF) -
                             wanted[channel]) > 2) {
                    ++differing;
                    break;
                }
        }
    return differing < 50;
}

}  // namespace

TEST_CASE(
    "A changed sentence comes from a web server onto the screen, and no visit is interrupted") {
    auto server = XServer::start(800, 480);
    if (!server) SKIP(to_string(server.error()));
    XServer& screen = **server;
    const Place place;
    place.build("one.standpunkt");
    place.edit("Der nächste Schritt ist klein, aber er ist da.", "Übermorgen geht es weiter.");
    place.build("two.standpunkt");
    json nodes;
    const Pixels first = place.picture("one.standpunkt", "wait 100"),
                 second = place.picture("two.standpunkt", "wait 100"),
                 reading = place.picture("one.standpunkt", "tap invite\nwait 500", &nodes);

    auto started = Nginx::start();
    if (!started) SKIP(to_string(started.error()));
    auto& nginx = *started;
    const auto publish = [&](const std::string& name) {
        const fs::path fresh = nginx->root() / ".fresh";
        fs::copy_file(place.path / name, fresh);
        fs::last_write_time(fresh, fs::file_time_type::clock::now() + 2s);
        fs::rename(fresh, nginx->root() / "x.standpunkt");
    };
    publish("one.standpunkt");
    const auto log = place.path / "log";
    const std::vector<std::string> on_screen = {"DISPLAY=" + screen.display(),
                                                "SDL_VIDEODRIVER=x11"};
    auto agent = std::make_unique<Child>(place.agent(nginx->url("x.standpunkt")), log);
    auto display = std::make_unique<Child>(place.display("boot-1"), log, on_screen);
    const auto whole_log = [&] { return read_file(log).value_or(""); };

    INFO("installed and shown, then confirmed");
    const bool shown = wait_for([&] { return shows(screen, first); });
    INFO(whole_log());
    REQUIRE(shown);
    REQUIRE(wait_for([&] { return place.serial_in("current") == 1; }));

    INFO("somebody reads while new content comes");
    screen.click(400, 240);
    REQUIRE(wait_for([&] { return shows(screen, reading); }));
    publish("two.standpunkt");
    REQUIRE(wait_for([&] { return place.serial_in("trial") == 2; }));
    std::this_thread::sleep_for(2s);  // the display had time to do something wrong
    CHECK(shows(screen, reading));

    INFO("the visit ends, and the new sentence is there, without a restart");
    // "Themen", and in its place then "Startbild".
    const auto way = std::find_if(nodes.begin(), nodes.end(),
                                  [](const json& node) { return node.at("id") == "topics"; });
    REQUIRE(way != nodes.end());
    const auto& rect = way->at("rect");
    const int x = rect.at(0).get<int>() + rect.at(2).get<int>() / 2,
              y = rect.at(1).get<int>() + rect.at(3).get<int>() / 2;
    const Pixels topics =
        place.picture("one.standpunkt", "tap invite\nwait 500\ntap topics\nwait 500");
    screen.click(x, y);
    REQUIRE(wait_for([&] { return shows(screen, topics); }));
    std::this_thread::sleep_for(500ms);
    screen.click(x, y);
    const bool changed = wait_for([&] { return shows(screen, second); });
    INFO(whole_log());
    REQUIRE(changed);
    CHECK(display->running());
    REQUIRE(wait_for([&] { return place.serial_in("current") == 2; }));
    CHECK(place.serial_in("previous") == 1);
    CHECK(place.status().find("serial 2 of channel stand") != std::string::npos);

    INFO("the server dies, the plug is pulled, and the show runs without a network");
    const std::string url = nginx->url("x.standpunkt");
    nginx.reset();
    agent->end(SIGKILL);
    display->end(SIGKILL);
    agent = std::make_unique<Child>(place.agent(url), log);
    display = std::make_unique<Child>(place.display("boot-2"), log, on_screen);
    CHECK(wait_for([&] { return shows(screen, second); }));
    CHECK(wait_for([&] { return place.status().find("SP-220") != std::string::npos; }));
    CHECK(display->end(SIGTERM) == 0);
    CHECK(agent->end(SIGTERM) == 0);
    CHECK_FALSE(fs::exists(place.path / "run/agent.json"));
}

TEST_CASE("A display that is killed again and again ends with what it had before, in few starts") {
    auto server = XServer::start(800, 480);
    if (!server) SKIP(to_string(server.error()));
    XServer& screen = **server;
    const Place place;
    place.build("one.standpunkt");
    place.edit("Der nächste Schritt ist klein, aber er ist da.", "Übermorgen geht es weiter.");
    place.build("two.standpunkt");
    const Pixels first = place.picture("one.standpunkt", "wait 100"),
                 second = place.picture("two.standpunkt", "wait 100");
    const auto import = [&](const std::string& name) {
        place.must_verb("import " + place.at(name));
    };
    const auto log = place.path / "log";
    const std::vector<std::string> on_screen = {"DISPLAY=" + screen.display(),
                                                "SDL_VIDEODRIVER=x11"};
    import("one.standpunkt");
    {
        Child display(place.display("boot"), log, on_screen);
        REQUIRE(wait_for([&] { return shows(screen, first); }));
        const auto confirmed = [&] {
            return read_file(place.at("data/show/starts.json")).value_or("").find("confirmed") !=
                   std::string::npos;
        };
        REQUIRE(wait_for(confirmed));
    }
    import("two.standpunkt");
    auto patient = place.display("boot");
    patient.insert(patient.end(), {"--confirm-after", "3600000"});
    patient.erase(std::find(patient.begin(), patient.end(), "--confirm-after"),
                  std::find(patient.begin(), patient.end(), "--confirm-after") + 2);
    for (int start = 0; start < 3; ++start) {
        Child display(patient, log, on_screen);
        REQUIRE(wait_for([&] { return shows(screen, second); }));
        display.end(start == 0 ? SIGTERM : SIGKILL);  // the first is somebody's wish and no failure
    }
    {
        Child display(patient, log, on_screen);
        REQUIRE(wait_for([&] { return shows(screen, second); }));
        display.end(SIGKILL);
    }
    Child display(patient, log, on_screen);
    CHECK(wait_for([&] { return shows(screen, first); }));
    place.must_verb("verify");  // whatever verb comes first takes over what the display decided
    CHECK(place.serial_in("trial") == 0);
    CHECK(place.serial_in("current") == 1);
    CHECK(place.status().find("started with it too often in vain") != std::string::npos);
}

TEST_CASE("A start without a screen says nothing about the content") {
    const Place place;
    place.build("one.standpunkt");
    place.must_verb("import " + place.at("one.standpunkt"));
    for (int start = 0; start < 5; ++start) {
        Child display(place.display("boot"), place.path / "log",
                      {"DISPLAY=:654321", "SDL_VIDEODRIVER=x11"});
        CHECK(wait_for([&] { return !display.running(); }));
    }
    CHECK(read_file(place.at("data/show/starts.json")).value_or("").find("rejected") ==
          std::string::npos);
    auto server = XServer::start(800, 480);
    if (!server) SKIP(to_string(server.error()));
    const Pixels expected = place.picture("one.standpunkt", "wait 100");
    Child display(place.display("boot"), place.path / "log",
                  {"DISPLAY=" + (*server)->display(), "SDL_VIDEODRIVER=x11"});
    CHECK(wait_for([&] { return shows(**server, expected); }));
}

TEST_CASE("Factory is shown while there is nothing else, and a damaged page is told to the agent") {
    auto server = XServer::start(800, 480);
    if (!server) SKIP(to_string(server.error()));
    const Place place;
    place.build("factory.standpunkt");
    place.must("cp " + place.at("key.pub") + " " + place.at("factory.pub"));
    place.edit("Der nächste Schritt ist klein, aber er ist da.", "Übermorgen geht es weiter.");
    place.build("one.standpunkt");
    const Pixels factory = place.picture("factory.standpunkt", "wait 100"),
                 one = place.picture("one.standpunkt", "wait 100");
    Child display(place.display("boot"), place.path / "log",
                  {"DISPLAY=" + (*server)->display(), "SDL_VIDEODRIVER=x11"});
    CHECK(wait_for([&] { return shows(**server, factory); }));
    place.must_verb("import " + place.at("one.standpunkt"));
    CHECK(wait_for([&] { return shows(**server, one); }));
    REQUIRE(wait_for([&] { return fs::exists(place.path / "data/show/starts.json"); }));
    // Its first page is broken: the next start finds out, shows factory and says so.
    const fs::path bundle = fs::directory_iterator(place.path / "data/bundles")->path();
    std::fstream file(bundle, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(200);
    file << "damage";
    file.close();
    display.end(SIGTERM);
    Child again(place.display("boot"), place.path / "log",
                {"DISPLAY=" + (*server)->display(), "SDL_VIDEODRIVER=x11"});
    CHECK(wait_for([&] { return shows(**server, factory); }));
    CHECK(read_file(place.at("data/show/faults.json")).value_or("").find(bundle.stem()) !=
          std::string::npos);
    // The same bundle brought again mends it, and the display shows it again.
    place.must_verb("import " + place.at("one.standpunkt"));
    CHECK(wait_for([&] { return shows(**server, one); }));
}

}  // namespace standpunkt::test
