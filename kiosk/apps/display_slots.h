#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include "apps/display_companion.h"
#include "base/notice.h"
#include "show/show.h"
#include "slots/folder_watch.h"
#include "slots/health_clock.h"

namespace standpunkt {

/// What the display has to do with the data folder while it runs: notices new content, tells the
/// agent how it fares with it, reads what the agent tells people. Main thread, but for its watch.
class DisplaySlots : public Companion {
  public:
    /// `options` outlives it. From begin() to end() `wake` is called, in a thread of its own, when
    /// the agent has put something in place.
    DisplaySlots(const DisplayOptions& options, std::function<void()> wake);

    /// What to show first. `wall`: s since 1970.
    DisplayContent choose(std::int64_t wall);

    /// The text of agent.json as it was read last; empty while there is none.
    const std::string& agent_state() const { return x_agent_state; }

    void begin(Play& play, Time now) override;
    Status before(Turn& turn) override;
    Time due() const override;
    /// An error is the window's or the fonts' of this machine; what content breaks is a crash. So
    /// no start that comes to an end counts.
    void end() override;

  private:
    struct Shown {
        BundleId id{};
        std::uint64_t repairs = 0;
        bool broken = false;  ///< nothing, though there is content
        bool operator==(const Shown&) const = default;
    };
    const DisplayOptions& x_options;
    std::function<void()> x_wake;
    SlotReader x_reader;
    Shown x_shown;
    std::string x_agent_state;
    std::optional<Notice> x_notice;
    std::optional<HealthClock> x_health;
    std::size_t x_first_turn = 0;
    bool x_confirmed = false, x_news = false;
    Time x_confirm_again{0};              ///< not before: the last try could not be written
    std::atomic<bool> x_touched = false;  ///< by the watch
    std::unique_ptr<FolderWatch> x_watch;

    void look();
    void judge(const Turn& turn);
    /// What `choose` gave is on screen from now on.
    void shown(const Show& show, Time now);
    /// Something else to show, if the slots changed since; nothing if that leads to the same.
    std::optional<DisplayContent> choose_again(std::int64_t wall);
};

}  // namespace standpunkt
