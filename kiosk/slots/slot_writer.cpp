#include "slots/slot_writer.h"

#include <cassert>

#include "base/files.h"
#include "base/system_error.h"
#include "bundle/verified_pages.h"

namespace standpunkt {
namespace {

constexpr std::uint64_t most_record_bytes = 1U << 20;

Status make_folder(const std::filesystem::path& path, Disk& disk) {
    if (disk.make_folder(path, 0755) == 0)
        return sync_folder_of(path, disk).map_error(coded(Code::NotWritten));
    if (errno == EEXIST) return {};
    Error error = coded(Code::NotWritten)(system_error("make the folder", path).value());
    error.next_step = "It has to belong to the user the agent runs as.";
    return tl::unexpected(std::move(error));
}

}  // namespace

Status verify_bundle(const std::filesystem::path& path, const std::vector<PublicKey>& trusted,
                     const std::function<void()>& each_page) {
    TRY(const auto bundle, Bundle::open(path, trusted));
    TRY(const auto failing, bundle->failing_pages(each_page));
    if (!failing.empty())
        return fail(std::to_string(failing.size()) + " of " + std::to_string(bundle->page_count()) +
                        " pages are damaged.",
                    path, 0, {}, Code::Damaged);
    const auto catalogue = bundle->catalogue();
    if (!catalogue) return tl::unexpected(coded(Code::Unreadable)(catalogue.error()));
    return {};
}

SlotWriter::SlotWriter(const DataFolder& data, const Trust& trust, FileLock lock, Disk& disk)
    : x_data(data), x_trust(trust), x_lock(std::move(lock)), x_disk(disk) {}

Result<std::unique_ptr<SlotWriter>> SlotWriter::open(const DataFolder& data, const Trust& trust,
                                                     std::int64_t now, Disk& disk) {
    TRY_STATUS(make_folder(data.path, disk));
    TRY(auto lock, FileLock::try_take(data.agent_lock()));
    if (!lock)
        return fail("another agent works here.", data.agent_lock(), 0,
                    "Speak to it with the same command and the same --run folder, or end it.");
    TRY_STATUS(make_folder(data.bundles(), disk));
    std::unique_ptr<SlotWriter> writer(new SlotWriter(data, trust, std::move(*lock), disk));
    FoundTable found = find_table(data, trust.keys);
    // An agent before this one may have ended between a rename and its sync.
    TRY_STATUS(sync_folder_of(data.slots(), disk).map_error(coded(Code::NotWritten)));
    writer->x_table = found.table;
    writer->x_text = found.text;
    writer->x_trouble = found.trouble;
    if (!found.trouble.empty() && (trust.keys.empty() || !trust.complete))
        return fail(
            "slots.json cannot be read, and without its keys nobody knows what is installed.",
            data.slots(), 0, "Put the trusted keys back; nothing was changed.", Code::NotWritten);
    // A table and its floors are one file, so a floor is never below what stands in a slot, unless
    // its key was taken away: that is the way back from a serial set too high.
    TRY_STATUS(writer->commit(std::move(found.table)));
    TRY_STATUS(writer->trust_now(trust));
    TRY(const bool settled, writer->settle(now));
    static_cast<void>(settled);
    writer->keep_unfinished();
    writer->collect_garbage();
    return writer;
}

Status SlotWriter::trust_now(const Trust& trust) {
    x_trust = trust;
    return trust.complete ? commit(with_keys(x_table, trust.keys)) : Status();
}

Status SlotWriter::commit(SlotTable table) {
    const std::string text = to_text(table);
    if (text != x_text) {
        const auto written = replace_file(x_data.slots(), text, 0644, x_disk);
        if (!written) {
            // The new one may stand there already, not yet durable: what counts is what can be
            // read.
            auto error = coded(Code::NotWritten)(written.error());
            if (read_file(x_data.slots(), most_record_bytes).value_or(std::string()) == text) {
                x_text = text;
                x_table = std::move(table);
            }
            return tl::unexpected(std::move(error));
        }
        x_text = text;
    }
    x_table = std::move(table);
    return {};
}

Result<bool> SlotWriter::settle(std::int64_t now) {
    std::error_code missing;
    if (!std::filesystem::exists(x_data.starts(), missing)) return false;
    const auto text = read_file(x_data.starts(), most_record_bytes);
    const auto record = text ? parse_start_record(*text) : tl::unexpected(text.error());
    if (!record) return false;  // the display says so and begins it anew
    SlotTable table = x_table;
    for (const Starts& starts : record->bundles) {
        const InstalledBundle* bundle = table.find(starts.id);
        if (!bundle || bundle->installed != starts.installed) continue;
        switch (starts.outcome) {
            case Outcome::Open:
                break;
            case Outcome::Confirmed:
                table = confirmed(std::move(table), starts.id);
                break;
            case Outcome::Rejected:
                table = rejected(std::move(table), starts.id, starts.reason, now);
                break;
        }
    }
    if (table == x_table) return false;
    TRY_STATUS(commit(std::move(table)));
    collect_garbage();
    return true;
}

Result<std::shared_ptr<FileBytes>> SlotWriter::open_part(const Trailer& trailer) {
    const auto path = x_data.part(digest(trailer.index_bytes));
    const std::uint64_t pages_end = std::uint64_t{trailer.index.pages.size()} * page_size;
    const std::string end = trailer.index_bytes + trailer.signature_text +
                            make_footer(trailer.index_bytes.size(), trailer.signature_text.size());
    const auto prepared = [&]() -> Result<std::shared_ptr<FileBytes>> {
        TRY(auto part, FileBytes::open_or_create(path, x_disk));
        if (part->size() != pages_end + end.size())
            TRY_STATUS(part->resize(pages_end + end.size()));
        if (part->read(pages_end, end.size()).value_or(std::string()) != end)
            TRY_STATUS(part->write(pages_end, end));
        return part;
    };
    return prepared().map_error(coded(Code::NotWritten));
}

Status SlotWriter::install(const std::shared_ptr<FileBytes>& part, const Trailer& trailer,
                           const std::string& source, std::int64_t now,
                           const std::function<void()>& each_page) {
    const BundleId id = digest(trailer.index_bytes);
    assert(part->path() == x_data.part(id));
    TRY(const bool settled, settle(now));  // what is on trial may have been confirmed meanwhile
    static_cast<void>(settled);
    if (const auto synced = part->sync(); !synced) {
        // Its bytes may look right from memory and never reach the disk: they are fetched again.
        x_disk.remove(part->path());
        return tl::unexpected(coded(Code::NotWritten)(synced.error()));
    }
    TRY_STATUS(verify_bundle(part->path(), x_trust.keys, each_page));
    const auto target = x_data.bundle(id);
    if (x_disk.rename(part->path(), target) != 0)
        return tl::unexpected(
            coded(Code::NotWritten)(system_error("put in place", target).value()));
    TRY_STATUS(sync_folder_of(target, x_disk).map_error(coded(Code::NotWritten)));
    // Content that was damaged beyond mending came again, under the id it had: its slot stays.
    if (x_table.names(id))
        TRY_STATUS(repaired(id));
    else
        TRY_STATUS(commit(
            ready(x_table, {id, trailer.signature.key, trailer.index.identity, source, now, 0})));
    collect_garbage();
    drop_parts();
    return {};
}

std::vector<std::filesystem::path> SlotWriter::in_bundles(
    const std::function<bool(const std::filesystem::path&)>& wanted) const {
    std::vector<std::filesystem::path> paths;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(x_data.bundles(), error), end;
         !error && entry != end; entry.increment(error))
        if (wanted(entry->path())) paths.push_back(entry->path());
    return paths;
}

