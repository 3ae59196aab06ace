#include "slots/slot_reader.h"

#include <algorithm>

#include "base/files.h"
#include "base/log.h"
#include "slots/fault_report.h"

namespace standpunkt {
namespace {

constexpr std::uint64_t most_record_bytes = 1U << 20;

StartRecord read_record(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return {};
    const auto text = read_file(path, most_record_bytes);
    auto record = text ? parse_start_record(*text) : tl::unexpected(text.error());
    if (record) return std::move(*record);
    log_error("the record of starts begins anew: " + path.string() + ": " + record.error().message);
    return {};
}

std::vector<std::pair<BundleId, std::int64_t>> installed_in(const SlotTable& table) {
    std::vector<std::pair<BundleId, std::int64_t>> all;
    for (const auto* slot : {&table.trial, &table.current, &table.previous})
        if (*slot) all.emplace_back((*slot)->id, (*slot)->installed);
    return all;
}

std::string slots_text(const DataFolder& data) {
    return read_file(data.slots(), most_record_bytes).value_or(std::string());
}

}  // namespace

SlotReader::SlotReader(Options options, Disk& disk) : x_options(std::move(options)), x_disk(disk) {
    x_record = read_record(x_options.data.starts());
}

Status SlotReader::write(const StartRecord& record) {
    if (record == x_record) return {};
    x_disk.make_folder(x_options.data.show(), 0755);  // what is written tells if it is not there
    TRY_STATUS(replace_file(x_options.data.starts(), to_text(record), 0644, x_disk));
    x_record = record;
    return {};
}

Chosen SlotReader::choose(std::int64_t now) {
    const Trust trust = read_trust(x_options.trusted);
    for (const Error& fault : trust.faults) log_error(to_string(fault));
    const FoundTable found = find_table(x_options.data, trust.keys);
    if (!found.trouble.empty()) log_error(found.trouble);
    x_seen = found.text;

    StartRecord record = without_others(x_record, installed_in(found.table));
    for (const auto& [id, installed] : installed_in(found.table))
        if (id != x_shown && record.outcome(id) != Outcome::Rejected &&
            worn_out(record, id, x_options.boot))
            record = rejected(record, id, "the display was started with it too often in vain.");
    // What runs now is not in vain yet.
    StartRecord judged = record;
    if (x_shown && !x_confirmed) judged = uncounted(judged, *x_shown, x_options.boot);

    const auto before = [&](Slot slot, const BundleId& id) -> Status {
        StartRecord next = record;
        if (id != x_shown)
            next = counted(next, id, x_options.boot, found.table.find(id)->installed);
        if (next.showing != to_hex(id)) {
            next.showing = to_hex(id);
            next.since = now;
        }
        const Status written = write(next);
        if (written || slot != Slot::Trial) return {};
        return fail("its start cannot be counted: " + to_string(written.error()));
    };
    Chosen chosen = select(x_options.data, found.table, judged, trust.keys, x_options.factory,
                           x_options.boot, before);
    for (const std::string& sentence : chosen.passed_over) log_warning(sentence);

    const bool own = chosen.selection && chosen.selection->slot != Slot::Factory;
    if (!own) {
        record.showing = chosen.selection ? to_string(Slot::Factory) : "";
        if (record.showing != x_record.showing)
            record.since = now;
        else
            record.since = x_record.since;
        if (const auto written = write(record); !written) log_error(to_string(written.error()));
    }
    const std::optional<BundleId> shown = own ? std::optional(chosen.selection->id) : std::nullopt;
    if (shown != x_shown) {
        x_confirmed = false;
        x_faulty.clear();
    }
    x_shown = shown;
    x_broken = chosen.broken;
    report();
    return chosen;
}

bool SlotReader::changed() const {
    return slots_text(x_options.data) != x_seen;
}

bool SlotReader::confirm() {
    if (!x_shown || x_confirmed) return true;
    if (const auto written = write(confirmed(x_record, *x_shown)); !written) {
        log_error(to_string(written.error()));
        return false;
    }
    x_confirmed = true;
    return true;
}

void SlotReader::ended_well() {
    if (!x_shown || x_confirmed) return;
    if (const auto written = write(uncounted(x_record, *x_shown, x_options.boot)); !written)
        log_error(to_string(written.error()));
}

void SlotReader::report_faults(const std::vector<std::uint32_t>& pages) {
    if (pages == x_faulty) return;
    x_faulty = pages;
    report();
}

void SlotReader::report() {
    FaultReport faults;
    for (const BundleId& id : x_broken) faults.bundles.push_back({id, {}});
    if (x_shown && !x_faulty.empty()) faults.bundles.push_back({*x_shown, x_faulty});
    const std::string text = to_text(faults);
    if (text == x_reported || (faults.bundles.empty() && x_reported.empty())) return;
    x_reported = text;  // once only: the same page fails at every look
    if (const auto written = replace_file(x_options.data.faults(), text, 0644, x_disk); !written)
        log_error(to_string(written.error()));
}

void SlotReader::visiting(bool on) {
    if (on == x_visit.has_value()) return;
    if (!on) {
        x_visit.reset();
        return;
    }
    x_disk.make_folder(x_options.data.show(), 0755);
    // Nobody else keeps this lock for longer than a look at it; without it the visit goes on too.
    if (auto lock = FileLock::take(x_options.data.visit_lock())) x_visit.emplace(std::move(*lock));
}

}  // namespace standpunkt
