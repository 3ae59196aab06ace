// The report in a few lines for a terminal.
#include <algorithm>

#include "base/unicode.h"
#include "visits/report_pages.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_days = 14, most_topics = 5;

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::size_t length = character_count(text);
    const std::string space(width > length ? width - length : 0, ' ');
    return right ? space + text : text + space;
}

/// The last days as a table.
std::string days_text(const Figures& figures, const ReportWords& say) {
    std::string text = "\n";
    const auto line = [&](const std::string& a, const std::string& b, const std::string& c,
                          const std::string& d, const std::string& e) {
        text += padded(a, 16, false) + padded(b, 9, true) + padded(c, 9, true) +
                padded(d, 16, true) + padded(e, 13, true) + "\n";
    };
    line(say("Tag", "day"), say("Besuche", "visits"), say("Lesende", "readers"),
         say("mittlere Dauer", "mean length"), say("Betrieb", "running"));
    const std::size_t skip = figures.days.size() - std::min(figures.days.size(), most_days);
    for (std::size_t i = skip; i < figures.days.size(); ++i) {
        const DayFigures& day = figures.days[i];
        const std::int64_t mean = day.sums.visits == 0 ? 0 : day.sums.seconds / day.sums.visits;
        line(say.weekday(weekday_of(day.day)) + " " + say.day(day.day), say.number(day.sums.visits),
             say.number(day.sums.readers), say.duration(mean), say.hours(day.ran_seconds));
    }
    if (skip > 0)
        text += say("(die letzten 14 Tage; alle mit --csv)\n",
                    "(the last 14 days; all of them with --csv)\n");
    return text;
}

}  // namespace

std::string report_text(const Figures& figures, const ReportOptions& options) {
    const ReportWords say(options.language);
    const VisitSums& sums = figures.sums;
    std::string text = say.period(figures) + "\n";
    text += say.count(sums.visits, say("Besuch", "visit"), say("Besuche", "visits")) + ", " +
            say.number(sums.readers) + " " +
            say("Lesende (eine Textseite war 5 s oder l\u00E4nger offen)",
                "readers (a page of text was open for 5 s or more)") +
            "\n";
    if (!figures.without_days()) text += days_text(figures, say);
    if (!figures.topics.empty()) text += "\n" + say("Themen", "Topics") + ":\n";
    for (std::size_t i = 0; i < std::min(most_topics, figures.topics.size()); ++i)
        text += padded(say.number(figures.topics[i].visits), 8, true) + "  " +
                figures.topics[i].title + "\n";
    if (const std::string undated = say.undated(figures); !undated.empty())
        text += "\n" + undated + "\n";
    return text;
}

}  // namespace standpunkt
