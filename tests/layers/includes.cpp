#include "includes.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

namespace standpunkt::layers {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string list(const Folders& folders) {
    std::string text;
    for (const std::string& folder : folders) text += (text.empty() ? "" : ", ") + folder;
    return text;
}

/// One file of one folder held against the table.
struct Reader {
    const Table& table;
    const fs::path& kiosk;
    std::vector<std::string>& found;

    void read(const fs::path& file) const {
        // What stands in a line comment does not match; nobody comments out includes with /* */.
        static const std::regex include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
        std::ifstream lines(file);
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            std::smatch match;
            if (!std::regex_search(line, match, include)) continue;
            const fs::path place = file.lexically_relative(kiosk);
            const std::string fault =
                match[1] == "<" ? angle(place, match[2]) : quoted(place, match[2]);
            if (!fault.empty())
                found.push_back(place.string() + ":" + std::to_string(number) + ": " + fault);
        }
    }

  private:
    static std::string folder_of(const fs::path& place) { return place.begin()->string(); }

    std::string quoted(const fs::path& place, const std::string& header) const {
        // The compiler looks beside the file first, then from kiosk/.
        fs::path target = (place.parent_path() / header).lexically_normal();
        if (!fs::exists(kiosk / target)) target = fs::path(header).lexically_normal();
        if (!fs::exists(kiosk / target))
            return "\"" + header + "\" is no file of kiosk/; outside headers stand in <>";
        const std::string from = folder_of(place), to = folder_of(target);
        if (table.may_include(from, to)) return {};
        return from + " may not include " + to + " (\"" + header +
               "\"); layers.txt lists what it may";
    }

    std::string angle(const fs::path& place, const std::string& header) const {
        const std::string from = folder_of(place);
        if (const Package* package = table.package_of(header)) {
            if (package->folders.count(from) > 0) return {};
            return from + " may not include <" + header + ">; only " + list(package->folders) +
                   " may";
        }
        if (is_standard(header)) return {};
        if (fs::exists(kiosk / header))
            return "<" + header + "> is a file of kiosk/: include it as \"" + header + "\"";
        return "<" + header + "> is of no package in layers.txt: add its row there";
    }
};

bool is_source(const fs::path& path) {
    return path.extension() == ".h" || path.extension() == ".cpp";
}

}  // namespace

std::vector<std::string> violations(const fs::path& kiosk) {
    const Table table = parse_table(content_of(kiosk / "layers.txt"));
    std::vector<std::string> found = table.faults;
    if (table.arrows.empty()) found.push_back("layers.txt: no arrows; is the file there?");
    const auto links = linked_folders(content_of(kiosk / "CMakeLists.txt"), table);
    std::ranges::copy(disagreements(table, links), std::back_inserter(found));
    const Reader reader{table, kiosk, found};
    for (const auto& entry : fs::directory_iterator(kiosk)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_directory()) {
            if (is_source(entry.path()))
                found.push_back(name + ": stands in no folder; each file has its layer");
            continue;
        }
        if (table.arrows.count(name) == 0)
            found.push_back(name + "/: layers.txt has no row for this folder");
        for (const auto& file : fs::recursive_directory_iterator(entry.path()))
            if (file.is_regular_file() && is_source(file.path())) reader.read(file.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace standpunkt::layers
