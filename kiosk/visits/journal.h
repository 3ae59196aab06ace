#pragma once
// The journal of visits: show/visits.sqlite, written by the display alone. README.md describes it.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "store/database.h"
#include "visits/visit_record.h"

namespace standpunkt {

/// The display's start.
struct RunStart {
    std::string boot;  ///< what names this start of the machine
    Moment at;
    /// s since boot of the last sign of the run before, if it was in this boot and is known.
    std::optional<std::int64_t> alive;
};

/// Open for writing. One thread, not the one that draws: a slow disk takes its time.
class Journal {
  public:
    struct Limits {
        std::uint64_t bytes = std::uint64_t{32} << 20;  ///< some 400,000 visits; at least 128 KiB
        std::uint64_t reserve = 256 << 10;  ///< less room than that, and the oldest visits go
    };

    /// Opens the file or begins it. A damaged one, or another version's, is set aside and a new one
    /// begun, which trouble() tells. `path`'s folder has to be there. Errors: the disk's.
    static Result<Journal> open(const std::filesystem::path& path, const Limits& limits);
    static Result<Journal> open(const std::filesystem::path& path) { return open(path, Limits()); }
    /// Where such files go, by their number from 1 on; of more the last one is replaced.
    static constexpr int most_set_aside = 3;
    static std::filesystem::path set_aside(const std::filesystem::path& path, int number);

    /// The display runs from now on. One transaction, as each of these.
    Status begin_run(const RunStart& start);
    /// A visit is over. Where there is no room the oldest visits go. On an error nothing of it is
    /// written; after Damaged open the file anew.
    Status add(const VisitRecord& visit);
    /// The clock is known now, or better than before: what was counted in this boot gets its day.
    Status know_clock(const Moment& at);
    /// The display ends because somebody wants it to.
    Status end_run(const Moment& at);

    /// What is to be told of the opening; empty if all was well.
    const std::string& trouble() const { return x_trouble; }

  private:
    Journal(Database database, const Limits& limits)
        : x_database(std::move(database)), x_limits(limits) {}

    Result<std::int64_t> boot_row(const std::string& name);
    Status note_clock(const Moment& at);
    Status date_anew(std::int64_t late);
    Moment dated(Moment at) const;
    Status write(const VisitRecord& visit);
    Result<std::int64_t> text_row(const TextRead& text);
    Result<std::int64_t> content_row(const std::string& code, const std::string& title);
    Status make_room();
    Status in_transaction(const std::function<Status()>& work);

    Database x_database;
    Limits x_limits;
    std::int64_t x_boot = 0, x_run = 0;
    std::optional<std::int64_t> x_zero;  ///< s since 1970 when this boot began, by the latest clock
    std::int64_t x_noted = 0;            ///< s since boot when that clock was read
    std::string x_trouble;
};

}  // namespace standpunkt
