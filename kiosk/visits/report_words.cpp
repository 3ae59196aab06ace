#include "visits/report_words.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace standpunkt {
namespace {

std::chrono::year_month_day calendar(Day day) {
    return std::chrono::sys_days(std::chrono::days(day));
}

struct Pair {
    const char *german, *english;
};

}  // namespace

std::string ReportWords::number(std::int64_t value) const {
    std::string text = std::to_string(std::abs(value));
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), 1, x_german ? '.' : ',');
    return (value < 0 ? "-" : "") + text;
}

std::string ReportWords::tenths(double value) const {
    const auto tenths = static_cast<std::int64_t>(value * 10 + (value < 0 ? -0.5 : 0.5));
    return number(tenths / 10) + (x_german ? "," : ".") + std::to_string(std::abs(tenths % 10));
}

std::string ReportWords::percent(std::int64_t part, std::int64_t of) const {
    const std::int64_t percent = of == 0 ? 0 : (200 * part + of) / (2 * of);
    return std::to_string(percent) + (x_german ? "\u00A0%" : "%");
}

std::string ReportWords::duration(std::int64_t seconds) const {
    const std::string hour = x_german ? "\u00A0Std." : "\u00A0h";
    if (seconds < 60) return std::to_string(seconds) + "\u00A0s";
    if (seconds < 3600)
        return std::to_string(seconds / 60) + "\u00A0min" +
               (seconds % 60 == 0 ? "" : " " + std::to_string(seconds % 60) + "\u00A0s");
    const std::int64_t minutes = (seconds + 30) / 60;
    return number(minutes / 60) + hour +
           (minutes % 60 == 0 ? "" : " " + std::to_string(minutes % 60) + "\u00A0min");
}

std::string ReportWords::hours(std::int64_t seconds) const {
    return tenths(static_cast<double>(seconds) / 3600) + (x_german ? "\u00A0Std." : "\u00A0h");
}

std::string ReportWords::day(Day day) const {
    const auto date = calendar(day);
    const auto number_of = [](auto part) { return static_cast<unsigned>(part); };
    if (x_german)
        return std::to_string(number_of(date.day())) + "." +
               std::to_string(number_of(date.month())) + "." +
               std::to_string(static_cast<int>(date.year()));
    return std::to_string(number_of(date.day())) + " " + month(day);
}

std::string ReportWords::short_day(Day day) const {
    const auto date = calendar(day);
    if (x_german)
        return std::to_string(static_cast<unsigned>(date.day())) + "." +
               std::to_string(static_cast<unsigned>(date.month())) + ".";
    const std::string whole = this->day(day);
    return whole.substr(0, whole.rfind(' '));
}

std::string ReportWords::period(const Figures& figures) const {
    if (figures.without_days())
        return (*this)("Tage unbekannt (die Uhr war nicht gestellt)",
                       "days unknown (the clock was not set)");
    if (figures.first == figures.last) return day(figures.first);
    return day(figures.first) + (*this)(" bis ", " to ") + day(figures.last);
}

std::string ReportWords::undated(const Figures& figures) const {
    const VisitSums& sums = figures.undated;
    if (sums.visits == 0) return {};
    return count(sums.visits, (*this)("Besuch", "visit"), (*this)("Besuche", "visits")) +
           (*this)(", darunter ", ", ") + number(sums.readers) +
           (*this)(" Lesende, ohne bekannten Tag, weil die Uhr des Stands nicht gestellt war: ",
                   " of them readers, without a known day, as the stand's clock was not set: ") +
           (figures.whole ? (*this)("mitgez\u00E4hlt, nur nicht bei Tagen und Uhrzeiten.",
                                    "counted, but not by day and hour.")
                          : (*this)("hier nicht enthalten.", "not included here."));
}

std::string ReportWords::weekday(int weekday) const {
    static constexpr std::array<Pair, 7> days = {{{"Mo", "Mon"},
                                                  {"Di", "Tue"},
                                                  {"Mi", "Wed"},
                                                  {"Do", "Thu"},
                                                  {"Fr", "Fri"},
                                                  {"Sa", "Sat"},
                                                  {"So", "Sun"}}};
    const Pair& one = days.at(static_cast<std::size_t>(weekday));
    return x_german ? one.german : one.english;
}

