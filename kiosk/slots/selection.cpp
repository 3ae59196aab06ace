#include "slots/selection.h"

namespace standpunkt {
namespace {

std::string name_of(Slot slot, const InstalledBundle& bundle) {
    return to_string(slot) + " (channel " + bundle.identity.channel + ", serial " +
           std::to_string(bundle.identity.serial) + ")";
}

/// Bundle and catalogue, or why not.
Status open_into(Selection& selection, const std::filesystem::path& path,
                 const std::vector<PublicKey>& trusted) {
    TRY(selection.bundle, Bundle::open(path, trusted));
    TRY(selection.catalogue, selection.bundle->catalogue());
    return {};
}

Status may_be_tried(const StartRecord& record, const BundleId& id, const BootId& boot) {
    if (record.outcome(id) == Outcome::Rejected)
        return fail("it was given up: " + record.find(id)->reason);
    if (worn_out(record, id, boot)) return fail("it was started too often in vain.");
    return {};
}

Result<Selection> open_slot(const DataFolder& data, Slot slot, const InstalledBundle& entry,
                            const std::vector<PublicKey>& trusted) {
    Selection selection;
    selection.slot = slot;
    selection.id = entry.id;
    selection.repairs = entry.repairs;
    const auto path = data.bundle(entry.id);
    TRY_STATUS(open_into(selection, path, trusted));
    if (selection.bundle->id() != entry.id)
        return fail("it is another bundle than the one that was installed.", path, 0, {},
                    Code::Damaged);
    return selection;
}

/// Not a question of keys or versions: other bytes would help.
bool is_damage(Code code) {
    return code != Code::WrongKey && code != Code::NewerFormat;
}

Result<Selection> open_factory(const FactoryBundle& factory) {
    TRY(const PublicKey key, read_public_key(factory.key()));
    Selection selection;
    TRY_STATUS(open_into(selection, factory.bundle, {key}));
    selection.id = selection.bundle->id();
    return selection;
}

}  // namespace

std::filesystem::path FactoryBundle::key() const {
    auto path = bundle;
    return path.replace_extension(".pub");
}

Chosen select(const DataFolder& data, const SlotTable& table, const StartRecord& record,
              const std::vector<PublicKey>& trusted, const FactoryBundle& factory,
              const BootId& boot, const BeforeOpening& before) {
    Chosen chosen;
    const auto pass_over = [&](const std::string& name, const Error& error) {
        chosen.passed_over.push_back(name + ": " + to_string(error));
    };
    for (const auto& [slot, entry] :
         {std::pair{Slot::Trial, &table.trial}, std::pair{Slot::Current, &table.current},
          std::pair{Slot::Previous, &table.previous}}) {
        if (!*entry) continue;
        chosen.any_content = true;
        const BundleId& id = (*entry)->id;
        auto allowed = may_be_tried(record, id, boot);
        if (allowed && before) allowed = before(slot, id);
        if (!allowed) {
            pass_over(name_of(slot, **entry), allowed.error());
            continue;
        }
        auto opened = open_slot(data, slot, **entry, trusted);
        if (opened) {
            chosen.selection = std::move(*opened);
            return chosen;
        }
        pass_over(name_of(slot, **entry), opened.error());
        if (is_damage(opened.error().code)) chosen.broken.push_back(id);
    }
    if (std::error_code error; !std::filesystem::exists(factory.bundle, error)) return chosen;
    if (auto opened = open_factory(factory))
        chosen.selection = std::move(*opened);
    else
        pass_over(to_string(Slot::Factory), opened.error());
    return chosen;
}

}  // namespace standpunkt
