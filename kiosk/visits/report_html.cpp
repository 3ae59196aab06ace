// The report as one page that needs nothing beside it.
#include <algorithm>

#include "base/base64.h"
#include "visits/report_chart.h"
#include "visits/report_pages.h"
#include "visits/report_style.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_topics = 12, most_texts_shown = 12, most_words_shown = 24,
                      most_lanes = 31, most_gaps = 8, most_contents = 8;
constexpr std::int64_t shortest_gap = 120;  // s; what is shorter was a restart

class Page {
  public:
    Page(const Figures& figures, const ReportOptions& options)
        : x_figures(figures), x_options(options), x_say(options.language) {}

    std::string whole() {
        const std::string name = x_say("Besuchsbericht", "Visitor report");
        std::string page = "<!DOCTYPE html>\n<html lang=\"" + std::string(x_say("de", "en")) +
                           "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                           "content=\"width=device-width,initial-scale=1\"><title>" +
                           html(name + (x_options.title.empty() ? "" : ": " + x_options.title)) +
                           "</title><style>" + report_style + "</style></head><body><main>\n";
        page += header(name);
        page += tiles();
        page += note();
        if (x_figures.sums.visits == 0)
            page += "<section><p class=\"empty\">" +
                    html(x_say("In diesem Zeitraum wurde kein Besuch gez\u00E4hlt.",
                               "No visit was counted in this period.")) +
                    "</p></section>\n";
        else
            page += over_time() + hours() + topics() + texts() + depth() + groups() + words();
        page += running();
        page += footer();
        return page + "</main></body></html>\n";
    }

  private:
    std::string section(const std::string& title, const std::string& below,
                        const std::string& body) const {
        return "<section><h2>" + html(title) + "</h2>" +
               (below.empty() ? "" : "<p class=\"sub\">" + html(below) + "</p>") + body +
               "</section>\n";
    }

    std::string header(const std::string& name) const {
        const std::string period = x_figures.first == x_figures.last
                                       ? x_say.day(x_figures.first)
                                       : x_say.day(x_figures.first) + " " + x_say("bis", "to") +
                                             " " + x_say.day(x_figures.last);
        std::string text = "<header><div><h1>" + html(name) + "</h1>";
        std::string stand = x_options.title;
        if (!x_options.kiosk.empty())
            stand +=
                (stand.empty() ? "" : " \u00B7 ") + x_say("Stand ", "stand ") + x_options.kiosk;
        if (!stand.empty()) text += "<p class=\"sub\">" + html(stand) + "</p>";
        text += "<p><span class=\"period\">" + html(period) +
                "</span> <span class=\"sub\">\u00B7 " +
                html(x_say("Stand der Zahlen: ", "as of ") + x_say.day(local_day(x_options.now)) +
                     ", " + x_say.clock(x_options.now) + x_say(" Uhr", "")) +
                "</span></p></div>";
        if (x_options.logo) {
            const bool jpeg = x_options.logo->bytes.starts_with("\xFF\xD8");
            text += "<img alt=\"" + html(x_options.logo->alt) + "\" src=\"data:image/" +
                    (jpeg ? "jpeg" : "webp") + ";base64," + to_base64(x_options.logo->bytes) +
                    "\">";
        }
        return text + "</header>\n";
    }

    std::string tile(const std::string& value, const std::string& what) const {
        return "<div class=\"tile\"><b>" + html(value) + "</b><span>" + html(what) +
               "</span></div>";
    }

    std::string tiles() const {
        const VisitSums& sums = x_figures.sums;
        const auto mean = [](std::int64_t all, std::int64_t of) {
            return of == 0 ? 0 : (2 * all + of) / (2 * of);
        };
        return "<div class=\"tiles\">" +
               tile(x_say.number(sums.visits), x_say("Besuche", "visits")) +
               tile(x_say.number(sums.readers), x_say("Lesende", "readers") + ", " +
                                                    x_say.percent(sums.readers, sums.visits) +
                                                    x_say(" der Besuche", " of visits")) +
               tile(x_say.duration(mean(sums.seconds, sums.visits)),
                    x_say("dauert ein Besuch im Mittel", "mean length of a visit")) +
               tile(x_say.number(sums.texts),
                    x_say("gelesene Texte, ", "texts read, ") +
                        x_say.tenths(sums.readers == 0 ? 0
                                                       : static_cast<double>(sums.texts) /
                                                             static_cast<double>(sums.readers)) +
                        x_say(" je Lesende", " per reader")) +
               tile(x_say.hours(x_figures.ran_seconds),
                    x_say("lief der Stand mindestens", "the stand ran, at least")) +
               "</div>\n";
    }

