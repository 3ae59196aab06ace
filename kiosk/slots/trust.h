#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "bundle/key.h"

namespace standpunkt {

/// The keys a stand trusts: every *.pub of a folder.
struct Trust {
    std::vector<PublicKey> keys;
    std::vector<Error> faults;  ///< files that hold no key
    bool complete = true;       ///< false if the folder could not be listed or a file not be read:
                                ///< a key that is missing was then not taken away by anybody
};
/// A folder that is not there holds no keys, and is not complete either (packages ship it empty).
Trust read_trust(const std::filesystem::path& folder);

}  // namespace standpunkt
