#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"

namespace standpunkt {

/// The agent's only way to time and chance, so that tests can be in 1970 or wait a day.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Time now() const = 0;                 ///< steady
    virtual std::int64_t wall() const = 0;        ///< s since 1970, right or wrong
    virtual std::int64_t since_boot() const = 0;  ///< s
    virtual double random() = 0;                  ///< 0 <= random < 1
};

/// Why `wall` cannot be right, in a sentence; nothing if it may be. `created`: of the newest
/// content here, 0 if there is none. Stands without a battery begin in 1970; content is never from
/// the future, nor decades old.
std::optional<std::string> doubt_about_clock(std::int64_t wall, std::int64_t created);

}  // namespace standpunkt
