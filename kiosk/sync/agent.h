#pragma once
// The agent: brings the newest bundle of its sources onto the stand and keeps what is there whole.
// One thread; long work calls the pulse.
//
//     Idle --due--> Check --an offer--> Verify --admitted--> Plan --> Fetch --> Install --> Ready
//      ^              |                    |                   |        |          |
//      |  nothing new,| unreachable        | refused           | no space, stopped,|
//      +--------------+--------------------+-------------------+ a page that fails-+
//
// Every way back to Idle leaves the slots as they were; what was fetched is found again. From Ready
// on it is the display's turn (slots/slot_table.h).
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/notice.h"
#include "config/kiosk_config.h"
#include "slots/slot_writer.h"
#include "sync/clock.h"
#include "sync/fetch.h"
#include "sync/http_client.h"
#include "sync/source.h"

namespace standpunkt {

/// How a check of a source, or an import, ended.
struct CheckResult {
    enum class Kind { Installed, UpToDate, Refused, Failed } kind = Kind::UpToDate;
    Error error;       ///< Refused: what was offered; Failed: why nothing could be had
    Fetched moved;     ///< Installed
    std::string name;  ///< of what was installed or refused; empty if there was nothing
    std::optional<Identity> identity;  ///< of it, if it could be read
    bool remembered = false;  ///< the source has nothing new: this is how the last check ended
};

/// What is known of a source since the agent started.
struct SourceStatus {
    std::string name;
    SourceKind kind = SourceKind::Directory;
    std::optional<std::int64_t> last_check;  ///< s since 1970
    std::optional<CheckResult> result;
    std::optional<Time> next_check;
    int failures = 0;    ///< in a row
    std::string remark;  ///< what people should know of it besides; often nothing
};

/// What was offered and not taken, until something newer or better comes.
struct LastRefusal {
    CheckResult result;
    SourceKind kind = SourceKind::Directory;
    std::int64_t when = 0;  ///< s since 1970
};

/// What full verification of one installed bundle brought.
struct VerifyResult {
    BundleId id{};
    Slot slot = Slot::Current;
    std::uint64_t serial = 0;
    bool mended = false;
    std::optional<Error> trouble;  ///< what is still wrong
};

class Agent {
  public:
    /// Opens the data folder (see SlotWriter::open) and prepares the configured sources. `clock`
    /// and `disk` outlive it.
    static Result<std::unique_ptr<Agent>> open(const KioskConfig& config, Clock& clock,
                                               Disk& disk = Disk::real());

    /// Settles the display's verdicts and fault reports, and checks each source that is due.
    /// Returns when it has to be called at the latest; sooner when show/ changes.
    Time step(Pulse& pulse);
    /// Every source, due or not.
    std::vector<CheckResult> check_now(Pulse& pulse);
    /// A source of the moment. `lift`: an operator takes what was refused before.
    CheckResult import(Source& source, bool lift, Pulse& pulse);
    /// A stick that was not mounted, because of what is on it: `found` is libblkid's word, or "".
    /// FAT and exFAT are found there when their mount failed.
    CheckResult refuse_stick(const std::string& name, const std::string& found);
    Status rollback();
    /// Reads everything that is installed, mends what can be mended from whatever has it.
    std::vector<VerifyResult> verify(Pulse& pulse);
    /// What the system's own update wants people to see (deploy/README.md); false if it is none of
    /// its business.
    bool tell_of_system(const Notice& notice);
    /// The stick that was handed over is gone: nothing more is said about it.
    void stick_gone();

    const SlotTable& table() const { return x_slots->table(); }
    const KioskConfig& config() const { return x_config; }
    std::vector<SourceStatus> sources() const;
    /// What people should see now; changes with time alone too.
    std::optional<Notice> notice() const;
    /// Short sentences about what is not as it should be.
    std::vector<Error> troubles() const;
    /// Also of a stick that has long been pulled; forgotten with the agent's end.
    const std::optional<LastRefusal>& last_refusal() const { return x_refusal; }
    /// Bytes of the bundle being installed that are here, and all; nothing at rest.
    struct Progress {
        std::string name;
        std::uint64_t done = 0, of = 0;
    };
    const std::optional<Progress>& progress() const { return x_progress; }
    /// How a web server is told of this stand.
    Visitor visitor() const;
    /// Bytes received over the network since the agent started.
    std::uint64_t received() const { return x_http ? x_http->received() : 0; }

  private:
    struct Watched {
        std::unique_ptr<Source> source;
        SourceStatus status;
        std::filesystem::path directory;  ///< empty for a network source
        bool absent = false;              ///< the directory was not there
        Time retry = never;  ///< when what failed is tried again though nothing changed
    };
    class Beat;  // the caller's pulse, with the agent's own bookkeeping
    Agent(KioskConfig config, Clock& clock, std::unique_ptr<SlotWriter> slots);
    Status make_sources(Disk& disk);
    Status read_trust_again();
    CheckResult check(Source& source, bool lift, Pulse& pulse);
    CheckResult judge(Source& source, const SourceAnswer& answer, bool lift, Beat& pulse);
    CheckResult mend_from(const Offer& offer, const SourceAnswer& answer, Beat& pulse);
    bool needs_mending(const BundleId& id, SourceKind kind, Pulse& pulse) const;
    void ask_all_anew();
    bool stick_waits() const;
    CheckResult install(const Offer& offer, Pulse& pulse);
    CheckResult check_watched(Watched& watched, Pulse& pulse);
    static void log(const CheckResult& result);
    void announce(const CheckResult& result, SourceKind kind);
    void remember(const CheckResult& result, SourceKind kind);
    void show_notice(const Notice& notice, Duration length);
    void look_at_faults(Pulse& pulse);
    VerifyResult repair(const BundleId& id, Pulse& pulse);
    Status reinstall(const BundleId& id, const std::vector<Offer>& offers, Pulse& pulse);
    std::vector<Offer> all_offers(Pulse& pulse);

    KioskConfig x_config;
    Clock& x_clock;
    std::unique_ptr<SlotWriter> x_slots;
    std::unique_ptr<HttpClient> x_http;
    std::vector<Watched> x_watched;
    std::optional<Progress> x_progress;
    std::optional<Notice> x_notice;
    Time x_notice_until = never;
    std::optional<LastRefusal> x_refusal;
    std::string x_faults_seen;
    std::map<BundleId, Error> x_damaged;  ///< what could not be mended yet
    Time x_mend_again = never;
    int x_mend_failures = 0;
};

}  // namespace standpunkt
