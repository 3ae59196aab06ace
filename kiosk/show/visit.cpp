#include "show/visit.h"

#include <algorithm>
#include <cstdint>

namespace standpunkt {
namespace {

/// `page` + `by`, within 0 and `count` - 1; `count` 0: no upper bound known.
std::size_t turned(std::size_t page, int by, std::size_t count) {
    const auto target = static_cast<std::int64_t>(page) + by;
    const std::size_t at_least_first = target < 0 ? 0 : static_cast<std::size_t>(target);
    return count == 0 ? at_least_first : std::min(at_least_first, count - 1);
}

/// Another scene: nothing is known of its length until it is laid.
void enter(Show& show, Scene scene) {
    show.scene = scene;
    show.visit.page_words = 0;
}

}  // namespace

void begin_visit(Show& show, const std::string& language, Time now) {
    show.visit = {};
    show.visit.began = now;
    show.visit.language = language;
    show.touched = now;
    show.loop.before.reset();
}

void open_topics(Show& show) {
    enter(show, Scene::Topics);
    show.visit.list_page = show.visit.list_page_count = 0;
    show.visit.list_follows = false;
}

void open_exchange(Show& show, const Catalogue& catalogue, ExchangeRef exchange) {
    Visit& visit = show.visit;
    const std::size_t topic = catalogue.exchange(exchange).topic;
    const bool same_list = show.scene == Scene::Reader && topic == visit.topic;
    if (!same_list) visit.list_page = visit.list_page_count = 0;
    enter(show, Scene::Reader);
    visit.topic = topic;
    visit.exchange = exchange;
    visit.page = 0;
    visit.page_count = 1;
    visit.place = {};
    visit.list_follows = true;
}

void open_person(Show& show, std::size_t interview) {
    Visit& visit = show.visit;
    if (show.scene != Scene::Person) {
        visit.back = show.scene == Scene::Reader ? Scene::Reader : Scene::Topics;
        visit.list_behind = {visit.list_page, visit.list_page_count, visit.list_follows};
    }
    enter(show, Scene::Person);
    visit.person = interview;
    visit.list_page = visit.list_page_count = 0;
    visit.list_follows = false;
}

void go_back(Show& show) {
    if (show.scene != Scene::Person) return;
    Visit& visit = show.visit;
    enter(show, visit.back);
    visit.list_page = visit.list_behind.page;
    visit.list_page_count = visit.list_behind.page_count;
    visit.list_follows = visit.list_behind.follows;
}

void turn_page(Show& show, int by) {
    if (show.scene != Scene::Reader) return;
    Visit& visit = show.visit;
    const std::size_t page = turned(visit.page, by, visit.page_count);
    if (page == visit.page) return;  // a turn that leads nowhere does not move the place either
    visit.page = page;
    visit.place = {page, visit.page_count};
}

void turn_list(Show& show, int by) {
    if (show.scene == Scene::Attract) return;
    Visit& visit = show.visit;
    visit.list_page = turned(visit.list_page, by, visit.list_page_count);
    visit.list_follows = false;
}

void switch_language(Show& show, const std::string& language) {
    show.visit.language = language;
}

void lay_page(Show& show, const event::PageLaid& laid) {
    Visit& visit = show.visit;
    visit.page_words = laid.page_words;
    if (show.scene == Scene::Reader) {
        visit.page_count = std::max<std::size_t>(laid.page_count, 1);
        visit.page =
            std::min(visit.place.page * visit.page_count / visit.place.count, visit.page_count - 1);
    }
    if (laid.list_page_count == 0) return;
    visit.list_page_count = laid.list_page_count;
    if (visit.list_follows) visit.list_page = laid.list_page;
    visit.list_page = std::min(visit.list_page, visit.list_page_count - 1);
}

bool holds(const Catalogue& catalogue, ExchangeRef exchange) {
    return exchange.interview < catalogue.interviews.size() &&
           exchange.exchange < catalogue.interviews[exchange.interview].exchanges.size();
}

std::optional<ExchangeRef> first_exchange(const Catalogue& catalogue, std::size_t topic,
                                          ExchangeRef from) {
    for (; from.interview < catalogue.interviews.size(); from = {from.interview + 1, 0}) {
        const auto& exchanges = catalogue.interviews[from.interview].exchanges;
        for (; from.exchange < exchanges.size(); ++from.exchange)
            if (exchanges[from.exchange].topic == topic) return from;
    }
    return std::nullopt;
}

namespace {

std::optional<ExchangeRef> next_in_topic(const Visit& visit, const Catalogue& catalogue) {
    const ExchangeRef after{visit.exchange.interview, visit.exchange.exchange + 1};
    return first_exchange(catalogue, visit.topic, after);
}

}  // namespace

Primary primary(const Show& show, const Catalogue& catalogue) {
    if (show.visit.page + 1 < show.visit.page_count) return Primary::ReadOn;
    return next_in_topic(show.visit, catalogue) ? Primary::NextQuestion : Primary::NextTopic;
}

ExchangeRef following(const Show& show, const Catalogue& catalogue) {
    if (const auto next = next_in_topic(show.visit, catalogue)) return *next;
    const std::size_t topics = catalogue.topics.size();
    for (std::size_t step = 1; step <= topics; ++step)
        if (const auto first = first_exchange(catalogue, (show.visit.topic + step) % topics))
            return *first;
    return show.visit.exchange;
}

}  // namespace standpunkt
