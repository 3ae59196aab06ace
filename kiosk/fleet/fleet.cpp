#include "fleet/fleet.h"

#include <algorithm>
#include <random>

#include "base/backoff.h"
#include "base/json_text.h"
#include "base/log.h"
#include "base/quiet_thread.h"
#include "fleet/broker_words.h"
#include "fleet/discovery.h"
#include "fleet/status.h"

namespace standpunkt {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

constexpr Duration longest_end = 4s;  // more than a goodbye takes

std::function<Duration(int)> by_chance() {
    return [random = std::mt19937_64(std::random_device{}())](int failures) mutable {
        return back_off(failures, std::uniform_real_distribution<double>()(random));
    };
}

}  // namespace

Fleet::Fleet(const FleetOptions& options)
    : x_options(options),
      x_topics{options.mqtt.topic, options.kiosk},
      x_box(std::make_shared<Mailbox>()) {
    if (options.mqtt.discovery)
        x_box->keep(x_topics.discovery(), json_text(discovery_of(x_topics, options.version)));
    LinkOptions link = {options.mqtt, x_topics, json_text(farewell_status(options.kiosk)),
                        options.wait_after ? options.wait_after : by_chance()};
    x_thread =
        quiet_thread([link = std::move(link), box = x_box]() mutable { run_link(link, box); });
}

Fleet::~Fleet() {
    x_box->stop();
    // A name server that does not answer holds the thread for longer than anybody waits for the
    // agent's end. What it uses is its own, and it ends with the process.
    if (x_box->wait_for_end(longest_end))
        x_thread.join();
    else
        x_thread.detach();
}

void Fleet::tell(const json& status, Time now) {
    json news = status;
    for (const std::string& key : drifting_keys()) news.erase(key);
    tell(x_status, x_topics.status(), status, std::move(news), now);
}

void Fleet::tell_visits(const json& visits, Time now) {
    tell(x_visits, x_topics.visits(), visits, visits, now);
}

void Fleet::tell(Told& told, const std::string& topic, const json& whole, json news, Time now) {
    const bool fresh = news != told.news;
    told.waiting = told.ever && fresh && now < told.at + x_options.least_gap;
    if (told.waiting) return;
    if (!fresh && told.ever && now < told.at + x_options.longest_gap) return;
    told = {std::move(news), now, true, false};
    x_box->keep(topic, json_text(whole));
}

void Fleet::tell_screenshot(std::string png) {
    if (png.size() > most_screenshot_bytes)
        return log_warning("a screenshot is too large to be published over MQTT.");
    x_box->send_once(x_topics.screenshot(), std::move(png));
}

std::vector<Hint> Fleet::take_hints(Time now) {
    std::vector<Hint> hints;
    for (const Command& command : x_box->take_commands()) {
        const auto verdict = x_filter.judge(command, now);
        if (verdict == CommandFilter::Verdict::Follow) {
            hints.push_back(*hint_named(command.text));
            log_info(command.text + " was asked for over MQTT.");
        } else if (x_logged.insert(verdict).second) {
            log_warning(words_for(verdict));
        }
    }
    return hints;
}

Time Fleet::due() const {
    Time due = never;
    for (const Told* told : {&x_status, &x_visits})
        if (told->waiting) due = std::min(due, told->at + x_options.least_gap);
    return due;
}

json Fleet::state(std::int64_t wall) {
    const LinkState link = x_box->state();
    if (link.connected != x_connected || x_since == 0) x_since = wall;
    x_connected = link.connected;
    json state = {{"configured", true},
                  {"connected", link.connected},
                  {"since", x_since},
                  {"server", name_of(x_options.mqtt)}};
    if (link.error.message.empty()) return state;
    state["error"] = {{"code", to_string(link.error.code)}, {"message", link.error.message}};
    if (!link.error.path.empty()) state["error"]["path"] = link.error.path.string();
    if (!link.error.next_step.empty()) state["error"]["next_step"] = link.error.next_step;
    return state;
}

}  // namespace standpunkt
