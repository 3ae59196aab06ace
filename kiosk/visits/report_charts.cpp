// The parts of the page that are drawn.
#include <algorithm>

#include "visits/report_chart.h"
#include "visits/report_page.h"

namespace standpunkt {

std::string ReportPage::over_time() const {
    const auto days = static_cast<Day>(x_figures.days.size());
    enum class Step { ByDay, ByWeek, ByMonth };
    const Step step = days <= 62 ? Step::ByDay : days <= 620 ? Step::ByWeek : Step::ByMonth;
    std::vector<ChartColumn> columns;
    std::vector<Day> begins;
    const auto same = [&](Day one, Day other) {
        if (step == Step::ByDay) return one == other;
        if (step == Step::ByWeek) return one - weekday_of(one) == other - weekday_of(other);
        return day_text(one).substr(0, 7) == day_text(other).substr(0, 7);
    };
    for (const DayFigures& day : x_figures.days) {
        if (columns.empty() || !same(begins.back(), day.day)) {
            columns.emplace_back();
            begins.push_back(day.day);
            columns.back().quiet = step == Step::ByDay && weekday_of(day.day) >= 5;
        }
        columns.back().whole += day.sums.visits;
        columns.back().part += day.sums.readers;
    }
    const std::size_t every = (columns.size() + 13) / 14;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string when =
            step == Step::ByMonth ? x_say.month(begins[i])
            : step == Step::ByWeek
                ? x_say("Woche ab ", "week from ") + x_say.day(begins[i])
                : x_say.weekday(weekday_of(begins[i])) + " " + x_say.day(begins[i]);
        columns[i].tip =
            when + ": " +
            x_say.count(columns[i].whole, x_say("Besuch", "visit"), x_say("Besuche", "visits")) +
            ", " + x_say.number(columns[i].part) + " " + x_say("Lesende", "readers");
        if (i % every != 0) continue;
        columns[i].label =
            step == Step::ByMonth ? x_say.month(begins[i]) : x_say.short_day(begins[i]);
        if (step == Step::ByDay && days <= 10)
            columns[i].label = x_say.weekday(weekday_of(begins[i])) + " " + columns[i].label;
    }
    const std::string title = step == Step::ByDay    ? x_say("Besuche je Tag", "Visits a day")
                              : step == Step::ByWeek ? x_say("Besuche je Woche", "Visits a week")
                                                     : x_say("Besuche je Monat", "Visits a month");
    const std::string key = "<p class=\"key\"><span><i style=\"background:#0A5470\"></i>" +
                            html(x_say("Lesende", "readers")) +
                            "</span><span><i style=\"background:#9CC7D6\"></i>" +
                            html(x_say("weitere Besuche", "other visits")) + "</span></p>";
    return section(title, best_day(), key + column_chart(columns, title));
}

std::string ReportPage::best_day() const {
    const auto best = std::max_element(
        x_figures.days.begin(), x_figures.days.end(),
        [](const auto& a, const auto& b) { return a.sums.visits < b.sums.visits; });
    if (x_figures.days.size() < 2) return {};
    return x_say("St\u00E4rkster Tag: ", "Best day: ") + x_say.weekday(weekday_of(best->day)) +
           ", " + x_say.day(best->day) + x_say(" mit ", " with ") +
           x_say.count(best->sums.visits, x_say("Besuch", "visit"), x_say("Besuchen", "visits")) +
           ".";
}

std::string ReportPage::hours() const {
    // The hours somebody came, and never fewer than a day at a fair has.
    std::size_t first = 9, last = 17;
    for (const auto& row : x_figures.week)
        for (std::size_t hour = 0; hour < row.size(); ++hour)
            if (row[hour] > 0) {
                first = std::min(first, hour);
                last = std::max(last, hour);
            }
    std::vector<std::string> labels;
    for (std::size_t hour = first; hour <= last; ++hour)
        labels.push_back(std::to_string(hour) + x_say("\u00A0Uhr", ":00"));
    std::vector<HeatRow> rows;
    for (int day = 0; day < 7; ++day) {
        const auto& all = x_figures.week[static_cast<std::size_t>(day)];
        rows.push_back({x_say.weekday(day), {}});
        for (std::size_t hour = first; hour <= last; ++hour)
            rows.back().values.push_back(all[hour]);
    }
    const std::string title = x_say("Wann kommen die Leute?", "When do people come?");
    return section(title,
                   x_say("Besuche nach Wochentag und Stunde, in der sie begannen.",
                         "Visits by weekday and the hour in which they began."),
                   heat_chart(rows, labels, title));
}

std::string ReportPage::depth() const {
    std::int64_t all = 0;
    for (const std::int64_t one : x_figures.depths) all += one;
    if (all == 0) return {};
    std::vector<ChartPart> parts;
    for (int i = 0; i < depth_count; ++i) {
        const std::int64_t value = x_figures.depths[static_cast<std::size_t>(i)];
        parts.push_back({x_say.depth(static_cast<Depth>(i)), value, x_say.percent(value, all)});
    }
    const std::string title = x_say("Wie weit wird gelesen?", "How far do people read?");
    std::string key = "<p class=\"key\">";
    static constexpr const char* colours[] = {"#E6F0F3", "#9DBCC7", "#538899", "#0A5470"};
    for (std::size_t i = 0; i < parts.size(); ++i)
        key += "<span><i style=\"background:" + std::string(colours[i]) + "\"></i>" +
               html(parts[i].label + " " + parts[i].text) + "</span>";
    return section(title,
                   x_say("Alle Texte, die ge\u00F6ffnet wurden: ", "All texts opened: ") +
                       x_say.number(all) + ".",
                   key + "</p>" + part_chart(parts, title));
}

}  // namespace standpunkt
