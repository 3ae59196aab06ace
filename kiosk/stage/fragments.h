#pragma once
// A paragraph cut into the smallest parts that a line may end after. Internal to the line breaker.
#include <map>
#include <string>
#include <vector>

#include "stage/line_breaker.h"

namespace standpunkt {

/// What lies behind a fragment.
enum class Gap {
    Blank,  ///< blanks: kept inside a line, dropped at its end
    Plain,  ///< nothing: after a hyphen, dash or slash
    Soft,   ///< a soft hyphen: drawn as "-" at a line's end
    Cut     ///< nothing: inside a word that is longer than a line
};

struct Fragment {
    std::vector<Run> text;  ///< one run a style; no soft hyphens
    Gap gap = Gap::Blank;
    Run blank;  ///< the blanks of Gap::Blank
};

/// Cuts one paragraph (no line feed in it). Fragments that no rule allows to part are one, unless
/// that were wider than `width`: then first the no-break blanks give way, then the word is cut
/// between characters (grapheme clusters, UAX 29).
std::vector<Fragment> fragments(const std::vector<Run>& paragraph, float width,
                                const Measure& measure);

/// Text of the fragments [first, last) as a line: inner blanks kept, a hyphen added where the line
/// ends at a soft one. Neighbouring runs of one style are one.
std::vector<Run> line_text(const std::vector<Fragment>& all, std::size_t first, std::size_t last);

float width_of(const std::vector<Run>& text, const Measure& measure);

/// Widths of parts of the paragraph, measured word by word and each only once.
class Widths {
  public:
    Widths(const std::vector<Fragment>& all, const Measure& measure);
    float of(std::size_t first, std::size_t last);  ///< the line [first, last)

  private:
    float part(std::size_t first, std::size_t last);  ///< within one word, without a blank
    const std::vector<Fragment>& x_all;
    const Measure& x_measure;
    std::vector<std::size_t> x_word_end;  // of each fragment: behind the last one of its word
    std::map<std::pair<std::size_t, std::size_t>, float> x_known;
    std::vector<float> x_blank;
};

}  // namespace standpunkt
