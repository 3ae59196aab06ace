#include "slots/slot_file.h"

#include <algorithm>

#include "base/files.h"
#include "base/json_text.h"
#include "bundle/file_bytes.h"
#include "bundle/trailer.h"
#include "slots/json_fields.h"

namespace standpunkt {
namespace {

using nlohmann::json;

constexpr std::uint64_t most_table_bytes = 1U << 20;
constexpr int table_format = 1;

json as_json(const InstalledBundle& bundle) {
    const Identity& identity = bundle.identity;
    return {{"id", bytes_to_hex(bundle.id)},
            {"key", bytes_to_hex(bundle.key)},
            {"channel", identity.channel},
            {"serial", identity.serial},
            {"withdraw_below", identity.withdraw_below},
            {"title", identity.title},
            {"created", identity.created},
            {"builder", identity.builder},
            {"source", bundle.source},
            {"installed", bundle.installed},
            {"repairs", bundle.repairs}};
}

InstalledBundle installed_from(const json& object) {
    InstalledBundle bundle;
    bundle.id = bytes_from_hex<32>(object.at("id"));
    bundle.key = bytes_from_hex<8>(object.at("key"));
    object.at("channel").get_to(bundle.identity.channel);
    object.at("serial").get_to(bundle.identity.serial);
    object.at("withdraw_below").get_to(bundle.identity.withdraw_below);
    object.at("title").get_to(bundle.identity.title);
    object.at("created").get_to(bundle.identity.created);
    object.at("builder").get_to(bundle.identity.builder);
    object.at("source").get_to(bundle.source);
    object.at("installed").get_to(bundle.installed);
    object.at("repairs").get_to(bundle.repairs);
    return bundle;
}

json as_json(const std::optional<InstalledBundle>& bundle) {
    return bundle ? as_json(*bundle) : json();
}

std::optional<InstalledBundle> slot_from(const json& value) {
    if (value.is_null()) return std::nullopt;
    return installed_from(value);
}

json as_json(const Floor& floor) {
    return {{"channel", floor.channel},
            {"key", bytes_to_hex(floor.key)},
            {"serial", floor.serial},
            {"id", bytes_to_hex(floor.id)}};
}

json as_json(const Refusal& refusal) {
    return {{"id", bytes_to_hex(refusal.id)}, {"key", bytes_to_hex(refusal.key)},
            {"channel", refusal.channel},     {"serial", refusal.serial},
            {"reason", refusal.reason},       {"refused", refusal.refused}};
}

SlotTable table_from(const json& file) {
    SlotTable table;
    table.trial = slot_from(file.at("trial"));
    table.current = slot_from(file.at("current"));
    table.previous = slot_from(file.at("previous"));
    for (const json& entry : file.at("floors"))
        table.floors.push_back({entry.at("channel"), bytes_from_hex<8>(entry.at("key")),
                                entry.at("serial"), bytes_from_hex<32>(entry.at("id"))});
    for (const json& entry : file.at("refusals"))
        table.refusals.push_back({bytes_from_hex<32>(entry.at("id")),
                                  bytes_from_hex<8>(entry.at("key")), entry.at("channel"),
                                  entry.at("serial"), entry.at("reason"), entry.at("refused")});
    return table;
}

/// What a bundle's file says itself; nothing if it is not whole or its key is not trusted.
std::optional<InstalledBundle> described_by(const std::filesystem::path& path,
                                            const std::vector<PublicKey>& trusted) {
    const auto file = FileBytes::open(path);
    if (!file) return std::nullopt;
    const auto trailer = read_trailer(**file);
    if (!trailer || !check_signature(*trailer, trusted)) return std::nullopt;
    InstalledBundle bundle;
    bundle.id = digest(trailer->index_bytes);
    if (path.stem() != to_hex(bundle.id)) return std::nullopt;
    bundle.key = trailer->signature.key;
    bundle.identity = trailer->index.identity;
    bundle.source = "found on the stand's own disk";
    return bundle;
}

SlotTable rebuilt(const DataFolder& data, const std::vector<PublicKey>& trusted) {
    std::vector<InstalledBundle> found;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(data.bundles(), error), end;
         !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".standpunkt")
            if (auto bundle = described_by(entry->path(), trusted))
                found.push_back(std::move(*bundle));
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::pair(a.identity.serial, a.id) > std::pair(b.identity.serial, b.id);
    });
    SlotTable table;
    for (const InstalledBundle& bundle : found) {
        if (table.floor_of(bundle.identity.channel, bundle.key) == 0)
            table.floors.push_back(
                {bundle.identity.channel, bundle.key, bundle.identity.serial, bundle.id});
        if (!table.current)
            table.current = bundle;
        else if (!table.previous &&
                 (bundle.identity.channel != table.current->identity.channel ||
                  bundle.identity.serial >= table.current->identity.withdraw_below))
            table.previous = bundle;
    }
    return table;
}

bool any_bundle(const DataFolder& data) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(data.bundles(), error), end;
         !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".standpunkt") return true;
    return false;
}

}  // namespace

std::string to_text(const SlotTable& table) {
    json floors = json::array(), refusals = json::array();
    for (const Floor& floor : table.floors) floors.push_back(as_json(floor));
    for (const Refusal& refusal : table.refusals) refusals.push_back(as_json(refusal));
    const json file = {{"format", table_format},
                       {"trial", as_json(table.trial)},
                       {"current", as_json(table.current)},
                       {"previous", as_json(table.previous)},
                       {"floors", std::move(floors)},
                       {"refusals", std::move(refusals)}};
    return json_text(file, 1) + "\n";
}

Result<SlotTable> parse_slot_table(std::string_view text) {
    return parse_exactly<SlotTable>(text, table_from,
                                    [](const SlotTable& table) { return to_text(table); });
}

FoundTable find_table(const DataFolder& data, const std::vector<PublicKey>& trusted) {
    FoundTable found;
    std::error_code error;
    if (!std::filesystem::exists(data.slots(), error)) {
        // The agent writes it before the first bundle is put in place: it was lost.
        if (!any_bundle(data)) return found;
        found.trouble = "it is not there, but bundles are.";
    } else if (auto text = read_file(data.slots(), most_table_bytes); !text) {
        found.trouble = text.error().message;
    } else {
        found.text = std::move(*text);
        auto table = parse_slot_table(found.text);
        if (table) {
            found.table = std::move(*table);
            return found;
        }
        found.trouble = table.error().message;
    }
    found.trouble = to_string(Error{found.trouble, data.slots(), 0,
                                    "What is on the stand was looked for among its bundles."});
    found.table = rebuilt(data, trusted);
    return found;
}

}  // namespace standpunkt
