#include "show/operator.h"

#include <algorithm>
#include <type_traits>

#include "show/desk.h"
#include "show/visit.h"

namespace standpunkt {
namespace {

using View = OperatorDesk::View;
using Phase = ErrandState::Phase;

/// When a view that has no time of its own closes.
Time idle_end(const Show& show) {
    return show.touched + (show.desk.waits_for_errand() ? errand_patience : operator_idle);
}

/// One event at the desk.
struct Step {
    Show& show;
    const Catalogue& catalogue;
    Time now;

    OperatorDesk& desk() const { return show.desk; }
    bool at(View view) const { return desk().view == view; }
    void go(View view) {
        desk().view = view;
        show.visit.list_page = 0;
    }
    void leave() {
        undo_turn();
        close_desk(show, catalogue, now);
    }

    template <class Other>
    void operator()(const Other&) {}  // has no control here
    void operator()(const event::Tick&) {
        if (show.pin_guard.locked_until && !show.pin_guard.locked(now)) show.pin_guard = {};
        if (at(View::Turning) && now >= desk().until) {
            (*this)(event::Refuse{});
            show.touched = now;
            return;
        }
        const bool over = at(View::Cleaning)  ? now >= desk().until
                          : at(View::Turning) ? false
                                              : now >= idle_end(show);
        if (over) leave();
    }
    void operator()(const event::HoldCorner&) {
        if (at(View::Pattern)) go(View::Page);
    }
    void operator()(const event::GoHome&) { leave(); }
    void operator()(const event::Leave&) { leave(); }

    void operator()(const event::TypeDigit& typed) {
        if (!takes_digits() || typed.digit < '0' || typed.digit > '9') return;
        desk().verdict.reset();
        if (desk().digits.size() < most_pin_digits) desk().digits += typed.digit;
    }
    void operator()(const event::EraseDigit&) {
        if (takes_digits() && !desk().digits.empty()) desk().digits.pop_back();
    }
    void operator()(const event::EnterPin&) {
        if (!takes_digits() || desk().digits.size() < least_pin_digits) return;
        desk().judging = true;
        show.wishes.emplace_back(wish::JudgePin{desk().digits});
    }
    void operator()(const event::JudgedPin& judged) {
        if (!at(View::Pin) || !desk().judging) return;
        desk().judging = false;
        desk().digits.clear();
        switch (judged.verdict) {
            case PinVerdict::Right:
                show.pin_guard = {};
                desk().verdict.reset();
                show.touched = now;
                go(View::Page);
                return;
            case PinVerdict::Wrong:
                desk().verdict = judged.verdict;
                if (++show.pin_guard.wrong >= most_wrong_pins)
                    show.pin_guard.locked_until = now + pin_lock_time;
                return;
            case PinVerdict::Unreadable:
                desk().verdict = judged.verdict;
                return;
        }
    }
    void operator()(const event::Clean&) {
        if (!at(View::Pin) && !at(View::Page)) return;
        desk().digits.clear();
        desk().judging = false;
        desk().until = now + cleaning_time;
        go(View::Cleaning);
    }

