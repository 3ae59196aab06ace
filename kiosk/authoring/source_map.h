#pragma once
// Which line a piece of Markdown came from: md4c does not say, but hands out pieces of its source.
#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/located_text.h"
#include "authoring/markdown.h"

namespace standpunkt {

/// Lines put together for md4c, and the line reading has come to.
class SourceMap {
  public:
    explicit SourceMap(const std::vector<SourceLine>& lines) {
        for (const SourceLine& line : lines) {
            x_marks.push_back({x_text.size(), line.number});
            x_text += line.text;
            x_text += '\n';
        }
        x_line = lines.empty() ? 0 : lines.front().number;
    }

    const std::string& text() const { return x_text; }
    int line() const { return x_line; }

    /// Goes to the line of `piece`, if it lies in text(); md4c's own line breaks do not.
    void follow(std::string_view piece) {
        const std::less_equal<const char*> not_after;
        if (piece.empty() || !not_after(x_text.data(), piece.data()) ||
            !not_after(piece.data() + piece.size(), x_text.data() + x_text.size())) {
            return;
        }
        const auto offset = static_cast<std::size_t>(piece.data() - x_text.data());
        const auto after =
            std::upper_bound(x_marks.begin(), x_marks.end(), offset,
                             [](std::size_t at, const LineMark& mark) { return at < mark.offset; });
        if (after != x_marks.begin()) x_line = (after - 1)->line;
    }

    /// The first line from here on that holds `words`; the line reading has come to if none does.
    int next_line_with(const std::string& words) const {
        for (const LineMark& mark : x_marks) {
            if (mark.line < x_line) continue;
            const std::size_t end = std::min(x_text.size(), x_text.find('\n', mark.offset));
            const std::string_view line(x_text.data() + mark.offset, end - mark.offset);
            if (line.find(words) != std::string_view::npos) return mark.line;
        }
        return x_line;
    }

  private:
    std::string x_text;
    std::vector<LineMark> x_marks;
    int x_line = 0;
};

}  // namespace standpunkt
