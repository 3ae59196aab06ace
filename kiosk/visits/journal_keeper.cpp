#include "visits/journal_keeper.h"

#include <utility>

#include "base/log.h"
#include "base/quiet_thread.h"

namespace standpunkt {

JournalKeeper::JournalKeeper(std::filesystem::path path, RunStart start, Journal::Limits limits)
    : x_path(std::move(path)), x_start(std::move(start)), x_limits(limits) {
    x_thread = quiet_thread([this] { work(); });
}

JournalKeeper::~JournalKeeper() {
    {
        const std::lock_guard lock(x_mutex);
        x_stop = x_news = true;
    }
    x_changed.notify_all();
    x_thread.join();
}

void JournalKeeper::add(VisitRecord visit) {
    {
        const std::lock_guard lock(x_mutex);
        if (x_waiting.size() == most_waiting) x_waiting.pop_front();
        x_waiting.push_back(std::move(visit));
        x_news = true;
    }
    x_changed.notify_all();
}

void JournalKeeper::know_clock(const Moment& at) {
    {
        const std::lock_guard lock(x_mutex);
        x_clock = at;
        x_news = true;
    }
    x_changed.notify_all();
}

void JournalKeeper::finish(const Moment& at) {
    const std::lock_guard lock(x_mutex);
    x_end = at;
}

void JournalKeeper::settle() {
    std::unique_lock lock(x_mutex);
    x_changed.wait(lock, [this] { return !x_news && !x_working; });
}

void JournalKeeper::tell(const std::string& line) {
    if (line == std::exchange(x_told, line)) return;
    if (!line.empty()) log_warning(line);
}

Status JournalKeeper::open() {
    if (x_journal) return {};
    TRY(auto journal, Journal::open(x_path, x_limits));
    tell(journal.trouble());
    TRY_STATUS(journal.begin_run(x_start));
    x_journal = std::move(journal);
    return {};
}

Status JournalKeeper::write_one(const VisitRecord& visit) {
    TRY_STATUS(open());
    Status written = x_journal->add(visit);
    if (written || written.error().code != Code::Damaged) return written;
    x_journal.reset();  // the next opening finds the damage and sets it aside
    TRY_STATUS(open());
    return x_journal->add(visit);
}

void JournalKeeper::work() {
    std::unique_lock lock(x_mutex);
    for (;;) {
        // What could not be opened or written is tried again, though nobody comes.
        if (!x_journal || x_clock || !x_waiting.empty())
            x_changed.wait_for(lock, try_again_after, [this] { return x_news; });
        else
            x_changed.wait(lock, [this] { return x_news; });
        x_news = false;
        x_working = true;
        lock.unlock();
        Status done = open();
        lock.lock();
        while (done && !x_waiting.empty()) {
            const VisitRecord visit = x_waiting.front();
            lock.unlock();
            done = write_one(visit);
            lock.lock();
            // Meanwhile it may have been the oldest of too many.
            if (done && !x_waiting.empty() && x_waiting.front() == visit) x_waiting.pop_front();
        }
        if (done && x_clock) {
            const Moment clock = *x_clock;
            lock.unlock();
            done = x_journal->know_clock(clock);
            lock.lock();
            if (done) x_clock.reset();
        }
        if (x_stop && x_end && x_journal) {
            if (const Status ended = x_journal->end_run(*x_end); !ended) done = ended;
        }
        if (!done) tell("visits are not written down for now: " + to_string(done.error()));
        x_working = false;
        x_changed.notify_all();
        if (x_stop) return;
    }
}

}  // namespace standpunkt
