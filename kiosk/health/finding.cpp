#include "health/finding.h"

#include <algorithm>

namespace standpunkt {
namespace {

// A Raspberry Pi slows down from 80 degrees on and stops at 85; others name their own limit.
constexpr double warm_celsius = 80, hot_celsius = 85;
constexpr double warm_below_critical = 10, hot_below_critical = 4;
constexpr std::uint64_t little_space = 256U << 20, no_space = 32U << 20;
constexpr int failures_until_told = 3;  // a few minutes

class Judge {
  public:
    Judge(const Known& known, const ReportInput& input, const Tongue& tongue)
        : x_known(known), x_input(input), x_say(tongue) {}

    std::vector<StandFinding> all() {
        screen();
        content();
        touch();
        storage_that_fails();
        power_and_heat();
        wear_and_space();
        settings();
        agent();
        refusals();
        small_damage();
        clock();
        sources();
        if (x_known.agent_speaks && x_known.stale)
            add(Light::Amber, Code::Stale, "content",
                x_say("Läuft, aber der Inhalt ist veraltet.",
                      "Running, but the content is out of date."),
                x_say("Neuen Inhalt auf den Stand bringen.", "Bring new content onto the stand."));
        if (x_known.agent_speaks && x_known.broker && !x_known.broker->connected)
            add(Light::Amber, Code::NoBroker, "network",
                x_say("Läuft, aber der MQTT-Server ist nicht zu erreichen.",
                      "Running, but the MQTT server cannot be reached."),
                x_say("Netz und Zugangsdaten prüfen.", "Check the network and the password."));
        report();
        return std::move(x_found);
    }

  private:
    void add(Light light, Code code, std::string fact, std::string sentence, std::string more) {
        x_found.push_back({light, code, std::move(fact), std::move(sentence), std::move(more)});
    }

    void screen() {
        const auto& connectors = x_input.box.connectors;
        const bool none_connected =
            !connectors.empty() && std::none_of(connectors.begin(), connectors.end(),
                                                [](const Connector& one) { return one.connected; });
        const bool display_says = x_known.display_speaks && x_known.display->connected.has_value();
        if (display_says ? !*x_known.display->connected : none_connected)
            add(Light::Red, Code::NoDisplay, "display",
                x_say("Es ist kein Bildschirm verbunden.", "No screen is connected."),
                x_say("Den Bildschirm einschalten und sein Kabel prüfen.",
                      "Switch the screen on and check its cable."));
        if (!x_known.display_speaks)
            add(Light::Red, Code::DisplaySilent, "display",
                x_say("Die Vorführung läuft nicht.", "The show is not running."),
                x_say("Den Stand aus- und wieder einschalten.",
                      "Switch the stand off and on again."));
    }

    void content() {
        const bool holding = x_known.display_speaks && x_known.display->scene == "holding";
        const bool factory = x_known.shows && x_known.shows->slot == "factory";
        if (x_known.shows && !factory && !holding) return;
        if (!x_known.shows && !x_known.agent_speaks && !holding) return;  // nobody knows
        if (x_known.current) {
            // Shown at the next pause, if it was installed a moment ago; so the display has a say.
            if (factory || holding)
                add(Light::Red, Code::Unreadable, "content",
                    x_say("Der Inhalt ist nicht lesbar.", "The content cannot be read."),
                    x_say("Den Inhalt noch einmal aufspielen.", "Install the content again."));
            return;
        }
        // Which is why there is none; with faulty settings no stick is taken.
        if (data_is_gone() || !x_input.has_settings || settings_fault()) return;
        if (factory && !holding) {
            add(Light::Amber, Code::NothingYet, "content",
                x_say("Läuft mit dem Inhalt ab Werk.", "Running with the content as delivered."),
                x_say("Einen Stick mit Inhalt einstecken.", "Plug in a stick with content."));
            return;
        }
        if (x_known.trial) return;  // it is here and comes at the next pause
        if (x_known.copying) {
            add(Light::Amber, Code::OnItsWay, "content",
                x_say("Der erste Inhalt kommt gerade.", "The first content is on its way."),
                std::to_string(*x_known.copying) +
                    x_say(" % sind da. Einen Stick bitte stecken lassen.",
                          " % are here. Please leave a stick plugged in."));
            return;
        }
        add(Light::Red, Code::NothingYet, "content",
            x_say("Es ist noch kein Inhalt da.", "There is no content yet."),
            x_say("Einen Stick mit Inhalt einstecken.", "Plug in a stick with content."));
    }

