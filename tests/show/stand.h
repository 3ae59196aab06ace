#pragma once
// Small stands, made highlight by highlight, and ways to walk a show.
#include <string>
#include <utility>
#include <vector>

#include "interview/catalogue.h"
#include "show/show.h"

namespace standpunkt::test {

using namespace std::chrono_literals;

/// One highlight with an exchange of its own.
struct Spot {
    std::size_t person = 0, topic = 0;
    std::vector<std::string> languages = {"de", "en"};
    std::string text = {};  ///< empty: made from its place
};

inline Catalogue stand(const std::vector<Spot>& spots,
                       const std::vector<std::string>& languages = {"de", "en"}) {
    Catalogue catalogue;
    catalogue.stand.languages = catalogue.stand.attract_languages = languages;
    catalogue.stand.default_language = languages.front();
    for (const Spot& spot : spots) {
        while (catalogue.topics.size() <= spot.topic)
            catalogue.topics.push_back({.id = "topic-" + std::to_string(catalogue.topics.size()),
                                        .icon = {},
                                        .colour = {},
                                        .title = {}});
        while (catalogue.interviews.size() <= spot.person) {
            Interview interview;
            interview.id = "interview-" + std::to_string(catalogue.interviews.size());
            interview.person.name = "Person " + std::to_string(catalogue.interviews.size());
            catalogue.interviews.push_back(std::move(interview));
        }
        Interview& interview = catalogue.interviews[spot.person];
        Exchange exchange;
        exchange.id = "exchange-" + std::to_string(interview.exchanges.size());
        exchange.topic = spot.topic;
        Highlight highlight;
        highlight.exchange = {spot.person, interview.exchanges.size()};
        for (const std::string& language : spot.languages) {
            exchange.texts[language].question = "Why?";
            highlight.text[language] = spot.text.empty() ? language + " " + interview.id + " " +
                                                               exchange.id + " as a highlight"
                                                         : spot.text;
        }
        interview.exchanges.push_back(std::move(exchange));
        catalogue.highlights.push_back(std::move(highlight));
    }
    return catalogue;
}

/// `count` highlights, each of a person and a topic of its own.
inline Catalogue varied_stand(std::size_t count,
                              const std::vector<std::string>& languages = {"de", "en"}) {
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < count; ++i) spots.push_back({i, i, languages});
    return stand(spots, languages);
}

/// One person, `topics` topics, `each` highlights on each topic, topic after topic.
inline Catalogue one_person_stand(std::size_t topics, std::size_t each) {
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < topics * each; ++i) spots.push_back({0, i / each});
    return stand(spots);
}

inline void send(Show& show, const Catalogue& catalogue, const Event& event, Time now) {
    show = next(std::move(show), catalogue, event, now);
}

/// Ticks at each deadline until the loop has changed once; gives the time of the change.
inline Time to_next_change(Show& show, const Catalogue& catalogue) {
    const std::size_t turn = show.loop.memory.turn;
    Time now{0};
    for (int ticks = 0; ticks < 4 && show.loop.memory.turn == turn; ++ticks) {
        now = deadline(show, catalogue);
        send(show, catalogue, event::Tick{}, now);
    }
    return now;
}

/// What the loop shows from now on, `count` of them, the present one first.
inline std::vector<Shown> watch(Show& show, const Catalogue& catalogue, std::size_t count) {
    std::vector<Shown> seen;
    for (std::size_t i = 0; i < count; ++i) {
        seen.push_back(show.loop.now);
        to_next_change(show, catalogue);
    }
    return seen;
}

/// Two persons; topic 0 has three exchanges, topic 1 one, topic 2 two. The reader is at 0/0.
struct Visiting {
    Catalogue catalogue = stand({{0, 0}, {0, 2}, {0, 0}, {1, 1}, {1, 0}, {1, 2}});
    Show show = begin(catalogue, {}, 0s);
    Time now = 10s;
    Visiting() { send(event::OpenExchange{{0, 0}}); }
    Visiting& send(const Event& event) {
        test::send(show, catalogue, event, now += 100ms);
        return *this;
    }
    const Visit& visit() const { return show.visit; }
};

}  // namespace standpunkt::test
