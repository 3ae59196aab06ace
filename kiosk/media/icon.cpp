#include "media/icon.h"

#include <algorithm>
#include <numeric>
#include <span>

#include "media/icon_table.h"

namespace standpunkt {
namespace {

std::span<const IconEntry> table() {
    return {icon_table, icon_table_size};
}

// Levenshtein's edit distance: how many letters have to be changed, put in or taken out.
std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < one.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (one[i] != other[j])});
            diagonal = above;
        }
    }
    return row.back();
}

std::string closest_name(std::string_view name) {
    const std::string_view asked =
        name.substr(0, 64);  // a whole text as a name is no reason to stall
    const auto best = std::ranges::min_element(
        table(), {}, [&](const IconEntry& entry) { return distance(asked, entry.name); });
    return std::string(best->name);
}

}  // namespace

Result<char32_t> icon_code_point(std::string_view name) {
    const auto found = std::ranges::find(table(), name, &IconEntry::name);
    if (found != table().end()) return found->code_point;
    return fail("there is no icon \"" + std::string(name) + "\".", {}, 0,
                "Did you mean \"" + closest_name(name) + "\"? content/README.md shows icons.");
}

std::vector<std::string> icon_names() {
    std::vector<std::string> names;
    for (const IconEntry& entry : table()) names.emplace_back(entry.name);
    std::ranges::sort(names);
    return names;
}

}  // namespace standpunkt
