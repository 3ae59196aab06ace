#pragma once
// Bundles for the tests of this folder.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "bundle/bundle.h"
#include "support/sample_catalogue.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {

/// A folder of its own that goes with the test.
struct Folder : TemporaryFolder {
    std::filesystem::path operator/(const std::string& name) const { return path / name; }
};

inline Identity identity_of(const Catalogue& catalogue, std::uint64_t serial = 7) {
    return {.channel = catalogue.stand.channel,
            .serial = serial,
            .withdraw_below = serial / 2,
            .title = "Sample",
            .created = 1'700'000'000,
            .builder = "standpunkt test"};
}

inline std::string message_of(const Error& error) {
    return error.message + " " + error.next_step;
}

}  // namespace standpunkt::test
