#pragma once
// From an offer to a whole file on this disk, moving as few bytes as possible.
#include "slots/selection.h"
#include "slots/slot_writer.h"
#include "sync/source.h"

namespace standpunkt {

/// A run of neighbouring pages that have to come from the source.
struct PageRun {
    std::uint32_t first = 0, count = 0;
    bool operator==(const PageRun&) const = default;
};
/// `missing` ascending; so are the runs.
std::vector<PageRun> runs_of(const std::vector<std::uint32_t>& missing);

/// What a fetch moved, in pages.
struct Fetched {
    std::uint32_t there = 0;  ///< were in the unfinished file already
    std::uint32_t from_here = 0, from_source = 0;
};

/// Fills `part` (SlotWriter::open_part) with the bundle of `offer`: pages that are in it already,
/// then those that any other file here has by digest, then the missing ones from the source. Each
/// page is checked before it is written. Stopped or failed, what is there stays and is found again.
/// Errors: NoSpace before a byte is fetched if the disk cannot take it, NotWritten, Damaged for a
/// page from the source that fails its digest, Stopped by the pulse, and what the source
/// says.
Result<Fetched> fetch(SlotWriter& slots, const FactoryBundle& factory, const Offer& offer,
                      const std::shared_ptr<FileBytes>& part, Pulse& pulse);

/// Mends those pages of installed bundle `id` that fail, from any file here or an offer that has
/// them, and tells the display. The numbers of those that still fail; an error (Damaged) if its
/// trailer cannot be read, so that nobody knows what they should be.
Result<std::vector<std::uint32_t>> mend(SlotWriter& slots, const FactoryBundle& factory,
                                        const BundleId& id, const std::vector<Offer>& offers,
                                        Pulse& pulse);

}  // namespace standpunkt
