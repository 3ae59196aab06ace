#pragma once
#include <vector>

#include "bundle/file_bytes.h"
#include "sync/source.h"

namespace standpunkt {

/// `path` and its folder standpunkt/ are looked through for *.standpunkt (any case). Not there: an
/// error with the code SourceGone. What other systems leave on sticks (._x, .DS_Store, System
/// Volume Information ...) is ignored without a word; a ZIP or a document is passed over with one.
std::unique_ptr<Source> make_directory_source(const std::filesystem::path& path,
                                              SourceKind kind = SourceKind::Directory);

/// A file somebody opened for the agent: a stick's, or the one a verb was given.
struct HandedFile {
    std::string name;
    std::shared_ptr<FileBytes> file;
};
/// The same for files that were handed over as open descriptors.
std::unique_ptr<Source> make_handed_source(const std::string& name, std::vector<HandedFile> files);

}  // namespace standpunkt
