#pragma once
#include <string>
#include <vector>

namespace standpunkt {

/// Lines that differ between two versions of a text; 1-based, `count` 0 where a side has none.
struct DifferentLines {
    int old_line = 0, old_count = 0, new_line = 0, new_count = 0;
};

/// All places where the texts differ, in order. Very large texts are compared from both ends only.
std::vector<DifferentLines> different_lines(const std::string& old_text,
                                            const std::string& new_text);

}  // namespace standpunkt
