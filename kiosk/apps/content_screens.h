#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "bundle/bundle.h"

namespace standpunkt {

/// A folder of our own for what is needed only for a while; gone with this object.
class PrivateFolder {
  public:
    static Result<std::unique_ptr<PrivateFolder>> make();
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    const std::filesystem::path& path() const { return x_path; }

  private:
    explicit PrivateFolder(std::filesystem::path path) : x_path(std::move(path)) {}
    std::filesystem::path x_path;
};

/// The display, found beside this program.
Result<std::filesystem::path> display_program();

/// A content folder built for a look at it, signed by nobody who matters.
struct Draft {
    std::unique_ptr<PrivateFolder> folder;
    std::filesystem::path bundle, key;  ///< key: the public one
    std::unique_ptr<Bundle> opened;
};
/// Prints the folder's faults; an error if it cannot be built.
Result<Draft> build_draft(const std::filesystem::path& content);

/// The panel that pictures are drawn for, as the display's options say it; empty: as it is usual.
struct PanelOptions {
    std::string size, diagonal, rotate;
    /// What the display is told of it.
    std::vector<std::string> arguments() const;
};

/// Lets the display draw every scene of `draft` into `target`.
Status draw_screens(const Draft& draft, const std::filesystem::path& target,
                    const PanelOptions& panel);

}  // namespace standpunkt
