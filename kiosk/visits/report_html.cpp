// The frame of the report: it is one page that needs nothing beside it.
#include <algorithm>

#include "base/base64.h"
#include "visits/report_page.h"
#include "visits/report_pages.h"
#include "visits/report_style.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_contents = 8;

}  // namespace

std::string ReportPage::whole() const {
    const std::string name = x_say("Besuchsbericht", "Visitor report");
    std::string page = "<!DOCTYPE html>\n<html lang=\"" + std::string(x_say("de", "en")) +
                       "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                       "content=\"width=device-width,initial-scale=1\"><title>" +
                       html(name + (x_options.title.empty() ? "" : ": " + x_options.title)) +
                       "</title><style>" + report_style + "</style></head><body><main>\n";
    page += header(name);
    page += tiles();
    page += note();
    if (x_figures.sums.visits == 0) page += empty();
    if (x_figures.dated.visits > 0) page += over_time() + hours();
    if (x_figures.sums.visits > 0) page += topics() + texts() + depth() + groups() + words();
    page += running();
    page += footer();
    return page + "</main></body></html>\n";
}

std::string ReportPage::section(const std::string& title, const std::string& below,
                                const std::string& body) const {
    return "<section><h2>" + html(title) + "</h2>" +
           (below.empty() ? "" : "<p class=\"sub\">" + html(below) + "</p>") + body +
           "</section>\n";
}

std::string ReportPage::empty() const {
    const std::string text = x_figures.undated.visits == 0
                                 ? x_say("In diesem Zeitraum wurde kein Besuch gez\u00E4hlt.",
                                         "No visit was counted in this period.")
                                 : x_say("Kein Besuch ist sicher aus diesem Zeitraum.",
                                         "No visit is known to be of this period.");
    return "<section><p class=\"empty\">" + html(text) + "</p></section>\n";
}

std::string ReportPage::header(const std::string& name) const {
    std::string text = "<header><div><h1>" + html(name) + "</h1>";
    std::string stand = x_options.title;
    if (!x_options.kiosk.empty())
        stand += (stand.empty() ? "" : " \u00B7 ") + x_say("Stand ", "stand ") + x_options.kiosk;
    if (!stand.empty()) text += "<p class=\"sub\">" + html(stand) + "</p>";
    text += "<p><span class=\"period\">" + html(x_say.period(x_figures)) +
            "</span> <span class=\"sub\">\u00B7 " +
            html(x_say("Stand der Zahlen: ", "as of ") + x_say.day(local_day(x_options.now)) +
                 ", " + x_say.clock(x_options.now) + x_say(" Uhr", "")) +
            "</span></p></div>";
    if (x_options.logo) {
        const bool jpeg = x_options.logo->bytes.starts_with("\xFF\xD8");
        text += "<img alt=\"" + html(x_options.logo->alt) + "\" src=\"data:image/" +
                (jpeg ? "jpeg" : "webp") + ";base64," + to_base64(x_options.logo->bytes) + "\">";
    }
    return text + "</header>\n";
}

std::string ReportPage::tile(const std::string& value, const std::string& what) const {
    return "<div class=\"tile\"><b>" + html(value) + "</b><span>" + html(what) + "</span></div>";
}

std::string ReportPage::tiles() const {
    const VisitSums& sums = x_figures.sums;
    const auto mean = [](std::int64_t all, std::int64_t of) {
        return of == 0 ? 0 : (2 * all + of) / (2 * of);
    };
    return "<div class=\"tiles\">" + tile(x_say.number(sums.visits), x_say("Besuche", "visits")) +
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

std::string ReportPage::note() const {
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
    const std::string undated = x_say.undated(x_figures);
    return "<p class=\"note\">" + html(text) + "</p>\n" +
           (undated.empty() ? "" : "<p class=\"note\">" + html(undated) + "</p>\n");
}

std::string ReportPage::footer() const {
    std::string text = "<footer>";
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

std::string ReportPage::contents() const {
    std::string line = x_say("Gezeigte Inhalte: ", "Content shown: ");
    const std::size_t count = x_figures.contents.size();
    for (std::size_t i = count - std::min(count, most_contents); i < count; ++i) {
        const ContentFigures& one = x_figures.contents[i];
        line += one.title + " (" + one.code + ", " +
                (one.first ? x_say.short_day(*one.first) + " \u2013 " + x_say.day(*one.last) + ", "
                           : std::string()) +
                x_say.count(one.visits, x_say("Besuch", "visit"), x_say("Besuche", "visits")) +
                ")" + (i + 1 < count ? "; " : ".");
    }
    return line;
}

std::string report_html(const Figures& figures, const ReportOptions& options) {
    return ReportPage(figures, options).whole();
}

}  // namespace standpunkt
