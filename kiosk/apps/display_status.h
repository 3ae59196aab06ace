#pragma once
#include <nlohmann/json.hpp>

#include "apps/display_hints.h"
#include "apps/display_panel.h"
#include "base/supervisor.h"

namespace standpunkt {

/// RUN/show/display.json: what the display knows of itself, for the agent and its verbs. Replaced
/// as a whole when something has changed, every ten seconds while it is touched, and every minute
/// all the same, so that its age tells whether the display lives. The outermost companion: it
/// knows of a touch that another takes away, and of what all the others did.
class DisplayStatus : public Companion {
  public:
    /// Both outlive it.
    DisplayStatus(const DisplayOptions& options, Supervisor& supervisor);

    /// There is no screen yet to open a window on. To be called again and again meanwhile.
    void waiting(const Error& why, Time now);
    /// What it tells of from now on, all of which outlives it. `panel`: the stage again, if it is
    /// the stand's own screen.
    void tell_of(const Stage& stage, const PanelStage* panel, const DisplayHints& hints);

    Status before(Turn& turn) override;
    Status after(Turn& turn) override;
    Time due() const override { return x_written ? x_due : never; }

  private:
    const DisplayOptions& x_options;
    Supervisor& x_supervisor;
    const Stage* x_stage = nullptr;
    const PanelStage* x_panel = nullptr;
    const DisplayHints* x_hints = nullptr;
    std::int64_t x_since;
    std::optional<std::int64_t> x_last_touch;
    std::optional<int> x_touch_devices;
    std::shared_ptr<const Bundle> x_bundle;  // of x_content
    nlohmann::json x_content;
    nlohmann::json x_told;
    std::optional<Time> x_written;
    Time x_due = never;
    bool x_failed = false;

    nlohmann::json own_facts() const;
    nlohmann::json screen_facts() const;
    void write(const nlohmann::json& state, Time now);
};

}  // namespace standpunkt
