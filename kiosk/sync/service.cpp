#include "sync/service.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>

#include "base/json_text.h"
#include "base/log.h"
#include "base/system_error.h"
#include "health/box.h"
#include "sync/agent_status.h"
#include "sync/stand_report.h"
#include "sync/verbs.h"

namespace standpunkt {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

constexpr Duration between_looks = 50ms;   // while something is being worked on
constexpr Duration longest_sleep = 10s;    // whatever no watch tells of is seen then
constexpr Duration between_counts = 60s;   // of visits
constexpr Duration longest_silence = 60s;  // between two agent.json with new times in them

/// What does not count as news: times and sizes that change at every look.
std::string news_in(json status) {
    status.erase("disk");
    status["clock"].erase("now");
    status["agent"].erase("received");
    for (json& source : status["sources"]) {
        source.erase("last_check");
        source.erase("next_check");
    }
    return json_text(status);
}

/// For `systemctl status`.
std::string line_of(const json& status) {
    std::string line = "channel " + status.at("channel").get<std::string>();
    const json& current = status.at("current");
    line += current.is_null()
                ? ", no content yet"
                : ", serial " + std::to_string(current.at("serial").get<std::uint64_t>());
    if (!status.at("trial").is_null())
        line += ", serial " + std::to_string(status["trial"].at("serial").get<std::uint64_t>()) +
                " on trial";
    if (status.contains("progress"))
        line += ", copying " + status["progress"].at("name").get<std::string>();
    return line;
}

/// Nobody reads a half of it; that it may be lost with the power is the run folder's nature.
Status put(const std::filesystem::path& path, const std::string& text) {
    auto fresh = path;
    fresh += ".new";
    std::ofstream file(fresh, std::ios::trunc);
    file << text;
    file.close();
    if (!file || ::rename(fresh.c_str(), path.c_str()) != 0) return system_error("write", path);
    return {};
}

}  // namespace

Service::Service(Agent& agent, Clock& clock, std::string version, SupportMaker support)
    : x_agent(agent),
      x_clock(clock),
      x_version(std::move(version)),
      x_support(std::move(support)),
      x_requests(agent.config().run.request()),
      x_fleet(agent.config(), x_version) {}

Service::~Service() {
    for (const int descriptor : {x_signals, x_inotify})
        if (descriptor >= 0) ::close(descriptor);
    std::error_code ignored;  // an agent that has ended has no state
    std::filesystem::remove(x_agent.config().run.state(), ignored);
}

Result<std::unique_ptr<Service>> Service::open(Agent& agent, Clock& clock, std::string version,
                                               SupportMaker support) {
    std::unique_ptr<Service> service(
        new Service(agent, clock, std::move(version), std::move(support)));
    const auto& run = agent.config().run.path;
    std::error_code error;
    std::filesystem::create_directory(run, error);
    if (!std::filesystem::is_directory(run))
        return fail("the run folder is not there and cannot be made.", run, 0,
                    "Make it, or name another with --run.");
    TRY(service->x_control, ControlServer::open(agent.config().run.socket()));
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    service->x_signals = ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    if (service->x_signals < 0) return system_error("listen for signals", {});
    service->x_inotify = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    TRY(service->x_upload, ReportUpload::open(agent.config(), clock));
    return service;
}

void Service::watch_display() {
    if (x_inotify < 0) return;
    // The display makes the folders; until then the longest sleep has to do.
    if (x_watch < 0)
        x_watch = ::inotify_add_watch(x_inotify, x_agent.config().data.show().c_str(), IN_MOVED_TO);
    if (x_run_watch < 0)
        x_run_watch =
            ::inotify_add_watch(x_inotify, x_agent.config().run.show().c_str(), IN_MOVED_TO);
}

void Service::run() {
    log_info("the agent runs for channel " + x_agent.config().channel + ", kiosk " +
             x_agent.config().kiosk + ".");
    publish();
    x_supervisor.ready();
    while (!x_stopping) {
        watch_display();
        watch_supply();
        x_interruptible = true;
        Time due = x_agent.step(*this);
        due = std::min(due, upload_visits());
        count_visits();
        x_interruptible = false;
        publish();
        while (!x_jobs.empty() && !x_stopping) {
            Job job = std::move(x_jobs.front());
            x_jobs.pop_front();
            work_off(std::move(job));
            publish();
        }
        if (!x_stopping) wait(std::min(due, x_clock.now() + longest_sleep));
    }
    x_supervisor.stopping();
    log_info("the agent ends.");
}

