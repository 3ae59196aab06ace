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

/// The same place by the indexes of `after`. False: it is there no more.
bool move_over(Whereabouts& place, const Catalogue& before, const Catalogue& after) {
    const auto exchange = exchange_in(after, before, place.exchange);
    const auto person = interview_in(after, before.interviews.at(place.person).id);
    if (place.scene == Scene::Reader && !exchange) return false;
    if (place.scene == Scene::Person && !person) return false;
    if (place.scene == Scene::People && after.interviews.size() < 2) return false;
    place.exchange = exchange.value_or(ExchangeRef{});
    place.person = person.value_or(0);
    place.topic = place.scene == Scene::Reader ? after.exchange(place.exchange).topic : 0;
    return true;
}

}  // namespace

Show same_place(const Show& show, const Catalogue& before, const Catalogue& after, Time now) {
    if (!is_visit(show.scene)) return next(show, after, event::NewCatalogue{}, now);
    Show there = begin(after, show.tempo, now);
    if (there.scene == Scene::Holding) return there;
    Visit visit = show.visit;
    if (!move_over(visit, before, after)) return there;
    std::erase_if(visit.behind,
                  [&](Whereabouts& place) { return !move_over(place, before, after); });
    const auto& languages = after.stand.languages;
    if (std::find(languages.begin(), languages.end(), visit.language) == languages.end())
        visit.language = after.stand.default_language;
    // How far into text and list stays; the layout puts right what has become shorter.
    there.scene = show.scene;
    there.visit = std::move(visit);
    return there;
}

}  // namespace standpunkt
