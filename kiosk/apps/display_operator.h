#pragma once
#include <deque>
#include <optional>

#include "apps/display_companion.h"
#include "apps/display_turns.h"
#include "health/report.h"

namespace standpunkt {

/// Carries out what is wished for at the operator's desk: judges the PIN, asks the agent
/// (RUN/show/request.json, answered in agent.json), turns the panel, ends the program so that it is
/// started again; and tells the page how the stand is while it is open. One request at a time goes
/// to the agent, also while nobody looks any more.
class DisplayOperator : public Companion {
  public:
    /// Both outlive it.
    DisplayOperator(const DisplayOptions& options, Stage& stage);

    void begin(Play& play, Time now) override;
    Status before(Turn& turn) override;
    Status after(Turn& turn) override;
    Time due() const override;
    void end() override;

  private:
    struct Request {
        Errand errand;
        std::uint64_t id;
        Time heard;  ///< when it was asked, then when the agent last said it is at it
    };
    const DisplayOptions& x_options;
    Stage& x_stage;
    PanelTurns x_kept, x_tried;
    std::deque<Errand> x_waiting;
    std::optional<Request> x_request;
    std::optional<Time> x_look;  ///< the page is open: look again then
    Time x_now{0};

    void prepare(Play& play) const;
    void look(Play& play);
    void follow_request(Exhibit& exhibit);
    void ask_next(Exhibit& exhibit);
    void finish(Exhibit& exhibit, const ErrandState& state);
    Status turn_panel(Turn& turn, const PanelTurns& turns);
    Status carry_out(Turn& turn, const Wish& wish);
    PinVerdict judge(const std::string& digits) const;
};

}  // namespace standpunkt
