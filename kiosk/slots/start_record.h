#pragma once
// How often the display was started with a bundle and did not come to show it in good health.
// A value and its rules; the display alone writes it, before it opens the bundle.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "bundle/bundle.h"

namespace standpunkt {

/// A machine's start, as /proc/sys/kernel/random/boot_id names it.
using BootId = std::string;
/// Empty if the kernel does not tell; then all starts count as one boot's.
BootId boot_id();

/// A start in vain is one that ended neither confirmed nor by SIGTERM.
inline constexpr std::size_t most_starts_in_one_boot = 3, most_starts_in_vain = 6;

enum class Outcome { Open, Confirmed, Rejected };

struct Starts {
    BundleId id{};
    std::int64_t installed = 0;   ///< when: the same content may come again after it was given up
    std::vector<BootId> in_vain;  ///< one for each start so far, oldest first
    Outcome outcome = Outcome::Open;
    std::string reason;  ///< of a rejection
    bool operator==(const Starts&) const = default;
};

/// show/starts.json.
struct StartRecord {
    std::vector<Starts> bundles;
    std::string showing;     ///< id in hexadecimal of what is on screen, "factory" or ""
    std::int64_t since = 0;  ///< it is, s since 1970
    bool operator==(const StartRecord&) const = default;

    const Starts* find(const BundleId& id) const;
    Outcome outcome(const BundleId& id) const;
};

/// Three starts in vain in this boot, or six in all: the next one would be one too many.
bool worn_out(const StartRecord& record, const BundleId& id, const BootId& boot);

/// `installed`: see Starts.
StartRecord counted(StartRecord record, const BundleId& id, const BootId& boot,
                    std::int64_t installed = 0);
/// The newest start of this boot was no failure: somebody ended it.
StartRecord uncounted(StartRecord record, const BundleId& id, const BootId& boot);
/// Its starts are forgotten: what crashes in a year has three again.
StartRecord confirmed(StartRecord record, const BundleId& id);
StartRecord rejected(StartRecord record, const BundleId& id, const std::string& reason);
/// Only what some slot still names, as it was installed then.
StartRecord without_others(StartRecord record,
                           const std::vector<std::pair<BundleId, std::int64_t>>& installed);

std::string to_text(const StartRecord& record);
Result<StartRecord> parse_start_record(std::string_view text);

}  // namespace standpunkt
