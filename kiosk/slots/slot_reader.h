#pragma once
// The display's end of the data folder. Writes show/ and nothing else. One thread.
#include <filesystem>
#include <optional>

#include "base/disk.h"
#include "base/file_lock.h"
#include "slots/selection.h"
#include "slots/trust.h"

namespace standpunkt {

class SlotReader {
  public:
    struct Options {
        DataFolder data;
        std::filesystem::path trusted = "/etc/standpunkt/trusted.d";
        FactoryBundle factory;
        BootId boot;
    };
    explicit SlotReader(Options options, Disk& disk = Disk::real());

    /// What to show from now on, its start counted durably before it is returned. A trial whose
    /// start cannot be counted is passed over (a crash loop would have no end); what was confirmed
    /// once is shown all the same. A worn out bundle is rejected on the way. `now`: s since 1970.
    Chosen choose(std::int64_t now);
    /// slots.json says something else than at the last choose(): read it again in the loop.
    bool changed() const;

    /// What choose() returned has been shown in good health. False: it could not be written down,
    /// try again later.
    bool confirm();
    /// The program ends because somebody wants it to: this start does not count.
    void ended_well();
    /// Pages of what is shown that failed; told to the agent when there are new ones.
    void report_faults(const std::vector<std::uint32_t>& pages);
    /// Holds show/visit.lock while a visit is on, so that the agent keeps the network quiet.
    void visiting(bool on);

  private:
    Options x_options;
    Disk& x_disk;
    StartRecord x_record;
    std::string x_seen;  ///< slots.json at the last choose()
    std::optional<BundleId> x_shown;
    bool x_confirmed = false;
    std::vector<BundleId> x_broken;       // at the last choose()
    std::vector<std::uint32_t> x_faulty;  // pages of what is shown
    std::string x_reported;               // show/faults.json as it was written last
    std::optional<FileLock> x_visit;

    Status write(const StartRecord& record);
    void report();
};

}  // namespace standpunkt
