#pragma once
// Which bundle is where, how low a serial may be, what is not to be tried again. A value and the
// rules by which it changes: no file, no clock. The agent alone changes it (slot_writer.h).
//
// clang-format off
//    a bundle verified page by page
//   ------------- ready ------------> TRIAL ----- rejected (starts in vain), rolled back ----> (refused)
//                                       |
//                                       | confirmed: shown in good health
//                                       v
//                                    CURRENT ---- rejected, rolled back --------------------> (refused)
//                                     |    ^
//          confirmed: the trial takes |    | rejected, rolled back: previous
//          its place                  v    | takes its place
//                                   PREVIOUS ---- confirmed (the next one), withdrawn -------> (deleted)
// clang-format on
//
// Invariants, each with a test of its number in tests/slots and tests/fault:
//  1. A slot names a bundle only after every page of it was verified and its file and file name are
//     durable; so at every crash point the selected slot verifies, or factory is selected.
//  2. The whole table is one file replaced as a whole: an update is done or not begun.
//  3. The floor of a channel and key never falls while the key is trusted.
//  4. A file is deleted only after a durable table no longer names it.
//  5. An id on the refused list is admitted by nothing but an operator who lifts it. An entry goes
//     when the floor has risen above its serial, because then the floor refuses it.
//  6. No id stands in two slots.
//  7. previous.serial >= current.withdraw_below, if both are of one channel.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bundle/bundle.h"

namespace standpunkt {

enum class Slot { Trial, Current, Previous, Factory };
/// "trial", "current", "previous", "factory".
std::string to_string(Slot slot);

struct InstalledBundle {
    BundleId id{};
    KeyId key{};
    Identity identity;
    std::string source;          ///< where it came from, for people
    std::int64_t installed = 0;  ///< s since 1970 by the stand's clock, right or wrong
    std::uint64_t repairs = 0;   ///< how often pages were mended; another number: read it again
    bool operator==(const InstalledBundle&) const = default;
};

/// Nothing of `channel` signed by `key` below `serial` is taken, and `serial` only as `id`.
struct Floor {
    std::string channel;
    KeyId key{};
    std::uint64_t serial = 0;
    BundleId id{};
    bool operator==(const Floor&) const = default;
};

struct Refusal {
    BundleId id{};
    KeyId key{};
    std::string channel;
    std::uint64_t serial = 0;
    std::string reason;        ///< one plain sentence
    std::int64_t refused = 0;  ///< s since 1970
    bool operator==(const Refusal&) const = default;
};

struct SlotTable {
    std::optional<InstalledBundle> trial, current, previous;
    std::vector<Floor> floors;
    std::vector<Refusal> refusals;
    bool operator==(const SlotTable&) const = default;

    bool names(const BundleId& id) const;
    /// The entry with this id in any slot; null if there is none.
    const InstalledBundle* find(const BundleId& id) const;
    std::uint64_t floor_of(const std::string& channel, const KeyId& key) const;  ///< 0: none
};

/// What a bundle says of itself, before anything of its content is fetched. Its signature has been
/// checked.
struct Candidate {
    BundleId id{};
    KeyId key{};
    Identity identity;
};

/// What the stand makes of it.
enum class Admission { Take, Installed };
/// Take, or Installed if a slot holds exactly this content; else an error with the code
/// OtherChannel, Older (also withdrawn), SameSerial or RefusedBefore. `channel`: the stand's own.
/// `lift`: an operator takes it although it was refused before (not although it is older).
Result<Admission> admit(const SlotTable& table, const Candidate& candidate,
                        const std::string& channel, bool lift = false);

/// A fully verified bundle waits for the attract loop: it is on trial, in place of another one that
/// was. The floor rises to its serial. It was admitted (assert).
SlotTable ready(SlotTable table, InstalledBundle bundle);
/// The display has shown `id` in good health. Of a trial: current becomes previous, what it
/// withdraws goes. Anything else changes nothing.
SlotTable confirmed(SlotTable table, const BundleId& id);
/// The display gave `id` up: it is refused from now on, in whatever slot it was.
SlotTable rejected(SlotTable table, const BundleId& id, const std::string& reason,
                   std::int64_t now);
/// An operator wants the content before: a trial is set aside, else current is and previous takes
/// its place. Setting aside refuses it. An error if there is nothing before or it is withdrawn.
Result<SlotTable> rolled_back(SlotTable table, std::int64_t now);
/// `trusted` are all keys now: floors and refusals of others go (a stand's way back from a serial
/// that was set too high), slots stay, because the selection asks for the key itself.
SlotTable with_keys(SlotTable table, const std::vector<PublicKey>& trusted);

}  // namespace standpunkt
