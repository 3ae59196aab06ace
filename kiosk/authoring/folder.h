#pragma once
// A content folder becomes a Catalogue with its media; every fault of the folder is reported
// together.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "base/result.h"
#include "interview/catalogue.h"
#include "interview/media_source.h"

namespace standpunkt {

/// How far the work goes. `Inspect` (check): pictures are decoded once, so that a damaged one is
/// found, and identities are those of the editor's files. `Prepare` (build, preview): pictures are
/// made to size and body text gets its soft hyphens.
enum class PictureWork { Inspect, Prepare };

/// Whether an interview that nobody approved may go on a stand.
enum class Approval { Advised, Required };

class PreparedPictures;

/// How a folder is read.
struct Reading {
    PictureWork work = PictureWork::Inspect;
    std::string today{};  ///< the day that decides what is over, ISO 8601; empty: nothing is
    Approval approval = Approval::Advised;
    /// A folder whose theme.toml counts instead of the content's own; empty: the content's.
    std::filesystem::path theme{};
    const PreparedPictures* prepared = nullptr;  ///< pictures made before are taken from there
};

struct Content {
    Catalogue catalogue;        ///< usable exactly when no fault is an Error
    MediaLibrary media;         ///< filled with PictureWork::Prepare
    std::vector<Fault> faults;  ///< ordered by file and line
    bool has_errors() const;
};

/// Called now and then with what is done, 0 to 1, and a word for it; from the calling thread.
using Progress = std::function<void(double done, const std::string& what)>;

/// Reads the whole folder. Fails only if there is no such folder; all else becomes a Fault.
Result<Content> read_folder(const std::filesystem::path& folder, const Reading& reading,
                            const Progress& progress = {});

}  // namespace standpunkt
