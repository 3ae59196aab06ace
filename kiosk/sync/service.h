#pragma once
// The agent as a service: waits for what is due, for verbs, for the display, for SIGTERM.
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "base/supervisor.h"
#include "sync/agent.h"
#include "sync/control.h"

namespace standpunkt {

class Service : public Pulse {
  public:
    /// Takes SIGTERM, SIGINT and SIGHUP for itself. `agent` and `clock` outlive it. The run folder
    /// is made if its parent is there.
    static Result<std::unique_ptr<Service>> open(Agent& agent, Clock& clock, std::string version);
    ~Service() override;

    /// Until one of the signals comes. What is half done then is found again.
    void run();

    bool beat() override;
    void progress(std::uint64_t done, std::uint64_t of) override;

  private:
    struct Job {
        ControlRequest request;
        std::shared_ptr<ControlConnection> connection;
    };
    Service(Agent& agent, Clock& clock, std::string version);
    void wait(Time until);
    void look_around();
    void answer(const Job& job, const nlohmann::json& status) const;
    void work_off(Job job);
    void publish();
    void watch_display();

    Agent& x_agent;
    Clock& x_clock;
    std::string x_version;
    Supervisor x_supervisor;
    std::unique_ptr<ControlServer> x_control;
    int x_signals = -1, x_inotify = -1, x_watch = -1;
    std::vector<std::shared_ptr<ControlConnection>> x_unheard;  ///< have not asked yet
    std::vector<std::shared_ptr<ControlConnection>> x_sticks;   ///< stay while theirs is plugged in
    std::deque<Job> x_jobs;
    std::shared_ptr<ControlConnection> x_served;  ///< of the job being worked off
    int x_told_percent = -1;
    bool x_stopping = false, x_interruptible = false;
    Time x_looked{0}, x_published_at{0};
    std::string x_published;
};

}  // namespace standpunkt