std::string ReportWords::month(Day day) const {
    static constexpr std::array<Pair, 12> months = {{{"Jan.", "Jan"},
                                                     {"Feb.", "Feb"},
                                                     {"M\u00E4rz", "Mar"},
                                                     {"April", "Apr"},
                                                     {"Mai", "May"},
                                                     {"Juni", "June"},
                                                     {"Juli", "July"},
                                                     {"Aug.", "Aug"},
                                                     {"Sept.", "Sept"},
                                                     {"Okt.", "Oct"},
                                                     {"Nov.", "Nov"},
                                                     {"Dez.", "Dec"}}};
    const auto date = calendar(day);
    const Pair& one = months.at(static_cast<unsigned>(date.month()) - 1);
    return std::string(x_german ? one.german : one.english) + " " +
           std::to_string(static_cast<int>(date.year()));
}

std::string ReportWords::clock(std::int64_t wall) const {
    const int minutes = minute_of_day(wall);
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%d:%02d", minutes / 60, minutes % 60);
    return text.data();
}

std::string ReportWords::language(std::string_view tag) const {
    struct Name {
        std::string_view tag;
        Pair name;
    };
    static constexpr Name names[] = {
        {"de", {"Deutsch", "German"}},           {"en", {"Englisch", "English"}},
        {"fr", {"Franz\u00F6sisch", "French"}},  {"es", {"Spanisch", "Spanish"}},
        {"it", {"Italienisch", "Italian"}},      {"nl", {"Niederl\u00E4ndisch", "Dutch"}},
        {"pl", {"Polnisch", "Polish"}},          {"cs", {"Tschechisch", "Czech"}},
        {"da", {"D\u00E4nisch", "Danish"}},      {"sv", {"Schwedisch", "Swedish"}},
        {"pt", {"Portugiesisch", "Portuguese"}}, {"tr", {"T\u00FCrkisch", "Turkish"}},
        {"uk", {"Ukrainisch", "Ukrainian"}},     {"ru", {"Russisch", "Russian"}},
        {"ro", {"Rum\u00E4nisch", "Romanian"}},  {"hu", {"Ungarisch", "Hungarian"}}};
    for (const Name& one : names)
        if (tag == one.tag) return x_german ? one.name.german : one.name.english;
    return std::string(tag);
}

std::string ReportWords::place(VisitPlace place) const {
    switch (place) {
        case VisitPlace::Topics:
            return (*this)("Themen", "Topics");
        case VisitPlace::People:
            return (*this)("Personen", "People");
        case VisitPlace::Reader:
            return (*this)("Text", "Text");
        case VisitPlace::Person:
            return (*this)("Personenseite", "A person's page");
        case VisitPlace::Search:
            return (*this)("Suche", "Search");
        case VisitPlace::About:
            return (*this)("\u00DCber diesen Stand", "About this stand");
        case VisitPlace::Help:
            return (*this)("Bedienhilfen", "Help");
        case VisitPlace::Language:
            return (*this)("Sprachwahl", "Choice of language");
        case VisitPlace::TakeAlong:
            return (*this)("Mitnehmen", "Take along");
        case VisitPlace::StillThere:
            return (*this)("\u201ENoch da?\u201C", "\u201CStill there?\u201D");
    }
    return {};
}

std::string ReportWords::aid(Aid aid) const {
    switch (aid) {
        case Aid::Size135:
            return (*this)("Schrift 135\u00A0%", "Text at 135%");
        case Aid::Size165:
            return (*this)("Schrift 165\u00A0%", "Text at 165%");
        case Aid::Size200:
            return (*this)("Schrift 200\u00A0%", "Text at 200%");
        case Aid::Dark:
            return (*this)("Dunkel", "Dark");
        case Aid::Contrast:
            return (*this)("Hoher Kontrast", "High contrast");
        case Aid::Reach:
            return (*this)("Alles in Reichweite", "Within reach");
        case Aid::MoreTime:
            return (*this)("Mehr Zeit", "More time");
        case Aid::LessMotion:
            return (*this)("Weniger Bewegung", "Less motion");
    }
    return {};
}

std::string ReportWords::depth(Depth depth) const {
    switch (depth) {
        case Depth::Opened:
            return (*this)("nur ge\u00F6ffnet", "only opened");
        case Depth::Begun:
            return (*this)("bis zur H\u00E4lfte", "up to half");
        case Depth::Half:
            return (*this)("\u00FCber die H\u00E4lfte", "more than half");
        case Depth::Whole:
            return (*this)("bis zum Ende", "to the end");
    }
    return {};
}

std::string html(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (const char letter : text) {
        switch (letter) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&#39;";
                break;
            default:
                // Nothing that is no text in a page, whatever content brings.
                if (static_cast<unsigned char>(letter) >= 0x20 || letter == '\n') safe += letter;
        }
    }
    return safe;
}

}  // namespace standpunkt
