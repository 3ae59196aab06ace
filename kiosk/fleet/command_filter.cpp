#include "fleet/command_filter.h"

namespace standpunkt {
namespace {

using namespace std::chrono_literals;

/// Between two of the same kind. A restart costs visitors the picture, the others next to nothing.
Duration pause_after(Hint hint) {
    switch (hint) {
        case Hint::CheckNow:
        case Hint::Identify:
        case Hint::Screenshot:
            return 10s;
        case Hint::Restart:
            return 5min;
    }
    return 5min;
}

}  // namespace

CommandFilter::Verdict CommandFilter::judge(const Command& command, Time now) {
    if (command.retained) return Verdict::Retained;
    if (command.cut) return Verdict::TooLong;
    const auto hint = hint_named(command.text);
    if (!hint) return Verdict::Unknown;
    const auto before = x_followed.find(*hint);
    if (before != x_followed.end() && now < before->second + pause_after(*hint))
        return Verdict::TooSoon;
    x_followed[*hint] = now;
    return Verdict::Follow;
}

std::string words_for(CommandFilter::Verdict verdict) {
    switch (verdict) {
        case CommandFilter::Verdict::Follow:
            return {};
        case CommandFilter::Verdict::Retained:
            return "a command over MQTT is ignored because the broker keeps it. Publish commands "
                   "without retain.";
        case CommandFilter::Verdict::TooLong:
            return "a command over MQTT is ignored because it is too long.";
        case CommandFilter::Verdict::Unknown:
            return "a command over MQTT is ignored because it is none of check-now, identify, "
                   "restart, screenshot.";
        case CommandFilter::Verdict::TooSoon:
            return "a command over MQTT is ignored because the same one came a moment ago.";
    }
    return {};
}

}  // namespace standpunkt
