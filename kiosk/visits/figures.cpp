#include "visits/figures.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace standpunkt {
namespace {

constexpr std::int64_t a_day = 86'400;
// Whatever a bad bit makes of a time, it is no reason for a list of a million days.
constexpr std::int64_t longest_run = 366 * a_day;
constexpr std::int64_t earliest = 1'577'836'800, latest = 4'102'444'800;  // 2020, 2100

/// Local seconds: as if the wall clock of the place counted them.
std::optional<std::int64_t> local_of(Statement& row, int wall, int east) {
    if (row.is_null(wall)) return std::nullopt;
    const std::int64_t seconds = row.integer(wall), ahead = row.integer(east);
    if (seconds < earliest || seconds > latest || ahead <= -a_day || ahead >= a_day)
        return std::nullopt;
    return seconds + ahead;
}

struct Reading {
    std::int64_t text = 0, seconds = 0;
    int depth = 0;
};

struct Text {
    std::string interview, exchange, title, topic, topic_title;
};

class Counter {
  public:
    Counter(Database& database, const FiguresWanted& wanted)
        : x_database(database), x_wanted(wanted) {}

    Result<Figures> count() {
        x_figures.whole = !x_wanted.from && !x_wanted.to;
        TRY_STATUS(read_texts());
        TRY_STATUS(read_runs());
        TRY_STATUS(find_period());
        TRY_STATUS(read_visits());
        TRY_STATUS(read_searches());
        add_runs();
        for (auto& [id, topic] : x_topics) x_figures.topics.push_back(std::move(topic));
        for (auto& [id, text] : x_by_text) x_figures.texts.push_back(std::move(text));
        for (auto& [id, content] : x_contents)
            if (content.visits > 0) x_figures.contents.push_back(std::move(content));
        std::stable_sort(x_figures.topics.begin(), x_figures.topics.end(),
                         [](const auto& a, const auto& b) {
                             return std::pair(a.visits, a.seconds) > std::pair(b.visits, b.seconds);
                         });
        std::stable_sort(x_figures.texts.begin(), x_figures.texts.end(),
                         [](const auto& a, const auto& b) {
                             return std::tuple(a.read, a.seconds, a.opened) >
                                    std::tuple(b.read, b.seconds, b.opened);
                         });
        return std::move(x_figures);
    }

  private:
    Status read_texts() {
        TRY(auto texts, x_database.prepare(
                            "SELECT id, interview, exchange, title, topic, topic_title FROM text"));
        for (;;) {
            TRY(const bool row, texts.step());
            if (!row) break;
            const auto text = [&](int column) { return std::string(texts.text(column)); };
            x_texts[texts.integer(0)] = {text(1), text(2), text(3), text(4), text(5)};
        }
        TRY(auto contents, x_database.prepare("SELECT id, code, title FROM content"));
        for (;;) {
            TRY(const bool row, contents.step());
            if (!row) return {};
            ContentFigures content;
            content.code = contents.text(1);
            content.title = contents.text(2);
            x_contents[contents.integer(0)] = std::move(content);
        }
    }

    /// A run without an end ended no earlier than its last visit did.
    Status read_runs() {
        TRY(auto runs,
            x_database.prepare(
                "SELECT r.id, b.zero, r.began, max(r.seen, coalesce(v.last, 0)), r.ended, b.name "
                "FROM run r JOIN boot b ON b.id=r.boot LEFT JOIN (SELECT run, max(began+seconds) "
                "AS last FROM visit GROUP BY run) v ON v.run=r.id ORDER BY r.id"));
        for (;;) {
            TRY(const bool row, runs.step());
            if (!row) break;
            const auto bounded = [&](int column) {
                return std::clamp<std::int64_t>(runs.integer(column), 0, latest);
            };
            const std::int64_t zero = bounded(1);  // none: 1970, which is no time of a run
            RunFigures run;
            run.began = zero + bounded(2);
            run.ended = zero + std::max(bounded(2), bounded(3));
            run.end = runs.integer(4) == 1   ? RunEnd::Asked
                      : runs.integer(4) == 2 ? RunEnd::Crashed
                                             : RunEnd::Unknown;
            const bool of_this_boot = !x_wanted.boot.empty() && runs.text(5) == x_wanted.boot;
            // A battery's time that a server has corrected, and the display has not noted it yet.
            const bool outdated =
                x_wanted.since_boot &&
                std::abs(zero - (x_wanted.now - *x_wanted.since_boot)) > clock_slack;
            if (of_this_boot && (runs.is_null(1) || outdated)) x_figures.boot_undated = true;
            if (!x_runs.empty()) x_runs.back().runs = false;
            run.runs = run.end == RunEnd::Unknown && of_this_boot;
            if (run.runs && x_wanted.alive) run.ended = std::max(run.ended, zero + *x_wanted.alive);
            if (run.began < earliest || run.ended > latest)
                add_undated(run);
            else
                x_runs.push_back(run);
        }
        return {};
    }

