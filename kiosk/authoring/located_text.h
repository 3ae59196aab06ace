#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace standpunkt {

/// From `offset` on (bytes) a text stands on `line` of its file.
struct LineMark {
    std::size_t offset = 0;
    int line = 0;
};

/// The line of a byte of a text; `marks` are in order.
inline int line_at(const std::vector<LineMark>& marks, std::size_t offset) {
    int line = marks.empty() ? 0 : marks.front().line;
    for (const LineMark& mark : marks) {
        if (mark.offset > offset) break;
        line = mark.line;
    }
    return line;
}

/// A text that still knows where it came from, because every fault names its line.
struct LocatedText {
    std::string text;
    std::vector<LineMark> marks;
    int line_at(std::size_t offset) const { return standpunkt::line_at(marks, offset); }
    int line() const { return line_at(0); }
};

}  // namespace standpunkt