Time Service::upload_visits() {
    if (!x_upload) return never;
    const auto& newest = x_agent.table().trial ? x_agent.table().trial : x_agent.table().current;
    const auto doubt = doubt_about_clock(x_clock.wall(), newest ? newest->identity.created : 0);
    return x_upload->step(x_agent.visitor(), doubt || !clock_is_set().value_or(false), *this);
}

/// For the display: an operator looks at its page, and it must not wait for a disk.
void Service::count_visits() {
    if (x_counted && x_clock.now() < *x_counted + between_counts) return;
    x_counted = x_clock.now();
    x_visits = count_today(x_agent.config(), x_clock.wall());
}

void Service::work_off(Job job) {
    if (!job.connection) return job.id == 0 ? check_for_fleet(job) : serve_display(job);
    x_served = job.connection;
    x_told_percent = -1;
    const VerbAnswer answer = job.request.what.at("verb") == "to-stick"
                                  ? to_stick(job.request.files)
                                  : carry_out(x_agent, job.request, *this);
    x_served.reset();
    log_info(job.request.what.at("verb").get<std::string>() + ": " +
             answer.text.substr(0, answer.text.find_last_not_of('\n') + 1));
    job.connection->send({{"exit", answer.exit}, {"text", answer.text}});
    // Whoever hands over a stick may stay, and by going tell that it was pulled.
    if (job.request.what.value("stay", false))
        x_sticks.push_back({job.connection, job.request.what.at("verb") == "import"});
}

bool Service::beat() {
    if (x_clock.now() >= x_looked + between_looks) look_around();
    return !x_stopping && !(x_interruptible && !x_jobs.empty());
}

void Service::progress(std::uint64_t done, std::uint64_t of) {
    const int percent = of == 0 ? 0 : static_cast<int>(done * 100 / of);
    if (percent == x_told_percent) return;
    x_told_percent = percent;
    if (x_served) x_served->send({{"progress", percent}});
    publish();
}

void Service::wait(Time until) {
    std::vector<pollfd> ends = {{x_control->socket(), POLLIN, 0}, {x_signals, POLLIN, 0}};
    if (x_inotify >= 0) ends.push_back({x_inotify, POLLIN, 0});
    for (const auto& connection : x_unheard) ends.push_back({connection->socket(), POLLIN, 0});
    for (const auto& stick : x_sticks) ends.push_back({stick.line->socket(), POLLIN, 0});
    if (x_fleet.descriptor() >= 0) ends.push_back({x_fleet.descriptor(), POLLIN, 0});
    until = std::min({until, x_supervisor.due(), x_fleet.due()});
    const Duration left = std::clamp<Duration>(until - x_clock.now(), 0ms, longest_sleep);
    ::poll(ends.data(), ends.size(), static_cast<int>(left.count()));
    look_around();
}

void Service::look_around() {
    x_looked = x_clock.now();
    x_supervisor.alive(x_looked);
    signalfd_siginfo signal{};
    while (::read(x_signals, &signal, sizeof signal) > 0) x_stopping = true;
    char events[4096];
    while (x_inotify >= 0 && ::read(x_inotify, events, sizeof events) > 0) {
    }
    hear_display();
    serve_fleet();
    while (auto connection = x_control->accept()) x_unheard.push_back(std::move(connection));
    std::erase_if(x_unheard, [&](const std::shared_ptr<ControlConnection>& connection) {
        auto request = connection->receive();
        if (!request) {
            connection->send({{"exit", 1}, {"text", to_string(request.error()) + "\n"}});
            return true;
        }
        if (!*request) return false;
        const std::string verb = (*request)->what.at("verb");
        if (verb == "status" || verb == "hint" || verb == "system-update")
            answer_at_once(**request, *connection);
        else
            x_jobs.push_back({std::move(**request), connection});
        return true;
    });
    // Long work is no silence.
    if (x_clock.now() >= x_published_at + longest_silence) publish();
    std::erase_if(x_sticks, [&](const PluggedStick& stick) {
        if (stick.line == x_written || stick.line->hear()) return false;
        x_agent.stick_gone();
        return true;
    });
}

void Service::publish() {
    const json state = status();
    x_fleet.tell(state, x_clock.now(), x_clock.wall());
    const std::string news = news_in(state);
    x_supervisor.status(line_of(state));
    const bool silent = x_clock.now() < x_published_at + longest_silence;
    if (news == x_published && silent) return;
    if (const auto written = put(x_agent.config().run.state(), json_text(state, 1) + "\n");
        !written) {
        log_error(to_string(written.error()));
        return;
    }
    x_published = news;
    x_published_at = x_clock.now();
}

}  // namespace standpunkt
