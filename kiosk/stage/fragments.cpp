#include "stage/fragments.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/unicode.h"
#include "stage/no_break.h"

namespace standpunkt {
namespace {

/// One character and its style; the paragraph as one row of them.
struct Letter {
    char32_t code_point;
    int style;
};
using Letters = std::vector<Letter>;

bool is_blank(char32_t c) {
    return c == U' ' || c == U'\t';
}

Letters letters(const std::vector<Run>& paragraph) {
    Letters out;
    for (const Run& run : paragraph)
        for (const char32_t c : code_points(run.text)) out.push_back({c, run.style});
    return out;
}

void append(std::vector<Run>& text, std::string_view more, int style) {
    if (text.empty() || text.back().style != style) text.push_back({"", style});
    text.back().text += more;
}

void append(std::vector<Run>& text, const Letter& letter) {
    append(text, to_utf8(letter.code_point), letter.style);
}

/// What stands between two blanks, before any rule: with soft hyphens.
struct Word {
    Letters letters;
    Run blank;  // behind it
};

std::vector<Word> words(const Letters& all) {
    std::vector<Word> out;
    std::size_t at = 0;
    while (at < all.size()) {
        Word word;
        // Blanks at the start of a paragraph are text (an indentation), not a place to break.
        while (out.empty() && at < all.size() && is_blank(all[at].code_point))
            word.letters.push_back(all[at++]);
        while (at < all.size() && !is_blank(all[at].code_point)) word.letters.push_back(all[at++]);
        if (at < all.size()) word.blank.style = all[at].style;
        while (at < all.size() && is_blank(all[at].code_point))
            word.blank.text += to_utf8(all[at++].code_point);
        out.push_back(std::move(word));
    }
    return out;
}

std::string utf8(const Letters& word) {
    std::string out;
    for (const Letter& letter : word) out += to_utf8(letter.code_point);
    return out;
}

/// The fragments of one word, by soft hyphens, dashes and slashes.
std::vector<Fragment> parts(const Word& word) {
    std::u32string visible;
    for (const Letter& letter : word.letters)
        if (letter.code_point != soft_hyphen) visible += letter.code_point;
    std::vector<Fragment> out(1);
    std::size_t seen = 0;
    for (const Letter& letter : word.letters) {
        if (letter.code_point == soft_hyphen) {
            const bool at_end = out.back().text.empty() || seen == visible.size();
            if (at_end || breaks_behind(visible[seen - 1]) || breaks_behind(visible[seen]))
                continue;
            out.back().gap = Gap::Soft;
            out.emplace_back();
            continue;
        }
        append(out.back().text, letter);
        ++seen;
        const std::u32string_view all = visible;
        if (seen < all.size() && may_end_after(all.substr(0, seen), all.substr(seen))) {
            out.back().gap = Gap::Plain;
            out.emplace_back();
        }
    }
    out.back().gap = Gap::Blank;
    out.back().blank = word.blank;
    return out;
}

/// Between characters, as much as fits on each line; a single wider one stands alone.
std::vector<Fragment> cut(const Fragment& whole, float width, const Measure& measure) {
    std::vector<Fragment> out(1);
    utf8proc_int32_t state = 0;
    char32_t before = 0;
    std::vector<Run> cluster;
    const auto flush = [&] {
        std::vector<Run> longer = out.back().text;
        for (const Run& run : cluster) append(longer, run.text, run.style);
        if (!out.back().text.empty() && width_of(longer, measure) > width) {
            out.back().gap = Gap::Cut;
            out.emplace_back();
            longer = cluster;
        }
        out.back().text = std::move(longer);
        cluster.clear();
    };
    for (const Letter& letter : letters(whole.text)) {
        if (before && utf8proc_grapheme_break_stateful(
                          static_cast<utf8proc_int32_t>(before),
                          static_cast<utf8proc_int32_t>(letter.code_point), &state))
            flush();
        append(cluster, letter);
        before = letter.code_point;
    }
    flush();
    out.back().gap = whole.gap;
    out.back().blank = whole.blank;
    return out;
}

/// Measured at once, as the line breaker will ask for it again: whether the word fits a line with a
/// hyphen to spare, so that no part of it has to be looked at.
bool fits(const std::vector<Fragment>& word, float width, const Measure& measure) {
    std::vector<Run> whole;
    for (const Fragment& each : word)
        for (const Run& run : each.text) append(whole, run.text, run.style);
    if (word.size() == 1) return width_of(whole, measure) <= width;
    return width_of(whole, measure) + measure("-", whole.back().style) <= width;
}

/// The parts of a word that is wider than a line, none of them wider than that.
std::vector<Fragment> narrowed(const std::vector<Fragment>& word, float width,
                               const Measure& measure) {
    std::vector<Fragment> out;
    for (const Fragment& each : word) {
        if (width_of(each.text, measure) <= width)
            out.push_back(each);
        else
            for (Fragment& piece : cut(each, width, measure)) out.push_back(std::move(piece));
    }
    // Where not even the hyphen finds room, the word is cut without it.
    for (Fragment& each : out)
        if (each.gap == Gap::Soft && width_of(line_text({each}, 0, 1), measure) > width)
            each.gap = Gap::Cut;
    return out;
}

/// `more` is glued behind `all.back()` with its blank, if that still fits a line.
bool glue(std::vector<Fragment>& all, const Fragment& more, float width, const Measure& measure) {
    Fragment joined = all.back();
    append(joined.text, joined.blank.text, joined.blank.style);
    for (const Run& run : more.text) append(joined.text, run.text, run.style);
    joined.gap = more.gap;
    joined.blank = more.blank;
    if (width_of(line_text({joined}, 0, 1), measure) > width) return false;
    all.back() = std::move(joined);
    return true;
}

}  // namespace

float width_of(const std::vector<Run>& text, const Measure& measure) {
    float sum = 0;
    for (const Run& run : text) sum += measure(run.text, run.style);
    return sum;
}

std::vector<Fragment> fragments(const std::vector<Run>& paragraph, float width,
                                const Measure& measure) {
    std::vector<Fragment> out;
    std::string left;
    for (const Word& word : words(letters(paragraph))) {
        const std::string right = utf8(word.letters);
        std::vector<Fragment> next = parts(word);
        if (!out.empty() && keeps_together(left, right) && glue(out, next.front(), width, measure))
            next.erase(next.begin());
        if (!next.empty() && !fits(next, width, measure)) next = narrowed(next, width, measure);
        for (Fragment& each : next) out.push_back(std::move(each));
        left = right;
    }
    return out;
}

std::vector<Run> line_text(const std::vector<Fragment>& all, std::size_t first, std::size_t last) {
    std::vector<Run> out;
    for (std::size_t i = first; i < last; ++i) {
        for (const Run& run : all[i].text) append(out, run.text, run.style);
        if (i + 1 < last && !all[i].blank.text.empty())
            append(out, all[i].blank.text, all[i].blank.style);
    }
    if (last > first && all[last - 1].gap == Gap::Soft && !out.empty()) out.back().text += "-";
    return out;
}

Widths::Widths(const std::vector<Fragment>& all, const Measure& measure)
    : x_all(all), x_measure(measure), x_word_end(all.size()), x_blank(all.size()) {
    std::size_t end = all.size();
    for (std::size_t i = all.size(); i-- > 0;) {
        if (all[i].gap == Gap::Blank) end = i + 1;
        x_word_end[i] = end;
        if (!all[i].blank.text.empty()) x_blank[i] = measure(all[i].blank.text, all[i].blank.style);
    }
}

float Widths::part(std::size_t first, std::size_t last) {
    const auto [found, is_new] = x_known.try_emplace({first, last}, 0.0f);
    if (is_new) found->second = width_of(line_text(x_all, first, last), x_measure);
    return found->second;
}

float Widths::of(std::size_t first, std::size_t last) {
    float sum = 0;
    while (first < last) {
        const std::size_t end = std::min(x_word_end[first], last);
        sum += part(first, end);
        if (end < last) sum += x_blank[end - 1];
        first = end;
    }
    return sum;
}

}  // namespace standpunkt