bool SlotWriter::is_unnamed(const std::filesystem::path& path) const {
    if (path.extension() != ".standpunkt") return false;
    for (const auto* slot : {&x_table.trial, &x_table.current, &x_table.previous})
        if (*slot && path.stem() == to_hex((*slot)->id)) return false;
    return true;
}

void SlotWriter::keep_unfinished() {
    for (const auto& path : in_bundles([&](const auto& one) { return is_unnamed(one); })) {
        const auto file = FileBytes::open(path);
        const auto trailer = file ? read_trailer(**file) : tl::unexpected(file.error());
        if (!trailer || !check_signature(*trailer, x_trust.keys)) continue;
        const Identity& identity = trailer->index.identity;
        const BundleId id = digest(trailer->index_bytes);
        const auto admitted =
            admit(x_table, {id, trailer->signature.key, identity}, identity.channel);
        if (admitted == Admission::Take) x_disk.rename(path, x_data.part(id));
    }
}

void SlotWriter::collect_garbage() {
    const auto unwanted = in_bundles([&](const auto& path) { return is_unnamed(path); });
    // The table that was read may be newer than the one on the disk: an agent before this one may
    // have ended between its rename and its sync.
    if (unwanted.empty() || !sync_folder_of(x_data.slots(), x_disk)) return;
    for (const auto& path : unwanted) x_disk.remove(path);
}

void SlotWriter::drop_parts(const std::optional<BundleId>& keep) {
    for (const auto& path : in_bundles([&](const auto& one) {
             return one.extension() == ".part" && !(keep && one.stem() == to_hex(*keep));
         }))
        x_disk.remove(path);
}

Status SlotWriter::mend_page(const BundleId& id, std::uint32_t number, std::string_view bytes) {
    assert(bytes.size() == page_size);
    const auto mended = [&]() -> Status {
        TRY(const auto file, FileBytes::open_writable(x_data.bundle(id), x_disk));
        TRY_STATUS(file->write(std::uint64_t{number} * page_size, bytes));
        return file->sync();
    };
    const auto done = mended().map_error(coded(Code::NotWritten));
    if (done)
        x_doubtful.erase({id, number});
    else
        x_doubtful.insert({id, number});
    return done;
}

Status SlotWriter::repaired(const BundleId& id) {
    SlotTable table = x_table;
    for (auto* slot : {&table.trial, &table.current, &table.previous})
        if (*slot && (*slot)->id == id) ++(*slot)->repairs;
    return commit(std::move(table));
}

}  // namespace standpunkt
