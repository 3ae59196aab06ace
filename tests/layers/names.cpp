#include "names.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>

namespace standpunkt::layers {
namespace {

namespace fs = std::filesystem;

/// The full names of the types that one file defines, but for those in anonymous namespaces.
std::set<std::string> types_in(const fs::path& file) {
    static const std::regex opens(R"(^namespace\s*([\w:]*)\s*\{)");
    static const std::regex closes(R"(^\}.*// namespace)");
    static const std::regex defines(
        R"(^(?:struct|class|enum class)\s+(\w+)(?:\s+final)?(?:\s*:[^:][^;]*)?\s*\{)");
    std::set<std::string> found;
    std::vector<std::string> spaces;
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (std::regex_search(line, match, opens)) {
            spaces.push_back(match[1]);
        } else if (std::regex_search(line, closes)) {
            if (!spaces.empty()) spaces.pop_back();
        } else if (std::regex_search(line, match, defines) &&
                   std::find(spaces.begin(), spaces.end(), "") == spaces.end()) {
            std::string name;
            for (const std::string& space : spaces) name += space + "::";
            found.insert(name + match[1].str());
        }
    }
    return found;
}

}  // namespace

std::vector<std::string> names_defined_twice(const fs::path& kiosk) {
    std::map<std::string, std::set<std::string>> files;
    for (const auto& file : fs::recursive_directory_iterator(kiosk)) {
        if (file.path().extension() != ".h" && file.path().extension() != ".cpp") continue;
        for (const std::string& type : types_in(file.path()))
            files[type].insert(file.path().lexically_relative(kiosk).string());
    }
    std::vector<std::string> found;
    for (const auto& [type, places] : files) {
        if (places.size() < 2) continue;
        std::string text;
        for (const std::string& place : places) text += (text.empty() ? "" : " and ") + place;
        found.push_back(type + ": " + text);
    }
    return found;
}

}  // namespace standpunkt::layers
