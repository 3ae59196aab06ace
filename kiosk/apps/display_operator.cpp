#include "apps/display_operator.h"

#include <chrono>

#include "apps/display_clock.h"
#include "apps/display_config.h"
#include "apps/display_operator_page.h"
#include "base/files.h"
#include "base/json_text.h"
#include "base/log.h"
#include "base/passcode.h"

namespace standpunkt {
namespace {

using nlohmann::json;
using Phase = ErrandState::Phase;

constexpr std::uint64_t most_state_bytes = 1U << 20;
constexpr Duration look_every{5'000};  // temperature and the like do not change quicker
constexpr Duration answer_every{250};  // while the agent is asked something
// The agent says that it has heard a request at once, also where something else goes first, and
// until it is done.
constexpr Duration agent_silence{10'000};

const char* word_for(Errand errand) {
    switch (errand) {
        case Errand::Check:
            return "check-now";
        case Errand::Report:
            return "report";
        case Errand::RollBack:
            return "rollback";
    }
    return "";
}

json agent_state(const RunFolder& run) {
    const auto text = read_file(run.state(), most_state_bytes);
    json state = text ? json::parse(*text, nullptr, false) : json();
    return state.is_object() ? state : json::object();
}

Code code_in(const json& answer) {
    const json code = answer.value("code", json());
    return code.is_string() ? code_named(code.get<std::string>()) : Code::None;
}

/// Unique, also among programs that run one after the other.
std::uint64_t new_id() {
    const auto since_boot = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(since_boot).count());
}

PanelTurns turns_of(const StageOptions& stage) {
    return {stage.rotation, stage.touch};
}

}  // namespace

DisplayOperator::DisplayOperator(const DisplayOptions& options, Stage& stage)
    : x_options(options), x_stage(stage), x_kept(turns_of(options.stage)), x_tried(x_kept) {}

void DisplayOperator::begin(Play& /*play*/, Time now) {
    x_now = now;
    std::error_code error;  // nobody waits for the answer to it any more
    std::filesystem::remove(x_options.run.request(), error);
}

void DisplayOperator::end() {
    std::error_code error;
    std::filesystem::remove(x_options.run.request(), error);
}

/// Each turn: other content, and another size, come with other screens.
void DisplayOperator::prepare(Play& play) const {
    play.exhibit().ask_for_pin([this] {
        std::error_code error;
        return std::filesystem::exists(x_options.config.people.pin, error) ? PinFile::Set
                                                                           : PinFile::Missing;
    });
    if (play.exhibit().show().desk.view != OperatorDesk::View::Pattern) return;
    TestPattern pattern;
    pattern.panel = turned(x_stage.size(), inverse(x_tried.rotation));
    pattern.rotation = x_tried.rotation;
    pattern.touch = x_tried.touch;
    pattern.diagonal_guessed = x_options.panel.diagonal_inch <= 0;
    pattern.driver = x_stage.driver();
    play.screens().pattern(std::move(pattern));
}

Status DisplayOperator::before(Turn& turn) {
    x_now = turn.now;
    prepare(turn.play);
    Exhibit& exhibit = turn.play.exhibit();
    follow_request(exhibit);
    const bool open = exhibit.show().scene == Scene::Operator;
    if (!open) {
        x_look.reset();
    } else if (!x_look || x_now >= *x_look) {
        look(turn.play);
        x_look = x_now + look_every;
    }
    return {};
}

void DisplayOperator::look(Play& play) {
    ReportInput input;
    input.box = read_box(x_options.slots.data.path);
    input.wall = wall();
    input.agent = hear(x_options.run.state(), input.wall, input.box.uptime);
    input.display = hear(x_options.run.display(), input.wall, input.box.uptime);
    input.contact = x_options.config.people.contact;
    input.has_settings = is_set_up(x_options);
    if (input.agent) input.visits = visits_in(input.agent->state);
    OperatorPage page =
        operator_page_of(report_of(input, play.content().catalogue.stand.default_language));
    page.previous = agent_state(x_options.run).value("previous", json()).is_object();
    play.screens().tell(std::move(page));
}

void DisplayOperator::follow_request(Exhibit& exhibit) {
    if (!x_request) return;
    // Who came back to the page finds it as it is.
    if (exhibit.show().scene == Scene::Operator &&
        exhibit.show().desk.state(x_request->errand).phase == Phase::None)
        exhibit.tell(event::ToldErrand{x_request->errand, {Phase::Working}}, x_now);
    const json answer = agent_state(x_options.run).value("request", json());
    const bool ours = answer.is_object() && answer.value("id", json()) == x_request->id;
    if (!ours) {
        // Also one that had begun: an agent that was started anew knows nothing of it.
        if (x_now >= x_request->heard + agent_silence)
            finish(exhibit, {Phase::Failed, Code::AgentSilent, 0});
        return;
    }
    x_request->heard = x_now;
    const json state = answer.value("state", json());
    if (state == "failed") {
        finish(exhibit, {Phase::Failed, code_in(answer), 0});
    } else if (state == "done") {
        const json serial = answer.value("serial", json());
        finish(exhibit, {Phase::Done, Code::None,
                         serial.is_number_unsigned() ? serial.get<std::uint64_t>() : 0});
    }
}

void DisplayOperator::finish(Exhibit& exhibit, const ErrandState& state) {
    exhibit.tell(event::ToldErrand{x_request->errand, state}, x_now);
    std::error_code error;
    std::filesystem::remove(x_options.run.request(), error);
    x_request.reset();
    x_look = x_now;  // what it changed is to be seen
    ask_next(exhibit);
}

void DisplayOperator::ask_next(Exhibit& exhibit) {
    while (!x_request && !x_waiting.empty()) {
        const Errand errand = x_waiting.front();
        x_waiting.pop_front();
        const std::uint64_t id = new_id();
        std::error_code error;  // a machine's tmpfiles make it; a desktop has none
        std::filesystem::create_directories(x_options.run.show(), error);
        const json request = {{"id", id}, {"ask", word_for(errand)}};
        if (const auto written = replace_file(x_options.run.request(), json_text(request) + "\n")) {
            x_request = Request{errand, id, x_now};
        } else {
            log_error(to_string(written.error()));
            exhibit.tell(event::ToldErrand{errand, {Phase::Failed, Code::NotWritten, 0}}, x_now);
        }
    }
}

PinVerdict DisplayOperator::judge(const std::string& digits) const {
    const auto fits = fits_passcode(x_options.config.people.pin, digits);
    if (fits) return *fits ? PinVerdict::Right : PinVerdict::Wrong;
    log_error(to_string(fits.error()));
    return PinVerdict::Unreadable;
}

Status DisplayOperator::turn_panel(Turn& turn, const PanelTurns& turns) {
    if (turns == x_tried) return {};
    if (!x_stage.turn(turns.rotation, turns.touch)) {
        log_warning("this window cannot be turned.");
        return {};
    }
    x_tried = turns;
    TRY(const bool goes_on, turn.play.open());
    if (!goes_on) turn.leave = true;
    prepare(turn.play);
    turn.play.exhibit().tell(event::Tick{}, turn.now);  // drawn at once
    if (x_look) look(turn.play);
    return {};
}

Status DisplayOperator::carry_out(Turn& turn, const Wish& wished) {
    Exhibit& exhibit = turn.play.exhibit();
    if (const auto* pin = std::get_if<wish::JudgePin>(&wished)) {
        exhibit.tell(event::JudgedPin{judge(pin->digits)}, turn.now);
    } else if (const auto* run = std::get_if<wish::Run>(&wished)) {
        x_waiting.push_back(run->errand);
        ask_next(exhibit);
    } else if (const auto* way = std::get_if<wish::Turn>(&wished)) {
        return turn_panel(turn, turned_on(x_kept, way->what, way->step));
    } else if (std::holds_alternative<wish::KeepTurn>(wished)) {
        x_kept = x_tried;
        const auto kept =
            keep_turns(x_options.slots.data.panel(), x_options.configured_turns, x_kept);
        if (!kept) log_error(to_string(kept.error()));
    } else if (std::holds_alternative<wish::RestartShow>(wished)) {
        log_info("an operator restarts the show.");
        turn.leave = true;
    }
    return {};
}

Status DisplayOperator::after(Turn& turn) {
    x_now = turn.now;
    for (const Wish& one : turn.play.exhibit().take_wishes()) TRY_STATUS(carry_out(turn, one));
    // Looked at before the desk's first picture had facts.
    if (!x_look && turn.play.exhibit().show().scene == Scene::Operator)
        turn.play.exhibit().tell(event::Tick{}, turn.now);
    return {};
}

Time DisplayOperator::due() const {
    Time due = x_look.value_or(never);
    if (x_request) due = std::min(due, x_now + answer_every);
    return due;
}

}  // namespace standpunkt
