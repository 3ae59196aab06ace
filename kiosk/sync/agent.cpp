#include "sync/agent.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/backoff.h"
#include "base/log.h"
#include "sync/agent_beat.h"
#include "sync/directory_source.h"
#include "sync/http_source.h"

namespace standpunkt {
namespace {

using namespace std::chrono_literals;

constexpr Duration directory_poll = 2s;  // a look at a few names, nothing is read
constexpr Duration first_check_within = 30s;

/// Whatever keeps one from seeing it, a folder that cannot be seen is none.
bool is_there(const std::filesystem::path& folder) {
    std::error_code error;
    return std::filesystem::exists(folder, error);
}

}  // namespace

Agent::Beat::~Beat() {
    x_agent.x_progress.reset();
    if (x_agent.x_notice && x_agent.x_notice->phase == Notice::Phase::Copying) {
        x_agent.x_notice.reset();
        x_agent.x_notice_until = never;
    }
}

void Agent::Beat::progress(std::uint64_t done, std::uint64_t of) {
    if (!x_agent.x_progress) return;
    x_agent.x_progress->done = done;
    x_agent.x_progress->of = of;
    x_outer.progress(done, of);
    if (!x_kind) return;
    Notice notice;
    notice.percent = of == 0 ? 0 : static_cast<int>(done * 100 / of);
    notice.stick = x_kind != SourceKind::Network;
    // A network is silent, but people wait for a stand's first content.
    if ((notice.stick || !x_agent.table().current) && x_agent.x_notice != notice)
        x_agent.show_notice(notice, Duration(0));
}

std::uint64_t Agent::Beat::bandwidth() {
    const NetworkConfig& network = x_agent.x_config.network;
    const bool visit = FileLock::held(x_agent.x_config.data.visit_lock());
    return visit ? network.bandwidth_in_visit : network.bandwidth;
}

Agent::Agent(KioskConfig config, Clock& clock, std::unique_ptr<SlotWriter> slots)
    : x_config(std::move(config)), x_clock(clock), x_slots(std::move(slots)) {}

Result<std::unique_ptr<Agent>> Agent::open(const KioskConfig& config, Clock& clock, Disk& disk) {
    const Trust trust = read_trust(config.trusted);
    for (const Error& fault : trust.faults) log_error(to_string(fault));
    TRY(auto slots, SlotWriter::open(config.data, trust, clock.wall(), disk));
    if (!slots->trouble().empty()) log_error(slots->trouble());
    std::unique_ptr<Agent> agent(new Agent(config, clock, std::move(slots)));
    TRY_STATUS(agent->make_sources(disk));
    return agent;
}

Status Agent::make_sources(Disk& disk) {
    for (const SourceAddress& address : x_config.sources) {
        Watched watched;
        if (const auto* directory = std::get_if<DirectoryAddress>(&address)) {
            watched.source = make_directory_source(directory->path);
            watched.directory = directory->path;
            watched.status.next_check = x_clock.now();
        } else {
            if (!x_http) {
                TRY(x_http, HttpClient::create(x_config.network,
                                               [&clock = x_clock] { return clock.wall(); }));
            }
            const auto spool =
                x_config.data.bundles() / ("download" + std::to_string(x_watched.size()) + ".part");
            watched.source = make_http_source(
                std::get<HttpAddress>(address), x_config.network, *x_http, spool,
                [this] { return x_clock.now(); }, disk);
            // A hall full of stands that are switched on together does not knock together.
            const Duration most = std::min<Duration>(first_check_within, x_config.network.poll);
            watched.status.next_check =
                x_clock.now() + Duration(static_cast<std::int64_t>(
                                    x_clock.random() * static_cast<double>(most.count())));
        }
        watched.status.name = watched.source->name();
        watched.status.kind = watched.source->kind();
        x_watched.push_back(std::move(watched));
    }
    return {};
}

Status Agent::read_trust_again() {
    const Trust trust = read_trust(x_config.trusted);
    if (trust.keys == x_slots->trust().keys && trust.complete == x_slots->trust().complete)
        return {};
    for (const Error& fault : trust.faults) log_error(to_string(fault));
    TRY_STATUS(x_slots->trust_now(trust));
    ask_all_anew();  // what was refused for its key may be welcome now
    return {};
}

void Agent::ask_all_anew() {
    for (Watched& watched : x_watched) watched.source->forget();
}

bool Agent::stick_waits() const {
    return std::any_of(x_watched.begin(), x_watched.end(), [](const Watched& watched) {
        return watched.absent && is_there(watched.directory);
    });
}

Visitor Agent::visitor() const {
    const SlotTable& table = x_slots->table();
    const auto& shown = table.trial ? table.trial : table.current;
    const auto wrong = troubles();
    return {x_config.kiosk, shown ? std::to_string(shown->identity.serial) : std::string("0"),
            wrong.empty() ? std::string("ok") : to_string(wrong.front().code)};
}

Time Agent::step(Pulse& pulse) {
    if (const auto settled = x_slots->settle(x_clock.wall()); !settled)
        log_error(to_string(settled.error()));
    else if (*settled)
        ask_all_anew();  // what is offered may be refused now
    if (const auto read = read_trust_again(); !read) log_error(to_string(read.error()));
    look_at_faults(pulse);
    for (Watched& watched : x_watched) {
        if (!pulse.beat()) break;
        if (watched.status.next_check > x_clock.now()) continue;
        check_watched(watched, pulse);
    }
    if (x_clock.now() >= x_notice_until) {
        x_notice.reset();
        x_notice_until = never;
    }
    Time due = std::min(x_mend_again, x_notice_until);
    for (const Watched& watched : x_watched) due = std::min(due, *watched.status.next_check);
    return due;
}

std::vector<CheckResult> Agent::check_now(Pulse& pulse) {
    if (const auto read = read_trust_again(); !read) log_error(to_string(read.error()));
    std::vector<CheckResult> results;
    for (Watched& watched : x_watched) {
        if (!watched.directory.empty()) watched.source->forget();
        results.push_back(check_watched(watched, pulse));
        if (!pulse.beat()) break;
    }
    return results;
}

CheckResult Agent::check_watched(Watched& watched, Pulse& pulse) {
    if (x_http) x_http->introduce(visitor());
    SourceStatus& status = watched.status;
    const bool network = status.kind == SourceKind::Network;
    if (x_clock.now() >= watched.retry) watched.source->forget();
    const auto before = status.result;
    CheckResult result = check(*watched.source, false, pulse);
    const bool failure = result.kind == CheckResult::Kind::Failed;
    if (failure && result.error.code == Code::Stopped) {
        watched.source->forget();  // nothing new would be the answer, and yet it is not here
        status.next_check = x_clock.now();
        return result;
    }
    status.last_check = x_clock.wall();
    // A folder that is not there is the usual state of a stick's place, and no failure.
    const bool was_absent = std::exchange(
        watched.absent, !network && failure && result.error.code == Code::SourceGone &&
                            !is_there(watched.directory));
    Duration wait = network ? poll_wait(x_config.network.poll, x_clock.random()) : directory_poll;
    // What is only remembered of the last try is no new one.
    if (!result.remembered) {
        status.failures = failure && !watched.absent ? status.failures + 1 : 0;
        watched.retry = never;
        if (status.failures > 0) {
            const Duration pause = back_off(status.failures, x_clock.random());
            watched.retry = x_clock.now() + pause;
            if (network) wait = pause;
        }
    }
    if (const auto asked = watched.source->wait()) wait = std::max<Duration>(wait, *asked);
    status.next_check = x_clock.now() + wait;
    if (watched.absent) {
        watched.source->forget();
        if (!was_absent) stick_gone();
    } else if (!before || before->kind != result.kind ||
               before->error.message != result.error.message ||
               result.kind == CheckResult::Kind::Installed) {
        log(result);
        // Of what has been lying there since the machine was started, or was just taken, there is
        // nothing to say.
        const bool nothing =
            result.kind == CheckResult::Kind::UpToDate || result.error.code == Code::NothingThere;
        const bool old = nothing && (!before || before->kind == CheckResult::Kind::Installed);
        if (!old) announce(result, status.kind);
    }
    remember(result, status.kind);
    status.remark = watched.source->remark();
    status.result = result;
    return result;
}

CheckResult Agent::import(Source& source, bool lift, Pulse& pulse) {
    if (const auto read = read_trust_again(); !read)
        return {CheckResult::Kind::Failed, read.error(), {}, {}, {}};
    CheckResult result = check(source, lift, pulse);
    announce(result, source.kind());
    remember(result, source.kind());
    return result;
}

Status Agent::rollback() {
    TRY(const SlotTable table, rolled_back(x_slots->table(), x_clock.wall()));
    if (auto written = x_slots->commit(table); !written) {
        // Whoever tried again would go back one content too far.
        if (x_slots->table() == table)
            written.error().next_step =
                "The content before is back all the same; it may be lost with the power.";
        return written;
    }
    x_slots->collect_garbage();
    ask_all_anew();
    return {};
}

std::vector<SourceStatus> Agent::sources() const {
    std::vector<SourceStatus> all;
    for (const Watched& watched : x_watched) all.push_back(watched.status);
    return all;
}

std::vector<Error> Agent::troubles() const {
    std::vector<Error> all;
    const SlotTable& table = x_slots->table();
    if (!x_slots->trouble().empty())
        all.push_back({x_slots->trouble(), {}, 0, {}, Code::NotWritten});
    for (const auto& [id, error] : x_damaged) all.push_back(error);
    const auto& newest = table.trial ? table.trial : table.current;
    const std::int64_t created = newest ? newest->identity.created : 0;
    const auto doubt = doubt_about_clock(x_clock.wall(), created);
    if (doubt)
        all.push_back({"clock wrong: " + *doubt,
                       {},
                       0,
                       "Connect the stand to a network, or set the clock.",
                       Code::ClockWrong});
    for (const Watched& watched : x_watched) {
        const auto& result = watched.status.result;
        if (!result || watched.status.kind != SourceKind::Network) continue;
        if (result->kind == CheckResult::Kind::Failed || result->kind == CheckResult::Kind::Refused)
            all.push_back(result->error);
    }
    return all;
}

}  // namespace standpunkt
