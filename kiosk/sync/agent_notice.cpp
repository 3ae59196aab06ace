// What people in front of the screen are told, and what the log is.
#include "base/log.h"
#include "sync/agent.h"
#include "sync/stick_line.h"

namespace standpunkt {
namespace {

using namespace std::chrono_literals;

// Long enough to be read from the stand's other side; the stick's own end takes it away sooner.
constexpr Duration done_length = 60s, up_to_date_length = 20s, refused_length = 120s;
constexpr Duration next_word_length = 300s;  // a slow stick's piece; whoever is silent has ended

}  // namespace

void Agent::show_notice(const Notice& notice, Duration length) {
    x_notice = notice;
    x_notice_until = length == Duration(0) ? never : x_clock.now() + length;
}

void Agent::log(const CheckResult& result) {
    const std::string what = result.identity
                                 ? result.name + " (channel " + result.identity->channel +
                                       ", serial " + std::to_string(result.identity->serial) + ")"
                                 : result.name;
    switch (result.kind) {
        case CheckResult::Kind::Installed:
            log_info("ready: " + what + ", " + std::to_string(result.moved.from_source) +
                     " pages fetched, " +
                     std::to_string(result.moved.from_here + result.moved.there) +
                     " were here already.");
            return;
        case CheckResult::Kind::UpToDate:
            return;
        case CheckResult::Kind::Refused:
        case CheckResult::Kind::Failed:
            log_warning((what.empty() ? "" : what + ": ") + to_string(result.error));
            return;
    }
}

void Agent::announce(const CheckResult& result, SourceKind kind) {
    if (kind == SourceKind::Network) return;  // networks are silent
    const auto tell = [&](Notice::Phase phase, Duration length) {
        show_notice({phase, 100, result.error.code, true}, length);
    };
    switch (result.kind) {
        case CheckResult::Kind::Installed:
            return tell(Notice::Phase::Done, done_length);
        case CheckResult::Kind::UpToDate:
            return tell(Notice::Phase::UpToDate, up_to_date_length);
        case CheckResult::Kind::Refused:
        case CheckResult::Kind::Failed:
            return tell(Notice::Phase::Refused, refused_length);
    }
}

void Agent::remember(const CheckResult& result, SourceKind kind) {
    if (result.remembered) return;
    switch (result.kind) {
        case CheckResult::Kind::Refused:
            x_refusal = LastRefusal{result, kind, x_clock.wall()};
            return;
        case CheckResult::Kind::Installed:
            x_refusal.reset();
            return;
        case CheckResult::Kind::UpToDate:
            // A server that has nothing new says nothing of what a stick brought.
            if (x_refusal &&
                (x_refusal->kind == SourceKind::Network) == (kind == SourceKind::Network))
                x_refusal.reset();
            return;
        case CheckResult::Kind::Failed:
            return;
    }
}

CheckResult Agent::refuse_stick(const std::string& name, const std::string& found) {
    CheckResult result;
    result.kind = CheckResult::Kind::Refused;
    const bool right_kind = found == "vfat" || found == "exfat";
    result.error = {found.empty()               ? "the stick has no file system that is known."
                    : found == unreadable_stick ? "the stick cannot be read."
                    : right_kind                ? "the stick's " + found + " is damaged."
                                 : "the stick is formatted as " + found + ", which is not read.",
                    name, 0, "Take another stick, with FAT32 or exFAT.", Code::ForeignStick};
    remember(result, SourceKind::Stick);
    announce(result, SourceKind::Stick);
    return result;
}

bool Agent::tell_of_system(const Notice& notice) {
    switch (notice.phase) {
        case Notice::Phase::Updating:
        case Notice::Phase::Restarting:
            show_notice(notice, next_word_length);
            return true;
        case Notice::Phase::Updated:
            show_notice(notice, done_length);
            return true;
        case Notice::Phase::Refused:
            if (notice.code != Code::SourceGone &&
                (notice.code < Code::SystemRefused || notice.code > Code::SystemDropped))
                return false;
            show_notice(notice, refused_length);
            return true;
        case Notice::Phase::Copying:
        case Notice::Phase::Done:
        case Notice::Phase::UpToDate:
            return false;
    }
    return false;
}

void Agent::stick_gone() {
    if (!x_notice || !x_notice->stick) return;
    x_notice.reset();
    x_notice_until = never;
}

std::optional<Notice> Agent::notice() const {
    if (x_notice && x_clock.now() >= x_notice_until) return std::nullopt;
    return x_notice;
}

}  // namespace standpunkt
