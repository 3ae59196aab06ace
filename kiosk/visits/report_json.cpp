// The report for programs; README.md has its keys.
#include "visits/report_pages.h"

namespace standpunkt {
namespace {

using nlohmann::json;

const char* name_of(VisitPlace place) {
    switch (place) {
        case VisitPlace::Topics:
            return "topics";
        case VisitPlace::People:
            return "people";
        case VisitPlace::Reader:
            return "reader";
        case VisitPlace::Person:
            return "person";
        case VisitPlace::Search:
            return "search";
        case VisitPlace::About:
            return "about";
        case VisitPlace::Help:
            return "help";
        case VisitPlace::Language:
            return "language";
        case VisitPlace::TakeAlong:
            return "take_along";
        case VisitPlace::StillThere:
            return "still_there";
    }
    return "";
}

const char* name_of(Aid aid) {
    switch (aid) {
        case Aid::Size135:
            return "size_135";
        case Aid::Size165:
            return "size_165";
        case Aid::Size200:
            return "size_200";
        case Aid::Dark:
            return "dark";
        case Aid::Contrast:
            return "contrast";
        case Aid::Reach:
            return "reach";
        case Aid::MoreTime:
            return "more_time";
        case Aid::LessMotion:
            return "less_motion";
    }
    return "";
}

json sums_json(const VisitSums& sums) {
    return {{"visits", sums.visits},
            {"readers", sums.readers},
            {"one_touch", sums.one_touch},
            {"seconds", sums.seconds},
            {"reading_seconds", sums.reading_seconds},
            {"texts_read", sums.texts}};
}

const char* word_for(const RunFigures& run) {
    if (run.runs) return "runs";
    switch (run.end) {
        case RunEnd::Unknown:
            return "power";
        case RunEnd::Asked:
            return "asked";
        case RunEnd::Crashed:
            return "crash";
    }
    return "";
}

json day_or_null(const std::optional<Day>& day) {
    return day ? json(day_text(*day)) : json();
}

template <class One, std::size_t count>
json named(const std::array<std::int64_t, count>& values) {
    json object = json::object();
    for (std::size_t i = 0; i < count; ++i) object[name_of(static_cast<One>(i))] = values[i];
    return object;
}

}  // namespace

json day_json(const DayFigures& day) {
    json object = sums_json(day.sums);
    object["day"] = day_text(day.day);
    object["hours"] = day.hours;
    object["languages"] = day.languages;
    object["ran_seconds"] = day.ran_seconds;
    return object;
}

json report_json(const Figures& figures, const ReportOptions& options) {
    json report = {{"format", "standpunkt-visits"},
                   {"version", 1},
                   {"kiosk", options.kiosk},
                   {"title", options.title},
                   {"made", options.now},
                   {"from", day_text(figures.first)},
                   {"to", day_text(figures.last)},
                   {"total", sums_json(figures.dated)},
                   {"day_unknown", sums_json(figures.undated)},
                   {"languages", figures.languages},
                   {"places", named<VisitPlace>(figures.places)},
                   {"aids", named<Aid>(figures.aids)},
                   {"ran_seconds", figures.ran_seconds}};
    json& days = report["days"] = json::array();
    for (const DayFigures& day : figures.days) days.push_back(day_json(day));
    json& topics = report["topics"] = json::array();
    for (const TopicFigures& topic : figures.topics)
        topics.push_back({{"id", topic.id},
                          {"title", topic.title},
                          {"visits", topic.visits},
                          {"seconds", topic.seconds}});
    json& texts = report["texts"] = json::array();
    for (const TextFigures& text : figures.texts)
        texts.push_back({{"interview", text.interview},
                         {"exchange", text.exchange},
                         {"title", text.title},
                         {"topic", text.topic},
                         {"opened", text.opened},
                         {"read", text.read},
                         {"seconds", text.seconds},
                         {"depths", text.depths}});
    json& contents = report["contents"] = json::array();
    for (const ContentFigures& content : figures.contents)
        contents.push_back({{"code", content.code},
                            {"title", content.title},
                            {"from", day_or_null(content.first)},
                            {"to", day_or_null(content.last)},
                            {"visits", content.visits}});
    json& runs = report["runs"] = json::array();
    for (const RunFigures& run : figures.runs)
        runs.push_back({{"from", run.began}, {"to", run.ended}, {"end", word_for(run)}});
    json& searches = report["searches"] = json::array();
    for (const auto& [words, times] : figures.searches)
        searches.push_back({{"words", words}, {"times", times}});
    return report;
}

}  // namespace standpunkt