    std::string note() const {
        std::string text = x_say(
            "Lesende sind Besuche, bei denen eine Textseite mindestens 5 Sekunden offen war. Ein "
            "Besuch reicht von der ersten Ber\u00FChrung bis zur R\u00FCckkehr der "
            "Startbilder; ob eine Person davorstand oder mehrere, wei\u00DF der Stand nicht.",
            "Readers are visits in which a page of text was open for at least 5 seconds. A visit "
            "lasts from the first touch until the opening pictures return; the stand does not "
            "know whether one person stood there or several.");
        if (x_figures.sums.one_touch > 0)
            text += " " + x_say.percent(x_figures.sums.one_touch, x_figures.sums.visits) +
                    x_say(" der Besuche blieben bei einer einzigen Ber\u00FChrung.",
                          " of visits were a single touch.");
        return "<p class=\"note\">" + html(text) + "</p>\n";
    }

    /// A column a day, a week or a month: at most some ninety.
    std::string over_time() const {
        const auto days = static_cast<Day>(x_figures.days.size());
        enum class Step { Day, Week, Month };
        const Step step = days <= 62 ? Step::Day : days <= 620 ? Step::Week : Step::Month;
        std::vector<ChartColumn> columns;
        std::vector<Day> begins;
        const auto same = [&](Day one, Day other) {
            if (step == Step::Day) return one == other;
            if (step == Step::Week) return one - weekday_of(one) == other - weekday_of(other);
            return day_text(one).substr(0, 7) == day_text(other).substr(0, 7);
        };
        for (const DayFigures& day : x_figures.days) {
            if (columns.empty() || !same(begins.back(), day.day)) {
                columns.emplace_back();
                begins.push_back(day.day);
                columns.back().quiet = step == Step::Day && weekday_of(day.day) >= 5;
            }
            columns.back().whole += day.sums.visits;
            columns.back().part += day.sums.readers;
        }
        const std::size_t every = (columns.size() + 13) / 14;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string when =
                step == Step::Month ? x_say.month(begins[i])
                : step == Step::Week
                    ? x_say("Woche ab ", "week from ") + x_say.day(begins[i])
                    : x_say.weekday(weekday_of(begins[i])) + " " + x_say.day(begins[i]);
            columns[i].tip = when + ": " +
                             x_say.count(columns[i].whole, x_say("Besuch", "visit"),
                                         x_say("Besuche", "visits")) +
                             ", " + x_say.number(columns[i].part) + " " +
                             x_say("Lesende", "readers");
            if (i % every != 0) continue;
            columns[i].label =
                step == Step::Month ? x_say.month(begins[i]) : x_say.short_day(begins[i]);
            if (step == Step::Day && days <= 10)
                columns[i].label = x_say.weekday(weekday_of(begins[i])) + " " + columns[i].label;
        }
        const std::string title = step == Step::Day ? x_say("Besuche je Tag", "Visits a day")
                                  : step == Step::Week
                                      ? x_say("Besuche je Woche", "Visits a week")
                                      : x_say("Besuche je Monat", "Visits a month");
        const std::string key = "<p class=\"key\"><span><i style=\"background:#0A5470\"></i>" +
                                html(x_say("Lesende", "readers")) +
                                "</span><span><i style=\"background:#9CC7D6\"></i>" +
                                html(x_say("weitere Besuche", "other visits")) + "</span></p>";
        return section(title, best_day(), key + column_chart(columns, title));
    }

    std::string best_day() const {
        const auto best = std::max_element(
            x_figures.days.begin(), x_figures.days.end(),
            [](const auto& a, const auto& b) { return a.sums.visits < b.sums.visits; });
        if (x_figures.days.size() < 2) return {};
        return x_say("St\u00E4rkster Tag: ", "Best day: ") + x_say.weekday(weekday_of(best->day)) +
               ", " + x_say.day(best->day) + x_say(" mit ", " with ") +
               x_say.count(best->sums.visits, x_say("Besuch", "visit"),
                           x_say("Besuchen", "visits")) +
               ".";
    }

    std::string hours() const {
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

    static std::string bar(std::int64_t value, std::int64_t most) {
        const std::int64_t share = most == 0 ? 0 : (200 * value + most) / (2 * most);
        return "<td class=\"bar\"><div style=\"width:" + std::to_string(share) + "%\"></div></td>";
    }

    std::string head(std::initializer_list<std::pair<std::string, bool>> columns) const {
        std::string row = "<thead><tr>";
        for (const auto& [text, number] : columns)
            row += (number ? "<th class=\"n\">" : "<th>") + html(text) + "</th>";
        return row + "</tr></thead>";
    }
    static std::string cell(const std::string& text) {
        return "<td class=\"n\">" + html(text) + "</td>";
    }

    std::string topics() const {
        if (x_figures.topics.empty()) return {};
        std::string table = "<table>" + head({{x_say("Thema", "topic"), false},
                                              {"", false},
                                              {x_say("Besuche", "visits"), true},
                                              {x_say("Lesezeit", "time read"), true}});
        const std::int64_t most = x_figures.topics.front().visits;
        for (std::size_t i = 0; i < std::min(most_topics, x_figures.topics.size()); ++i) {
            const TopicFigures& topic = x_figures.topics[i];
            table += "<tr><td>" + html(topic.title) + "</td>" + bar(topic.visits, most) +
                     cell(x_say.number(topic.visits)) + cell(x_say.duration(topic.seconds)) +
                     "</tr>";
        }
        return section(x_say("Beliebteste Themen", "Favourite topics"),
                       x_say("Besuche, in denen zu diesem Thema etwas gelesen wurde.",
                             "Visits in which something of the topic was read."),
                       table + "</table>");
    }

    std::string texts() const {
        std::string table =
            "<table>" + head({{x_say("Text", "text"), false},
                              {x_say("gelesen", "read"), true},
                              {x_say("im Mittel", "mean time"), true},
                              {x_say("\u00FCber die H\u00E4lfte", "more than half"), true},
                              {x_say("bis zum Ende", "to the end"), true}});
        std::size_t shown = 0;
        for (const TextFigures& text : x_figures.texts) {
            if (text.read == 0 || shown == most_texts_shown) break;
            ++shown;
            const auto topic =
                std::find_if(x_figures.topics.begin(), x_figures.topics.end(),
                             [&](const TopicFigures& one) { return one.id == text.topic; });
            const std::int64_t whole = text.depths[static_cast<std::size_t>(Depth::Whole)];
            const std::int64_t half = whole + text.depths[static_cast<std::size_t>(Depth::Half)];
            table += "<tr><td>" + html(text.title) + "<br><small>" +
                     html(topic == x_figures.topics.end() ? "" : topic->title) + "</small></td>" +
                     cell(x_say.number(text.read)) +
                     cell(x_say.duration(text.seconds / std::max<std::int64_t>(1, text.opened))) +
                     cell(x_say.percent(half, text.opened)) +
                     cell(x_say.percent(whole, text.opened)) + "</tr>";
        }
        if (shown == 0) return {};
        return section(x_say("Meistgelesene Texte", "Most read texts"),
                       x_say("Gelesen: eine Seite war mindestens 5 Sekunden offen. Anteile und "
                             "Mittel von allen, die den Text \u00F6ffneten.",
                             "Read: a page was open for at least 5 seconds. Shares and means are "
                             "of all who opened the text."),
                       table + "</table>");
    }

    std::string depth() const {
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

    struct Share {
        std::string label;
        std::int64_t value;
    };
    std::string shares(const std::string& title, const std::vector<Share>& all) const {
        std::int64_t most = 0;
        for (const Share& one : all) most = std::max(most, one.value);
        std::string table = "<div><h3>" + html(title) + "</h3>";
        if (most == 0)
            return table + "<p class=\"sub\">" + html(x_say("keine benutzt", "none used")) +
                   "</p></div>";
        table += "<table>";
        for (const Share& one : all)
            if (one.value > 0)
                table += "<tr><td>" + html(one.label) + "</td>" + bar(one.value, most) +
                         cell(x_say.percent(one.value, x_figures.sums.visits)) + "</tr>";
        return table + "</table></div>";
    }

    std::string groups() const {
        std::vector<Share> languages, places, aids;
        for (const auto& [tag, visits] : x_figures.languages)
            languages.push_back({x_say.language(tag), visits});
        for (int i = 0; i < place_count; ++i)
            if (const auto place = static_cast<Place>(i); place != Place::StillThere)
                places.push_back(
                    {x_say.place(place), x_figures.places[static_cast<std::size_t>(i)]});
        for (int i = 0; i < aid_count; ++i)
            aids.push_back(
                {x_say.aid(static_cast<Aid>(i)), x_figures.aids[static_cast<std::size_t>(i)]});
        for (auto* all : {&languages, &places, &aids})
            std::stable_sort(all->begin(), all->end(),
                             [](const Share& a, const Share& b) { return a.value > b.value; });
        return section(x_say("Wie wird der Stand benutzt?", "How is the stand used?"),
                       x_say("Anteil an allen Besuchen.", "Share of all visits."),
                       "<div class=\"columns\">" +
                           shares(x_say("Sprachen", "Languages"), languages) +
                           shares(x_say("Bereiche", "Parts"), places) +
                           shares(x_say("Bedienhilfen", "Help settings"), aids) + "</div>");
    }

    std::string words() const {
        if (x_figures.searches.empty()) return {};
        std::string line = "<p>";
        for (std::size_t i = 0; i < std::min(most_words_shown, x_figures.searches.size()); ++i)
            line += (i == 0 ? "" : " \u00B7 ") + html(x_figures.searches[i].first) +
                    (x_figures.searches[i].second > 1
                         ? " <small class=\"sub\">\u00D7\u00A0" +
                               x_say.number(x_figures.searches[i].second) + "</small>"
                         : "");
        return section(x_say("Wonach wird gesucht?", "What do people search for?"),
                       x_say("Auf diesem Stand ist eingestellt, dass Suchw\u00F6rter gez\u00E4hlt "
                             "werden.",
                             "This stand is set to keep search words."),
                       line + "</p>");
    }

    std::string running() const {
        if (x_figures.runs.empty()) return {};
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
        const std::string title = x_say("Betrieb", "Hours of running");
        std::string below = x_say(
            "Wann die Anzeige lief. Wurde der Strom ohne Abschied getrennt, z\u00E4hlt sie bis zum "
            "Ende des letzten Besuchs davor.",
            "When the display ran. Where the power was cut without a farewell it counts until the "
            "end of the last visit before.");
        if (skip > 0)
            below += " " + x_say("Gezeigt sind die letzten ", "Shown are the last ") +
                     std::to_string(most_lanes) + x_say(" Tage.", " days.");
        return section(title, below, lane_chart(lanes, title) + interruptions());
    }

    /// Gaps within a day, the newest first.
    std::string interruptions() const {
        std::int64_t crashes = 0, cuts = 0;
        std::string rows;
        std::size_t shown = 0;
        const auto& runs = x_figures.runs;
        for (std::size_t i = runs.size(); i-- > 0;) {
            if (runs[i].end == RunEnd::Crashed) ++crashes;
            if (runs[i].end == RunEnd::Unknown && !runs[i].runs && i + 1 < runs.size()) ++cuts;
            if (i + 1 == runs.size()) continue;
            const std::int64_t from = runs[i].ended, to = runs[i + 1].began;
            if (to - from < shortest_gap || local_day(from) != local_day(to)) continue;
            if (shown++ >= most_gaps) continue;
            const std::string why =
                runs[i].end == RunEnd::Asked
                    ? x_say("ausgeschaltet oder neu gestartet", "switched off or restarted")
                : runs[i].end == RunEnd::Crashed
                    ? x_say("Anzeige abgest\u00FCrzt", "the display crashed")
                    : x_say("Strom getrennt", "power cut");
            rows += "<tr><td>" +
                    html(x_say.weekday(weekday_of(local_day(from))) + ", " +
                         x_say.day(local_day(from))) +
                    "</td><td>" + html(x_say.clock(from) + " \u2013 " + x_say.clock(to)) + "</td>" +
                    cell((runs[i].end == RunEnd::Unknown ? x_say("h\u00F6chstens ", "at most ")
                                                         : std::string()) +
                         x_say.duration(to - from)) +
                    "<td>" + html(why) + "</td></tr>";
        }
        std::string text = "<p class=\"sub\" style=\"margin:12px 0 8px\">" +
                           html(x_say.count(static_cast<std::int64_t>(runs.size()),
                                            x_say("Start", "start"), x_say("Starts", "starts")) +
                                ", " +
                                x_say.count(crashes, x_say("Absturz", "crash"),
                                            x_say("Abst\u00FCrze", "crashes")) +
                                ", " + x_say.number(cuts) + " " +
                                x_say("Mal der Strom ohne Abschied getrennt.",
                                      "times the power was cut without a farewell.")) +
                           "</p>";
        if (rows.empty()) return text;
        return text + "<table>" +
               head({{x_say("Unterbrechung am Tag", "interruption within a day"), false},
                     {x_say("von \u2013 bis", "from \u2013 to"), false},
                     {x_say("Dauer", "length"), true},
                     {x_say("Grund", "reason"), false}}) +
               rows + "</table>";
    }

    std::string footer() const {
        std::string text = "<footer>";
        if (x_figures.undated.visits > 0)
            text +=
                "<p>" +
                html(x_say("Dazu kommen ", "Besides there are ") +
                     x_say.count(x_figures.undated.visits, x_say("Besuch, dessen", "visit whose"),
                                 x_say("Besuche, deren", "visits whose")) +
                     x_say(" Tag unbekannt ist, weil die Uhr des Stands nicht gestellt war "
                           "(darunter ",
                           " day is unknown, as the stand's clock was not set (") +
                     x_say.number(x_figures.undated.readers) +
                     x_say(" Lesende). Sie sind oben nicht enthalten.",
                           " of them readers). They are not included above.")) +
                "</p>";
        if (x_figures.contents.size() > 1) text += "<p>" + html(contents()) + "</p>";
        text += "<p>" +
                html(x_say("Gez\u00E4hlt wird auf dem Stand selbst und nichts, was zu einer Person "
                           "f\u00FChrt: kein Bild, kein Ton, kein Name, keine Kennung. Zeiten "
                           "werden auf Minuten gerundet.",
                           "All is counted on the stand itself, and nothing that leads to a "
                           "person: no picture, no sound, no name, no identifier. Times are "
                           "rounded to minutes.")) +
                "</p><p>" + html(x_say("Erstellt von Standpunkt.", "Made by Standpunkt.")) + "</p>";
        return text + "</footer>\n";
    }

    std::string contents() const {
        std::string line = x_say("Gezeigte Inhalte: ", "Content shown: ");
        const std::size_t count = x_figures.contents.size();
        for (std::size_t i = count - std::min(count, most_contents); i < count; ++i) {
            const ContentFigures& one = x_figures.contents[i];
            line += one.title + " (" + one.code + ", " + x_say.short_day(one.first) + " \u2013 " +
                    x_say.day(one.last) + ", " +
                    x_say.count(one.visits, x_say("Besuch", "visit"), x_say("Besuche", "visits")) +
                    ")" + (i + 1 < count ? "; " : ".");
        }
        return line;
    }

    const Figures& x_figures;
    const ReportOptions& x_options;
    ReportWords x_say;
};

}  // namespace

std::string report_html(const Figures& figures, const ReportOptions& options) {
    return Page(figures, options).whole();
}

}  // namespace standpunkt