    void add_undated(const RunFigures& run) {
        ++x_figures.undated_runs;
        const std::int64_t seconds =
            std::clamp<std::int64_t>(run.ended - run.began, 0, longest_run);
        x_figures.undated_ran_seconds += seconds;
        if (x_figures.whole) x_figures.ran_seconds += seconds;
        if (!x_runs.empty()) x_runs.back().next_known = false;
    }

    Status find_period() {
        TRY(auto bounds,
            x_database.prepare("SELECT min(wall+east), max(wall+east) FROM visit WHERE "
                               "east BETWEEN -86399 AND 86399 AND wall BETWEEN " +
                               std::to_string(earliest) + " AND " + std::to_string(latest)));
        TRY([[maybe_unused]] const bool row, bounds.step());
        const Day today = local_day(x_wanted.now);
        Day first = today, last = today;
        if (!bounds.is_null(0)) {
            first = std::min(first, bounds.integer(0) / a_day);
            last = std::max(last, bounds.integer(1) / a_day);
        }
        for (const RunFigures& run : x_runs) {
            first = std::min(first, local_day(run.began));
            last = std::max(last, local_day(run.ended));
        }
        // A clock that is in 1970 now says nothing about the end of what was counted.
        if (x_wanted.now < earliest && (!bounds.is_null(0) || !x_runs.empty())) {
            first = bounds.is_null(0) ? local_day(x_runs.front().began) : bounds.integer(0) / a_day;
            if (!x_runs.empty()) first = std::min(first, local_day(x_runs.front().began));
        }
        // All until a day before the first is that day, on which nothing was counted.
        x_figures.first = x_wanted.from.value_or(std::min(first, x_wanted.to.value_or(first)));
        x_figures.last = std::max(x_wanted.to.value_or(last), x_figures.first);
        // Asked for a thousand years, the report begins with what there is.
        if (x_figures.last - x_figures.first > 40'000) {
            x_figures.first = std::max(x_figures.first, first);
            x_figures.last = std::max(std::min(x_figures.last, last), x_figures.first);
        }
        for (Day day = x_figures.first; day <= x_figures.last; ++day) {
            x_figures.days.emplace_back();
            x_figures.days.back().day = day;
        }
        return {};
    }

    Status read_visits() {
        TRY(auto visits,
            x_database.prepare(
                "SELECT v.id, coalesce(v.wall, b.zero+v.began), iif(v.wall IS NULL, "
                "coalesce(b.east, 0), v.east), v.seconds, v.reader, v.one_touch, v.language, "
                "v.scenes, v.aids, v.content FROM visit v LEFT JOIN run r ON r.id=v.run "
                "LEFT JOIN boot b ON b.id=r.boot ORDER BY v.id"));
        TRY(auto readings, x_database.prepare("SELECT visit, text, seconds, depth FROM reading "
                                              "ORDER BY visit, number"));
        TRY(bool more, readings.step());
        for (;;) {
            TRY(const bool row, visits.step());
            if (!row) return {};
            const std::int64_t id = visits.integer(0);
            std::vector<Reading> read;
            while (more && readings.integer(0) <= id) {
                if (readings.integer(0) == id)
                    read.push_back(
                        {readings.integer(1),
                         std::clamp<std::int64_t>(readings.integer(2), 0, a_day),
                         static_cast<int>(std::clamp<std::int64_t>(readings.integer(3), 0, 100))});
                TRY(more, readings.step());
            }
            add_visit(visits, read);
        }
    }

    static void add_sums(VisitSums& sums, Statement& visit, const std::vector<Reading>& read) {
        ++sums.visits;
        sums.readers += visit.integer(4) != 0 ? 1 : 0;
        sums.one_touch += visit.integer(5) != 0 ? 1 : 0;
        sums.seconds += std::clamp<std::int64_t>(visit.integer(3), 0, a_day);
        for (const Reading& one : read) {
            sums.reading_seconds += one.seconds;
            sums.texts += one.depth > 0 ? 1 : 0;
        }
    }

    void add_to_day(Day day, std::int64_t hour, Statement& visit,
                    const std::vector<Reading>& read) {
        const auto at = static_cast<std::size_t>(hour);
        DayFigures& that_day = x_figures.days[static_cast<std::size_t>(day - x_figures.first)];
        add_sums(that_day.sums, visit, read);
        add_sums(x_figures.dated, visit, read);
        ++that_day.hours[at];
        ++that_day.languages[std::string(visit.text(6))];
        ++x_figures.week[static_cast<std::size_t>(weekday_of(day))][at];
    }

