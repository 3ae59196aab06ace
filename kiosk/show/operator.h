#pragma once
// The desk of those who look after a stand. Five seconds on the logo's corner lead there from any
// scene; a visit ends with it. What needs the box (is the PIN right? check for content!) is made as
// a wish that the program carries out, and comes back as an event.
//
//   hold --> Pin --the right PIN--> Page <----> Asking   (back to the previous content?)
//             |                      |  <-----> Turning  (is it right? else back by itself)
//             |                      |  <-----> Pattern
//             +-----> Cleaning <-----+
//
//   Every one of them leads back to the loop by itself: Cleaning when its time is over, the others
//   after a minute without a touch. Who waits for an errand touches nothing: then that minute
//   begins when it is done. Whoever touches the screen after that minute is asked for the PIN
//   again: it may be somebody else. But what takes very long (a first download) holds up neither
//   the loop nor the PIN.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/code.h"
#include "base/time.h"

namespace standpunkt {

inline constexpr Duration hold_time{5'000};       ///< on the corner
inline constexpr Duration operator_idle{60'000};  ///< without a touch
/// The same while an errand is worked at; a support archive takes three minutes, and the stick its.
inline constexpr Duration errand_patience{300'000};
inline constexpr Duration cleaning_time{60'000};  ///< without touch at all
inline constexpr Duration pin_lock_time{60'000};  ///< after so many wrong ones:
inline constexpr int most_wrong_pins = 3;
inline constexpr Duration turn_trial{15'000};  ///< until a turn goes back by itself
inline constexpr std::size_t least_pin_digits = 4, most_pin_digits = 12;

enum class PinFile { Missing, Set };
enum class PinVerdict { Right, Wrong, Unreadable };

/// What the agent does for the page.
enum class Errand { Check, Report, RollBack };
inline constexpr std::size_t errand_count = 3;

/// How far it is. `serial`: of the content a check found, or went back to; 0 = none.
struct ErrandState {
    enum class Phase { None, Working, Done, Failed };
    Phase phase = Phase::None;
    Code code = Code::None;
    std::uint64_t serial = 0;
    bool operator==(const ErrandState&) const = default;
};

/// What is turned: the picture on the panel and touches with it, or the touches alone.
enum class TurnOf { Picture, Touch };
/// Four quarter turns; touches may be mirrored as well.
constexpr int ways_to_turn(TurnOf what) {
    return what == TurnOf::Picture ? 4 : 8;
}

struct OperatorDesk {
    enum class View { Pin, Page, Asking, Turning, Cleaning, Pattern };
    View view = View::Pin;
    PinFile pin_file = PinFile::Missing;  ///< Missing: cleaning is all there is
    std::string digits;                   ///< typed so far; secret
    bool judging = false;                 ///< the program compares them
    std::optional<PinVerdict> verdict;    ///< on the last ones, until the next digit; never Right
    std::array<ErrandState, errand_count> errands{};
    TurnOf turning = TurnOf::Picture;
    int step = 0;                ///< Turning: so many ways on from the one that is kept
    std::array<int, 2> tried{};  ///< the last step tried of each TurnOf: the next try goes on
    Time until{0};               ///< Cleaning and Turning end then
    const ErrandState& state(Errand errand) const {
        return errands[static_cast<std::size_t>(errand)];
    }
    /// Whoever stands there waits for one that is worked at. At the pad nobody waits for anything.
    bool waits_for_errand() const;
    bool operator==(const OperatorDesk&) const = default;
};

/// Outlives the desk: who leaves and comes back has not got more tries.
struct PinGuard {
    int wrong = 0;
    std::optional<Time> locked_until;
    bool locked(Time now) const { return locked_until && now < *locked_until; }
    bool operator==(const PinGuard&) const = default;
};

/// For the program, once each and in order.
namespace wish {
struct JudgePin {
    std::string digits;
    bool operator==(const JudgePin&) const = default;
};
struct Run {
    Errand errand;
    bool operator==(const Run&) const = default;
};
struct RestartShow {
    bool operator==(const RestartShow&) const = default;
};
/// As it is kept, and `step` ways on from there; 0: as it is kept.
struct Turn {
    TurnOf what;
    int step;
    bool operator==(const Turn&) const = default;
};
struct KeepTurn {
    bool operator==(const KeepTurn&) const = default;
};
}  // namespace wish
using Wish = std::variant<wish::JudgePin, wish::Run, wish::RestartShow, wish::Turn, wish::KeepTurn>;

namespace event {
/// Five seconds on the corner: opens the desk, ends the test pattern, else a touch.
struct HoldCorner {
    PinFile pin_file;
};
struct TypeDigit {
    char digit;
};
struct EraseDigit {};
struct EnterPin {};
struct JudgedPin {
    PinVerdict verdict;
};  ///< the answer to wish::JudgePin; no touch
struct Clean {};
struct RunErrand {
    Errand errand;
};  ///< RollBack asks first
struct ToldErrand {
    Errand errand;
    ErrandState state;
};  ///< how far it is; no touch
struct RestartShow {};
struct ShowPattern {};
struct TryTurn {
    TurnOf what;
};                  ///< the next way
struct Confirm {};  ///< yes to what is asked
struct Refuse {};   ///< no; back to the page
struct Leave {};    ///< to the loop
}  // namespace event

}  // namespace standpunkt
