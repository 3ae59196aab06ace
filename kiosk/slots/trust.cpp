#include "slots/trust.h"

#include <algorithm>

namespace standpunkt {
namespace {

/// NAME.pub, or NAME.PUB as FAT may have it.
bool is_key_file(const std::filesystem::path& path) {
    const auto ending = path.extension();
    return ending == ".pub" || ending == ".PUB";
}

}  // namespace

Trust read_trust(const std::filesystem::path& folder) {
    Trust trust;
    std::error_code error;
    std::vector<std::filesystem::path> files;
    std::filesystem::directory_iterator entry(folder, error), end;
    for (; !error && entry != end; entry.increment(error))
        if (is_key_file(entry->path())) files.push_back(entry->path());
    if (error) {
        trust.complete = false;
        trust.faults.push_back(
            fail("cannot list the trusted keys: " + error.message() + ".", folder).value());
    }
    std::sort(files.begin(), files.end());  // so that messages come in one order
    for (const auto& file : files) {
        if (auto key = read_public_key(file)) {
            trust.keys.push_back(*key);
        } else {
            trust.complete = false;
            trust.faults.push_back(key.error());
        }
    }
    return trust;
}

}  // namespace standpunkt
