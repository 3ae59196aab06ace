#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "visits/journal.h"

namespace standpunkt {

/// Writes the journal in a thread of its own, so that no disk, however slow or broken, ever holds
/// up the show: nothing here waits for one but the destructor. What cannot be written now is tried
/// again with the next visit, and after try_again_after; the log tells it once.
class JournalKeeper {
  public:
    /// The journal is opened and the run begun in the thread.
    JournalKeeper(std::filesystem::path path, RunStart start, Journal::Limits limits = {});
    /// Writes what is left, and the end of the run if finish() was called.
    ~JournalKeeper();
    JournalKeeper(const JournalKeeper&) = delete;
    JournalKeeper& operator=(const JournalKeeper&) = delete;

    /// A visit is over. While nothing can be written the newest most_waiting are kept.
    void add(VisitRecord visit);
    /// The clock is known now, also where nobody comes any more.
    void know_clock(const Moment& at);
    /// The display ends because somebody wants it to.
    void finish(const Moment& at);
    /// For tests: returns once all that was added so far was written or tried.
    void settle();

    static constexpr std::size_t most_waiting = 256;
    static constexpr std::chrono::minutes try_again_after{1};

  private:
    void work();
    Status write_one(const VisitRecord& visit);
    Status open();
    void tell(const std::string& line);

    const std::filesystem::path x_path;
    const RunStart x_start;
    const Journal::Limits x_limits;
    std::optional<Journal> x_journal;  ///< of the thread, as the next
    std::string x_told;
    std::mutex x_mutex;
    std::condition_variable x_changed;
    std::deque<VisitRecord> x_waiting;
    std::optional<Moment> x_clock, x_end;
    bool x_stop = false, x_news = true, x_working = true;
    std::thread x_thread;
};

}  // namespace standpunkt
