#include "apps/display_place.h"

#include <algorithm>

namespace standpunkt {
namespace {

std::optional<std::size_t> interview_in(const Catalogue& after, const std::string& id) {
    const auto found = std::find_if(after.interviews.begin(), after.interviews.end(),
                                    [&](const Interview& one) { return one.id == id; });
    if (found == after.interviews.end()) return {};
    return static_cast<std::size_t>(found - after.interviews.begin());
}

std::optional<ExchangeRef> exchange_in(const Catalogue& after, const Catalogue& before,
                                       ExchangeRef exchange) {
    const auto interview = interview_in(after, before.interviews.at(exchange.interview).id);
    if (!interview) return {};
    const std::string& id = before.exchange(exchange).id;
    const auto& exchanges = after.interviews.at(*interview).exchanges;
    const auto found = std::find_if(exchanges.begin(), exchanges.end(),
                                    [&](const Exchange& one) { return one.id == id; });
    if (found == exchanges.end()) return {};
    return ExchangeRef{*interview, static_cast<std::size_t>(found - exchanges.begin())};
}

/// What opens the same scene in `after`.
std::optional<Event> way_to(const Show& show, const Catalogue& before, const Catalogue& after) {
    if (show.scene == Scene::Topics) return event::OpenTopics{};
    if (show.scene == Scene::Reader) {
        const auto exchange = exchange_in(after, before, show.visit.exchange);
        if (exchange) return event::OpenExchange{*exchange};
    }
    if (show.scene == Scene::Person) {
        const auto person = interview_in(after, before.interviews.at(show.visit.person).id);
        if (person) return event::OpenPerson{*person};
    }
    return {};
}

}  // namespace

Show same_place(const Show& show, const Catalogue& before, const Catalogue& after, Time now) {
    if (show.scene == Scene::Attract || show.scene == Scene::Holding)
        return next(show, after, event::NewCatalogue{}, now);
    Show there = begin(after, show.tempo, now);
    if (there.scene == Scene::Holding) return there;
    const auto way = way_to(show, before, after);
    if (!way) return there;
    there = next(std::move(there), after, *way, now);
    if (there.scene != show.scene) return there;
    const auto& languages = after.stand.languages;
    if (std::find(languages.begin(), languages.end(), show.visit.language) != languages.end())
        there.visit.language = show.visit.language;
    // As far into the text and the list as before; the layout puts right what has become shorter.
    there.visit.aids = show.visit.aids;
    there.visit.reading = show.visit.reading;
    there.visit.page = show.visit.page;
    there.visit.page_count = show.visit.page_count;
    there.visit.list_page = show.visit.list_page;
    there.visit.list_page_count = show.visit.list_page_count;
    there.visit.list_follows = show.visit.list_follows;
    return there;
}

}  // namespace standpunkt
