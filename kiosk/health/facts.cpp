#include "health/facts.h"

#include <algorithm>
#include <cmath>

namespace standpunkt {
namespace {

std::string unknown(const Tongue& say) {
    return say("unbekannt", "not known");
}

std::string content_value(const Known& known, const Tongue& say) {
    if (!known.shows)
        return known.agent_speaks || known.display_speaks ? say("keiner", "none") : unknown(say);
    if (known.shows->slot == "factory") return say("ab Werk", "as delivered");
    if (known.shows->title.empty() && known.shows->serial == 0)
        return say("wird gleich gewechselt", "changes in a moment");
    const std::string serial = std::to_string(known.shows->serial);
    return known.shows->title.empty() ? serial : known.shows->title + ", " + serial;
}

std::string outcome(const Known::Source& source, const Tongue& say) {
    if (source.result == "installed") return say("neuer Inhalt", "new content");
    if (source.result == "up to date") return say("nichts Neues", "nothing new");
    if (source.result == "refused") return say("abgelehnt", "refused");
    if (source.network) return say("nicht erreicht", "not reached");
    if (source.code == Code::SourceGone || source.code == Code::NothingThere)
        return say("kein Stick da", "no stick there");
    return say("nicht gelungen", "without success");
}

/// A stick's place is looked at every two seconds; what people mean is the last answer of a server,
/// or of a stick.
std::string check_value(const Known& known, const Tongue& say) {
    if (!known.agent_speaks) return say("keine Antwort", "no answer");
    const Known::Source* last = nullptr;
    const auto weight = [](const Known::Source& source) {
        return source.network ? 2 : source.code != Code::SourceGone ? 1 : 0;
    };
    for (const Known::Source& source : known.sources)
        if (source.checked && (!last || std::pair(weight(source), *source.checked) >
                                            std::pair(weight(*last), *last->checked)))
            last = &source;
    const auto& refused = known.refused;
    if (refused && refused->when &&
        (!last || weight(*last) == 0 || *refused->when >= *last->checked))
        return say.time(*refused->when) + ", " + say("abgelehnt", "refused");
    if (last) return say.time(*last->checked) + ", " + outcome(*last, say);
    return known.sources.empty() ? say("nur mit Stick", "by stick only")
                                 : say("noch keine", "none yet");
}

std::string reason(Code code, const Tongue& say) {
    struct Reason {
        Code code;
        const char *german, *english;
    };
    constexpr Reason reasons[] = {
        {Code::NotABundle, "kein Inhalt für Stände", "no content for stands"},
        {Code::Damaged, "beschädigt", "damaged"},
        {Code::WrongKey, "Unterschrift unbekannt", "unknown signature"},
        {Code::Unreadable, "nicht lesbar", "cannot be read"},
        {Code::OtherChannel, "für einen anderen Stand", "for another stand"},
        {Code::Older, "älter als der vorhandene", "older than what is here"},
        {Code::SameSerial, "Nummer schon vergeben", "number taken already"},
        {Code::RefusedBefore, "zurückgestellt", "set aside"},
        {Code::NewerFormat, "Programm zu alt", "program too old"},
        {Code::NoSpace, "kein Platz", "no room"},
        {Code::SourceGone, "Stick zu früh gezogen", "stick pulled too early"},
        {Code::NothingThere, "keiner auf dem Stick", "none on the stick"},
        {Code::NotWritten, "nicht gespeichert", "could not be stored"},
        {Code::DataNotWritable, "nicht gespeichert", "could not be stored"},
    };
    for (const Reason& one : reasons)
        if (one.code == code) return say(one.german, one.english);
    return say("nicht übernommen", "not taken");
}

std::string refused_value(const Known& known, const Tongue& say) {
    if (!known.refused) return say("keiner", "none");
    const std::string why = reason(known.refused->code, say);
    if (!known.refused->serial) return why;
    return say("Nr. ", "No. ") + std::to_string(*known.refused->serial) + ": " + why;
}

std::string display_value(const Known& known, const Tongue& say) {
    if (!known.display || !known.display_speaks) return say("keine Antwort", "no answer");
    const Known::Display& display = *known.display;
    if (display.connected == false) return say("nicht verbunden", "not connected");
    if (display.width <= 0 || display.height <= 0) return unknown(say);
    std::string value = std::to_string(display.width) + " × " + std::to_string(display.height);
    if (display.diagonal > 0)
        value += ", " + say.number(display.diagonal) + say(" Zoll", " inches");
    if (display.refresh > 0) value += ", " + std::to_string(display.refresh) + " Hz";
    if (display.scene == "asleep") value += say(", ruht", ", asleep");
    return value;
}

std::string touch_value(const Known& known, const Tongue& say) {
    if (!known.display || !known.display_speaks || !known.display->touch_devices)
        return unknown(say);
    const int count = *known.display->touch_devices;
    if (count == 0) return say("kein Gerät", "no device");
    std::string value = std::to_string(count) +
                        (count == 1 ? say(" Gerät", " device") : say(" Geräte", " devices"));
    return value + ", " +
           (known.display->last_touch
                ? say("zuletzt ", "last ") + say.ago(*known.display->last_touch)
                : say("noch nicht berührt", "not touched yet"));
}

std::string power_value(const Known& known, const Box& box, const Tongue& say) {
    std::string value;
    if (box.temperature) value = std::to_string(std::lround(box.temperature->celsius)) + " °C";
    std::string voltage;
    if (box.supply && box.supply->low)
        voltage = say("Spannung zu niedrig", "voltage too low");
    else if ((box.supply && box.supply->low_since_boot == true) || known.voltage_was_low)
        voltage = say("Spannung war zu niedrig", "voltage was too low");
    else if (box.supply)
        voltage = say("Spannung stabil", "voltage stable");
    if (!value.empty() && !voltage.empty()) value += ", ";
    value += voltage;
    return value.empty() ? unknown(say) : value;
}

std::string storage_value(const Box& box, const Tongue& say) {
    if (!box.data) return say("fehlt", "missing");
    const Storage& storage = *box.data;
    if (storage.read_only == true) return say("schreibgeschützt", "read-only");
    std::string value =
        say.bytes(storage.free) + say(" frei von ", " free of ") + say.bytes(storage.size);
    if (const auto errors = storage.errors.value_or(0); errors > 0)
        value += ", " + std::to_string(errors) +
                 (errors == 1 ? say(" Fehler", " error") : say(" Fehler", " errors"));
    if (storage.wear && storage.wear->percent.value_or(0) >= 100)
        value += ", " + say("verbraucht", "worn");
    return value;
}

std::string clock_value(const Known& known, const ReportInput& input, const Tongue& say) {
    // Mostly it is the day that is wrong.
    if (known.clock_wrong) return say.dated_time(input.wall) + ", " + say("falsch", "wrong");
    const std::string value = say.time(input.wall);
    const ClockState& clock = input.box.clock;
    if (clock.set == true && clock.last_set)
        return value + ", " + say("gestellt ", "set at ") + say.bare_time(*clock.last_set);
    if (clock.set == true)
        return value + ", " + say("von einem Server gestellt", "set by a server");
    return value + ", " + say("nicht gestellt", "not set");
}

std::string counted(std::uint64_t count, const ReportInput& input, const Tongue& say) {
    return std::to_string(count) + (input.visits->since_boot
                                        ? say(" seit dem Einschalten", " since switched on")
                                        : std::string());
}

std::string readers_value(const ReportInput& input, const Tongue& say) {
    if (!input.visits) return unknown(say);
    std::string value = counted(input.visits->readers, input, say);
    if (input.visits->readers > 0 && input.visits->mean_reading.count() > 0)
        value += say(", im Mittel ", ", on average ") + say.length(input.visits->mean_reading);
    return value;
}

std::string previous_value(const Known& known, const Tongue& say) {
    if (!known.previous) return say("keiner", "none");
    return std::to_string(known.previous->serial) +
           say(", als Rückfall bereit", ", ready as a fallback");
}

std::string network_value(const Known& known, const Box& box, const Tongue& say) {
    std::string value;
    if (box.network)
        value = *box.network ? say("verbunden", "connected") : say("getrennt", "not connected");
    const auto add = [&](const std::string& part) { value += (value.empty() ? "" : ", ") + part; };
    const auto failing = std::any_of(
        known.sources.begin(), known.sources.end(),
        [](const Known::Source& source) { return source.network && source.failures > 0; });
    if (known.has_network_source())
        add(failing ? say("Server nicht erreicht", "server not reached")
                    : say("Server erreicht", "server reached"));
    if (known.broker)
        add(known.broker->connected ? say("MQTT verbunden", "MQTT connected")
                                    : say("MQTT getrennt", "MQTT not connected"));
    if (!known.has_network_source() && !known.broker && known.agent_speaks)
        add(say("wird nicht gebraucht", "not needed"));
    return value.empty() ? unknown(say) : value;
}

}  // namespace

std::vector<Fact> plain_facts(const Known& known, const ReportInput& input, const Tongue& say) {
    std::vector<Fact> facts;
    const auto add = [&](const char* key, std::string label, std::string value) {
        facts.push_back({key, Light::Green, std::move(label), std::move(value), Code::None});
    };
    add("content", say("Inhalt, laufende Nummer", "Content, serial number"),
        content_value(known, say));
    add("check", say("Letzte Prüfung", "Last check"), check_value(known, say));
    add("refused", say("Abgelehnter Inhalt", "Refused content"), refused_value(known, say));
    add("display", say("Bildschirm", "Screen"), display_value(known, say));
    add("touch", say("Berührung", "Touch"), touch_value(known, say));
    add("power", say("Temperatur, Strom", "Temperature, power"),
        power_value(known, input.box, say));
    add("storage", say("Speicher", "Storage"), storage_value(input.box, say));
    add("clock", say("Uhr", "Clock"), clock_value(known, input, say));
    add("visits", say("Besuche heute", "Visits today"),
        (input.visits ? counted(input.visits->visits, input, say) : unknown(say)) +
            (known.unsent ? say(", nicht gesendet", ", not sent") : std::string()));
    add("readers", say("Lesende heute", "Readers today"), readers_value(input, say));
    add("previous", say("Vorheriger Inhalt", "Previous content"), previous_value(known, say));
    add("network", say("Netz", "Network"), network_value(known, input.box, say));
    return facts;
}

}  // namespace standpunkt
