#include "sync/clock.h"

namespace standpunkt {
namespace {

constexpr std::int64_t a_day = 86'400, a_year = 365 * a_day;
constexpr std::int64_t first_release = 1'767'225'600;  // 2026-01-01: no clock was right before it

}  // namespace

std::optional<std::string> doubt_about_clock(std::int64_t wall, std::int64_t created) {
    if (wall < first_release) return "it is before this program was written.";
    if (created == 0) return std::nullopt;
    if (wall < created - a_day) return "the content here is from after what it says.";
    if (wall > created + 20 * a_year) return "it is decades after the content here was made.";
    return std::nullopt;
}

}  // namespace standpunkt
