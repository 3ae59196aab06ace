#pragma once
// From an offer to a whole file on this disk, moving as few bytes as possible.
#include "slots/selection.h"
#include "slots/slot_writer.h"
#include "sync/source.h"

namespace standpunkt {

/// A run of pages that have to come from the source.
struct PageRun {
    std::uint32_t first = 0, count = 0;
    bool operator==(const PageRun&) const = default;
};
/// Neighbours in one run, ascending.
std::vector<PageRun> runs_of(const std::vector<std::uint32_t>& missing);

/// What a fetch moved.
struct Fetched {
    std::uint32_t pages = 0, from_here = 0, from_source = 0;
};

/// Fills the part of `offer`'s bundle: pages that are in it already, then those that any installed
/// bundle, the factory bundle or another part has by digest, then the missing ones from the source.
/// Each page is checked before it is written. Stopped or failed, what is there stays and is found
/// again. Errors: NoSpace before a byte is fetched if the disk cannot take it, NotWritten, what the
/// source says, BadServer (Damaged for a file) for a page that fails its digest.
Result<Fetched> fetch(SlotWriter& slots, const FactoryBundle& factory, const Offer& offer,
                      const std::shared_ptr<FileBytes>& part, Pulse& pulse);

/// Pages of installed bundle `id` that fail, mended from any slot or the offer that has them.
/// Numbers that could not be mended.
Result<std::vector<std::uint32_t>> mend(SlotWriter& slots, const FactoryBundle& factory,
                                        const BundleId& id, std::vector<std::uint32_t> failing,
                                        const std::vector<Offer>& offers, Pulse& pulse);

}  // namespace standpunkt