    void settings() {
        // Nobody wrote any, or they went with the data partition, which is told then.
        if (!x_input.has_settings && !data_is_gone())
            add(Light::Red, Code::ConfigFaulty, "check",
                x_say("Der Stand ist noch nicht eingerichtet.", "The stand is not set up yet."),
                x_input.box.root_read_only.value_or(false)  // an image: settings come by its card
                    ? x_say("Die Datei standpunkt.toml auf der Karte ausfüllen.",
                            "Fill in the file standpunkt.toml on the card.")
                    : x_say("Die Datei kiosk.toml anlegen.", "Write the file kiosk.toml."));
        const std::optional<int> fault = settings_fault();
        if (!fault) return;
        const int line = *fault;
        const bool empty = x_known.display_speaks && x_known.display->scene == "holding";
        const std::string where =
            line > 0 ? x_say(", Zeile ", ", line ") + std::to_string(line) : std::string();
        add(empty ? Light::Red : Light::Amber, Code::ConfigFaulty, "display",
            empty ? x_say("Die Einstellungen haben Fehler.", "The settings have faults.")
                  : x_say("Läuft, aber die Einstellungen haben Fehler.",
                          "Running, but the settings have faults."),
            x_say("Die Datei kiosk.toml berichtigen", "Correct the file kiosk.toml") + where + ".");
    }

    /// What the show met when it started, or what it will meet at its next start: the line.
    std::optional<int> settings_fault() const {
        if (x_input.settings_fault) return x_input.settings_fault;
        if (x_known.display_speaks && x_known.display->config_faulty)
            return x_known.display->config_line;
        return {};
    }

    void touch() {
        // In a window on a desk a mouse does; what hangs at a stand's own screen needs fingers.
        if (x_known.display_speaks && x_known.display->touch_devices == 0 &&
            x_known.display->driver == "KMSDRM")
            add(Light::Red, Code::TouchLost, "touch",
                x_say("Der Touchscreen ist nicht verbunden.", "The touchscreen is not connected."),
                x_say("Das USB-Kabel vom Bildschirm zum Stand prüfen.",
                      "Check the USB cable between screen and stand."));
    }

    bool data_is_gone() const { return !x_input.box.data || data_is_missing(x_input.box); }

    void storage_that_fails() {
        if (data_is_gone() || x_input.box.data->read_only == true ||
            x_known.has_trouble(Code::DataNotWritable))
            add(Light::Red, Code::DataNotWritable, "storage",
                x_say("Der Speicher nimmt nichts mehr an.", "The storage takes nothing any more."),
                x_say("Neu starten; bleibt es so, muss die Karte getauscht werden.",
                      "Restart the stand; if it stays so, the card has to be replaced."));
    }

    void power_and_heat() {
        const auto& supply = x_input.box.supply;
        const std::string better = x_say("Ein stärkeres Netzteil und ein kurzes Kabel nehmen.",
                                         "Use a stronger power supply and a short cable.");
        if (supply && supply->low)
            add(Light::Red, Code::UnderVoltage, "power",
                x_say("Der Strom reicht nicht.", "The power supply is too weak."), better);
        else if ((supply && supply->low_since_boot == true) || x_known.voltage_was_low)
            add(Light::Amber, Code::UnderVoltage, "power",
                x_say("Läuft, aber der Strom hat zeitweise nicht gereicht.",
                      "Running, but the power supply was too weak at times."),
                better);
        const auto& heat = x_input.box.temperature;
        if (!heat) return;
        const double hot = heat->critical ? *heat->critical - hot_below_critical : hot_celsius;
        const double warm = heat->critical ? *heat->critical - warm_below_critical : warm_celsius;
        const bool slowed =
            supply && !supply->low && (supply->throttled == true || supply->too_warm == true);
        const std::string cooler = x_say("Lüftungsschlitze frei machen, vor Sonne schützen.",
                                         "Clear the vents, keep the sun off.");
        if (heat->celsius >= hot)
            add(Light::Red, Code::TooHot, "power",
                x_say("Der Stand ist zu heiß.", "The stand is too hot."), cooler);
        else if (heat->celsius >= warm || slowed)
            add(Light::Amber, Code::TooHot, "power",
                x_say("Läuft, aber der Stand ist sehr warm.",
                      "Running, but the stand is very warm."),
                cooler);
    }

