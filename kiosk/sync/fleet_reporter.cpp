#include "sync/fleet_reporter.h"

#include <algorithm>

#include "base/files.h"
#include "base/json_text.h"
#include "base/log.h"
#include "fleet/status.h"
#include "fleet/visits_message.h"
#include "slots/start_record.h"
#include "sync/stand_report.h"

namespace standpunkt {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

constexpr Duration between_looks = 5s;    // at the box, the display and the journal's day
constexpr Duration between_counts = 60s;  // of visits
constexpr Duration longest_answer = 15s;  // of the display, before it is asked for something else
constexpr std::uint64_t most_display_bytes = 64 << 10;

}  // namespace

FleetReporter::FleetReporter(const KioskConfig& config, const std::string& version)
    : x_config(config), x_version(version) {
    if (config.mqtt.host.empty()) return;
    FleetOptions options;
    options.mqtt = config.mqtt;
    options.kiosk = config.kiosk;
    options.version = version;
    x_fleet = std::make_unique<Fleet>(options);
}

json FleetReporter::state(std::int64_t wall) const {
    return x_fleet ? x_fleet->state(wall) : json{{"configured", false}};
}

void FleetReporter::tell(const json& agent_state, Time now, std::int64_t wall) {
    if (!x_fleet || (x_told && now < *x_told + between_looks)) return;
    x_told = now;
    const ReportInput input = report_input(x_config, agent_state, wall);
    x_fleet->tell(fleet_status(input, report_of(input, "en"), x_config.kiosk, x_version), now);
    if (x_counted && now < *x_counted + between_counts) return;
    x_counted = now;
    const json visits = visits_message(x_config.data.visits(), wall, boot_id());
    if (!visits.is_null()) x_fleet->tell_visits(visits, now);
}

FleetReporter::Wishes FleetReporter::look(Time now) {
    Wishes wishes;
    if (!x_fleet) return wishes;
    for (const Hint hint : x_fleet->take_hints(now)) {
        if (hint == Hint::CheckNow)
            wishes.check_now = true;
        else if (std::find(x_waiting.begin(), x_waiting.end(), hint) == x_waiting.end())
            x_waiting.push_back(hint);
    }
    if (x_asked || x_screenshot) hear_display();
    if (x_asked && now >= x_asked_at + longest_answer) x_asked.reset();
    if (!x_asked && !x_waiting.empty()) {
        wishes.for_display = x_waiting.front();
        x_waiting.pop_front();
    }
    return wishes;
}

void FleetReporter::asked(Hint hint, std::uint64_t id, Time now) {
    x_asked = id;
    x_asked_at = now;
    if (hint == Hint::Screenshot) x_screenshot = id;
}

void FleetReporter::hear_display() {
    const auto text = read_file(x_config.run.display(), most_display_bytes);
    const json display = text ? json::parse(*text, nullptr, false) : json();
    const json answer = display.is_object() ? display.value("hint", json()) : json();
    if (!answer.is_object()) return;
    const json id = answer.value("id", json()), state = answer.value("state", json());
    if (state != "done" && state != "refused") return;
    if (x_asked && id == *x_asked) x_asked.reset();
    if (!x_screenshot || id != *x_screenshot) return;
    x_screenshot.reset();
    if (state == "done")
        publish_screenshot();
    else
        log_info("the display takes no screenshot now.");
}

void FleetReporter::publish_screenshot() {
    auto picture = read_file(x_config.run.screenshot(), most_screenshot_bytes);
    if (picture)
        x_fleet->tell_screenshot(std::move(*picture));
    else
        log_warning(to_string(picture.error()));
}

}  // namespace standpunkt
