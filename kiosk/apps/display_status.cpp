#include "apps/display_status.h"

#include "apps/display_clock.h"
#include "apps/display_media.h"
#include "base/files.h"
#include "base/json_text.h"
#include "base/log.h"

namespace standpunkt {
namespace {

using nlohmann::json;

constexpr Duration between_touches{10'000};  // as often as is told of them at most
constexpr Duration longest_silence{60'000};

template <class Value>
json or_null(const std::optional<Value>& value) {
    return value ? json(*value) : json();
}

const char* scene_word(const Turn& turn) {
    if (turn.asleep) return "asleep";
    const Scene scene = turn.play.exhibit().show().scene;
    if (scene == Scene::Attract) return "attract";
    if (scene == Scene::Operator) return "operator";
    return scene == Scene::Holding ? "holding" : "visit";
}

json content_facts(const DisplayContent& content) {
    if (!content.bundle) return {{"serial", nullptr}, {"title", nullptr}, {"content_code", ""}};
    const Identity& identity = content.bundle->identity();
    return {
        {"serial", identity.serial}, {"title", identity.title}, {"content_code", code_of(content)}};
}

json fault_of(const Error& fault) {
    json object = {{"code", to_string(fault.code)}, {"message", fault.message}};
    if (!fault.path.empty()) object["path"] = fault.path.string();
    if (fault.line > 0) object["line"] = fault.line;
    if (!fault.next_step.empty()) object["next_step"] = fault.next_step;
    return object;
}

/// What is told without being news: it changes while all is as it was.
json news_in(json state) {
    state.erase("last_touch");
    state.erase("frames");
    return state;
}

}  // namespace

DisplayStatus::DisplayStatus(const DisplayOptions& options, Supervisor& supervisor)
    : x_options(options), x_supervisor(supervisor), x_since(wall()) {}

void DisplayStatus::tell_of(const Stage& stage, const PanelStage* panel,
                            const DisplayHints& hints) {
    x_stage = &stage;
    x_panel = panel;
    x_hints = &hints;
}

json DisplayStatus::own_facts() const {
    json state = {{"version", STANDPUNKT_VERSION}, {"since", x_since}};
    state["faults"] = json::array();
    for (const Error& fault : x_options.config_faults) state["faults"].push_back(fault_of(fault));
    return state;
}

json DisplayStatus::screen_facts() const {
    const Size size = x_stage->size();
    json state = {{"driver", x_stage->driver()},
                  {"renderer", x_stage->renderer()},
                  {"width", size.width},
                  {"height", size.height},
                  {"refresh_hz", x_stage->refresh_hz()},
                  {"diagonal_inch", diagonal_of(size, x_options.panel)},
                  {"frames", x_stage->frames()},
                  {"connected", !x_panel || x_panel->connected()},
                  {"connector", nullptr}};
    if (x_panel && !x_panel->connector().empty()) state["connector"] = x_panel->connector();
    return state;
}

void DisplayStatus::waiting(const Error& why, Time now) {
    x_supervisor.status(why.message);
    json state = own_facts();
    state["faults"].push_back(fault_of(why));
    state.update({{"driver", "KMSDRM"},
                  {"connected", false},
                  {"connector", nullptr},
                  {"scene", "holding"},
                  {"last_touch", nullptr}});
    write(state, now);
}

Status DisplayStatus::before(Turn& turn) {
    const Inputs& inputs = turn.inputs;
    if (!inputs.contacts.empty()) x_last_touch = wall();
    if (inputs.touch_devices) x_touch_devices = inputs.touch_devices;
    return {};
}

Status DisplayStatus::after(Turn& turn) {
    // Sixty turns a second bring no news, and a small processor has enough to do with them.
    if (x_written && turn.play.exhibit().fading()) return {};
    json state = own_facts();
    state.update(screen_facts());
    if (const auto& content = turn.play.content();
        x_content.is_null() || content.bundle != x_bundle) {
        x_bundle = content.bundle;
        x_content = content_facts(content);
    }
    state.update(x_content);
    state["touch_devices"] = or_null(x_touch_devices);
    state["last_touch"] = or_null(x_last_touch);
    state["scene"] = scene_word(turn);
    state["hint"] = x_hints->answer();
    x_supervisor.status(std::string(scene_word(turn)) + ", " + x_stage->driver() + " " +
                        std::to_string(x_stage->size().width) + "x" +
                        std::to_string(x_stage->size().height));
    write(state, turn.now);
    return {};
}

void DisplayStatus::write(const json& state, Time now) {
    if (x_written && news_in(state) == news_in(x_told)) {
        const bool touched = state["last_touch"] != x_told["last_touch"];
        x_due = *x_written + (touched ? between_touches : longest_silence);
        if (now < x_due) return;
    }
    x_told = state;
    x_written = now;
    x_due = now + longest_silence;
    // The run folder is the machine's and lives in memory; only its own folder in it is made here.
    std::error_code error;
    std::filesystem::create_directory(x_options.run.show(), error);
    const auto written = replace_file(x_options.run.display(), json_text(state, 1) + "\n");
    if (!written && !x_failed) log_warning(to_string(written.error()));
    x_failed = !written;
}

}  // namespace standpunkt
