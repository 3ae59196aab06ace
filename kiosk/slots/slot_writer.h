#pragma once
// The agent's end of the data folder: the only writer of bundles and of the slot table. Holds the
// agent's lock as long as it lives. One thread.
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/disk.h"
#include "base/file_lock.h"
#include "bundle/file_bytes.h"
#include "bundle/trailer.h"
#include "slots/slot_file.h"
#include "slots/start_record.h"
#include "slots/trust.h"

namespace standpunkt {

class SlotWriter {
  public:
    /// Makes the folder and bundles/ where they are missing, takes the lock (an error if another
    /// agent has it), reads or rebuilds the table, settles what the display has decided, and
    /// deletes what no slot names; unfinished bundles stay, to be finished. `data`'s own parent has
    /// to be there.
    static Result<std::unique_ptr<SlotWriter>> open(const DataFolder& data, const Trust& trust,
                                                    std::int64_t now, Disk& disk = Disk::real());

    const DataFolder& data() const { return x_data; }
    const SlotTable& table() const { return x_table; }
    const Trust& trust() const { return x_trust; }
    /// Other keys from now on. Floors and refusals of a key that was taken away go; not those of
    /// one that could not be read just now.
    Status trust_now(const Trust& trust);
    /// Why slots.json had to be rebuilt; empty if it had not.
    const std::string& trouble() const { return x_trouble; }

    /// Takes over the display's verdicts in show/starts.json. True if the table changed.
    Result<bool> settle(std::int64_t now);
    /// Replaces the table durably; x_table is the new one only if that worked. Nothing is written
    /// when nothing changes.
    Status commit(SlotTable table);
    /// `part` holds the whole bundle: checks every page and the catalogue once more as they are on
    /// the disk, syncs, gives it its name, puts it on trial. On failure nothing has changed but
    /// perhaps a file that no slot names. `each_page`: see Bundle::failing_pages.
    Status install(const std::shared_ptr<FileBytes>& part, const Trailer& trailer,
                   const std::string& source, std::int64_t now,
                   const std::function<void()>& each_page = {});
    /// Deletes bundles that no slot names. Best effort: what cannot be deleted is tried again the
    /// next time.
    void collect_garbage();
    /// Deletes unfinished bundles, but that of `keep`.
    void drop_parts(const std::optional<BundleId>& keep = {});
    /// Overwrites page `number` of an installed bundle, whose digest fails, with `bytes`, whose
    /// digest is right (assert), and syncs. Follow with repaired().
    Status mend_page(const BundleId& id, std::uint32_t number, std::string_view bytes);
    /// The page was written and its sync failed: it reads right from memory, but may not be on the
    /// disk, and no later sync tells. To be written again.
    bool is_doubtful(const BundleId& id, std::uint32_t number) const {
        return x_doubtful.contains({id, number});
    }
    /// Tells the display by the table that `id` is to be read again.
    Status repaired(const BundleId& id);
    /// The part for `trailer`'s bundle, made or found, of its final size, with its trailer in it.
    Result<std::shared_ptr<FileBytes>> open_part(const Trailer& trailer);

  private:
    SlotWriter(const DataFolder& data, const Trust& trust, FileLock lock, Disk& disk);
    DataFolder x_data;
    Trust x_trust;
    FileLock x_lock;
    Disk& x_disk;
    SlotTable x_table;
    std::string x_text;  // slots.json as it is on the disk
    std::string x_trouble;

    std::set<std::pair<BundleId, std::uint32_t>> x_doubtful;

    std::vector<std::filesystem::path> in_bundles(
        const std::function<bool(const std::filesystem::path&)>& wanted) const;
    bool is_unnamed(const std::filesystem::path& path) const;
    /// What was about to be installed when an agent ended is unfinished again, so that none of its
    /// pages is fetched a second time.
    void keep_unfinished();
};

/// Full verification: signature, each page, and a catalogue that reads. `each_page`: see
/// Bundle::failing_pages.
Status verify_bundle(const std::filesystem::path& path, const std::vector<PublicKey>& trusted,
                     const std::function<void()>& each_page = {});

}  // namespace standpunkt
