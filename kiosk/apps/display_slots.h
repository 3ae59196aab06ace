#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include "apps/display_content.h"
#include "base/notice.h"
#include "show/show.h"
#include "slots/folder_watch.h"
#include "slots/health_clock.h"

namespace standpunkt {

/// What the display has to do with the data folder while it runs: notices new content, tells the
/// agent how it fares with it, reads what the agent tells people. Main thread, but for its watch.
class DisplaySlots {
  public:
    /// `options` outlives it.
    explicit DisplaySlots(const DisplayOptions& options);

    /// As long as the result lives `wake` is called, in its thread, when the agent has put
    /// something in place.
    std::unique_ptr<FolderWatch> watch(std::function<void()> wake);

    /// What to show first. `wall`: s since 1970.
    DisplayContent choose(std::int64_t wall);
    /// Something else to show, if the slots changed since; nothing if that leads to the same.
    std::optional<DisplayContent> choose_again(std::int64_t wall);
    /// The slots may have changed: worth a choose_again at the next pause.
    bool news();
    /// What the agent tells people now.
    const std::optional<Notice>& notice() const { return x_notice; }

    /// What `choose` gave is on screen from now on.
    void shown(const Show& show, Time now);
    /// Once a turn: what is on screen, and how the bundle behind it does.
    void turn(const Show& show, const DisplayContent& content, Time now);
    Time due() const;
    /// Somebody ends the program.
    void ended_well() { x_reader.ended_well(); }

  private:
    struct Shown {
        BundleId id{};
        std::uint64_t repairs = 0;
        bool broken = false;  ///< nothing, though there is content
        bool operator==(const Shown&) const = default;
    };
    const DisplayOptions& x_options;
    SlotReader x_reader;
    Shown x_shown;
    std::optional<Notice> x_notice;
    std::optional<HealthClock> x_health;
    std::size_t x_first_turn = 0;
    bool x_confirmed = false, x_news = false;
    Time x_confirm_again{0};              ///< not before: the last try could not be written
    std::atomic<bool> x_touched = false;  ///< by the watch

    void look();
};

}  // namespace standpunkt
