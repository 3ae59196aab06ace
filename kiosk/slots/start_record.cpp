#include "slots/start_record.h"

#include <algorithm>

#include "base/files.h"
#include "base/json_text.h"
#include "slots/json_fields.h"

namespace standpunkt {
namespace {

using nlohmann::json;

Starts& entry_of(StartRecord& record, const BundleId& id) {
    for (Starts& one : record.bundles)
        if (one.id == id) return one;
    record.bundles.push_back({id, 0, {}, Outcome::Open, {}});
    return record.bundles.back();
}

std::string word_for(Outcome outcome) {
    switch (outcome) {
        case Outcome::Open:
            return "open";
        case Outcome::Confirmed:
            return "confirmed";
        case Outcome::Rejected:
            return "rejected";
    }
    return {};
}

Outcome outcome_from(const std::string& word) {
    for (const Outcome outcome : {Outcome::Open, Outcome::Confirmed, Outcome::Rejected})
        if (word_for(outcome) == word) return outcome;
    throw std::invalid_argument("no outcome");
}

StartRecord record_from(const json& file) {
    StartRecord record;
    for (const json& entry : file.at("bundles"))
        record.bundles.push_back({bytes_from_hex<32>(entry.at("id")), entry.at("installed"),
                                  entry.at("in_vain"), outcome_from(entry.at("outcome")),
                                  entry.at("reason")});
    file.at("showing").get_to(record.showing);
    file.at("since").get_to(record.since);
    return record;
}

}  // namespace

BootId boot_id() {
    const auto text = read_file("/proc/sys/kernel/random/boot_id", 100);
    if (!text) return {};
    return text->substr(0, text->find('\n'));
}

const Starts* StartRecord::find(const BundleId& id) const {
    const auto found = std::find_if(bundles.begin(), bundles.end(),
                                    [&](const Starts& one) { return one.id == id; });
    return found == bundles.end() ? nullptr : &*found;
}

Outcome StartRecord::outcome(const BundleId& id) const {
    const Starts* starts = find(id);
    return starts ? starts->outcome : Outcome::Open;
}

bool worn_out(const StartRecord& record, const BundleId& id, const BootId& boot) {
    const Starts* starts = record.find(id);
    if (!starts) return false;
    const auto& in_vain = starts->in_vain;
    const auto here = std::count(in_vain.begin(), in_vain.end(), boot);
    return static_cast<std::size_t>(here) >= most_starts_in_one_boot ||
           in_vain.size() >= most_starts_in_vain;
}

StartRecord counted(StartRecord record, const BundleId& id, const BootId& boot,
                    std::int64_t installed) {
    Starts& starts = entry_of(record, id);
    starts.installed = installed;
    starts.in_vain.push_back(boot);
    return record;
}

StartRecord uncounted(StartRecord record, const BundleId& id, const BootId& boot) {
    auto& in_vain = entry_of(record, id).in_vain;
    if (!in_vain.empty() && in_vain.back() == boot) in_vain.pop_back();
    return record;
}

StartRecord confirmed(StartRecord record, const BundleId& id) {
    Starts& starts = entry_of(record, id);
    starts = {id, starts.installed, {}, Outcome::Confirmed, {}};
    return record;
}

StartRecord rejected(StartRecord record, const BundleId& id, const std::string& reason) {
    Starts& starts = entry_of(record, id);
    starts.outcome = Outcome::Rejected;
    starts.reason = reason;
    return record;
}

StartRecord without_others(StartRecord record,
                           const std::vector<std::pair<BundleId, std::int64_t>>& installed) {
    std::erase_if(record.bundles, [&](const Starts& one) {
        return std::find(installed.begin(), installed.end(), std::pair(one.id, one.installed)) ==
               installed.end();
    });
    return record;
}

std::string to_text(const StartRecord& record) {
    json bundles = json::array();
    for (const Starts& one : record.bundles)
        bundles.push_back({{"id", bytes_to_hex(one.id)},
                           {"installed", one.installed},
                           {"in_vain", one.in_vain},
                           {"outcome", word_for(one.outcome)},
                           {"reason", one.reason}});
    const json file = {
        {"bundles", std::move(bundles)}, {"showing", record.showing}, {"since", record.since}};
    return json_text(file, 1) + "\n";
}

Result<StartRecord> parse_start_record(std::string_view text) {
    return parse_exactly<StartRecord>(text, record_from,
                                      [](const StartRecord& record) { return to_text(record); });
}

}  // namespace standpunkt
