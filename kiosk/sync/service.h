#pragma once
// The agent as a service: waits for what is due, for verbs, for the display, for SIGTERM.
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/supervisor.h"
#include "health/visits_today.h"
#include "sync/agent.h"
#include "sync/control.h"
#include "sync/fleet_reporter.h"
#include "sync/report_upload.h"
#include "sync/requests.h"
#include "sync/stick_line.h"
#include "sync/verbs.h"

namespace standpunkt {

/// What a report to a stick brings along for whoever helps from afar.
struct SupportFile {
    std::string name, bytes;
};
/// Makes it, whatever state the stand is in. `wall`: s since 1970. Long work: beats.
using SupportMaker = std::function<Result<SupportFile>(std::int64_t wall, Pulse& pulse)>;

class Service : public Pulse {
  public:
    /// Takes SIGTERM, SIGINT and SIGHUP for itself. `agent` and `clock` outlive it. The run folder
    /// is made if its parent is there. `support` may ask the service by its socket.
    static Result<std::unique_ptr<Service>> open(Agent& agent, Clock& clock, std::string version,
                                                 SupportMaker support);
    ~Service() override;

    /// Until one of the signals comes. What is half done then is found again.
    void run();
    /// Asks the display, by agent.json, for "identify", "restart" or "screenshot"; only the last
    /// one is known to it. Gives the id under which display.json tells what came of it.
    std::uint64_t hint(const std::string& what);
    /// What agent.json says.
    nlohmann::json status() const;

    /// Puts the files onto the stick that is plugged in, into its folder standpunkt-report/;
    /// returns when they are safe there. Meanwhile the service goes on hearing. Codes: NoStick,
    /// StickNotWritten, Stopped.
    Status write_to_stick(const std::vector<StickFile>& files);

    bool beat() override;
    void progress(std::uint64_t done, std::uint64_t of) override;

  private:
    struct Job {
        ControlRequest request;
        std::shared_ptr<ControlConnection> connection;  ///< null: the display or the broker asks
        std::uint64_t id = 0;  ///< of the display's request; 0: the broker's
    };
    Service(Agent& agent, Clock& clock, std::string version, SupportMaker support);
    void wait(Time until);
    void look_around();
    void work_off(Job job);
    void answer_at_once(const ControlRequest& request, ControlConnection& connection);
    void hear_system(const ControlRequest& request, ControlConnection& connection);
    void hear_display();
    void serve_display(const Job& job);
    VerbAnswer report_to_stick();
    VerbAnswer to_stick(const std::vector<HandedFile>& files);
    void watch_supply();
    Time upload_visits();
    void count_visits();
    void serve_fleet();
    void check_for_fleet(const Job& job);
    void publish();
    void watch_display();

    Agent& x_agent;
    Clock& x_clock;
    std::string x_version;
    SupportMaker x_support;
    Supervisor x_supervisor;
    std::unique_ptr<ReportUpload> x_upload;  ///< null: not configured
    std::unique_ptr<ControlServer> x_control;
    int x_signals = -1, x_inotify = -1, x_watch = -1, x_run_watch = -1;
    std::vector<std::shared_ptr<ControlConnection>> x_unheard;  ///< have not asked yet
    struct PluggedStick {
        std::shared_ptr<ControlConnection> line;
        bool readable = false;  ///< not one that was refused for its file system
    };
    std::vector<PluggedStick> x_sticks;            ///< stay while theirs is plugged in
    std::shared_ptr<ControlConnection> x_written;  ///< of x_sticks: answers write_to_stick alone
    std::deque<Job> x_jobs;
    std::shared_ptr<ControlConnection> x_served;  ///< of the job being worked off
    int x_told_percent = -1;
    bool x_stopping = false, x_interruptible = false;
    Time x_looked{0}, x_published_at{0};
    std::string x_published;
    DisplayRequests x_requests;
    FleetReporter x_fleet;
    std::optional<RequestAnswer> x_answer;  ///< to the display's last request
    std::uint64_t x_hint_id = 0;
    std::string x_hint;  ///< the last one, empty without
    std::optional<VisitsToday> x_visits;
    std::optional<Time> x_counted;
    std::optional<std::int64_t> x_voltage_low;  ///< when it last was, s since 1970
};

}  // namespace standpunkt
