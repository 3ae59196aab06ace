#include "visits/visit_watch.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "interview/reading_time.h"

namespace standpunkt {
namespace {

constexpr std::size_t least_query_characters = 2;  // from there on a search looks (VISITOR.md)

/// Nothing for what is no part of a visit: the loop, nothing to show, the people of the stand.
std::optional<VisitPlace> place_of(Scene scene) {
    static constexpr std::pair<Scene, VisitPlace> places[] = {
        {Scene::Topics, VisitPlace::Topics}, {Scene::People, VisitPlace::People},
        {Scene::Reader, VisitPlace::Reader}, {Scene::Person, VisitPlace::Person},
        {Scene::Search, VisitPlace::Search}, {Scene::About, VisitPlace::About}};
    for (const auto& [one, place] : places)
        if (one == scene) return place;
    return std::nullopt;
}

bool in_visit(const Show& show) {
    return place_of(show.scene).has_value();
}

VisitPlace place_of(Sheet sheet) {
    switch (sheet) {
        case Sheet::Help:
            return VisitPlace::Help;
        case Sheet::Language:
            return VisitPlace::Language;
        case Sheet::TakeAlong:
            return VisitPlace::TakeAlong;
    }
    return VisitPlace::Help;
}

unsigned bits_of(const Aids& aids) {
    unsigned bits = 0;
    switch (aids.size) {
        case TextSize::Normal:
            break;
        case TextSize::Large:
            bits |= bit(Aid::Size135);
            break;
        case TextSize::Larger:
            bits |= bit(Aid::Size165);
            break;
        case TextSize::Largest:
            bits |= bit(Aid::Size200);
            break;
    }
    switch (aids.appearance) {
        case Appearance::Light:
            break;
        case Appearance::Dark:
            bits |= bit(Aid::Dark);
            break;
        case Appearance::Contrast:
            bits |= bit(Aid::Contrast);
            break;
    }
    if (aids.reach) bits |= bit(Aid::Reach);
    if (aids.more_time) bits |= bit(Aid::MoreTime);
    if (aids.less_motion) bits |= bit(Aid::LessMotion);
    return bits;
}

/// As lists show it: the short title, else the question. Soft hyphens are for the screen.
std::string title_of(const Catalogue& catalogue, ExchangeRef exchange) {
    const ExchangeText& text = text_of(catalogue, exchange, catalogue.stand.default_language);
    return without_soft_hyphens(text.short_title.empty() ? text.question : text.short_title);
}

TextRead text_read(const Catalogue& catalogue, ExchangeRef exchange) {
    TextRead text;
    text.interview = catalogue.interview(exchange).id;
    text.exchange = catalogue.exchange(exchange).id;
    text.title = title_of(catalogue, exchange);
    const Topic& topic = catalogue.topic(exchange);
    const std::string& language = catalogue.stand.default_language;
    text.topic = topic.id;
    text.topic_title = without_soft_hyphens(text_of(topic.title, language, language));
    return text;
}

std::int64_t whole_seconds(Duration duration) {
    return std::max<std::int64_t>(0, (duration.count() + 500) / 1000);
}

}  // namespace

void VisitWatch::content(std::string code, std::string title) {
    x_content = std::move(code);
    x_title = std::move(title);
}

std::optional<VisitRecord> VisitWatch::turn(const Show& show, const Catalogue& catalogue,
                                            const std::function<Moment()>& moment, Time now) {
    std::optional<VisitRecord> ended;
    // One visit may follow the other within a turn.
    if (x_current && (!in_visit(show) || show.visit.began != x_current->began)) {
        const auto& asked = x_current->asked_since;
        const bool alone = asked && now >= *asked + x_current->still_there;
        ended = finish(alone ? VisitEnd::WentAway : VisitEnd::Button, now);
    }
    if (!in_visit(show)) return ended;
    if (!x_current) begin(show, moment());
    look(show, catalogue, now);
    return ended;
}

std::optional<VisitRecord> VisitWatch::stop(Time now) {
    if (!x_current) return std::nullopt;
    return finish(VisitEnd::ProgramEnded, now);
}

void VisitWatch::begin(const Show& show, const Moment& moment) {
    x_current.emplace(Current{});
    x_current->began = show.visit.began;
    x_current->record.began = moment;
    x_current->record.content = x_content;
    x_current->record.content_title = x_title;
}

void VisitWatch::look(const Show& show, const Catalogue& catalogue, Time now) {
    Current& current = *x_current;
    const Visit& visit = show.visit;
    if (current.page &&
        (show.scene != Scene::Reader || visit.exchange != current.page->exchange ||
         visit.page != current.page->page || visit.language != current.page->language))
        close_page(now, now);
    if (show.scene == Scene::Reader) {
        if (!current.page) open_page(show, catalogue, now);
        current.page->count = std::max<std::size_t>(visit.page_count, 1);
        current.page->words = visit.page_words;
    }
    if (show.scene != Scene::Search) keep_query();
    if (show.scene == Scene::Search && x_wishes.search_words) current.query = visit.query.text;
    if (const auto place = place_of(show.scene)) current.record.scenes |= bit(*place);
    if (visit.sheet) current.record.scenes |= bit(place_of(*visit.sheet));
    if (show.asked_since) current.record.scenes |= bit(VisitPlace::StillThere);
    current.record.aids |= bits_of(visit.aids);
    current.record.language = visit.language;
    current.touched = show.touched;
    current.asked_since = show.asked_since;
    current.still_there = still_there_time(show.tempo);
}

void VisitWatch::open_page(const Show& show, const Catalogue& catalogue, Time now) {
    auto& texts = x_current->record.texts;
    OpenPage page;
    page.exchange = show.visit.exchange;
    page.page = show.visit.page;
    page.language = show.visit.language;
    page.since = now;
    TextRead text = text_read(catalogue, page.exchange);
    const auto known = std::find_if(texts.begin(), texts.end(), [&](const TextRead& one) {
        return one.interview == text.interview && one.exchange == text.exchange;
    });
    page.text = static_cast<std::size_t>(known - texts.begin());
    if (known == texts.end() && texts.size() < most_texts) texts.push_back(std::move(text));
    if (page.text < texts.size()) texts[page.text].language = page.language;
    x_current->page = std::move(page);
}

/// Somebody may have read until `read_until`; the page was on screen until `now`.
void VisitWatch::close_page(Time now, Time read_until) {
    const OpenPage page = *std::exchange(x_current->page, std::nullopt);
    const bool read = now - page.since >= std::chrono::seconds(reading_seconds);
    if (read) x_current->record.reader = true;
    auto& texts = x_current->record.texts;
    if (page.text >= texts.size()) return;
    TextRead& text = texts[page.text];
    text.seconds += whole_seconds(std::max(read_until, page.since) - page.since);
    if (!read) return;
    const std::size_t depth = 100 * (std::min(page.page, page.count - 1) + 1) / page.count;
    text.depth = std::max(text.depth, static_cast<int>(depth));
}

void VisitWatch::keep_query() {
    const std::string query = std::exchange(x_current->query, {});
    auto& searches = x_current->record.searches;
    if (character_count(query) < least_query_characters || searches.size() == most_searches) return;
    if (std::find(searches.begin(), searches.end(), query) == searches.end())
        searches.push_back(query);
}

VisitRecord VisitWatch::finish(VisitEnd end, Time now) {
    Current& current = *x_current;
    Time last = now;
    if (end == VisitEnd::WentAway) {
        last = current.touched;
        if (current.page) last = std::min(now, last + reading_time(current.page->words));
    }
    if (current.page) close_page(now, last);
    keep_query();
    VisitRecord record = std::move(current.record);
    record.end = end;
    record.one_touch = end == VisitEnd::WentAway && current.touched == current.began;
    record.seconds = whole_seconds(last - current.began);
    x_current.reset();
    return record;
}

}  // namespace standpunkt
