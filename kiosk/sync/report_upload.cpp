#include "sync/report_upload.h"

#include <algorithm>

#include "base/backoff.h"
#include "base/files.h"
#include "base/json_text.h"
#include "base/log.h"
#include "slots/start_record.h"
#include "sync/http_fault.h"
#include "visits/alive.h"
#include "visits/report.h"

namespace standpunkt {
namespace {

using nlohmann::json;

constexpr std::uint64_t most_state_bytes = 4096, most_answer_bytes = 65'536;
constexpr Duration first_within{30'000}, longest_asked{86'400'000};

std::string body_of(const std::string& kiosk, const std::vector<DayReport>& days) {
    json body = {{"format", "standpunkt-visits-days"}, {"version", 1}, {"kiosk", kiosk}};
    body["days"] = json::array();
    for (const DayReport& day : days) body["days"].push_back(json::parse(day.json));
    return json_text(body);
}

}  // namespace

Result<std::unique_ptr<ReportUpload>> ReportUpload::open(const KioskConfig& config, Clock& clock,
                                                         Disk& disk) {
    if (config.visits.report_url.empty()) return nullptr;
    std::unique_ptr<ReportUpload> upload(new ReportUpload(config, clock, disk));
    TRY(upload->x_client, HttpClient::create(config.network, [&clock] { return clock.wall(); }));
    upload->read_state();
    // A hall full of stands that are switched on together does not knock together.
    const Duration most = std::min<Duration>(first_within, config.network.poll);
    upload->x_due =
        clock.now() +
        Duration(static_cast<std::int64_t>(clock.random() * static_cast<double>(most.count())));
    return upload;
}

/// A new address gets all days there are. A file that cannot be read, too: servers know a day again
/// by kiosk and day.
void ReportUpload::read_state() {
    const auto text = read_file(x_config.data.visits_sent(), most_state_bytes);
    if (!text) return;
    try {
        const json state = json::parse(*text);
        if (state.at("url") == x_config.visits.report_url) state.at("day").get_to(x_sent);
    } catch (const json::exception&) {
        log_warning(x_config.data.visits_sent().string() +
                    " cannot be read: all days of visits are sent again.");
    }
}

Status ReportUpload::keep_state() {
    const json state = {{"url", x_config.visits.report_url}, {"day", x_sent}};
    return replace_file(x_config.data.visits_sent(), json_text(state) + "\n", 0644, x_disk);
}

Status ReportUpload::post(const std::string& body, Pulse& pulse) {
    x_wait.reset();  // what an earlier answer asked for is no word on this one
    HttpRequest request;
    request.url = x_config.visits.report_url;
    request.post = body;
    TRY(const HttpHead head,
        x_client->get(
            request, most_answer_bytes, [](const HttpHead&) { return Status(); },
            [](std::string_view) { return Status(); }, pulse));
    if (head.retry_after) x_wait = std::min<Duration>(*head.retry_after, longest_asked);
    if (head.status >= 200 && head.status < 300) return {};
    return fail(
        "the server answers " + std::to_string(head.status) + " to the visits that are sent to it.",
        shown(request.url), 0, "Check visits.report_url in kiosk.toml.", Code::BadServer);
}

/// False: there is nothing left to send.
Result<bool> ReportUpload::send(Pulse& pulse) {
    std::error_code ignored;
    if (!std::filesystem::exists(x_config.data.visits(), ignored)) return false;
    TRY(const auto days,
        whole_days(x_config.data.visits(), {.after = x_sent,
                                            .most = most_days,
                                            .now = x_clock.wall(),
                                            .boot = boot_id(),
                                            .alive = read_alive(x_config.run.alive()),
                                            .since_boot = x_clock.since_boot()}));
    if (days.empty()) return false;
    TRY_STATUS(post(body_of(x_config.kiosk, days), pulse));
    x_sent = days.back().day;
    TRY_STATUS(keep_state());
    return days.size() == most_days;
}

Time ReportUpload::step(const Visitor& visitor, bool clock_doubted, Pulse& pulse) {
    if (x_clock.now() < x_due) return x_due;
    x_client->introduce(visitor);
    Duration wait = poll_wait(x_config.network.poll, x_clock.random());
    if (clock_doubted) {  // what was wrong before is neither better nor worse
        x_due = x_clock.now() + wait;
        return x_due;
    }
    const Result<bool> sent = send(pulse);
    if (sent) {
        x_trouble.reset();
        x_failures = 0;
        if (*sent) wait = Duration(0);  // what is left goes at once
    } else {
        if (!x_trouble || x_trouble->message != sent.error().message)
            log_warning(to_string(sent.error()));
        x_trouble = sent.error();
        if (x_failures == 0) x_failing_since = x_clock.wall();
        wait = back_off(++x_failures, x_clock.random());
        if (x_wait) wait = std::max(wait, *x_wait);
    }
    x_due = x_clock.now() + wait;
    return x_due;
}

json ReportUpload::state() const {
    json state = json::object();
    if (!x_sent.empty()) state["sent"] = x_sent;
    if (!x_trouble) return state;
    state["failures"] = x_failures;
    state["since"] = x_failing_since;
    state["error"] = {{"code", to_string(x_trouble->code)}, {"message", x_trouble->message}};
    return state;
}

}  // namespace standpunkt
