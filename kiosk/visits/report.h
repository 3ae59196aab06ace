#pragma once
// What was counted, for people: one page to look at and print, one table for a spreadsheet, and the
// same for programs. Reads show/visits.sqlite while the display goes on writing it.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace standpunkt {

/// A picture as it is in a bundle: its bytes, JPEG or WebP.
struct ReportLogo {
    std::string bytes;
    std::string alt;  ///< what it shows, for those who do not see it
};

struct ReportOptions {
    std::filesystem::path journal;      ///< DataFolder::visits()
    std::string language = "de";        ///< "de"; all others: English
    std::string from, to;               ///< first and last day, "2026-11-27"; empty: no bound
    std::string title;                  ///< of the stand, in `language`
    std::string kiosk;                  ///< which stand of several; may be empty
    std::optional<ReportLogo> logo;     ///< the exhibitor's
    std::string boot;                   ///< of the stand's machine now; empty: not known
    std::optional<std::int64_t> alive;  ///< s since that boot that the display last turned
    std::int64_t now = 0;               ///< s since 1970: the "as of" of the report
};

/// Whole files, to be written as they are.
struct ReportFiles {
    std::string html;  ///< needs nothing beside it; no script
    std::string csv;   ///< as Excel of that language opens it by double-click
    std::string json;  ///< in English, for programs; kiosk/visits/README.md has its keys
    std::string name;  ///< for a file, without its ending: "standpunkt-visits-hall-3-2026-11-27"
};

/// Local time is that of the process (TZ, /etc/localtime). Errors: the journal is not there, cannot
/// be read or is damaged; `from` or `to` is no day. A stand without visits has a report too. Any
/// thread.
Result<ReportFiles> write_report(const ReportOptions& options);

/// A short table in words, for a terminal. Errors: as write_report.
Result<std::string> report_in_words(const ReportOptions& options);

/// One day that is over, for programs.
struct DayReport {
    std::string day;   ///< "2026-11-27"
    std::string json;  ///< an object, as in the list "days" of the report for programs
};
struct DaysWanted {
    std::string after;                  ///< the last day that is not wanted; empty: all are
    std::size_t most = 0;               ///< days
    std::int64_t now = 0;               ///< s since 1970
    std::string boot;                   ///< of the stand's machine now; empty: not known
    std::optional<std::int64_t> alive;  ///< s since that boot that the display last turned
    std::optional<std::int64_t> since_boot = {};  ///< s, at `now`
};
/// The days after `after` that are over for an hour or more in local time, so that nothing is
/// missing that began in them, oldest first, also those without a visit once there was a first sign
/// of the stand. None while the display of `boot` knows no clock, or another one than `now` is of.
/// An `after` that is not over yet counts as empty. Errors: as write_report; `after` is no day. Any
/// thread.
Result<std::vector<DayReport>> whole_days(const std::filesystem::path& journal,
                                          const DaysWanted& wanted);

/// What an operator wants to know at a glance.
struct VisitCounts {
    std::int64_t visits = 0;
    std::int64_t readers = 0;               ///< of them: a page of text was open for 5 s or more
    std::int64_t mean_seconds = 0;          ///< length of a visit; 0 without one
    std::int64_t mean_reading_seconds = 0;  ///< how long a reader had texts open; 0 without one
    bool since_boot = false;                ///< no day is known: of this start of the machine
    bool operator==(const VisitCounts&) const = default;
};

/// Of the local day of `now` (s since 1970); while the display of `boot` knows no clock, of that
/// start of the machine. Other visits whose day nobody knows are in no day. Reads back to the day
/// before only. Errors: as write_report. Any thread.
Result<VisitCounts> visits_today(const std::filesystem::path& journal, std::int64_t now,
                                 const std::string& boot = {});

}  // namespace standpunkt
