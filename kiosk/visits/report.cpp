#include "visits/report.h"

#include "base/json_text.h"
#include "visits/report_pages.h"

namespace standpunkt {
namespace {

/// After midnight, s: a visit is written down when it is over.
constexpr std::int64_t day_settles = 3600;

Result<Figures> figures_for(const ReportOptions& options) {
    FiguresWanted wanted;
    wanted.now = options.now;
    wanted.boot = options.boot;
    wanted.alive = options.alive;
    if (!options.from.empty()) {
        TRY(wanted.from, day_from(options.from, "the first day"));
    }
    if (!options.to.empty()) {
        TRY(wanted.to, day_from(options.to, "the last day"));
    }
    if (wanted.from && wanted.to && *wanted.from > *wanted.to)
        return fail("the first day, " + options.from + ", is after the last one, " + options.to +
                    ".");
    return read_figures(options.journal, wanted);
}

std::string name_for(const ReportOptions& options) {
    std::string name = "standpunkt-visits-";
    for (const char letter : options.kiosk)  // a file on any stick
        name += std::isalnum(static_cast<unsigned char>(letter)) != 0 ? letter : '-';
    if (!options.kiosk.empty()) name += "-";
    return name + day_text(local_day(options.now));
}

/// The display of that start of the machine counts, and nobody knows the day yet.
Result<bool> is_undated(Database& database, const std::string& boot) {
    TRY(auto find,
        database.prepare("SELECT zero IS NULL FROM boot WHERE name=? ORDER BY id DESC LIMIT 1"));
    find.bind(0, boot);
    TRY(const bool found, find.step());
    return found && find.integer(0) != 0;
}

}  // namespace

Result<ReportFiles> write_report(const ReportOptions& options) {
    TRY(const Figures figures, figures_for(options));
    ReportFiles files;
    files.html = report_html(figures, options);
    files.csv = report_csv(figures, options);
    files.json = json_text(report_json(figures, options), 1) + "\n";
    files.name = name_for(options);
    return files;
}

Result<std::string> report_in_words(const ReportOptions& options) {
    TRY(const Figures figures, figures_for(options));
    return report_text(figures, options);
}

Result<std::vector<DayReport>> whole_days(const std::filesystem::path& journal,
                                          const DaysWanted& wanted) {
    FiguresWanted all;
    all.now = wanted.now;
    all.boot = wanted.boot;
    all.alive = wanted.alive;
    all.since_boot = wanted.since_boot;
    const Day today = local_day(wanted.now - day_settles);
    if (!wanted.after.empty()) {
        TRY(const Day last, day_from(wanted.after, "a day"));
        // Days that are not over were told by a clock that was ahead: all of it is told anew.
        if (last < local_day(wanted.now)) all.from = last + 1;
        if (all.from >= today) return std::vector<DayReport>();
    }
    all.to = today - 1;
    TRY(const Figures figures, read_figures(journal, all));
    std::vector<DayReport> days;
    if (figures.boot_undated) return days;  // what it counts may yet be of one of them
    for (const DayFigures& day : figures.days) {
        if (days.size() == wanted.most || day.day >= today) break;
        // Before the stand's first sign there is nothing to tell.
        if (!all.from && days.empty() && day.sums.visits == 0 && day.ran_seconds == 0) continue;
        days.push_back({day_text(day.day), json_text(day_json(day))});
    }
    return days;
}

Result<VisitCounts> visits_today(const std::filesystem::path& journal, std::int64_t now,
                                 const std::string& boot) {
    const Day today = local_day(now);
    TRY(auto database, Database::read_kept(journal, journal_file(std::uint64_t{1} << 30)));
    // Later rows are later visits: the first of another day ends the look. A visit from before the
    // clock was set has the time that its boot was given since, as in the figures.
    TRY(auto visits,
        database.prepare(
            "SELECT coalesce(v.wall+v.east, b.zero+v.began+b.east), v.seconds, v.reader, (SELECT "
            "sum(seconds) FROM reading WHERE visit=v.id), b.name FROM visit v LEFT JOIN run r ON "
            "r.id=v.run LEFT JOIN boot b ON b.id=r.boot ORDER BY v.id DESC"));
    VisitCounts counts;
    TRY(counts.since_boot, is_undated(database, boot));
    std::int64_t seconds = 0, reading = 0;
    for (;;) {
        TRY(const bool row, visits.step());
        if (!row) break;
        if (counts.since_boot) {
            if (visits.text(4) != boot) break;
        } else {
            if (visits.is_null(0)) continue;
            const Day day = visits.integer(0) / 86'400;
            if (day < today) break;
            if (day > today) continue;
        }
        ++counts.visits;
        seconds += visits.integer(1);
        if (visits.integer(2) == 0) continue;
        ++counts.readers;
        reading += visits.integer(3);
    }
    if (counts.visits > 0) counts.mean_seconds = seconds / counts.visits;
    if (counts.readers > 0) counts.mean_reading_seconds = reading / counts.readers;
    return counts;
}

}  // namespace standpunkt
