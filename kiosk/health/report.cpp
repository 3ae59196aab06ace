#include "health/report.h"

#include <sys/stat.h>

#include <algorithm>

#include "base/files.h"
#include "health/facts.h"
#include "health/finding.h"

namespace standpunkt {
namespace {

constexpr std::uint64_t most_state_bytes = 1U << 20;

/// "Inhalt 42 läuft seit 09:12 Uhr."
std::string what_runs(const Known& known, const Tongue& say, bool goes_on) {
    if (!known.shows) return {};
    const auto& shows = *known.shows;
    const bool factory = shows.slot == "factory";
    if (!factory && shows.serial == 0) return {};
    std::string text = factory ? say("Der Inhalt ab Werk", "The content as delivered")
                               : say("Inhalt ", "Content ") + std::to_string(shows.serial);
    text += goes_on ? say(" läuft weiter", " goes on") : say(" läuft", " has been running");
    if (shows.since)
        text += (goes_on ? say(", seit ", ", since ") : say(" seit ", " since ")) +
                say.time(*shows.since);
    else if (!goes_on)
        text = factory ? say("Der Inhalt ab Werk läuft", "The content as delivered is running")
                       : say("Inhalt ", "Content ") + std::to_string(shows.serial) +
                             say(" läuft", " is running");
    if (shows.slot == "trial") text += say(" zur Probe", ", on trial");
    return text + ".";
}

/// The worst of them; of equals the first.
const StandFinding* worst(const std::vector<StandFinding>& all) {
    const StandFinding* found = nullptr;
    for (const StandFinding& one : all)
        if (!found || one.light > found->light) found = &one;
    return found;
}

void mark(std::vector<Fact>& facts, const std::vector<StandFinding>& all) {
    for (Fact& fact : facts) {
        std::vector<StandFinding> its;
        std::copy_if(all.begin(), all.end(), std::back_inserter(its),
                     [&](const StandFinding& one) { return one.fact == fact.key; });
        const StandFinding* finding = worst(its);
        if (!finding) continue;
        fact.light = finding->light;
        fact.code = finding->code;
        if (finding->code != Code::None) fact.value += " (" + to_string(finding->code) + ")";
    }
}

/// What was refused is also how the last check ended, if it was that one.
void mark_check(std::vector<Fact>& facts, const Known& known) {
    const auto refused_last = [&] {
        if (!known.refused || !known.refused->when || !known.agent_speaks) return false;
        return std::all_of(
            known.sources.begin(), known.sources.end(), [&](const Known::Source& source) {
                return !source.network || !source.checked || source.result == "refused" ||
                       *known.refused->when >= *source.checked;
            });
    };
    Fact& check = facts[1];
    if (!refused_last() || check.light != Light::Green) return;
    check.light = Light::Amber;
    check.code = known.refused->code;
    if (check.code != Code::None) check.value += " (" + to_string(check.code) + ")";
}

}  // namespace

std::string to_string(Light light) {
    switch (light) {
        case Light::Green:
            return "green";
        case Light::Amber:
            return "amber";
        case Light::Red:
            return "red";
    }
    return {};
}

std::optional<Heard> hear(const std::filesystem::path& file, std::int64_t wall,
                          std::optional<std::chrono::seconds> uptime) {
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0) return std::nullopt;
    const auto text = read_file(file, most_state_bytes);
    if (!text) return std::nullopt;
    auto state = nlohmann::json::parse(*text, nullptr, false);
    if (!state.is_object()) return std::nullopt;
    std::chrono::seconds age(std::max<std::int64_t>(0, wall - facts.st_mtime));
    if (uptime && age > *uptime) age = std::chrono::seconds(0);
    return Heard{std::move(state), age};
}

Report report_of(const ReportInput& input, std::string_view language) {
    const Tongue say(language, input.wall);
    const Known known = known_from(input);
    const auto found = findings(known, input, say);
    Report report;
    report.facts = plain_facts(known, input, say);
    mark(report.facts, found);
    mark_check(report.facts, known);
    const StandFinding* first = worst(found);
    if (!first) {
        report.sentence = say("Alles in Ordnung.", "Everything is fine.");
        report.more = what_runs(known, say, false);
        if (known.display && known.display->scene == "asleep")
            report.more = say("Der Bildschirm ruht bis zur Öffnung; ein Tippen weckt ihn.",
                              "The screen rests until opening time; a tap wakes it.");
        return report;
    }
    report.light = first->light;
    report.code = first->code;
    report.sentence = first->sentence;
    report.more = first->more.empty() ? what_runs(known, say, true) : first->more;
    if (!input.contact.empty())
        report.more += (report.more.empty() ? "" : " ") + say("Hilfe: ", "Help: ") + input.contact;
    return report;
}

nlohmann::json to_json(const Report& report) {
    nlohmann::json object = {{"light", to_string(report.light)},
                             {"sentence", report.sentence},
                             {"more", report.more},
                             {"facts", nlohmann::json::array()}};
    if (report.code != Code::None) object["code"] = to_string(report.code);
    for (const Fact& fact : report.facts) {
        nlohmann::json one = {{"key", fact.key},
                              {"light", to_string(fact.light)},
                              {"label", fact.label},
                              {"value", fact.value}};
        if (fact.code != Code::None) one["code"] = to_string(fact.code);
        object["facts"].push_back(std::move(one));
    }
    return object;
}

}  // namespace standpunkt
