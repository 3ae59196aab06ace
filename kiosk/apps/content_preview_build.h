#pragma once
#include <cstdint>
#include <filesystem>

#include "bundle/key.h"

namespace standpunkt {

/// Where a preview puts what it makes, in a folder of its own.
struct PreviewFiles {
    std::filesystem::path bundle;
    std::filesystem::path faults() const { return bundle.string() + ".faults.json"; }
    std::filesystem::path pictures() const { return bundle.parent_path() / "pictures"; }
    std::filesystem::path progress() const { return bundle.string() + ".progress"; }
};

/// One try: reads the folder and, if it has no errors, puts a bundle in place, else leaves the one
/// that is there; then its faults, as `check --json` tells them. Prints one line. A build that
/// takes its time tells how far it is. Never fails: what goes wrong is one of the faults.
void build_preview(const std::filesystem::path& folder, const PreviewFiles& files,
                   const SecretKey& key, std::uint64_t serial);

/// What there is to see if a try ended without a result.
void tell_broken_preview(const PreviewFiles& files, const std::string& how);

}  // namespace standpunkt
