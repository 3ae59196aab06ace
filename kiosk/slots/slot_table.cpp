#include "slots/slot_table.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace standpunkt {
namespace {

using Place = std::optional<InstalledBundle> SlotTable::*;
constexpr std::array<Place, 3> places = {&SlotTable::trial, &SlotTable::current,
                                         &SlotTable::previous};

std::string serial_text(std::uint64_t serial) {
    return "serial " + std::to_string(serial);
}

const Floor* floor_for(const SlotTable& table, const std::string& channel, const KeyId& key) {
    const auto found = std::find_if(
        table.floors.begin(), table.floors.end(),
        [&](const Floor& floor) { return floor.channel == channel && floor.key == key; });
    return found == table.floors.end() ? nullptr : &*found;
}

void refuse(SlotTable& table, const InstalledBundle& bundle, const std::string& reason,
            std::int64_t now) {
    std::erase_if(table.refusals, [&](const Refusal& one) { return one.id == bundle.id; });
    table.refusals.push_back(
        {bundle.id, bundle.key, bundle.identity.channel, bundle.identity.serial, reason, now});
}

/// Invariant 7.
void withdraw(SlotTable& table) {
    if (table.current && table.previous &&
        table.previous->identity.channel == table.current->identity.channel &&
        table.previous->identity.serial < table.current->identity.withdraw_below)
        table.previous.reset();
}

}  // namespace

std::string to_string(Slot slot) {
    switch (slot) {
        case Slot::Trial:
            return "trial";
        case Slot::Current:
            return "current";
        case Slot::Previous:
            return "previous";
        case Slot::Factory:
            return "factory";
    }
    return {};
}

const InstalledBundle* SlotTable::find(const BundleId& id) const {
    for (const Place place : places)
        if (this->*place && (this->*place)->id == id) return &*(this->*place);
    return nullptr;
}

bool SlotTable::names(const BundleId& id) const {
    return find(id) != nullptr;
}

std::uint64_t SlotTable::floor_of(const std::string& channel, const KeyId& key) const {
    const Floor* floor = floor_for(*this, channel, key);
    return floor ? floor->serial : 0;
}

Result<Admission> admit(const SlotTable& table, const Candidate& candidate,
                        const std::string& channel, bool lift) {
    const Identity& identity = candidate.identity;
    const auto refusal = [](std::string message, Code code, std::string next_step = {}) {
        return fail(std::move(message), {}, 0, std::move(next_step), code);
    };
    if (identity.channel != channel)
        return refusal(
            "it is for channel " + identity.channel + ", this stand has channel " + channel + ".",
            Code::OtherChannel);
    for (const auto& slot : {table.trial, table.current})
        if (slot && slot->id == candidate.id) return Admission::Installed;
    const auto refused = std::find_if(table.refusals.begin(), table.refusals.end(),
                                      [&](const Refusal& one) { return one.id == candidate.id; });
    if (refused != table.refusals.end() && !lift)
        return refusal("it was refused before: " + refused->reason, Code::RefusedBefore,
                       "Publish it with a newer serial, or: standpunkt-sync import --lift FILE");
    if (table.current && table.current->identity.channel == identity.channel &&
        identity.serial < table.current->identity.withdraw_below)
        return refusal("it was withdrawn: the content here allows nothing below " +
                           serial_text(table.current->identity.withdraw_below) + ", it has " +
                           serial_text(identity.serial) + ".",
                       Code::Older);
    const Floor* floor = floor_for(table, identity.channel, candidate.key);
    if (floor && identity.serial < floor->serial)
        return refusal("it is older than what this stand had already: it has " +
                           serial_text(identity.serial) + ", the stand had " +
                           serial_text(floor->serial) + ".",
                       Code::Older, "Publish it with a newer serial.");
    if (floor && identity.serial == floor->serial && candidate.id != floor->id)
        return refusal("it has " + serial_text(identity.serial) +
                           " like another content this stand had already.",
                       Code::SameSerial, "Build it again: each content needs a serial of its own.");
    if (table.previous && table.previous->id == candidate.id)
        return refusal("it is the content this stand had before the present one.", Code::Older,
                       "To go back to it: standpunkt-sync rollback");
    return Admission::Take;
}

SlotTable ready(SlotTable table, InstalledBundle bundle) {
    assert(!table.names(bundle.id));
    const Identity& identity = bundle.identity;
    const auto held =
        std::find_if(table.floors.begin(), table.floors.end(), [&](const Floor& floor) {
            return floor.channel == identity.channel && floor.key == bundle.key;
        });
    const Floor floor{identity.channel, bundle.key, identity.serial, bundle.id};
    if (held == table.floors.end()) {
        table.floors.push_back(floor);
    } else {
        assert(held->serial <= identity.serial);
        *held = floor;
    }
    std::erase_if(table.refusals, [&](const Refusal& one) {
        return one.id == bundle.id || (one.channel == identity.channel && one.key == bundle.key &&
                                       one.serial < identity.serial);
    });
    table.trial = std::move(bundle);
    return table;
}

SlotTable confirmed(SlotTable table, const BundleId& id) {
    if (!table.trial || table.trial->id != id) return table;
    if (table.current) table.previous = std::move(table.current);
    table.current = std::exchange(table.trial, std::nullopt);
    withdraw(table);
    return table;
}

SlotTable rejected(SlotTable table, const BundleId& id, const std::string& reason,
                   std::int64_t now) {
    const InstalledBundle* bundle = table.find(id);
    if (!bundle) return table;
    refuse(table, *bundle, reason, now);
    if (table.trial && table.trial->id == id)
        table.trial.reset();
    else if (table.current && table.current->id == id)
        table.current = std::exchange(table.previous, std::nullopt);
    else
        table.previous.reset();
    return table;
}

Result<SlotTable> rolled_back(SlotTable table, std::int64_t now) {
    const std::string reason = "an operator went back to the content before.";
    if (!table.current || (!table.trial && !table.previous))
        return fail("there is no content before the present one to go back to.");
    if (table.trial) return rejected(table, table.trial->id, reason, now);
    if (table.previous->identity.channel == table.current->identity.channel &&
        table.previous->identity.serial < table.current->identity.withdraw_below)
        return fail("the content before was withdrawn by the present one.");
    return rejected(table, table.current->id, reason, now);
}

SlotTable with_keys(SlotTable table, const std::vector<PublicKey>& trusted) {
    const auto gone = [&](const auto& entry) {
        return std::none_of(trusted.begin(), trusted.end(),
                            [&](const PublicKey& key) { return key.id == entry.key; });
    };
    std::erase_if(table.floors, gone);
    std::erase_if(table.refusals, gone);
    return table;
}

}  // namespace standpunkt
