// What the display asks of the service, and the service of it.
#include <algorithm>
#include <array>

#include "base/json_text.h"
#include "base/log.h"
#include "health/box.h"
#include "sync/agent_status.h"
#include "sync/service.h"

namespace standpunkt {
namespace {

using nlohmann::json;

constexpr std::array<const char*, 3> hints = {"identify", "restart", "screenshot"};

}  // namespace

json Service::status() const {
    json status = status_of(x_agent, x_clock, x_version);
    if (x_answer) status["request"] = to_json(*x_answer);
    if (!x_hint.empty()) status["hint"] = {{"id", x_hint_id}, {"do", x_hint}};
    status["mqtt"] = x_fleet.state(x_clock.wall());
    if (x_upload) status["report"] = x_upload->state();
    if (x_visits) status["visits"] = to_json(*x_visits);
    if (x_voltage_low) status["power"] = {{"low", *x_voltage_low}};
    return status;
}

std::uint64_t Service::hint(const std::string& what) {
    // Milliseconds of a clock that never jumps: no two of them are equal, also after a restart.
    x_hint_id =
        std::max<std::uint64_t>(x_hint_id + 1, static_cast<std::uint64_t>(x_clock.now().count()));
    x_hint = what;
    log_info("the display is asked to " + what + ".");
    publish();
    return x_hint_id;
}

void Service::answer_at_once(const ControlRequest& request, ControlConnection& connection) {
    if (request.what.at("verb") == "status")
        return connection.send({{"exit", 0}, {"status", status()}});
    if (request.what.at("verb") == "system-update") return hear_system(request, connection);
    const json& what = request.what.contains("do") ? request.what.at("do") : json();
    if (std::find(hints.begin(), hints.end(), what) == hints.end())
        return connection.send({{"exit", 1}, {"text", "There is no such hint.\n"}});
    connection.send({{"exit", 0}, {"hint", hint(what)}});
}

void Service::hear_system(const ControlRequest& request, ControlConnection& connection) {
    const auto notice = notice_in(json_text(request.what));
    if (!notice || !x_agent.tell_of_system(*notice))
        return connection.send({{"exit", 1}, {"text", "That is no word of a system update.\n"}});
    publish();
    connection.send({{"exit", 0}, {"text", ""}});
}

void Service::hear_display() {
    const auto request = x_requests.look();
    if (!request) return;
    x_answer = RequestAnswer{request->id};
    x_jobs.push_back({{{{"verb", request->ask}}, {}}, nullptr, request->id});
    publish();  // another job may take longer than the display waits for a sign of life
}

void Service::serve_display(const Job& job) {
    const std::string ask = job.request.what.at("verb");
    log_info("the display asks for " + ask + ".");
    publish();
    VerbAnswer done;
    if (ask == "check-now" && x_agent.config().sources.empty())
        done.exit = 0;  // whatever comes by stick has been taken by now
    else if (ask == "check-now" || ask == "rollback")
        done = carry_out(x_agent, job.request, *this);
    else if (ask == "report")
        done = report_to_stick();
    else
        done = VerbAnswer{1, "Nobody knows how.\n", Code::None};
    if (!done.text.empty())
        log_info(ask + ": " + done.text.substr(0, done.text.find_last_not_of('\n') + 1));
    // Another one may have come meanwhile: then it is the one to be answered.
    if (x_answer->id != job.id) return;
    x_answer->state = done.exit == 0 ? RequestAnswer::State::Done : RequestAnswer::State::Failed;
    x_answer->code = done.code;
    x_answer->serial = done.serial;
    publish();
}

void Service::watch_supply() {
    const auto supply = read_supply();
    if (!supply || !supply->low) return;
    if (!x_voltage_low) log_warning("the power supply is too weak.");
    x_voltage_low = x_clock.wall();
}

}  // namespace standpunkt
