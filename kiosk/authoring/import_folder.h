#pragma once
// Puts an imported interview into a content folder without ever overwriting what an editor wrote.
#include <filesystem>
#include <string>
#include <vector>

#include "authoring/import.h"
#include "authoring/import_difference.h"
#include "base/result.h"

namespace standpunkt {

/// A file that an editor changed and a new import would change too. The editor's file stays.
struct ImportConflict {
    std::string path;      ///< in the content folder
    std::string new_path;  ///< in the content folder: what the import would have written
    std::vector<DifferentLines> lines;
};

struct ImportOutcome {
    std::string interview;                        ///< its folder's name
    std::vector<std::string> written, unchanged;  ///< paths in the content folder
    std::vector<std::string> kept;  ///< changed by an editor, and nothing new for them
    std::vector<ImportConflict> conflicts;
    std::vector<Finding> findings;  ///< about the folder, without lines
};

/// Writes `imported` into `folder`, which is made if it is not there. The interview's folder is
/// `interview` (a-z, 0-9, -), or chosen: the one this text went to before, else named after the
/// person. Each file is replaced as a whole; the record of it comes last, so that an import that
/// breaks off can be run again. Fails where `folder` is no content folder or cannot be written.
Result<ImportOutcome> import_into(const std::filesystem::path& folder, const ImportedText& imported,
                                  const std::string& interview = {});

}  // namespace standpunkt
