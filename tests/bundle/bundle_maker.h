#pragma once
// Bundles for the tests of this folder.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "bundle/bundle.h"
#include "support/sample_catalogue.h"

namespace standpunkt::test {

/// A folder of its own that goes with the test.
class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "standpunkt-XXXXXX").string();
        if (!mkdtemp(name.data())) std::abort();
        x_path = name;
    }
    ~Folder() { std::filesystem::remove_all(x_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path operator/(const std::string& name) const { return x_path / name; }

  private:
    std::filesystem::path x_path;
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
