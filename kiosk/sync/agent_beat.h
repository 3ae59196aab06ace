#pragma once
// Inside this folder only.
#include "sync/agent.h"

namespace standpunkt {

/// Notes progress for status and screen, and keeps the network narrow while a visit is on.
class Agent::Beat : public Pulse {
  public:
    /// `kind`: where new content comes from; nothing for mending what is here, of which nobody is
    /// told and which no stick interrupts (it may be the stick that mends).
    Beat(Agent& agent, Pulse& outer, std::optional<SourceKind> kind)
        : x_agent(agent), x_outer(outer), x_kind(kind) {}
    ~Beat() override;
    Beat(const Beat&) = delete;
    Beat& operator=(const Beat&) = delete;

    void begin(const std::string& name) { x_agent.x_progress = Progress{name, 0, 0}; }
    /// False also for a network's work when a stick is there: people wait in front of it.
    bool beat() override {
        return x_outer.beat() && !(x_kind == SourceKind::Network && x_agent.stick_waits());
    }
    void progress(std::uint64_t done, std::uint64_t of) override;
    std::uint64_t bandwidth() override;

  private:
    Agent& x_agent;
    Pulse& x_outer;
    std::optional<SourceKind> x_kind;
};

}  // namespace standpunkt
