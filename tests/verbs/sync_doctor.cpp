// standpunkt-sync doctor: what it finds, and what it hands to a helper far away.
#include <unistd.h>

#include <csignal>
#include <ctime>

#include "sync_desk.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct DoctorDesk : SyncDesk {
    /// A display that is well, as its file tells.
    void display(const json& more = json::object()) const {
        json state = {{"width", 1920},   {"height", 1080},     {"connected", true},
                      {"driver", "x11"}, {"touch_devices", 1}, {"scene", "attract"}};
        state.update(more);
        put("run/show/display.json", state.dump());
    }
    json examined() const {
        const Ran ran = sync("doctor --json");
        INFO(ran.output);
        return json::parse(ran.output);
    }
    /// The check whose name begins so.
    static json check(const json& examined, const std::string& what) {
        for (const json& one : examined.at("checks"))
            if (one.at("what").get<std::string>().starts_with(what)) return one;
        FAIL("no check " << what);
        return {};
    }
    /// All of a ZIP's texts, one after the other, each after its name.
    std::string unpacked(const std::string& zip) const {
        const Ran made = run("python3 -m zipfile -e " + at(zip) + " " + at("unpacked"));
        INFO(made.output);
        REQUIRE(made.code == 0);
        std::string all;
        for (const auto& entry : fs::recursive_directory_iterator(path / "unpacked"))
            if (entry.is_regular_file())
                all += entry.path().lexically_relative(path / "unpacked").string() + "\n" +
                       bytes_of(entry.path()) + "\n";
        return all;
    }
};

}  // namespace

TEST_CASE("the doctor finds nothing bad on a stand that is well") {
    DoctorDesk desk;
    desk.start();
    desk.display();
    REQUIRE(desk.sync("import " + desk.at("one.standpunkt")).code == 0);
    desk.show();
    REQUIRE(wait_for([&] { return desk.agent_says("current").is_object(); }));
    const json found = desk.examined();
    CHECK(desk.check(found, "current bundle, serial 1").at("grade") == "good");
    CHECK(desk.check(found, "trusted keys").at("grade") == "good");
    CHECK(desk.check(found, "source").at("grade") == "skipped");
    CHECK(found.at("report").at("facts").size() == 12);
    const Ran words = desk.sync("doctor");
    INFO(words.output);
    // The key folder has to be root's, so only root's own has nothing bad about it.
    if (::geteuid() == 0) CHECK(words.code == 0);
    CHECK(words.output.find("good  current bundle, serial 1: every page is as it was signed.") !=
          std::string::npos);
    CHECK(desk.sync("status").output.starts_with(words.output.substr(0, words.output.find('\n'))));
}

