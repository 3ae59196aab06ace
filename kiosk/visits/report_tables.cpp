// The parts of the page that are tables.
#include <algorithm>

#include "visits/report_page.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_topics = 12, most_texts_shown = 12, most_words_shown = 24;

}  // namespace

std::string ReportPage::bar(std::int64_t value, std::int64_t most) {
    const std::int64_t share = most == 0 ? 0 : (200 * value + most) / (2 * most);
    return "<td class=\"bar\"><div style=\"width:" + std::to_string(share) + "%\"></div></td>";
}

std::string ReportPage::head(std::initializer_list<std::pair<std::string, bool>> columns) const {
    std::string row = "<thead><tr>";
    for (const auto& [text, number] : columns)
        row += (number ? "<th class=\"n\">" : "<th>") + html(text) + "</th>";
    return row + "</tr></thead>";
}

std::string ReportPage::cell(const std::string& text) {
    return "<td class=\"n\">" + html(text) + "</td>";
}

std::string ReportPage::topics() const {
    if (x_figures.topics.empty()) return {};
    std::string table = "<table>" + head({{x_say("Thema", "topic"), false},
                                          {"", false},
                                          {x_say("Besuche", "visits"), true},
                                          {x_say("Lesezeit", "time read"), true}});
    const std::int64_t most = x_figures.topics.front().visits;
    for (std::size_t i = 0; i < std::min(most_topics, x_figures.topics.size()); ++i) {
        const TopicFigures& topic = x_figures.topics[i];
        table += "<tr><td>" + html(topic.title) + "</td>" + bar(topic.visits, most) +
                 cell(x_say.number(topic.visits)) + cell(x_say.duration(topic.seconds)) + "</tr>";
    }
    return section(x_say("Beliebteste Themen", "Favourite topics"),
                   x_say("Besuche, in denen zu diesem Thema etwas gelesen wurde.",
                         "Visits in which something of the topic was read."),
                   table + "</table>");
}

std::string ReportPage::texts() const {
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
                 cell(x_say.percent(half, text.opened)) + cell(x_say.percent(whole, text.opened)) +
                 "</tr>";
    }
    if (shown == 0) return {};
    return section(x_say("Meistgelesene Texte", "Most read texts"),
                   x_say("Gelesen: eine Seite war mindestens 5 Sekunden offen. Anteile und "
                         "Mittel von allen, die den Text \u00F6ffneten.",
                         "Read: a page was open for at least 5 seconds. Shares and means are "
                         "of all who opened the text."),
                   table + "</table>");
}

std::string ReportPage::shares(const std::string& title, const std::vector<Share>& all) const {
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

std::string ReportPage::groups() const {
    std::vector<Share> languages, places, aids;
    for (const auto& [tag, visits] : x_figures.languages)
        languages.push_back({x_say.language(tag), visits});
    for (int i = 0; i < place_count; ++i)
        if (const auto place = static_cast<VisitPlace>(i); place != VisitPlace::StillThere)
            places.push_back({x_say.place(place), x_figures.places[static_cast<std::size_t>(i)]});
    for (int i = 0; i < aid_count; ++i)
        aids.push_back(
            {x_say.aid(static_cast<Aid>(i)), x_figures.aids[static_cast<std::size_t>(i)]});
    for (auto* all : {&languages, &places, &aids})
        std::stable_sort(all->begin(), all->end(),
                         [](const Share& a, const Share& b) { return a.value > b.value; });
    return section(x_say("Wie wird der Stand benutzt?", "How is the stand used?"),
                   x_say("Anteil an allen Besuchen.", "Share of all visits."),
                   "<div class=\"columns\">" + shares(x_say("Sprachen", "Languages"), languages) +
                       shares(x_say("Bereiche", "Parts"), places) +
                       shares(x_say("Bedienhilfen", "Help settings"), aids) + "</div>");
}

std::string ReportPage::words() const {
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

}  // namespace standpunkt
