// The part of the page that tells when the stand ran.
#include <algorithm>

#include "visits/report_chart.h"
#include "visits/report_page.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_lanes = 31, most_gaps = 8;  // gaps of a kind
constexpr std::int64_t shortest_gap = 120;             // s; what is shorter was a restart
constexpr std::int64_t longest_gap = 172'800;          // what is longer: a weekend, the next fair

enum class Gap { None, Day, Night };

/// Whether the stand stood still between two runs against somebody's will, or for long by day.
Gap gap_between(const RunFigures& run, const RunFigures& next) {
    const std::int64_t length = next.began - run.ended;
    if (!run.next_known || length < shortest_gap) return Gap::None;
    if (local_day(run.ended) == local_day(next.began)) return Gap::Day;
    return run.end == RunEnd::Asked || length > longest_gap ? Gap::None : Gap::Night;
}

}  // namespace

std::string ReportPage::running() const {
    const std::string title = x_say("Betrieb", "Hours of running");
    if (x_figures.runs.empty())
        return x_figures.undated_runs == 0 ? std::string() : section(title, undated_runs(), {});
    std::vector<Lane> lanes;
    const std::size_t days = x_figures.days.size();
    const std::size_t skip = days > most_lanes ? days - most_lanes : 0;
    for (std::size_t i = skip; i < days; ++i) {
        const DayFigures& day = x_figures.days[i];
        Lane lane;
        lane.label = x_say.weekday(weekday_of(day.day)) + " " + x_say.short_day(day.day);
        lane.value = day.ran_seconds == 0 ? "\u2013" : x_say.hours(day.ran_seconds);
        const std::int64_t begin = day_begin(day.day), end = day_begin(day.day + 1);
        for (const RunFigures& run : x_figures.runs) {
            if (run.ended < begin || run.began >= end) continue;
            const int from = run.began <= begin ? 0 : minute_of_day(run.began);
            const int to = run.ended >= end ? 1440 : minute_of_day(run.ended);
            lane.spans.push_back({from, to,
                                  x_say.clock(std::max(run.began, begin)) + " \u2013 " +
                                      (run.ended >= end ? "24:00" : x_say.clock(run.ended))});
        }
        lanes.push_back(std::move(lane));
    }
    std::string below = x_say(
        "Wann die Anzeige lief. Wurde der Strom ohne Abschied getrennt, z\u00E4hlt sie bis zum "
        "Ende des letzten Besuchs davor.",
        "When the display ran. Where the power was cut without a farewell it counts until the "
        "end of the last visit before.");
    if (skip > 0)
        below += " " + x_say("Gezeigt sind die letzten ", "Shown are the last ") +
                 std::to_string(most_lanes) + x_say(" Tage.", " days.");
    if (x_figures.undated_runs > 0) below += " " + undated_runs();
    return section(title, below, lane_chart(lanes, title) + interruptions());
}

std::string ReportPage::undated_runs() const {
    return x_say.count(x_figures.undated_runs, x_say("Start", "start"), x_say("Starts", "starts")) +
           x_say(" ohne bekannten Tag: die Anzeige lief mindestens ",
                 " without a known day: the display ran for at least ") +
           x_say.hours(x_figures.undated_ran_seconds) + x_say(" lang.", ".");
}

std::string ReportPage::interruptions() const {
    std::int64_t crashes = 0, cuts = 0;
    std::string rows;
    std::size_t by_day = 0, by_night = 0;  // nights push out no day
    const auto& runs = x_figures.runs;
    for (std::size_t i = runs.size(); i-- > 0;) {
        if (runs[i].end == RunEnd::Crashed) ++crashes;
        if (runs[i].end == RunEnd::Unknown && !runs[i].runs && i + 1 < runs.size()) ++cuts;
        if (i + 1 == runs.size()) continue;
        const Gap gap = gap_between(runs[i], runs[i + 1]);
        if (gap == Gap::None || (gap == Gap::Day ? by_day : by_night)++ >= most_gaps) continue;
        const std::int64_t from = runs[i].ended, to = runs[i + 1].began;
        const std::string until =
            gap == Gap::Day ? "" : x_say.weekday(weekday_of(local_day(to))) + " ";
        const std::string why =
            runs[i].end == RunEnd::Asked
                ? x_say("ausgeschaltet oder neu gestartet", "switched off or restarted")
            : runs[i].end == RunEnd::Crashed
                ? x_say("Anzeige abgest\u00FCrzt", "the display crashed")
                : x_say("Strom getrennt", "power cut");
        rows +=
            "<tr><td>" +
            html(x_say.weekday(weekday_of(local_day(from))) + ", " + x_say.day(local_day(from))) +
            "</td><td>" + html(x_say.clock(from) + " \u2013 " + until + x_say.clock(to)) + "</td>" +
            cell((runs[i].end == RunEnd::Unknown ? x_say("h\u00F6chstens ", "at most ")
                                                 : std::string()) +
                 x_say.duration(to - from)) +
            "<td>" + html(why) + "</td></tr>";
    }
    std::string text =
        "<p class=\"sub\" style=\"margin:12px 0 8px\">" +
        html(x_say.count(static_cast<std::int64_t>(runs.size()), x_say("Start", "start"),
                         x_say("Starts", "starts")) +
             ", " +
             x_say.count(crashes, x_say("Absturz", "crash"), x_say("Abst\u00FCrze", "crashes")) +
             ", " + x_say.count(cuts, x_say("Mal", "time"), x_say("Mal", "times")) + " " +
             x_say("der Strom ohne Abschied getrennt.", "the power was cut without a farewell.")) +
        "</p>";
    if (rows.empty()) return text;
    return text + "<table>" +
           head({{x_say("Unterbrechung", "interruption"), false},
                 {x_say("von \u2013 bis", "from \u2013 to"), false},
                 {x_say("Dauer", "length"), true},
                 {x_say("Grund", "reason"), false}}) +
           rows + "</table>";
}

}  // namespace standpunkt
