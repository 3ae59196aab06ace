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
/// The same for files that were handed over as open descriptors. `seen`: the names of what else
/// lies beside them, for the word about what was meant as content and is none.
std::unique_ptr<Source> make_handed_source(const std::string& name, std::vector<HandedFile> files,
                                           std::vector<std::string> seen = {});

/// True for what other systems leave on sticks, and for what is being written just now.
bool is_litter(const std::string& name);
/// True for NAME.standpunkt, in any case.
bool is_bundle_name(const std::string& name);
/// True for a file of a system update, or its signature; the box itself takes those.
bool is_system_update_name(const std::string& name);
/// What `names` without a bundle among them were meant as: the one thing that is wrong with the
/// first that looks like content. A folder with stand.toml in it stands there as "folder/".
std::optional<Error> explain_names(const std::vector<std::string>& names);

}  // namespace standpunkt