TEST_CASE("the doctor finds what is damaged, unsafe or not to be had, with the next step") {
    DoctorDesk desk;
    desk.source = "http://127.0.0.1:9/x.standpunkt";
    desk.display();
    REQUIRE(desk.sync("import " + desk.at("one.standpunkt")).code == 0);
    for (const auto& file : fs::directory_iterator(desk.path / "data/bundles"))
        if (file.path().extension() == ".standpunkt")
            desk.flip(file.path().lexically_relative(desk.path), 70'000);
    fs::permissions(desk.path / "trusted", fs::perms::others_write, fs::perm_options::add);
    std::ofstream(desk.at("trusted/odd.pub")) << "no key\n";
    const json found = desk.examined();
    const json bundle = desk.check(found, "trial bundle, serial 1");
    CHECK(bundle.at("grade") == "bad");
    CHECK(bundle.at("next_step") == "standpunkt-sync verify");
    CHECK(desk.check(found, "key folder").at("grade") == "bad");
    CHECK(desk.check(found, "trusted key " + desk.at("trusted/odd.pub")).at("grade") == "bad");
    const json source = desk.check(found, "source http");
    CHECK(source.at("grade") == "bad");
    CHECK(source.at("finding").get<std::string>().find("SP-220") != std::string::npos);
    CHECK(desk.sync("doctor").code == 1);
}

TEST_CASE("whose a folder is that the agent's user namespace hides is not judged, its mode is") {
    if (::geteuid() != 0) SKIP("only root can give a folder away");
    constexpr unsigned hidden = 65'534;
    const DoctorDesk desk;
    fs::create_directories(desk.path / "data/show");
    desk.put("operator.pin", "x");
    const auto pin = desk.at("operator.pin"), show = desk.at("data/show");
    fs::permissions(pin, fs::perms(0640));
    REQUIRE(::chown(show.c_str(), hidden, hidden) == 0);
    REQUIRE(::chown(pin.c_str(), 0, hidden) == 0);
    std::ofstream(desk.at("kiosk.toml"))
        << "channel = \"stand\"\ndata = \"" << desk.at("data") << "\"\nrun = \"" << desk.at("run")
        << "\"\n[operator]\npin = \"" << pin << "\"\n";
    const auto grade = [&](const std::string& what) {
        const Ran ran = run(STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync --config " +
                            desk.at("kiosk.toml") + " doctor --json");
        INFO(ran.output);
        return desk.check(json::parse(ran.output), what).at("grade").get<std::string>();
    };
    CHECK(grade("the show's folder") == "skipped");
    CHECK(grade("PIN file") == "skipped");
    fs::permissions(show, fs::perms::others_write, fs::perm_options::add);
    fs::permissions(pin, fs::perms::others_read, fs::perm_options::add);
    CHECK(grade("the show's folder") == "bad");
    CHECK(grade("PIN file") == "bad");
}

TEST_CASE("a stick's folder that holds content of an unknown key is found wanting") {
    DoctorDesk desk;
    fs::create_directories(desk.path / "stick");
    fs::copy_file(desk.at("one.standpunkt"), desk.at("stick/one.standpunkt"));
    CHECK(desk.check(desk.examined(), "source").at("grade") == "good");
    fs::remove(desk.path / "trusted/key.pub");
    const json source = desk.check(desk.examined(), "source");
    CHECK(source.at("grade") == "bad");
    CHECK(source.at("finding").get<std::string>().find("SP-203") != std::string::npos);
}

TEST_CASE("a support bundle holds state and settings, and no secret") {
    const DoctorDesk desk;
    std::ofstream(desk.at("kiosk.toml"))
        << "channel = \"stand\"\nkiosk = \"hall\"\n"
        << "data = \"" << desk.at("data") << "\"\nrun = \"" << desk.at("run") << "\"\n"
        << "trusted = \"" << desk.at("trusted") << "\"\n# password = geheim\n"
        << "[[source]]\nurl = \"https://joe:geheim@example.invalid/x.standpunkt?sig=geheim\"\n"
        << "[[source]]\nurl = \"https://joe:a,geheim@example.invalid/y?a=(b),sig='geheim'\"\n"
        << "[[source]]\nurl = 'https://joe:a\"geheim@b)geheim<geheim>@example.invalid/z'\n"
        << "# mqtt={server=\"mqtts://b\",user=\"u\",password=\"p@geheim\"}\n"
        << "# {url='https://h/p?x',password='ge heim geheim'}\n"
        << "# http://user:pass,token=geheim@host/\n"
        << "# password: geheim\n# the wifi's psk is geheim\n# apikeys = [\"geheim\", 'geheim']\n"
        << "[network]\nproxy = \"http://me:ge)'geheim@127.0.0.1:9\"\n"
        << "[mqtt]\nserver = \"mqtts://broker.invalid\"\nuser = \"geheim\"\n"
        << "password_file = \"/etc/standpunkt/mqtt.password\"\n"
        << "password = \"\"\"\ngeheim\n geheim\"\"\"\ntopic = \"a/b\"\n";  // nobody knows this key
    const Ran ran = run(STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync --config " +
                        desk.at("kiosk.toml") + " doctor --bundle " + desk.at("help.zip"));
    INFO(ran.output);
    REQUIRE(ran.output.find("Written: " + desk.at("help.zip")) != std::string::npos);
    CHECK(ran.output.find("screenshot.png: no agent runs") != std::string::npos);
    CHECK((fs::status(desk.at("help.zip")).permissions() & fs::perms::group_all) ==
          fs::perms::none);
    const std::string all = desk.unpacked("help.zip");
    CHECK(all.find("geheim") == std::string::npos);
    for (const char* part :
         {"doctor.txt\n", "doctor.json\n", "state/agent.json\n", "kiosk.toml\nchannel = \"stand\"",
          "@example.invalid/x.standpunkt?", "@example.invalid/z'", "(left out)@127.0.0.1:9\"",
          "mqtt.password", "missing.txt\n", "\nuser = \"(left out)\"\n",
          "\npassword = \"(left out)\"\ntopic = \"a/b\"\n", "\n# apikeys = \"(left out)\"\n"}) {
        INFO(part);
        CHECK(all.find(part) != std::string::npos);
    }
}

TEST_CASE("the loop's picture is asked for, waited for, and put into the support bundle") {
    DoctorDesk desk;
    desk.start();
    desk.display();
    Child doctor({STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync", "--channel", "stand", "--data",
                  desk.at("data"), "--run", desk.at("run"), "--trusted", desk.at("trusted"),
                  "doctor", "--bundle", desk.at("help.zip")},
                 desk.path / "doctor.log");
    REQUIRE(wait_for([&] { return desk.agent_says("hint").is_object(); }));
    const json hint = desk.agent_says("hint");
    CHECK(hint.at("do") == "screenshot");
    desk.display({{"hint", {{"id", hint.at("id")}, {"state", "waiting"}}}});
    desk.put("run/show/screenshot.png", "as good as a picture");
    desk.display({{"hint", {{"id", hint.at("id")}, {"state", "done"}}}});
    REQUIRE(wait_for([&] { return !doctor.running(); }));
    CHECK(desk.unpacked("help.zip").find("screenshot.png\nas good as a picture") !=
          std::string::npos);
}

TEST_CASE("a support bundle for a stick that is not there says so, with its code") {
    DoctorDesk desk;
    desk.start();
    desk.display();
    desk.put("run/show/display.json", "{\"hint\": {\"id\": 0}}");
    Child answering(
        {"/bin/sh", "-c",
         "while :; do id=$(sed -n 's/.*\"id\": \\([0-9]*\\).*/\\1/p' " + desk.at("run/agent.json") +
             " | tail -n1); printf '{\"hint\":{\"id\":%s,\"state\":\"refused\"}}' "
             "\"${id:-0}\" > " +
             desk.at("d") + "; mv " + desk.at("d") + " " + desk.at("run/show/display.json") +
             "; sleep 0.2; done"},
        desk.path / "sh.log");
    const Ran ran = desk.sync("doctor --bundle stick");
    INFO(ran.output);
    CHECK(ran.code == 1);
    CHECK(ran.output.find("SP-409") != std::string::npos);
    CHECK(ran.output.find("screenshot.png: the show refused") != std::string::npos);
}

}  // namespace standpunkt::test
