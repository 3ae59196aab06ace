#pragma once
// The reader's text as pages: heading, summary and answer flow into boxes of one size. The pages
// together are the text; a page break keeps two lines together where it can.
#include <optional>
#include <string>
#include <vector>

#include "interview/catalogue.h"
#include "screens/painter.h"

namespace standpunkt {

struct FlowItem {
    enum class Kind { Heading, Summary, Lines, Picture, Note };
    Kind kind = Kind::Lines;
    TextLayout layout;                 ///< Picture: its caption and credit
    std::string text;                  ///< what the layout says, without soft hyphens
    float indent = 0;                  ///< of list items, design pixels
    std::string marker;                ///< "•", "2." left of the first line
    float gap = 0;                     ///< above, unless first on its page
    float picture_height = 0;          ///< Picture only
    const Picture* picture = nullptr;  ///< inside the catalogue
};

/// Lines [first, last) of an item, `y` below the top of the page, design pixels.
struct PagePiece {
    std::size_t item = 0;
    int first = 0, last = 0;
    float y = 0;
};

struct ReaderPages {
    std::vector<FlowItem> items;
    std::vector<std::vector<PagePiece>> pages;  ///< never empty
    std::size_t words_on(std::size_t page) const;
};

/// In Compact, design pixels: 75 characters of body text, more tire (VISITOR.md, "Type").
inline constexpr float widest_compact_text = 960;

/// Where the reader's text stands, design pixels; in Tall it ends above the list of questions.
/// `foot`: where the toolbar begins.
Rect reader_text_area(const Metrics& metrics, const std::optional<Rect>& list, float foot);

/// Of the bullets and numbers of lists, and between them and their text.
Look marker_look(const Metrics& metrics, const Palette& palette);
inline constexpr float marker_gap = 14;

/// Around the text of the summary's box, design pixels; on its left a bar stands besides.
float summary_padding(const Metrics& metrics);

/// Lays out one exchange for `area`. The question steps down once where it is long or leaves room
/// for less than seven lines of its answer. `notes` are sentences of the interface below the
/// answer.
ReaderPages lay_out_reader(Painter& painter, const ExchangeText& text, const Palette& palette,
                           const std::string& note_above, const std::string& note_below,
                           const std::string& credit_pattern, const std::string& language,
                           const std::string& fallback, Rect area);

}  // namespace standpunkt
