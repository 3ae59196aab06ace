#include "apps/stick_probe.h"

#include <blkid/blkid.h>

#include <memory>

#include "base/system_error.h"

namespace standpunkt {

Result<std::string> file_system_on(int device) {
    const std::unique_ptr<blkid_struct_probe, decltype(&blkid_free_probe)> probe(blkid_new_probe(),
                                                                                 &blkid_free_probe);
    if (!probe || blkid_probe_set_device(probe.get(), device, 0, 0) != 0)
        return system_error("read the stick", {});
    blkid_probe_enable_superblocks(probe.get(), 1);
    blkid_probe_set_superblocks_flags(probe.get(), BLKID_SUBLKS_TYPE);
    // 0: one is there; 1: none; -2: several, so nobody can say which one counts.
    const int found = blkid_do_safeprobe(probe.get());
    if (found == -1) return system_error("read the stick", {});
    const char* type = nullptr;
    if (found != 0 || blkid_probe_lookup_value(probe.get(), "TYPE", &type, nullptr) != 0 || !type)
        return std::string();
    return std::string(type);
}

}  // namespace standpunkt
