#pragma once
// Where lines end. Pure: widths come from a function, so that every rule is a test without a font.
// Breaks at blanks, after - – — /, at soft hyphens (the hyphen is drawn when used); never inside
// "Dr. X", "z. B.", number + unit, before a dash with blanks, at no-break spaces. A word longer
// than the line is cut between characters rather than lost. Unicode: UAX 14 names these classes.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace standpunkt {

/// Text in one style; `style` is the caller's number, handed through.
struct Run {
    std::string text;
    int style = 0;
};

struct LinePiece {
    std::string text;  ///< without soft hyphens; "-" added where one was used
    int style = 0;
    float x = 0;  ///< from the line's left edge
};

struct Line {
    std::vector<LinePiece> pieces;
    float width = 0;
    bool cut = false;  ///< ends inside a word that is longer than the line
};

enum class Breaking {
    Body,  ///< ragged right; hyphenated only where a line would be under 84 % full, at most two in
           ///< a row (more only inside one word that fills them all); no single short last word
    Display  ///< the fewest lines, of like length; never hyphenated
};

using Measure = std::function<float(std::string_view text, int style)>;

/// Lines at most `width` wide, unless a single character is wider; together, without added hyphens
/// and soft hyphens, exactly the text (blanks at line ends are dropped, "\n" ends a line). Empty
/// text: no line. `measure` should be quick or remember: it is asked for words, parts of words and
/// lines.
std::vector<Line> break_lines(const std::vector<Run>& text, float width, Breaking breaking,
                              const Measure& measure);

}  // namespace standpunkt