    void add_visit(Statement& visit, const std::vector<Reading>& read) {
        const auto local = local_of(visit, 1, 2);
        if (!local) {
            add_sums(x_figures.undated, visit, read);
            if (!x_figures.whole) return;
        } else if (const Day day = *local / a_day; day < x_figures.first || day > x_figures.last) {
            return;
        } else {
            add_to_day(day, *local % a_day / 3600, visit, read);
        }
        add_sums(x_figures.sums, visit, read);
        ++x_figures.languages[std::string(visit.text(6))];
        for (int i = 0; i < place_count; ++i)
            if ((visit.integer(7) >> i & 1) != 0) ++x_figures.places[static_cast<std::size_t>(i)];
        for (int i = 0; i < aid_count; ++i)
            if ((visit.integer(8) >> i & 1) != 0) ++x_figures.aids[static_cast<std::size_t>(i)];
        if (visit.integer(8) != 0) ++x_figures.aided;
        add_texts(read);
        ContentFigures& content = x_contents[visit.integer(9)];
        ++content.visits;
        if (!local) return;
        const Day day = *local / a_day;
        content.first = std::min(content.first.value_or(day), day);
        content.last = std::max(content.last.value_or(day), day);
    }

    void add_texts(const std::vector<Reading>& read) {
        std::set<std::string> topics;
        for (const Reading& one : read) {
            const auto found = x_texts.find(one.text);
            if (found == x_texts.end()) continue;
            const Text& text = found->second;
            TextFigures& figures = x_by_text[{text.interview, text.exchange}];
            // The newest title is what people know; its row has the greatest number.
            figures.interview = text.interview;
            figures.exchange = text.exchange;
            figures.title = text.title;
            figures.topic = text.topic;
            ++figures.opened;
            figures.seconds += one.seconds;
            const auto depth = static_cast<std::size_t>(depth_of(one.depth));
            ++figures.depths[depth];
            ++x_figures.depths[depth];
            if (one.depth == 0) continue;
            ++figures.read;
            TopicFigures& topic = x_topics[text.topic];
            topic.id = text.topic;
            topic.title = text.topic_title;
            topic.seconds += one.seconds;
            if (topics.insert(text.topic).second) ++topic.visits;
        }
    }

    Status read_searches() {
        // Moments of no day belong to the whole only.
        TRY(auto searches,
            x_database.prepare("SELECT words, count(*) AS n FROM search WHERE day BETWEEN ? AND ? "
                               "OR (? AND day IS NULL) GROUP BY words ORDER BY n DESC, words"));
        searches.bind(0, x_figures.first);
        searches.bind(1, x_figures.last);
        searches.bind(2, x_figures.whole ? 1 : 0);
        for (;;) {
            TRY(const bool row, searches.step());
            if (!row) return {};
            x_figures.searches.emplace_back(std::string(searches.text(0)), searches.integer(1));
        }
    }

    void add_runs() {
        for (const RunFigures& run : x_runs) {
            const Day first = std::max(local_day(run.began), x_figures.first),
                      last = std::min(local_day(run.ended), x_figures.last);
            if (first > last) continue;
            x_figures.runs.push_back(run);
            for (Day day = first; day <= last; ++day) {
                const std::int64_t seconds =
                    std::min(run.ended, day_begin(day + 1)) - std::max(run.began, day_begin(day));
                const auto at = static_cast<std::size_t>(day - x_figures.first);
                x_figures.days[at].ran_seconds += std::max<std::int64_t>(0, seconds);
                x_figures.ran_seconds += std::max<std::int64_t>(0, seconds);
            }
        }
    }

    Database& x_database;
    const FiguresWanted& x_wanted;
    Figures x_figures;
    std::vector<RunFigures> x_runs;
    std::unordered_map<std::int64_t, Text> x_texts;
    std::map<std::int64_t, ContentFigures> x_contents;
    std::map<std::string, TopicFigures> x_topics;
    std::map<std::pair<std::string, std::string>, TextFigures> x_by_text;
};

}  // namespace

Result<Figures> read_figures(const std::filesystem::path& journal, const FiguresWanted& wanted) {
    std::error_code ignored;
    if (!std::filesystem::exists(journal, ignored))
        return fail("is not there: no visit was counted yet.", journal, 0,
                    "The display begins it; check the data folder.");
    TRY(auto database, Database::read_kept(journal, journal_file(std::uint64_t{1} << 30)));
    TRY_STATUS(database.execute("BEGIN"));
    TRY(auto figures, Counter(database, wanted).count());
    TRY_STATUS(database.execute("COMMIT"));
    return figures;
}

}  // namespace standpunkt
