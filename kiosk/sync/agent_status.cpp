#include "sync/agent_status.h"

#include <sys/statvfs.h>

#include "base/files.h"
#include "health/box.h"
#include "slots/slot_file.h"

namespace standpunkt {
namespace {

using nlohmann::json;

constexpr std::uint64_t most_record_bytes = 1U << 20;

json installed(const std::optional<InstalledBundle>& bundle) {
    if (!bundle) return nullptr;
    return {{"id", to_hex(bundle->id)},
            {"channel", bundle->identity.channel},
            {"serial", bundle->identity.serial},
            {"title", bundle->identity.title},
            {"created", bundle->identity.created},
            {"key", key_id_text(bundle->key)},
            {"source", bundle->source},
            {"installed", bundle->installed},
            {"repairs", bundle->repairs}};
}

json error_of(const Error& error) {
    json object = {{"code", to_string(error.code)}, {"message", error.message}};
    if (!error.path.empty()) object["path"] = error.path.string();
    if (!error.next_step.empty()) object["next_step"] = error.next_step;
    return object;
}

std::string word_for(CheckResult::Kind kind) {
    switch (kind) {
        case CheckResult::Kind::Installed:
            return "installed";
        case CheckResult::Kind::UpToDate:
            return "up to date";
        case CheckResult::Kind::Refused:
            return "refused";
        case CheckResult::Kind::Failed:
            return "failed";
    }
    return {};
}

std::string word_for(SourceKind kind) {
    switch (kind) {
        case SourceKind::Directory:
            return "directory";
        case SourceKind::Stick:
            return "stick";
        case SourceKind::Network:
            return "network";
    }
    return {};
}

/// What is on screen, as the display itself wrote it.
json shown(const KioskConfig& config, const SlotTable& table) {
    const auto text = read_file(config.data.starts(), most_record_bytes);
    const auto record = text ? parse_start_record(*text) : tl::unexpected(text.error());
    if (!record || record->showing.empty()) return nullptr;
    json object = {{"since", record->since}};
    if (record->showing == to_string(Slot::Factory)) {
        object["slot"] = record->showing;
        return object;
    }
    for (const auto& [slot, bundle] :
         {std::pair{Slot::Trial, &table.trial}, std::pair{Slot::Current, &table.current},
          std::pair{Slot::Previous, &table.previous}}) {
        if (!*bundle || to_hex((*bundle)->id) != record->showing) continue;
        object.update(installed(*bundle));
        object["slot"] = to_string(slot);
        return object;
    }
    object["slot"] = "none";  // it was taken away while it is still on screen
    object["id"] = record->showing;
    return object;
}

json disk(const KioskConfig& config) {
    struct statvfs facts {};
    if (::statvfs(config.data.path.c_str(), &facts) != 0) return nullptr;
    return {{"free", std::uint64_t{facts.f_bavail} * facts.f_frsize},
            {"size", std::uint64_t{facts.f_blocks} * facts.f_frsize}};
}

json clock_facts(const SlotTable& table, std::int64_t wall) {
    const auto& newest = table.trial ? table.trial : table.current;
    const auto doubt = doubt_about_clock(wall, newest ? newest->identity.created : 0);
    json object = {{"now", wall}, {"trusted", !doubt.has_value()}};
    if (doubt) object["doubt"] = *doubt;
    return object;
}

json stale(const KioskConfig& config, const SlotTable& table, std::int64_t wall) {
    if (!table.current || config.stale_after.count() == 0) return false;
    const std::int64_t age = wall - table.current->identity.created;
    return age > std::chrono::seconds(config.stale_after).count();
}

json system_facts() {
    const auto build = read_system();
    if (!build) return nullptr;
    return {{"built", build->built}, {"slot", build->slot}, {"on_trial", build->on_trial}};
}

json slots_status(const KioskConfig& config, const SlotTable& table, std::int64_t wall) {
    json refusals = json::array(), floors = json::array();
    for (const Refusal& one : table.refusals)
        refusals.push_back({{"id", to_hex(one.id)},
                            {"channel", one.channel},
                            {"serial", one.serial},
                            {"reason", one.reason},
                            {"refused", one.refused}});
    for (const Floor& one : table.floors)
        floors.push_back(
            {{"channel", one.channel}, {"key", key_id_text(one.key)}, {"serial", one.serial}});
    return {{"kiosk", config.kiosk},
            {"channel", config.channel},
            {"shows", shown(config, table)},
            {"trial", installed(table.trial)},
            {"current", installed(table.current)},
            {"previous", installed(table.previous)},
            {"stale", stale(config, table, wall)},
            {"refused", std::move(refusals)},
            {"floors", std::move(floors)},
            {"disk", disk(config)},
            {"system", system_facts()},
            {"clock", clock_facts(table, wall)}};
}

json refusal_of(const LastRefusal& refusal) {
    json object = error_of(refusal.result.error);
    object["name"] = refusal.result.name;
    object["when"] = refusal.when;
    if (const auto& identity = refusal.result.identity)
        object.update({{"channel", identity->channel},
                       {"serial", identity->serial},
                       {"title", identity->title}});
    return object;
}

json source_status(const SourceStatus& source, const Clock& clock) {
    json object = {
        {"name", source.name}, {"kind", word_for(source.kind)}, {"failures", source.failures}};
    if (source.last_check) object["last_check"] = *source.last_check;
    if (source.next_check)
        object["next_check"] = clock.wall() + std::chrono::duration_cast<std::chrono::seconds>(
                                                  *source.next_check - clock.now())
                                                  .count();
    if (!source.remark.empty()) object["remark"] = source.remark;
    if (!source.result) return object;
    object["result"] = word_for(source.result->kind);
    if (!source.result->error.message.empty()) object["error"] = error_of(source.result->error);
    if (!source.result->name.empty()) object["offered"] = source.result->name;
    return object;
}

std::string ago(std::int64_t then, std::int64_t now) {
    const std::int64_t seconds = now - then;
    const auto count = [](std::int64_t number, const std::string& unit) {
        return std::to_string(number) + " " + unit + (number == 1 ? "" : "s");
    };
    if (seconds < 0) return "at a time this clock has not reached";
    if (seconds < 60) return count(seconds, "second") + " ago";
    if (seconds < 3600) return count(seconds / 60, "minute") + " ago";
    if (seconds < 172'800) return count(seconds / 3600, "hour") + " ago";
    return count(seconds / 86'400, "day") + " ago";
}

std::string bundle_line(const json& bundle, std::int64_t now) {
    return "serial " + std::to_string(bundle.at("serial").get<std::uint64_t>()) + " of channel " +
           bundle.at("channel").get<std::string>() + ", \"" +
           bundle.at("title").get<std::string>() + "\", from " +
           bundle.at("source").get<std::string>() + ", installed " +
           ago(bundle.at("installed"), now);
}

std::string error_line(const json& error) {
    std::string line = error.at("message");
    if (error.contains("next_step")) line += " " + error.at("next_step").get<std::string>();
    if (const std::string code = error.at("code"); !code.empty()) line += " (" + code + ")";
    return line;
}

std::string source_lines(const json& source, std::int64_t now) {
    std::string text = "  " + source.at("name").get<std::string>() + ": ";
    if (!source.contains("last_check")) return text + "not asked yet\n";
    if (source.contains("error") && source.at("error").at("code") == to_string(Code::SourceGone) &&
        source.at("kind") == "directory")
        return text + "nothing there\n";
    text += source.value("result", "asked") + ", asked " + ago(source.at("last_check"), now);
    if (source.at("kind") == "network" && source.contains("next_check"))
        text += ", again in " +
                std::to_string(
                    std::max<std::int64_t>(0, source.at("next_check").get<std::int64_t>() - now)) +
                " s";
    text += "\n";
    if (source.contains("remark")) text += "    " + source.at("remark").get<std::string>() + "\n";
    if (source.contains("error")) text += "    " + error_line(source.at("error")) + "\n";
    return text;
}

std::string shows_line(const json& shows, std::int64_t now) {
    if (shows.is_null()) return "Shows:    nothing yet\n";
    const std::string slot = shows.at("slot");
    std::string text = "Shows:    ";
    if (slot == "factory")
        text += "the factory content";
    else if (slot == "none")
        text += "content that was replaced; it changes at the next pause";
    else
        text += bundle_line(shows, now) + " (" + slot + ")";
    return text + ", on screen since " + ago(shows.at("since"), now) + "\n";
}

}  // namespace

json status_of(const Agent& agent, const Clock& clock, const std::string& version) {
    json status = slots_status(agent.config(), agent.table(), clock.wall());
    status["agent"] = {{"running", true}, {"version", version}, {"received", agent.received()}};
    status["sources"] = json::array();
    for (const SourceStatus& source : agent.sources())
        status["sources"].push_back(source_status(source, clock));
    status["troubles"] = json::array();
    for (const Error& trouble : agent.troubles()) status["troubles"].push_back(error_of(trouble));
    if (const auto& refusal = agent.last_refusal()) status["last_refused"] = refusal_of(*refusal);
    if (const auto& progress = agent.progress())
        status["progress"] = {
            {"name", progress->name}, {"done", progress->done}, {"of", progress->of}};
    if (const auto notice = agent.notice()) status["notice"] = to_json(*notice);
    return status;
}

json status_without_agent(const KioskConfig& config, std::int64_t wall) {
    const FoundTable found = find_table(config.data, read_trust(config.trusted).keys);
    json status = slots_status(config, found.table, wall);
    status["agent"] = {{"running", false}};
    status["sources"] = json::array();
    status["troubles"] = json::array();
    if (!found.trouble.empty())
        status["troubles"].push_back(error_of({found.trouble, {}, 0, {}, Code::NotWritten}));
    return status;
}

std::string status_in_words(const json& status, std::int64_t now) {
    std::string text = "Stand:    " + status.at("kiosk").get<std::string>() + ", channel " +
                       status.at("channel").get<std::string>() + "\n";
    text += status.at("agent").at("running") == true
                ? "Agent:    running, version " +
                      status.at("agent").at("version").get<std::string>() + "\n"
                : "Agent:    not running; this is what is on the disk\n";
    text += shows_line(status.at("shows"), now);
    for (const auto& [name, words] :
         {std::pair{"trial", "On trial: "}, std::pair{"current", "Current:  "},
          std::pair{"previous", "Previous: "}})
        if (!status.at(name).is_null()) text += words + bundle_line(status.at(name), now) + "\n";
    if (status.at("stale") == true) text += "Stale:    the content is older than it should be\n";
    if (status.contains("progress")) {
        const auto& progress = status.at("progress");
        const std::uint64_t of = progress.at("of"), done = progress.at("done");
        text += "Copying:  " + progress.at("name").get<std::string>() + ", " +
                std::to_string(of == 0 ? 0 : done * 100 / of) + " %\n";
    }
    if (!status.at("sources").empty()) text += "Sources:\n";
    for (const json& source : status.at("sources")) text += source_lines(source, now);
    if (!status.at("refused").empty()) text += "Refused:\n";
    for (const json& one : status.at("refused"))
        text += "  serial " + std::to_string(one.at("serial").get<std::uint64_t>()) +
                " of channel " + one.at("channel").get<std::string>() + ": " +
                one.at("reason").get<std::string>() + "\n";
    if (!status.at("troubles").empty()) text += "Troubles:\n";
    for (const json& trouble : status.at("troubles")) text += "  " + error_line(trouble) + "\n";
    if (!status.at("disk").is_null())
        text +=
            "Disk:     " + std::to_string(status.at("disk").at("free").get<std::uint64_t>() >> 20) +
            " MiB free of " +
            std::to_string(status.at("disk").at("size").get<std::uint64_t>() >> 20) + " MiB\n";
    if (const json& system = status.at("system"); !system.is_null())
        text += "System:   built " + system.at("built").get<std::string>() + ", slot " +
                system.at("slot").get<std::string>() +
                (system.at("on_trial") == true ? ", on trial\n" : "\n");
    const json& clock = status.at("clock");
    text += clock.at("trusted") == true
                ? "Clock:    plausible\n"
                : "Clock:    wrong: " + clock.at("doubt").get<std::string>() + "\n";
    return text;
}

}  // namespace standpunkt