    void operator()(const event::RunErrand& run) {
        if (!at(View::Page)) return;
        if (run.errand == Errand::RollBack)
            go(View::Asking);
        else
            start(run.errand);
    }
    void operator()(const event::ToldErrand& told) {
        ErrandState& state = desk().errands.at(static_cast<std::size_t>(told.errand));
        // Who has waited for it without a touch has time to read what came of it.
        if (state.phase == Phase::Working && told.state.phase != Phase::Working) show.touched = now;
        state = told.state;
    }
    void operator()(const event::RestartShow&) {
        if (at(View::Page)) show.wishes.emplace_back(wish::RestartShow{});
    }
    void operator()(const event::ShowPattern&) {
        if (at(View::Page)) go(View::Pattern);
    }
    void operator()(const event::TryTurn& wanted) {
        if (!at(View::Page) && !(at(View::Turning) && desk().turning == wanted.what)) return;
        desk().turning = wanted.what;
        // Who could not answer, as touches went astray, is shown the way after that one.
        int& tried = desk().tried.at(static_cast<std::size_t>(wanted.what));
        const int ways = ways_to_turn(wanted.what);
        tried = (tried + 1) % ways;
        if (tried == 0) tried = 1;  // as it was is no try
        desk().step = tried;
        desk().until = now + turn_trial;
        show.wishes.emplace_back(wish::Turn{wanted.what, tried});
        go(View::Turning);
    }
    void operator()(const event::Confirm&) {
        if (at(View::Asking)) {
            go(View::Page);
            start(Errand::RollBack);
        } else if (at(View::Turning)) {
            show.wishes.emplace_back(wish::KeepTurn{});
            desk().step = 0;
            desk().tried.at(static_cast<std::size_t>(desk().turning)) = 0;
            go(View::Page);
        }
    }
    void operator()(const event::Refuse&) {
        undo_turn();
        if (at(View::Asking) || at(View::Turning) || at(View::Pattern)) go(View::Page);
    }
    void operator()(const event::TurnList& turn) {
        if (at(View::Page)) turn_list(show, turn.by);
    }
    void operator()(const event::PageLaid& laid) { lay_page(show, laid); }

  private:
    bool takes_digits() const {
        return at(View::Pin) && desk().pin_file == PinFile::Set && !desk().judging &&
               !show.pin_guard.locked(now);
    }
    void undo_turn() {
        if (!at(View::Turning)) return;
        show.wishes.emplace_back(wish::Turn{desk().turning, 0});
        desk().step = 0;
    }
    /// One at a time of each kind: what goes on is not asked for again.
    void start(Errand errand) {
        ErrandState& state = desk().errands.at(static_cast<std::size_t>(errand));
        if (state.phase == Phase::Working) return;
        state = {Phase::Working, Code::None, 0};
        show.wishes.emplace_back(wish::Run{errand});
    }
};

}  // namespace

bool OperatorDesk::waits_for_errand() const {
    return view != View::Pin && std::ranges::any_of(errands, [](const ErrandState& errand) {
               return errand.phase == Phase::Working;
           });
}

void open_desk(Show& show, const Catalogue& catalogue, PinFile pin_file, Time now) {
    const bool visit = is_visit(show.scene);
    const Time began = visit ? show.visit.began : now;
    show.visit = {};
    show.visit.scene = Scene::Operator;
    show.visit.list_follows = false;
    show.visit.began = began;  // the loop goes on as after a visit
    show.visit.language = catalogue.stand.default_language;
    show.scene = Scene::Operator;
    show.loop.before.reset();
    show.asked_since.reset();
    show.touched = now;
    show.desk = {};
    show.desk.pin_file = pin_file;
    if (show.pin_guard.locked_until && !show.pin_guard.locked(now)) show.pin_guard = {};
}

void lock_if_left(Show& show, Time now) {
    OperatorDesk& desk = show.desk;
    if (!desk.waits_for_errand() || now - show.touched < operator_idle) return;
    desk.view = View::Pin;
    desk.digits.clear();
    desk.verdict.reset();
}

void operate(Show& show, const Catalogue& catalogue, const Event& event, Time now) {
    std::visit(Step{show, catalogue, now}, event);
}

Time desk_deadline(const Show& show) {
    const OperatorDesk& desk = show.desk;
    const Time idle = idle_end(show);
    switch (desk.view) {
        case View::Cleaning:
        case View::Turning:
            return desk.until;
        case View::Pin:
            return show.pin_guard.locked_until ? std::min(idle, *show.pin_guard.locked_until)
                                               : idle;
        case View::Page:
        case View::Asking:
        case View::Pattern:
            return idle;
    }
    return idle;
}

Event desk_way_back(const Show& show) {
    switch (show.desk.view) {
        case View::Pin:
        case View::Page:
        case View::Cleaning:
            return event::Leave{};
        case View::Asking:
        case View::Turning:
        case View::Pattern:
            return event::Refuse{};
    }
    return event::Leave{};
}

}  // namespace standpunkt
