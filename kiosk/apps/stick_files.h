#pragma once
// What of a mounted stick concerns the stand.
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "sync/stick_line.h"

namespace standpunkt {

/// Closes the descriptors with itself.
class StickContent {
  public:
    /// Looks at `folder` and its folder standpunkt/. Regular files only: no link leads out of it.
    explicit StickContent(const std::filesystem::path& folder);
    ~StickContent();
    StickContent(const StickContent&) = delete;
    StickContent& operator=(const StickContent&) = delete;

    const std::vector<StickFile>& bundles() const { return x_bundles; }  ///< opened for reading
    /// Names of what else lies there; a content folder ends in "/".
    const std::vector<std::string>& others() const { return x_others; }
    /// Why its folder could not be read to the end.
    const std::error_code& error() const { return x_error; }

  private:
    void look(const std::filesystem::path& folder);
    std::vector<StickFile> x_bundles;
    std::vector<std::string> x_others;
    std::error_code x_error;
};

/// Puts what the descriptors hold into `folder`/standpunkt-report/, each file whole or not at all,
/// and onto the stick before it returns.
Status put_report(const std::filesystem::path& folder, const std::vector<StickFile>& files);

}  // namespace standpunkt
