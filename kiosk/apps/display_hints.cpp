#include "apps/display_hints.h"

#include <algorithm>

#include "base/files.h"
#include "base/json_text.h"
#include "base/log.h"
#include "stage/capture.h"

namespace standpunkt {
namespace {

using nlohmann::json;

constexpr std::uint64_t most_state_bytes = 1U << 20;
constexpr Duration named_for{10'000};

json object_in(const std::string& text) {
    json value = json::parse(text, nullptr, false);
    return value.is_object() ? value : json::object();
}

bool nobody_there(Scene scene) {
    return scene == Scene::Attract || scene == Scene::Holding;
}
bool nobody_there(const Turn& turn) {
    return nobody_there(turn.play.exhibit().show().scene);
}

}  // namespace

std::optional<DisplayHints::Hint> DisplayHints::hint_in(const std::string& agent_state) {
    const json state = object_in(agent_state);
    const auto hint = state.find("hint");
    if (hint == state.end() || !hint->is_object()) return {};
    const auto id = hint->find("id"), what = hint->find("do");
    if (id == hint->end() || !id->is_number_unsigned()) return {};
    if (what == hint->end() || !what->is_string()) return {};
    return Hint{id->get<std::uint64_t>(), what->get<std::string>()};
}

void DisplayHints::begin(Play& /*play*/, Time /*now*/) {
    const auto hint = hint_in(read_file(x_options.run.state(), most_state_bytes).value_or(""));
    if (!hint) return;
    x_seen = hint->id;
    // What became of it is known to the program that ran before this one.
    const json before =
        object_in(read_file(x_options.run.display(), most_state_bytes).value_or(""));
    const json told = before.value("hint", json());
    const bool same = told.is_object() && told.value("id", json()) == hint->id;
    // A restart is done by now, whoever ended the program.
    if (hint->what == "restart" || (same && told.value("state", json()) == "done"))
        answer(*hint, "done");
    else
        answer(*hint, "refused");
}

void DisplayHints::answer(const Hint& hint, const char* state) {
    x_answer = {{"id", hint.id}, {"state", state}};
}

void DisplayHints::take(const std::string& agent_state) {
    if (agent_state == x_read) return;
    x_read = agent_state;
    const auto hint = hint_in(agent_state);
    if (!hint || hint->id == x_seen) return;
    x_seen = hint->id;
    const bool known =
        hint->what == "identify" || hint->what == "restart" || hint->what == "screenshot";
    x_waiting = known ? hint : std::nullopt;
    answer(*hint, known ? "waiting" : "refused");
    log_info("the agent asks for: " + hint->what + (known ? "." : ", which is not known here."));
}

Status DisplayHints::before(Turn& turn) {
    take(x_slots.agent_state());
    if (x_waiting && x_waiting->what == "identify" && nobody_there(turn) && !turn.asleep) {
        x_named_until = turn.now + named_for;
        answer(*x_waiting, "done");
        x_waiting.reset();
    }
    if (x_named_until && turn.now >= *x_named_until) x_named_until.reset();
    // Each turn: other content comes with other screens.
    turn.play.screens().identify(x_named_until ? x_options.config.kiosk : "");
    keep_loop(turn);
    return {};
}

void DisplayHints::keep_loop(const Turn& turn) {
    const Show& show = turn.play.exhibit().show();
    const auto is_down = [](const Contact& contact) { return contact.kind == Contact::Kind::Down; };
    // What comes of a touch is drawn later in this turn.
    if (nobody_there(show.scene) && !turn.asleep && x_stage.frames() > 0 &&
        std::ranges::any_of(turn.inputs.contacts, is_down))
        x_loop = x_stage.shown();
    if (show.scene != Scene::Operator) {
        x_entered = false;
        if (!nobody_there(show.scene)) x_loop.reset();
        return;
    }
    // After the PIN: whoever only plays with the corner would wait for a picture to be packed.
    if (x_entered || show.desk.view != OperatorDesk::View::Page) return;
    x_entered = true;
    std::error_code ignored;  // one from before would be taken for the present one
    if (!x_loop) {
        std::filesystem::remove(x_options.run.screenshot(), ignored);
    } else if (const auto written = write_screenshot(*x_loop); !written) {
        log_warning(to_string(written.error()));
    }
    x_loop.reset();
}

Status DisplayHints::write_screenshot(const PictureBuffer& picture) const {
    return write_png(x_options.run.screenshot(), picture.pixels, picture.size);
}

Status DisplayHints::after(Turn& turn) {
    if (x_waiting && nobody_there(turn)) carry_out(turn);
    return {};
}

void DisplayHints::carry_out(Turn& turn) {
    const Hint hint = *x_waiting;
    if (hint.what == "restart") {
        x_waiting.reset();
        answer(hint, "done");
        turn.leave = true;
        return;
    }
    const bool still = !turn.asleep && turn.play.exhibit().may_change(turn.now);
    if (hint.what != "screenshot" || !still || x_stage.frames() == 0) return;
    x_waiting.reset();
    const auto written = write_screenshot(x_stage.shown());
    if (!written) log_warning(to_string(written.error()));
    answer(hint, written ? "done" : "refused");
}

Time DisplayHints::due() const {
    return x_named_until.value_or(never);
}

}  // namespace standpunkt
