// The report as a table that a spreadsheet opens by double-click: parts below one another, each
// with its own head.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "visits/report_pages.h"

namespace standpunkt {
namespace {

class Table {
  public:
    explicit Table(const ReportWords& say) : x_say(say) {}

    Table& part(const std::string& title) {
        if (!x_text.empty()) x_text += "\r\n";
        return cell(title).end();
    }
    Table& cell(std::string_view text) {
        // What begins like a formula would be one; no content may have a spreadsheet compute.
        std::string safe(text);
        if (!safe.empty() && std::string_view("=+-@\t\r").find(safe[0]) != std::string_view::npos)
            safe.insert(0, 1, '\'');
        std::string quoted;
        for (const char letter : safe) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
        return raw(safe.find_first_of(",;\"\r\n") == std::string::npos ? safe : '"' + quoted + '"');
    }
    Table& cell(const char* text) { return cell(std::string_view(text)); }
    Table& cell(const std::string& text) { return cell(std::string_view(text)); }
    Table& cell(std::int64_t value) { return raw(std::to_string(value)); }
    /// With one decimal, as this language writes it, and without a mark between thousands.
    Table& tenths(double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.1f", value);
        std::string number = text;
        if (x_say.german()) std::replace(number.begin(), number.end(), '.', ',');
        return raw(number);
    }
    Table& end() {
        x_text += "\r\n";
        x_first = true;
        return *this;
    }
    const std::string& text() const { return x_text; }

  private:
    Table& raw(const std::string& text) {
        if (!x_first) x_text += x_say.german() ? ';' : ',';
        x_text += text;
        x_first = false;
        return *this;
    }
    const ReportWords& x_say;
    std::string x_text;
    bool x_first = true;
};

double minutes(std::int64_t seconds, std::int64_t of = 1) {
    return of == 0 ? 0 : static_cast<double>(seconds) / static_cast<double>(of) / 60;
}

void add_days(Table& table, const Figures& figures, const ReportWords& say) {
    table.part(say("Tage", "Days"));
    table.cell(say("Tag", "Day")).cell(say("Wochentag", "Weekday"));
    table.cell(say("Besuche", "Visits")).cell(say("Lesende", "Readers"));
    table.cell(say("Mittlere Dauer (min)", "Mean length (min)"));
    table.cell(say("Lesezeit (min)", "Time read (min)")).cell(say("Gelesene Texte", "Texts read"));
    table.cell(say("Betrieb (Std.)", "Running (h)"));
    for (const auto& [tag, visits] : figures.languages) table.cell(say.language(tag));
    for (int hour = 0; hour < 24; ++hour) table.cell(std::to_string(hour) + say(" Uhr", ":00"));
    table.end();
    for (const DayFigures& day : figures.days) {
        // As Excel of the language knows a day.
        table.cell(say.german() ? say.day(day.day) : day_text(day.day));
        table.cell(say.weekday(weekday_of(day.day)));
        table.cell(day.sums.visits).cell(day.sums.readers);
        table.tenths(minutes(day.sums.seconds, day.sums.visits));
        table.tenths(minutes(day.sums.reading_seconds)).cell(day.sums.texts);
        table.tenths(minutes(day.ran_seconds) / 60);
        for (const auto& [tag, visits] : figures.languages) {
            const auto found = day.languages.find(tag);
            table.cell(found == day.languages.end() ? std::int64_t{0} : found->second);
        }
        for (const std::int64_t visits : day.hours) table.cell(visits);
        table.end();
    }
}

void add_texts(Table& table, const Figures& figures, const ReportWords& say) {
    table.part(say("Themen", "Topics"));
    table.cell(say("Thema", "Topic")).cell(say("Besuche", "Visits"));
    table.cell(say("Lesezeit (min)", "Time read (min)")).end();
    for (const TopicFigures& topic : figures.topics)
        table.cell(topic.title).cell(topic.visits).tenths(minutes(topic.seconds)).end();
    table.part(say("Texte", "Texts"));
    table.cell(say("Text", "Text")).cell(say("Interview", "Interview"));
    table.cell(say("Kennung", "Id")).cell(say("ge\u00F6ffnet", "opened"));
    table.cell(say("gelesen", "read")).cell(say("Lesezeit (min)", "Time read (min)"));
    for (int i = 1; i < depth_count; ++i) table.cell(say.depth(static_cast<Depth>(i)));
    table.end();
    for (const TextFigures& text : figures.texts) {
        table.cell(text.title).cell(text.interview).cell(text.exchange);
        table.cell(text.opened).cell(text.read).tenths(minutes(text.seconds));
        for (std::size_t i = 1; i < text.depths.size(); ++i) table.cell(text.depths[i]);
        table.end();
    }
}

void add_use(Table& table, const Figures& figures, const ReportWords& say) {
    const auto head = [&](const std::string& title, const std::string& what) {
        table.part(title);
        table.cell(what).cell(say("Besuche", "Visits")).end();
    };
    head(say("Sprachen", "Languages"), say("Sprache", "Language"));
    for (const auto& [tag, visits] : figures.languages)
        table.cell(say.language(tag)).cell(visits).end();
    head(say("Bereiche", "Parts"), say("Bereich", "Part"));
    for (int i = 0; i < place_count; ++i)
        table.cell(say.place(static_cast<VisitPlace>(i)))
            .cell(figures.places[static_cast<std::size_t>(i)])
            .end();
    head(say("Bedienhilfen", "Help settings"), say("Bedienhilfe", "Setting"));
    for (int i = 0; i < aid_count; ++i)
        table.cell(say.aid(static_cast<Aid>(i)))
            .cell(figures.aids[static_cast<std::size_t>(i)])
            .end();
    if (figures.searches.empty()) return;
    table.part(say("Suchw\u00F6rter", "Search words"));
    table.cell(say("Gesucht", "Searched")).cell(say("Mal", "Times")).end();
    for (const auto& [words, times] : figures.searches) table.cell(words).cell(times).end();
}

}  // namespace

std::string report_csv(const Figures& figures, const ReportOptions& options) {
    const ReportWords say(options.language);
    Table table(say);
    table.part(say("Besuchsbericht", "Visitor report"));
    if (!options.title.empty()) table.cell(options.title).end();
    if (!options.kiosk.empty()) table.cell(say("Stand", "Stand")).cell(options.kiosk).end();
    table.cell(say("Besuche", "Visits")).cell(figures.sums.visits).end();
    table.cell(say("Lesende", "Readers")).cell(figures.sums.readers);
    table
        .cell(say("eine Textseite war mindestens 5 Sekunden offen",
                  "a page of text was open for at least 5 seconds"))
        .end();
    table.cell(say("Besuche ohne bekannten Tag", "Visits without a known day"));
    table.cell(figures.undated.visits)
        .cell(figures.whole
                  ? say("enthalten, nur nicht bei den Tagen", "included, but not in the days")
                  : say("nicht enthalten", "not included"))
        .end();
    add_days(table, figures, say);
    add_texts(table, figures, say);
    add_use(table, figures, say);
    return "\xEF\xBB\xBF" + table.text();  // without the mark Excel takes it for another encoding
}

}  // namespace standpunkt
