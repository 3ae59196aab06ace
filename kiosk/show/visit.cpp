#include "show/visit.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/unicode.h"

namespace standpunkt {
namespace {

/// `page` + `by`, within 0 and `count` - 1; `count` 0: no upper bound known.
std::size_t turned(std::size_t page, int by, std::size_t count) {
    const auto target = static_cast<std::int64_t>(page) + by;
    const std::size_t at_least_first = target < 0 ? 0 : static_cast<std::size_t>(target);
    return count == 0 ? at_least_first : std::min(at_least_first, count - 1);
}

/// Another place: nothing is known of its length until it is laid. What lay over the last one goes.
void enter(Show& show, Whereabouts place) {
    static_cast<Whereabouts&>(show.visit) = std::move(place);
    show.scene = show.visit.scene;
    show.visit.page_words = 0;
    show.visit.sheet.reset();
}

/// "Zurück" will lead here, from the loop to the topics.
void leave_behind(Show& show) {
    auto& behind = show.visit.behind;
    behind.push_back(show.scene == Scene::Attract ? Whereabouts{.list_follows = false}
                                                  : show.visit);
    if (behind.size() > most_behind) behind.erase(behind.begin());
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
    show.visit.behind.clear();
    enter(show, {.scene = Scene::Topics, .list_follows = false});
}

void open_exchange(Show& show, const Catalogue& catalogue, ExchangeRef exchange) {
    Visit& visit = show.visit;
    const std::size_t topic = catalogue.exchange(exchange).topic;
    Whereabouts place{.scene = Scene::Reader, .topic = topic, .exchange = exchange};
    if (show.scene == Scene::Reader && topic == visit.topic) {
        place.list_page = visit.list_page;
        place.list_page_count = visit.list_page_count;
    }
    // The hits and the person are worth coming back to; from text to text one reads on.
    if (show.scene == Scene::Search || show.scene == Scene::Person) leave_behind(show);
    if (show.scene == Scene::Topics) visit.behind.clear();
    enter(show, place);
}

void open_person(Show& show, std::size_t interview) {
    if (show.scene != Scene::Person) leave_behind(show);
    enter(show, {.scene = Scene::Person, .person = interview, .list_follows = false});
}

void open_aside(Show& show, Scene scene) {
    if (show.scene == scene) return;
    leave_behind(show);
    if (scene == Scene::Search) show.visit.query = {};
    enter(show, {.scene = scene, .list_follows = false});
}

void go_back(Show& show) {
    Visit& visit = show.visit;
    if (visit.behind.empty()) return;
    const Whereabouts place = visit.behind.back();
    visit.behind.pop_back();
    enter(show, place);
}

void turn_page(Show& show, int by) {
    if (show.scene != Scene::Reader) return;
    Visit& visit = show.visit;
    const std::size_t page = turned(visit.page, by, visit.page_count);
    if (page == visit.page) return;  // a turn that leads nowhere does not move the place either
    visit.page = page;
    visit.reading = {page, visit.page_count};
}

void turn_list(Show& show, int by) {
    if (show.scene == Scene::Attract) return;
    Visit& visit = show.visit;
    if (visit.sheet) {
        visit.sheet_page = turned(visit.sheet_page, by, visit.sheet_page_count);
        return;
    }
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
        visit.page = std::min(visit.reading.page * visit.page_count / visit.reading.count,
                              visit.page_count - 1);
    }
    if (laid.sheet_page_count > 0) {
        visit.sheet_page_count = laid.sheet_page_count;
        visit.sheet_page = std::min(visit.sheet_page, visit.sheet_page_count - 1);
    }
    if (laid.list_page_count == 0) return;
    visit.list_page_count = laid.list_page_count;
    if (visit.list_follows) visit.list_page = laid.list_page;
    visit.list_page = std::min(visit.list_page, visit.list_page_count - 1);
}

void open_sheet(Show& show, Sheet sheet) {
    show.visit.sheet = sheet;
    show.visit.sheet_page = show.visit.sheet_page_count = 0;
}

void close_sheet(Show& show) {
    show.visit.sheet.reset();
    show.visit.address.clear();
}

void change_query(Show& show, std::string text) {
    Query& query = show.visit.query;
    if (show.scene != Scene::Search || character_count(text) > most_query_characters) return;
    query.text = std::move(text);
    show.visit.list_page = 0;
}

void erase_character(Show& show) {
    std::string text = show.visit.query.text;
    // A character may be several bytes: those that go on begin with the bits 10.
    while (!text.empty()) {
        const auto last = static_cast<unsigned char>(text.back());
        text.pop_back();
        if ((last & 0xC0U) != 0x80U) break;
    }
    change_query(show, std::move(text));
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

bool comes_from_search(const Visit& visit) {
    return !visit.behind.empty() && visit.behind.back().scene == Scene::Search;
}

Primary primary(const Show& show, const Catalogue& catalogue) {
    return primary(show, catalogue, show.visit.page, show.visit.page_count);
}

Primary primary(const Show& show, const Catalogue& catalogue, std::size_t page,
                std::size_t page_count) {
    if (page + 1 < page_count) return Primary::ReadOn;
    if (next_in_topic(show.visit, catalogue)) return Primary::NextQuestion;
    const ExchangeRef onward = following(show, catalogue);
    if (onward == show.visit.exchange) return Primary::Home;
    return catalogue.exchange(onward).topic == show.visit.topic ? Primary::FirstQuestion
                                                                : Primary::NextTopic;
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
