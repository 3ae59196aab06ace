#pragma once
// What the display shows: trial, else current, else previous, else factory, else nothing.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "slots/slot_file.h"
#include "slots/start_record.h"

namespace standpunkt {

/// Where the bundle is that came with the program; verified with the key beside it, which is
/// trusted for this one path.
struct FactoryBundle {
    std::filesystem::path bundle = "/usr/share/standpunkt/factory.standpunkt";
    std::filesystem::path key() const;  ///< the same name with .pub
};

/// A bundle that opened, verified, with its catalogue read.
struct Selection {
    Slot slot = Slot::Factory;
    BundleId id{};
    std::uint64_t repairs = 0;
    std::unique_ptr<Bundle> bundle;
    Catalogue catalogue;
};

struct Chosen {
    std::optional<Selection> selection;    ///< nothing: show the holding scene
    bool any_content = false;              ///< some slot names a bundle, though it may be broken
    std::vector<std::string> passed_over;  ///< a sentence for each better one that was not taken
    std::vector<BundleId> broken;  ///< those of them whose files are damaged or gone, to be mended
};

/// Called before a bundle is opened, because opening it might be what ends the program; an error
/// passes it over.
using BeforeOpening = std::function<Status(Slot, const BundleId&)>;

/// Opens the first of the slots that is neither worn out nor rejected, has the id its slot says, is
/// signed by one of `trusted` and whose catalogue reads; factory needs none of this but its own
/// key. Never fails, writes nothing itself.
Chosen select(const DataFolder& data, const SlotTable& table, const StartRecord& record,
              const std::vector<PublicKey>& trusted, const FactoryBundle& factory,
              const BootId& boot, const BeforeOpening& before = {});

}  // namespace standpunkt