    void wear_and_space() {
        if (!x_input.box.data) return;
        const Storage& storage = *x_input.box.data;
        const std::string replace = x_say("Die Karte bald tauschen.", "Replace the card soon.");
        if (storage.wear) {
            const int used = storage.wear->percent.value_or(0);
            const auto reserve = storage.wear->reserve.value_or(Wear::Reserve::Normal);
            if (used > 100 || reserve == Wear::Reserve::Urgent)
                add(Light::Red, Code::StorageWorn, "storage",
                    x_say("Der Speicher ist verbraucht.", "The storage is worn out."), replace);
            else if (used == 100 || reserve == Wear::Reserve::Warning)
                add(Light::Amber, Code::StorageWorn, "storage",
                    x_say("Läuft, aber der Speicher ist bald verbraucht.",
                          "Running, but the storage is nearly worn out."),
                    replace);
        }
        if (storage.errors.value_or(0) > 0)
            add(Light::Amber, Code::StorageErrors, "storage",
                x_say("Läuft, aber der Speicher hat Fehler.",
                      "Running, but the storage has errors."),
                replace);
        const std::string room =
            x_say("Andere Dateien vom Speicher nehmen oder einen größeren nehmen.",
                  "Take other files off the storage, or use a larger one.");
        if (storage.free < no_space)
            add(Light::Red, Code::NoSpace, "storage",
                x_say("Der Speicher ist voll.", "The storage is full."), room);
        else if (storage.free < little_space || x_known.has_trouble(Code::NoSpace))
            add(Light::Amber, Code::NoSpace, "storage",
                x_say("Läuft, aber der Speicher ist fast voll.",
                      "Running, but the storage is nearly full."),
                room);
    }

    void agent() {
        if (!x_known.agent_speaks)
            add(Light::Amber, Code::AgentSilent, "check",
                x_say("Läuft, aber neue Inhalte werden nicht geholt.",
                      "Running, but new content is not fetched."),
                x_say("Den Stand aus- und wieder einschalten.",
                      "Switch the stand off and on again."));
    }

    void refusals() {
        if (!x_known.refused) return;
        add(Light::Amber, x_known.refused->code, "refused",
            x_say("Läuft, aber ein neuer Inhalt wurde abgelehnt.",
                  "Running, but new content was refused."),
            {});
    }

    void small_damage() {
        if (x_known.has_trouble(Code::Damaged))
            add(Light::Amber, Code::Damaged, "content",
                x_say("Läuft, aber Teile des Inhalts sind beschädigt.",
                      "Running, but parts of the content are damaged."),
                x_say("Den Stick mit diesem Inhalt einstecken.",
                      "Plug in the stick with this content."));
        if (x_known.has_trouble(Code::NotWritten))
            add(Light::Amber, Code::NotWritten, "storage",
                x_say("Läuft, aber auf dem Speicher war etwas beschädigt.",
                      "Running, but something on the storage was damaged."),
                x_say("Kommt das wieder, die Karte tauschen.",
                      "Should it come again, replace the card."));
    }

    void clock() {
        if (x_known.clock_wrong)
            add(Light::Amber, Code::ClockWrong, "clock",
                x_say("Läuft, aber die Uhr geht falsch.", "Running, but the clock is wrong."),
                x_say("Den Stand mit einem Netz verbinden.", "Connect the stand to a network."));
    }

    void sources() {
        for (const Known::Source& source : x_known.sources) {
            if (!x_known.agent_speaks || !source.network || source.failures < failures_until_told)
                continue;
            const bool answers = source.code == Code::BadServer || source.code == Code::Damaged;
            add(Light::Amber, source.code == Code::None ? Code::Unreachable : source.code,
                "network",
                answers ? x_say("Läuft, aber der Server antwortet nicht richtig.",
                                "Running, but the server does not answer properly.")
                        : x_say("Läuft, aber der Server ist nicht zu erreichen.",
                                "Running, but the server cannot be reached."),
                answers
                    ? x_say("Den Inhalt noch einmal veröffentlichen.", "Publish the content again.")
                    : x_say("Netzkabel oder WLAN prüfen.", "Check the network cable or Wi-Fi."));
            return;
        }
    }

    /// With the code of why; what waits is kept.
    void report() {
        if (!x_known.agent_speaks || !x_known.unsent ||
            x_known.unsent->failures < failures_until_told)
            return;
        const auto& unsent = *x_known.unsent;
        const std::string since =
            unsent.since ? x_say(" seit ", " since ") + x_say.time(*unsent.since) : std::string();
        add(Light::Amber, unsent.code == Code::None ? Code::Unreachable : unsent.code, "visits",
            x_say("Läuft, aber der Besuchsbericht geht" + since + " nicht hinaus.",
                  "Running, but the report of visits has not gone out" + since + "."),
            x_say("Netz und report_url in kiosk.toml prüfen. Kein Tag geht verloren.",
                  "Check the network and report_url in kiosk.toml. What was counted is kept."));
    }

    const Known& x_known;
    const ReportInput& x_input;
    const Tongue& x_say;
    std::vector<StandFinding> x_found;
};

}  // namespace

std::vector<StandFinding> findings(const Known& known, const ReportInput& input,
                                   const Tongue& tongue) {
    return Judge(known, input, tongue).all();
}

}  // namespace standpunkt
