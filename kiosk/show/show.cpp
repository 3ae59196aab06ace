#include "show/show.h"

#include <algorithm>
#include <cassert>
#include <type_traits>

#include "show/visit.h"

namespace standpunkt {
namespace {

void reset(Show& show, Time now) {
    resume(show.loop, show.visit.began, now);
    show.scene = Scene::Attract;
    show.visit = {};
    show.touched = now;
    show.asked_since.reset();
}

bool is_touch(const Event& event) {
    return std::visit(
        [](const auto& one) {
            using Kind = std::decay_t<decltype(one)>;
            return !std::is_same_v<Kind, event::Tick> && !std::is_same_v<Kind, event::PageLaid> &&
                   !std::is_same_v<Kind, event::NewCatalogue>;
        },
        event);
}

/// One event in the loop or in a visit; the sheet is not up, unless the event may act under it.
struct Step {
    Show& show;
    const Catalogue& catalogue;
    Time now;

    bool in_loop() const { return show.scene == Scene::Attract; }
    /// A visit in the language on screen, if there is none yet.
    void ensure_visit(std::optional<Time> down = {}) {
        if (in_loop()) begin_visit(show, shown_at(show.loop, down.value_or(now)).language, now);
    }

    void operator()(const event::Tick&) { in_loop() ? tick_loop() : tick_visit(); }
    void operator()(const event::Touch&) {}
    void operator()(const event::TouchLoop& touch) {
        if (in_loop()) open_shown(shown_at(show.loop, touch.down), std::nullopt);
    }
    void operator()(const event::OpenTopics& open) {
        ensure_visit(open.down);
        open_topics(show);
    }
    void operator()(const event::OpenTopic& open) {
        if (const auto first = first_exchange(catalogue, open.topic))
            (*this)(event::OpenExchange{*first});
    }
    void operator()(const event::OpenExchange& open) {
        if (!holds(catalogue, open.exchange)) return;
        ensure_visit();
        open_exchange(show, catalogue, open.exchange);
    }
    void operator()(const event::OpenPerson& open) {
        if (open.interview >= catalogue.interviews.size()) return;
        ensure_visit();
        open_person(show, open.interview);
    }
    void operator()(const event::Back&) { go_back(show); }
    void operator()(const event::GoHome&) {
        if (!in_loop()) reset(show, now);
    }
    void operator()(const event::TurnPage& turn) { turn_page(show, turn.by); }
    void operator()(const event::TurnList& turn) { turn_list(show, turn.by); }
    void operator()(const event::Advance&) {
        if (show.scene == Scene::Reader) open_exchange(show, catalogue, following(show, catalogue));
    }
    void operator()(const event::SwitchLanguage& wanted) {
        const auto& languages = catalogue.stand.languages;
        if (std::find(languages.begin(), languages.end(), wanted.language) == languages.end())
            return;
        if (in_loop())
            open_shown(shown_at(show.loop, wanted.down), wanted.language);
        else
            switch_language(show, wanted.language);
    }
    void operator()(const event::PageLaid& laid) {
        if (!in_loop()) lay_page(show, laid);
    }
    void operator()(const event::NewCatalogue&) {
        assert(in_loop() && "content changes only in the loop");
        if (!in_loop()) reset(show, now);
        if (catalogue.highlights.empty())
            show = begin(catalogue, show.tempo, now);
        else
            replace_content(show.loop, catalogue, now);
    }

  private:
    void open_shown(Shown shown, const std::optional<std::string>& language) {
        begin_visit(show, language.value_or(shown.language), now);
        open_exchange(show, catalogue, catalogue.highlights.at(shown.highlight).exchange);
    }
    void tick_loop() {
        Loop& loop = show.loop;
        if (now < loop.still_since) return;
        loop.before.reset();
        if (loop.next == loop.now) return;
        if (now < loop.still_since + dwell(catalogue, loop.now, show.tempo)) return;
        change(loop, fade_time(catalogue, show.tempo), now);
    }
    void tick_visit() {
        if (now < deadline(show, catalogue)) return;
        if (show.asked_since)
            reset(show, now);
        else
            show.asked_since = now;
    }
};

}  // namespace

Show begin(const Catalogue& catalogue, const Tempo& tempo, Time now) {
    Show show;
    show.tempo = tempo;
    show.touched = now;
    if (catalogue.highlights.empty()) return show;
    show.scene = Scene::Attract;
    show.loop = begin_loop(catalogue, now);
    return show;
}

Show next(Show show, const Catalogue& catalogue, const Event& event, Time now) {
    if (show.scene == Scene::Holding) {
        if (std::holds_alternative<event::NewCatalogue>(event))
            return begin(catalogue, show.tempo, now);
        return show;
    }
    if (show.scene != Scene::Attract && is_touch(event)) {
        show.touched = now;
        if (show.asked_since && !std::holds_alternative<event::GoHome>(event)) {
            show.asked_since.reset();
            return show;
        }
    }
    std::visit(Step{show, catalogue, now}, event);
    return show;
}

Time deadline(const Show& show, const Catalogue& catalogue) {
    switch (show.scene) {
        case Scene::Holding:
            return never;
        case Scene::Attract:
            if (show.loop.before) return show.loop.still_since;
            if (show.loop.next == show.loop.now) return never;
            return show.loop.still_since + dwell(catalogue, show.loop.now, show.tempo);
        case Scene::Topics:
        case Scene::Reader:
        case Scene::Person:
            if (show.asked_since) return *show.asked_since + still_there_time(show.tempo);
            return show.touched + idle_time(show, catalogue);
    }
    return never;
}

bool at_rest(const Show& show, Time now) {
    if (show.scene == Scene::Holding) return true;
    return show.scene == Scene::Attract && now >= show.loop.still_since;
}

double fade_progress(const Show& show, Time now) {
    const Loop& loop = show.loop;
    if (!loop.before || now >= loop.still_since) return 1;
    if (now <= loop.since) return 0;
    return static_cast<double>((now - loop.since).count()) /
           static_cast<double>((loop.still_since - loop.since).count());
}

Duration idle_time(const Show& show, const Catalogue& catalogue) {
    return idle_time(catalogue, show.visit.page_words, show.tempo);
}

int seconds_left(const Show& show, Time now) {
    if (!show.asked_since) return 0;
    const Duration left = *show.asked_since + still_there_time(show.tempo) - now;
    return std::max(1, static_cast<int>((left.count() + 999) / 1'000));
}

}  // namespace standpunkt
