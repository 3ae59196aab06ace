#include "show/show.h"

#include <algorithm>
#include <cassert>
#include <type_traits>

#include "show/desk.h"
#include "show/visit.h"

namespace standpunkt {
namespace {

void reset(Show& show, Time now) {
    resume(show.loop, show.visit.began, now);
    show.scene = Scene::Attract;
    show.visit = {};
    show.touched = now;
    show.asked_since.reset();
    show.desk = {};
}

/// Another beginning of the same stand: who guessed a PIN has not got more tries.
Show begin_again(const Show& show, const Catalogue& catalogue, Time now) {
    Show again = begin(catalogue, show.tempo, now);
    again.pin_guard = show.pin_guard;
    again.wishes = show.wishes;
    return again;
}

bool is_touch(const Event& event) {
    return std::visit(
        [](const auto& one) {
            using Kind = std::decay_t<decltype(one)>;
            return !std::is_same_v<Kind, event::Tick> && !std::is_same_v<Kind, event::PageLaid> &&
                   !std::is_same_v<Kind, event::NewCatalogue> &&
                   !std::is_same_v<Kind, event::JudgedPin> &&
                   !std::is_same_v<Kind, event::ToldErrand>;
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

    template <OfTheDesk One>
    void operator()(const One&) {}  // it is not open
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
    void operator()(const event::OpenPeople&) {
        if (!has_people(catalogue)) return;
        ensure_visit();
        open_aside(show, Scene::People);
    }
    void operator()(const event::OpenSearch&) {
        ensure_visit();
        open_aside(show, Scene::Search);
    }
    void operator()(const event::OpenAbout&) {
        ensure_visit();
        open_aside(show, Scene::About);
    }
    void operator()(const event::OpenSheet& open) {
        if (in_loop()) open_shown(shown_at(show.loop, open.down), std::nullopt);
        if (open.sheet == Sheet::TakeAlong && take_along_address(show, catalogue).empty()) return;
        open_sheet(show, open.sheet);
    }
    void operator()(const event::CloseSheet&) { close_sheet(show); }
    void operator()(const event::SetAids& set) {
        if (!in_loop()) show.visit.aids = set.aids;
    }
    void operator()(const event::Type& type) {
        change_query(show, show.visit.query.text + type.text);
    }
    void operator()(const event::Erase&) { erase_character(show); }
    void operator()(const event::ClearQuery&) { change_query(show, {}); }
    void operator()(const event::Replace& replace) { change_query(show, replace.text); }
    void operator()(const event::ShowKeys& keys) {
        if (show.scene == Scene::Search) show.visit.query.layer = keys.layer;
        if (show.scene == Scene::Search) show.visit.query.keys = true;
    }
    void operator()(const event::HideKeys&) {
        if (show.scene == Scene::Search) show.visit.query.keys = false;
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
        if (show.visit.sheet == Sheet::Language) close_sheet(show);
    }
    void operator()(const event::PageLaid& laid) {
        if (!in_loop()) lay_page(show, laid);
    }
    void operator()(const event::NewCatalogue&) {
        assert(in_loop() && "content changes only in the loop");
        if (!in_loop()) reset(show, now);
        if (catalogue.highlights.empty())
            show = begin_again(show, catalogue, now);
        else
            replace_content(show.loop, catalogue, now);
    }

  private:
    void open_shown(Shown shown, const std::optional<std::string>& language) {
        begin_visit(show, language.value_or(shown.language), now);
        if (shown.item < catalogue.highlights.size())
            open_exchange(show, catalogue, catalogue.highlights[shown.item].exchange);
        else
            open_slide(catalogue.slides.at(shown.item - catalogue.highlights.size()));
    }
    /// Where a slide leads; one that leads nowhere invites to the topics.
    void open_slide(const Slide& slide) {
        open_topics(show);
        switch (slide.target.kind) {
            case SlideTarget::Kind::None:
                return;
            case SlideTarget::Kind::Topic:
                (*this)(event::OpenTopic{slide.target.topic});
                return;
            case SlideTarget::Kind::Exchange:
                (*this)(event::OpenExchange{slide.target.exchange});
                return;
            case SlideTarget::Kind::Address:
                show.visit.address = slide.target.address;
                open_sheet(show, Sheet::TakeAlong);
                return;
        }
    }
    void tick_loop() {
        Loop& loop = show.loop;
        if (now < loop.still_since) return;
        loop.before.reset();
        if (loop.next == loop.now) {
            if (now >= loop.still_since + longest_still) loop.since = loop.still_since = now;
            return;
        }
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

void close_desk(Show& show, const Catalogue& catalogue, Time now) {
    if (catalogue.highlights.empty())
        show = begin_again(show, catalogue, now);
    else
        reset(show, now);
}

Show next(Show show, const Catalogue& catalogue, const Event& event, Time now) {
    if (show.scene == Scene::Operator) {
        assert(!std::holds_alternative<event::NewCatalogue>(event) &&
               "content changes only in the loop");
        if (is_touch(event)) {
            lock_if_left(show, now);
            show.touched = now;
        }
        operate(show, catalogue, event, now);
        return show;
    }
    if (const auto* hold = std::get_if<event::HoldCorner>(&event)) {
        open_desk(show, catalogue, hold->pin_file, now);
        return show;
    }
    if (show.scene == Scene::Holding) {
        if (std::holds_alternative<event::NewCatalogue>(event))
            return begin_again(show, catalogue, now);
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
            if (show.loop.next == show.loop.now) return show.loop.still_since + longest_still;
            return show.loop.still_since + dwell(catalogue, show.loop.now, show.tempo);
        case Scene::Topics:
        case Scene::People:
        case Scene::Reader:
        case Scene::Person:
        case Scene::Search:
        case Scene::About:
            if (show.asked_since) return *show.asked_since + still_there_time(show.tempo);
            return show.touched + idle_time(show, catalogue);
        case Scene::Operator:
            return desk_deadline(show);
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
    const Duration usual = idle_time(catalogue, show.visit.page_words, show.tempo);
    return show.visit.aids.more_time ? 10 * usual : usual;
}

std::optional<Event> way_back(const Show& show) {
    if (show.scene == Scene::Attract || show.scene == Scene::Holding) return std::nullopt;
    if (show.scene == Scene::Operator) return desk_way_back(show);
    if (show.visit.sheet) return event::CloseSheet{};
    if (!show.visit.behind.empty()) return event::Back{};
    if (show.scene != Scene::Topics) return event::OpenTopics{};
    return event::GoHome{};
}

bool has_people(const Catalogue& catalogue) {
    const auto& all = catalogue.interviews;
    return std::any_of(all.begin(), all.end(), [&](const Interview& one) {
        return !one.person.name.empty() && one.person.name != all.front().person.name;
    });
}

std::string take_along_address(const Show& show, const Catalogue& catalogue) {
    return show.visit.address.empty() ? catalogue.stand.web_address : show.visit.address;
}

bool is_visit(Scene scene) {
    switch (scene) {
        case Scene::Attract:
        case Scene::Holding:
        case Scene::Operator:
            return false;
        case Scene::Topics:
        case Scene::People:
        case Scene::Reader:
        case Scene::Person:
        case Scene::Search:
        case Scene::About:
            return true;
    }
    return false;
}

std::optional<Time> countdown_end(const Show& show, Time now) {
    if (show.asked_since) return *show.asked_since + still_there_time(show.tempo);
    if (show.scene != Scene::Operator) return std::nullopt;
    switch (show.desk.view) {
        case OperatorDesk::View::Cleaning:
        case OperatorDesk::View::Turning:
            return show.desk.until;
        case OperatorDesk::View::Pin:
            if (show.pin_guard.locked(now)) return show.pin_guard.locked_until;
            return std::nullopt;
        case OperatorDesk::View::Page:
        case OperatorDesk::View::Asking:
        case OperatorDesk::View::Pattern:
            return std::nullopt;
    }
    return std::nullopt;
}

int seconds_left(const Show& show, Time now) {
    const auto end = countdown_end(show, now);
    if (!end) return 0;
    return std::max(1, static_cast<int>(((*end - now).count() + 999) / 1'000));
}

}  // namespace standpunkt
