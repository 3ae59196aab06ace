#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "slots/data_folder.h"
#include "slots/slot_table.h"

namespace standpunkt {

std::string to_text(const SlotTable& table);  ///< slots.json
/// Strict: a file that is not exactly what to_text writes of some table is an error, and the table
/// is then rebuilt from the bundles.
Result<SlotTable> parse_slot_table(std::string_view text);

/// The table of a stand as it can be read, never an error.
struct FoundTable {
    SlotTable table;
    std::string trouble;  ///< why slots.json could not be read; empty if it was, or never was there
    std::string text;     ///< as it stands on the disk; to see whether it has changed
};
/// An unreadable slots.json is replaced in the answer by what the bundles say themselves: of those
/// whose trailer verifies, the highest serial is current, the next previous; the floors are their
/// serials. Nothing is written.
FoundTable find_table(const DataFolder& data, const std::vector<PublicKey>& trusted);

}  // namespace standpunkt
