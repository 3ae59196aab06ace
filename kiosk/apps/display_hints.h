#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "apps/display_companion.h"
#include "apps/display_slots.h"

namespace standpunkt {

/// What the agent asks of the display in agent.json: "hint": {"id": N, "do": "identify"}. The same
/// id is the same hint, and one that was there when the program began has been seen. Only in the
/// loop and in Holding is anything done, never under a visitor.
///   identify    the stand's name over the picture, for ten seconds
///   restart     the program ends, and whoever started it starts it again
///   screenshot  what is on screen, as RUN/show/screenshot.png
/// That file is also written when an operator comes from the loop to the desk: the support bundle
/// that is asked for there takes the loop's last picture, for a stand nobody can log in to.
class DisplayHints : public Companion {
  public:
    /// All three outlive it.
    DisplayHints(const DisplayOptions& options, const Stage& stage, const DisplaySlots& slots)
        : x_options(options), x_stage(stage), x_slots(slots) {}

    void begin(Play& play, Time now) override;
    Status before(Turn& turn) override;
    Status after(Turn& turn) override;
    Time due() const override;

    /// For display.json: {"id": N, "state": "done|waiting|refused"}; null before the first hint.
    const nlohmann::json& answer() const { return x_answer; }

  private:
    struct Hint {
        std::uint64_t id = 0;
        std::string what;
    };
    static std::optional<Hint> hint_in(const std::string& agent_state);
    void take(const std::string& agent_state);
    void carry_out(Turn& turn);
    void keep_loop(const Turn& turn);
    Status write_screenshot(const PictureBuffer& picture) const;
    void answer(const Hint& hint, const char* state);

    const DisplayOptions& x_options;
    const Stage& x_stage;
    const DisplaySlots& x_slots;
    std::string x_read;  // agent.json, as it was looked through last
    std::optional<std::uint64_t> x_seen;
    std::optional<Hint> x_waiting;
    std::optional<Time> x_named_until;
    bool x_entered = false;               // the desk, with the PIN
    std::optional<PictureBuffer> x_loop;  // as it was touched, until it is known what becomes of it
    nlohmann::json x_answer;
};

}  // namespace standpunkt
