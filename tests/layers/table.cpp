#include "table.h"

#include <fnmatch.h>

#include <regex>
#include <sstream>

namespace standpunkt::layers {
namespace {

Folders words(const std::string& text) {
    std::istringstream stream(text);
    Folders all;
    for (std::string word; stream >> word;) all.insert(word);
    return all;
}

/// The single word left of an arrow; empty if there is not exactly one.
std::string one_word(const std::string& text) {
    const Folders all = words(text);
    return all.size() == 1 ? *all.begin() : std::string();
}

/// All that can be reached from `folder` by following `links`.
Folders reachable(const std::string& folder, const std::map<std::string, Folders>& links) {
    Folders found;
    std::vector<std::string> open{folder};
    while (!open.empty()) {
        const std::string from = open.back();
        open.pop_back();
        const auto at = links.find(from);
        if (at == links.end()) continue;
        for (const std::string& to : at->second)
            if (found.insert(to).second) open.push_back(to);
    }
    return found;
}

/// Every folder a row names has a row of its own; no chain of arrows leads back to its start.
void check_names(Table& table) {
    for (const auto& [folder, targets] : table.arrows) {
        for (const std::string& target : targets)
            if (target != "*" && table.arrows.count(target) == 0)
                table.faults.push_back("layers.txt: " + folder + " -> " + target +
                                       ": there is no row for " + target);
        if (reachable(folder, table.arrows).count(folder) > 0)
            table.faults.push_back("layers.txt: the arrows lead from " + folder + " back to it");
    }
    for (const Package& package : table.packages)
        for (const std::string& folder : package.folders)
            if (table.arrows.count(folder) == 0)
                table.faults.push_back("layers.txt: " + package.pattern + " <- " + folder +
                                       ": there is no row for " + folder);
}

}  // namespace

bool Table::may_include(const std::string& from, const std::string& to) const {
    if (from == to) return true;
    const auto row = arrows.find(from);
    return row != arrows.end() && (row->second.count("*") > 0 || row->second.count(to) > 0);
}

const Package* Table::package_of(const std::string& header) const {
    for (const Package& package : packages)
        if (fnmatch(package.pattern.c_str(), header.c_str(), 0) == 0) return &package;
    return nullptr;
}

Table parse_table(std::string_view text) {
    Table table;
    std::istringstream lines{std::string(text)};
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const std::string row = line.substr(0, line.find('#'));
        if (words(row).empty()) continue;
        const auto right = row.find("->"), left = row.find("<-");
        const auto arrow = std::min(right, left);
        const std::string name =
            arrow == std::string::npos ? std::string() : one_word(row.substr(0, arrow));
        const std::string at = "layers.txt:" + std::to_string(number) + ": ";
        if (name.empty()) {
            table.faults.push_back(at + "neither \"folder -> folders\" nor \"header <- folders\"");
        } else if (arrow == right) {
            if (!table.arrows.emplace(name, words(row.substr(arrow + 2))).second)
                table.faults.push_back(at + name + " has two rows");
        } else {
            table.packages.push_back({name, words(row.substr(arrow + 2))});
        }
    }
    check_names(table);
    return table;
}

std::map<std::string, Folders> linked_folders(std::string_view cmake, const Table& table) {
    const std::string text =
        std::regex_replace(std::string(cmake), std::regex("#[^\n]*"), std::string());
    std::map<std::string, Folders> links;
    const std::regex call(R"((standpunkt_library|target_link_libraries)\s*\(\s*([\w-]+)([^)]*)\))");
    for (std::sregex_iterator it(text.begin(), text.end(), call), end; it != end; ++it) {
        const std::string folder = (*it)[2];
        if (table.arrows.count(folder) == 0) continue;
        bool folders_follow = (*it)[1] == "target_link_libraries";
        Folders& targets = links[folder];
        std::istringstream arguments((*it)[3]);
        for (std::string word; arguments >> word;) {
            if (word == "USES") folders_follow = true;
            if (word == "PACKAGES") folders_follow = false;
            if (folders_follow && table.arrows.count(word) > 0) targets.insert(word);
        }
    }
    return links;
}

std::vector<std::string> disagreements(const Table& table,
                                       const std::map<std::string, Folders>& links) {
    std::vector<std::string> faults;
    for (const auto& [folder, targets] : links)
        for (const std::string& target : targets)
            if (!table.may_include(folder, target))
                faults.push_back("CMakeLists.txt: " + folder + " uses " + target +
                                 ", layers.txt has no such arrow");
    for (const auto& [folder, targets] : table.arrows) {
        if (targets.count("*") > 0) continue;  // programs, no library
        const Folders linked = reachable(folder, links);
        for (const std::string& target : targets)
            if (linked.count(target) == 0)
                faults.push_back("layers.txt: " + folder + " -> " + target +
                                 ", CMakeLists.txt does not link it");
        if (links.count(folder) == 0)
            faults.push_back("layers.txt: " + folder +
                             " has a row, CMakeLists.txt no standpunkt_library");
    }
    return faults;
}

}  // namespace standpunkt::layers
