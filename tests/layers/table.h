#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace standpunkt::layers {

/// A folder name, or "*" for every folder.
using Folders = std::set<std::string>;

/// Headers of an outside package and who may include them.
struct Package {
    std::string pattern;  ///< of header names, as a shell would match it: "webp/*"
    Folders folders;
};

/// kiosk/layers.txt, and what is wrong with it.
struct Table {
    std::map<std::string, Folders> arrows;
    std::vector<Package> packages;
    std::vector<std::string> faults;  ///< "layers.txt:LINE: ..."

    bool may_include(const std::string& from, const std::string& to) const;
    /// The package a header belongs to; nullptr: none.
    const Package* package_of(const std::string& header) const;
};

Table parse_table(std::string_view text);

/// What CMake links: folder -> folders, from standpunkt_library(... USES ...) and from
/// target_link_libraries between folders.
std::map<std::string, Folders> linked_folders(std::string_view cmake, const Table& table);

/// Where CMake's links and the table's arrows disagree: a link without its arrow, or an arrow that
/// no chain of links provides.
std::vector<std::string> disagreements(const Table& table,
                                       const std::map<std::string, Folders>& links);

}  // namespace standpunkt::layers
