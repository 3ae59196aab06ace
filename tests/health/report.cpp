#include "health/report.h"

#include <catch2/catch_test_macros.hpp>
#include <ctime>
#include <fstream>
#include <functional>
#include <random>

#include "base/json_text.h"
#include "support/temporary_folder.h"
#include "support/time_zone.h"
#include "well.h"

namespace standpunkt::test {
namespace {

using nlohmann::json;

/// One thing that is wrong, in the order in which they matter among those of one light.
struct Wrong {
    Light light;
    Code code;
    std::string fact, sentence;
    std::function<void(ReportInput&)> make;
};

const std::vector<Wrong>& all_wrongs() {
    static const std::vector<Wrong> wrongs = {
        {Light::Red, Code::NoDisplay, "display", "Es ist kein Bildschirm verbunden.",
         [](ReportInput& in) { display(in)["connected"] = false; }},
        {Light::Red, Code::DisplaySilent, "display", "Die Vorführung läuft nicht.",
         [](ReportInput& in) { in.display->age = std::chrono::seconds(200); }},
        {Light::Red, Code::Unreadable, "content", "Der Inhalt ist nicht lesbar.",
         [](ReportInput& in) {
             agent(in)["shows"] = {{"slot", "factory"}, {"since", noon}};
         }},
        {Light::Red, Code::TouchLost, "touch", "Der Touchscreen ist nicht verbunden.",
         [](ReportInput& in) { display(in)["touch_devices"] = 0; }},
        {Light::Red, Code::DataNotWritable, "storage", "Der Speicher nimmt nichts mehr an.",
         [](ReportInput& in) { in.box.data->read_only = true; }},
        {Light::Red, Code::UnderVoltage, "power", "Der Strom reicht nicht.",
         [](ReportInput& in) { in.box.supply->low = true; }},
        {Light::Red, Code::TooHot, "power", "Der Stand ist zu heiß.",
         [](ReportInput& in) { in.box.temperature->celsius = 86; }},
        {Light::Red, Code::StorageWorn, "storage", "Der Speicher ist verbraucht.",
         [](ReportInput& in) {
             in.box.data->wear = Wear{110, {}};
         }},
        {Light::Red, Code::NoSpace, "storage", "Der Speicher ist voll.",
         [](ReportInput& in) { in.box.data->free = 1 << 20; }},
        {Light::Amber, Code::StorageErrors, "storage", "Läuft, aber der Speicher hat Fehler.",
         [](ReportInput& in) { in.box.data->errors = 17; }},
        {Light::Amber, Code::ConfigFaulty, "display", "Läuft, aber die Einstellungen haben Fehler.",
         [](ReportInput& in) {
             display(in)["faults"].push_back({{"code", "SP-412"}, {"line", 8}});
         }},
        {Light::Amber, Code::AgentSilent, "check", "Läuft, aber neue Inhalte werden nicht geholt.",
         [](ReportInput& in) { in.agent->age = std::chrono::seconds(200); }},
        {Light::Amber, Code::WrongKey, "refused", "Läuft, aber ein neuer Inhalt wurde abgelehnt.",
         [](ReportInput& in) {
             agent(in)["last_refused"] = {
                 {"serial", 43}, {"code", "SP-203"}, {"when", noon - 12 * minute}};
         }},
        {Light::Amber, Code::Damaged, "content", "Läuft, aber Teile des Inhalts sind beschädigt.",
         [](ReportInput& in) {
             agent(in)["troubles"].push_back({{"code", "SP-202"}});
         }},
        {Light::Amber, Code::ClockWrong, "clock", "Läuft, aber die Uhr geht falsch.",
         [](ReportInput& in) { agent(in)["clock"]["trusted"] = false; }},
        {Light::Amber, Code::Unreachable, "network",
         "Läuft, aber der Server ist nicht zu erreichen.",
         [](ReportInput& in) {
             json& source = agent(in)["sources"][1];
             source["failures"] = 3;
             source["result"] = "failed";
             source["error"] = {{"code", "SP-220"}};
         }},
        {Light::Amber, Code::Stale, "content", "Läuft, aber der Inhalt ist veraltet.",
         [](ReportInput& in) { agent(in)["stale"] = true; }},
        {Light::Amber, Code::NoBroker, "network",
         "Läuft, aber der MQTT-Server ist nicht zu erreichen.",
         [](ReportInput& in) {
             agent(in)["mqtt"] = {{"configured", true}, {"connected", false}};
         }},
        {Light::Amber, Code::BadServer, "visits",
         "Läuft, aber der Besuchsbericht geht seit 26.11., 12:00 Uhr nicht hinaus.",
         [](ReportInput& in) {
             agent(in)["report"] = {
                 {"failures", 3}, {"since", noon - 24 * hour}, {"error", {{"code", "SP-221"}}}};
         }},
    };
    return wrongs;
}

/// What nobody can know while somebody else is silent.
bool hidden(const Wrong& one, const Wrong& by) {
    if (by.code == Code::DisplaySilent)
        return one.code == Code::NoDisplay || one.code == Code::TouchLost ||
               one.code == Code::ConfigFaulty;
    if (by.code == Code::AgentSilent)
        return one.code == Code::Unreachable || one.code == Code::Stale ||
               one.code == Code::NoBroker || one.code == Code::BadServer;
    return false;
}

}  // namespace
TEST_CASE("a stand that is well says so, with the facts of the page in their order") {
    const TimeZone berlin(berlin_time);
    const Report report = report_of(well(), "de");
    CHECK(report.light == Light::Green);
    CHECK(report.code == Code::None);
    CHECK(report.sentence == "Alles in Ordnung.");
    CHECK(report.more == "Inhalt 42 läuft seit 09:12 Uhr.");
    const std::vector<Fact> expected = {
        {"content", Light::Green, "Inhalt, laufende Nummer", "Clusterarbeit, 42", {}},
        {"check", Light::Green, "Letzte Prüfung", "11:48 Uhr, nichts Neues", {}},
        {"refused", Light::Green, "Abgelehnter Inhalt", "keiner", {}},
        {"display", Light::Green, "Bildschirm", "1920 × 1080, 24 Zoll, 60 Hz", {}},
        {"touch", Light::Green, "Berührung", "1 Gerät, zuletzt vor 2 min", {}},
        {"power", Light::Green, "Temperatur, Strom", "61 °C, Spannung stabil", {}},
        {"storage", Light::Green, "Speicher", "4,1 GB frei von 16 GB", {}},
        {"clock", Light::Green, "Uhr", "12:00 Uhr, gestellt 08:30", {}},
        {"visits", Light::Green, "Besuche heute", "318", {}},
        {"readers", Light::Green, "Lesende heute", "204, im Mittel 2 min 10 s", {}},
        {"previous", Light::Green, "Vorheriger Inhalt", "41, als Rückfall bereit", {}},
        {"network", Light::Green, "Netz", "verbunden, Server erreicht", {}}};
    REQUIRE(report.facts.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        INFO(report.facts[i].key << ": " << report.facts[i].value);
        CHECK(report.facts[i] == expected[i]);
    }
}

TEST_CASE("any language but German reads English, fact by fact") {
    const TimeZone berlin(berlin_time);
    const Report german = report_of(well(), "de"), english = report_of(well(), "fr");
    CHECK(english.sentence == "Everything is fine.");
    CHECK(english.more == "Content 42 has been running since 09:12.");
    REQUIRE(english.facts.size() == german.facts.size());
    for (std::size_t i = 0; i < english.facts.size(); ++i) {
        CHECK(english.facts[i].key == german.facts[i].key);
        CHECK(english.facts[i].label != german.facts[i].label);
    }
    CHECK(value(english, "display") == "1920 × 1080, 24 inches, 60 Hz");
    CHECK(value(english, "storage") == "4.1 GB free of 16 GB");
    CHECK(value(english, "touch") == "1 device, last 2 min ago");
}

TEST_CASE("refused content lights amber, names its number and reason, and what goes on") {
    const TimeZone berlin(berlin_time);
    ReportInput input = well();
    agent(input)["last_refused"] = {
        {"serial", 43}, {"code", "SP-203"}, {"when", noon - 12 * minute}};
    agent(input)["sources"][1]["result"] = "refused";
    const Report report = report_of(input, "de");
    CHECK(report.light == Light::Amber);
    CHECK(report.code == Code::WrongKey);
    CHECK(report.sentence == "Läuft, aber ein neuer Inhalt wurde abgelehnt.");
    CHECK(report.more == "Inhalt 42 läuft weiter, seit 09:12 Uhr.");
    CHECK(value(report, "check") == "11:48 Uhr, abgelehnt (SP-203)");
    CHECK(value(report, "refused") == "Nr. 43: Unterschrift unbekannt (SP-203)");
    CHECK(report.facts[1].light == Light::Amber);
    CHECK(report.facts[2].light == Light::Amber);
    CHECK(report.facts[3].light == Light::Green);
}

TEST_CASE("each thing that can be wrong lights its fact, with its code, and is told") {
    const TimeZone berlin(berlin_time);
    for (const Wrong& wrong : all_wrongs()) {
        ReportInput input = well();
        wrong.make(input);
        const Report report = report_of(input, "de"), english = report_of(input, "en");
        INFO(wrong.sentence << " / " << report.sentence);
        CHECK(report.light == wrong.light);
        CHECK(report.code == wrong.code);
        CHECK(report.sentence == wrong.sentence);
        CHECK(!report.more.empty());
        CHECK(english.light == wrong.light);
        CHECK(english.code == wrong.code);
        CHECK(english.sentence != report.sentence);
        CHECK(english.more != report.more);
        for (const Fact& fact : report.facts) {
            INFO(fact.key << ": " << fact.value);
            CHECK((fact.light == Light::Green) == (fact.code == Code::None));
            // A refusal is also how the last check ended.
            const bool concerned =
                fact.key == wrong.fact || (fact.key == "check" && wrong.fact == "refused");
            CHECK(concerned == (fact.code == wrong.code));
            if (concerned) CHECK(fact.value.ends_with(" (" + to_string(wrong.code) + ")"));
        }
    }
}

TEST_CASE("of two things the worse is told, of two as bad the one that matters more") {
    const TimeZone berlin(berlin_time);
    const auto& wrongs = all_wrongs();
    for (std::size_t i = 0; i < wrongs.size(); ++i)
        for (std::size_t j = 0; j < wrongs.size(); ++j) {
            if (i == j) continue;
            ReportInput input = well();
            wrongs[i].make(input);
            wrongs[j].make(input);
            const Wrong* told = wrongs[i].light > wrongs[j].light   ? &wrongs[i]
                                : wrongs[i].light < wrongs[j].light ? &wrongs[j]
                                                                    : &wrongs[std::min(i, j)];
            if (hidden(wrongs[i], wrongs[j])) told = &wrongs[j];
            if (hidden(wrongs[j], wrongs[i])) told = &wrongs[i];
            const Report report = report_of(input, "de");
            INFO(wrongs[i].sentence << " + " << wrongs[j].sentence);
            CHECK(report.sentence == told->sentence);
            CHECK(report.light == told->light);
        }
}

TEST_CASE("whom to call is told where something is wrong, and only there") {
    ReportInput input = well();
    input.contact = "Jana, 0171 555";
    CHECK(report_of(input, "de").more.find("Jana") == std::string::npos);
    input.box.supply->low = true;
    CHECK(report_of(input, "de").more ==
          "Ein stärkeres Netzteil und ein kurzes Kabel nehmen. Hilfe: Jana, 0171 555");
}

TEST_CASE("who is silent is missed after three minutes, not before") {
    ReportInput input = well();
    input.agent->age = input.display->age = std::chrono::seconds(180);
    CHECK(report_of(input, "de").light == Light::Green);
    input.agent->age = std::chrono::seconds(181);
    CHECK(report_of(input, "de").code == Code::AgentSilent);
    input.agent->age = std::chrono::seconds(0);
    agent(input)["agent"]["running"] = false;
    CHECK(report_of(input, "de").code == Code::AgentSilent);
    input.agent.reset();
    CHECK(report_of(input, "de").code == Code::AgentSilent);
    input.display.reset();
    CHECK(report_of(input, "de").code == Code::DisplaySilent);
}

TEST_CASE("a display that is silent because no screen is connected is not what is told") {
    ReportInput input = well();
    input.display.reset();
    input.box.connectors[0].connected = false;
    CHECK(report_of(input, "de").code == Code::NoDisplay);
    input.box.connectors.clear();
    CHECK(report_of(input, "de").code == Code::DisplaySilent);
}

TEST_CASE("a state file is as old as it is, but never older than the machine's start") {
    const TemporaryFolder folder;
    const auto file = folder.path / "agent.json";
    CHECK(!hear(file, std::time(nullptr), {}));
    std::ofstream(file) << "{\"agent\": 1}";
    const std::int64_t now = std::time(nullptr);
    REQUIRE(hear(file, now, {}));
    CHECK(hear(file, now, {})->age <= std::chrono::seconds(60));
    CHECK(hear(file, now + 500, std::chrono::seconds(10'000))->age >= std::chrono::seconds(440));
    // A clock that a server has just set from 1970 to today.
    CHECK(hear(file, now + 5'000'000, std::chrono::seconds(40))->age == std::chrono::seconds(0));
    CHECK(hear(file, now - 500, {})->age == std::chrono::seconds(0));
    std::ofstream(file) << "{\"agent\": ";
    CHECK(!hear(file, now, {}));
    std::ofstream(file) << "[]";
    CHECK(!hear(file, now, {}));
}

TEST_CASE("a stand without content says what to do, and how far its first one is") {
    ReportInput input = well();
    for (const char* key : {"shows", "current", "previous"}) agent(input)[key] = nullptr;
    display(input)["scene"] = "holding";
    CHECK(report_of(input, "de").code == Code::NothingYet);
    CHECK(report_of(input, "de").light == Light::Red);
    CHECK(value(report_of(input, "de"), "content") == "keiner (SP-101)");
    agent(input)["progress"] = {{"name", "x"}, {"done", 430}, {"of", 1000}};
    CHECK(report_of(input, "de").code == Code::OnItsWay);
    CHECK(report_of(input, "de").light == Light::Amber);
    CHECK(report_of(input, "de").more == "43 % sind da. Einen Stick bitte stecken lassen.");
    agent(input).erase("progress");
    agent(input)["trial"] = {{"serial", 1}};
    CHECK(report_of(input, "de").light == Light::Green);
    agent(input)["trial"] = nullptr;
    agent(input)["shows"] = {{"slot", "factory"}, {"since", noon}};
    display(input)["scene"] = "attract";
    CHECK(report_of(input, "de").code == Code::NothingYet);
    CHECK(report_of(input, "de").light == Light::Amber);
}

TEST_CASE("a stand whose data partition is missing says that, and not that it wants content") {
    for (const bool holding : {false, true}) {
        ReportInput input = well();
        input.agent.reset();  // its settings lie on that partition too
        input.has_settings = false;
        display(input)["scene"] = holding ? "holding" : "attract";
        input.box.root_read_only = true;
        input.box.data->in_memory = true;
        const Report report = report_of(input, "de");
        CHECK(report.light == Light::Red);
        CHECK(report.code == Code::DataNotWritable);
        for (const Fact& fact : report.facts) {
            INFO(fact.key);
            CHECK(fact.code != Code::NothingYet);
        }
        // Somebody tries it on a desk, in a folder of the moment.
        input.box.root_read_only = false;
        CHECK(report_of(input, "de").code != Code::DataNotWritable);
        input.has_settings = true;
        CHECK(report_of(input, "de").sentence.find("eingerichtet") == std::string::npos);
    }
}

TEST_CASE("a stand that nobody has set up says so before anything about its content") {
    ReportInput input = well();
    input.agent.reset();  // does not run without settings
    input.has_settings = false;
    for (const char* scene : {"attract", "holding"}) {
        display(input)["scene"] = scene;
        CHECK(report_of(input, "en").code == Code::ConfigFaulty);
        CHECK(report_of(input, "en").light == Light::Red);
        CHECK(report_of(input, "en").sentence == "The stand is not set up yet.");
        input.box.root_read_only = false;
        CHECK(report_of(input, "de").more.starts_with("Die Datei kiosk.toml anlegen."));
        input.box.root_read_only = true;  // an image
        CHECK(report_of(input, "de").more.starts_with("Die Datei standpunkt.toml auf der Karte"));
    }
    display(input)["scene"] = "attract";
    input.has_settings = true;
    CHECK(report_of(input, "en").code == Code::AgentSilent);
}

TEST_CASE("faults of the settings are told also before the show meets them") {
    ReportInput input = well();
    input.settings_fault = 12;  // kiosk.toml was edited; the show still has what it read
    CHECK(report_of(input, "en").light == Light::Amber);
    CHECK(report_of(input, "en").code == Code::ConfigFaulty);
    CHECK(report_of(input, "en").more.starts_with("Correct the file kiosk.toml, line 12."));
    display(input)["faults"].push_back({{"code", "SP-412"}, {"line", 8}});
    CHECK(report_of(input, "en").more.starts_with("Correct the file kiosk.toml, line 12."));
    input.settings_fault = 0;  // the file as a whole
    CHECK(report_of(input, "de").more.starts_with("Die Datei kiosk.toml berichtigen."));
    input.display.reset();  // and if nobody knows what the show does
    const Report silent = report_of(input, "en");
    CHECK(silent.code == Code::DisplaySilent);
}

TEST_CASE("where the settings have faults and there is no content, no stick is asked for") {
    ReportInput input = well();
    input.agent.reset();  // it takes nothing then
    display(input)["scene"] = "holding";
    display(input)["shows"] = nullptr;
    input.settings_fault = 3;
    const Report report = report_of(input, "en");
    CHECK(report.light == Light::Red);
    CHECK(report.code == Code::ConfigFaulty);
    CHECK(report.sentence == "The settings have faults.");
    CHECK(report.more.starts_with("Correct the file kiosk.toml, line 3."));
    for (const auto& fact : report.facts) CHECK(fact.code != Code::NothingYet);
}

TEST_CASE("content that was set aside is refused content until there is something newer") {
    ReportInput input = well();
    agent(input)["refused"] = {
        {{"serial", 43}, {"channel", "stand"}, {"reason", "x"}, {"refused", noon - hour}},
        {{"serial", 99}, {"channel", "other"}, {"reason", "x"}, {"refused", noon - hour}}};
    CHECK(report_of(input, "de").code == Code::RefusedBefore);
    CHECK(value(report_of(input, "de"), "refused") == "Nr. 43: zurückgestellt (SP-208)");
    agent(input)["current"]["serial"] = 44;
    CHECK(report_of(input, "de").light == Light::Green);
}

TEST_CASE("a report has its JSON, codes only where there are some") {
    ReportInput input = well();
    input.box.data->errors = 2;
    const json report = to_json(report_of(input, "en"));
    CHECK(report.at("light") == "amber");
    CHECK(report.at("code") == "SP-404");
    CHECK(report.at("facts").size() == 12);
    CHECK(report.at("facts")[6].at("code") == "SP-404");
    CHECK(!report.at("facts")[0].contains("code"));
    CHECK(!to_json(report_of(well(), "en")).contains("code"));
}

TEST_CASE("state files of another shape make no report fail, and always twelve facts") {
    std::mt19937 random(11);
    const auto below = [&](std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
    };
    const std::vector<json> odd = {nullptr,
                                   1e300,
                                   -1,
                                   std::uint64_t{1} << 63U,
                                   "",
                                   "SP-",
                                   "SP-99999999999",
                                   true,
                                   json::array({1, json::object()}),
                                   json::object(),
                                   "\xff"};
    for (int round = 0; round < 3000; ++round) {
        ReportInput input = well();
        agent(input)["last_refused"] = {{"serial", 43}, {"code", "SP-203"}, {"when", noon}};
        agent(input)["progress"] = {{"name", "x"}, {"done", 1}, {"of", 3}};
        agent(input)["mqtt"] = {{"configured", true}, {"connected", true}};
        agent(input)["report"] = {
            {"failures", 3}, {"since", noon}, {"error", {{"code", "SP-220"}}}};
        json flat = (below(2) == 0 ? agent(input) : display(input)).flatten();
        const auto key =
            std::next(flat.begin(), static_cast<std::ptrdiff_t>(below(flat.size()))).key();
        json& state = flat.contains("/driver") ? display(input) : agent(input);
        // At the leaf, or anywhere above it.
        json::json_pointer place(key);
        while (below(3) == 0 && !place.empty()) place = place.parent_pointer();
        if (place.empty()) continue;
        state[place] = odd[below(odd.size())];
        INFO(place.to_string());
        const Report report = report_of(input, below(2) == 0 ? "de" : "en");
        CHECK(report.facts.size() == 12);
        CHECK(!report.sentence.empty());
        CHECK(!json_text(to_json(report)).empty());
    }
}

}  // namespace standpunkt::test
