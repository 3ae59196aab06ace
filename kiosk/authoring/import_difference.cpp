#include "authoring/import_difference.h"

#include <algorithm>
#include <string_view>

namespace standpunkt {
namespace {

std::vector<std::string_view> lines_of(const std::string& text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line(text.data() + at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        at = end + 1;
    }
    return lines;
}

using Lines = std::vector<std::string_view>;

/// Longest common subsequence lengths of the tails, as one row a line of `old_lines`.
std::vector<std::vector<int>> common_tails(const Lines& old_lines, const Lines& new_lines) {
    std::vector<std::vector<int>> common(old_lines.size() + 1,
                                         std::vector<int>(new_lines.size() + 1, 0));
    for (std::size_t i = old_lines.size(); i-- > 0;)
        for (std::size_t j = new_lines.size(); j-- > 0;)
            common[i][j] = old_lines[i] == new_lines[j]
                               ? common[i + 1][j + 1] + 1
                               : std::max(common[i + 1][j], common[i][j + 1]);
    return common;
}

}  // namespace

std::vector<DifferentLines> different_lines(const std::string& old_text,
                                            const std::string& new_text) {
    constexpr std::size_t most_cells = 4'000'000;
    Lines old_lines = lines_of(old_text), new_lines = lines_of(new_text);
    std::size_t start = 0;
    while (start < old_lines.size() && start < new_lines.size() &&
           old_lines[start] == new_lines[start])
        ++start;
    while (old_lines.size() > start && new_lines.size() > start &&
           old_lines.back() == new_lines.back()) {
        old_lines.pop_back();
        new_lines.pop_back();
    }
    old_lines.erase(old_lines.begin(), old_lines.begin() + static_cast<std::ptrdiff_t>(start));
    new_lines.erase(new_lines.begin(), new_lines.begin() + static_cast<std::ptrdiff_t>(start));
    const int base = static_cast<int>(start) + 1;
    if (old_lines.empty() && new_lines.empty()) return {};
    if (old_lines.size() * new_lines.size() > most_cells)
        return {
            {base, static_cast<int>(old_lines.size()), base, static_cast<int>(new_lines.size())}};

    const auto common = common_tails(old_lines, new_lines);
    std::vector<DifferentLines> found;
    bool open = false;
    for (std::size_t i = 0, j = 0; i < old_lines.size() || j < new_lines.size();) {
        const bool both = i < old_lines.size() && j < new_lines.size();
        if (both && old_lines[i] == new_lines[j]) {
            open = false;
            ++i;
            ++j;
            continue;
        }
        if (!open) found.push_back({base + static_cast<int>(i), 0, base + static_cast<int>(j), 0});
        open = true;
        const bool from_old =
            j == new_lines.size() || (both && common[i + 1][j] >= common[i][j + 1]);
        if (from_old) {
            ++found.back().old_count;
            ++i;
        } else {
            ++found.back().new_count;
            ++j;
        }
    }
    return found;
}

}  // namespace standpunkt
