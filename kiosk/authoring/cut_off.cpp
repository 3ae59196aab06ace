#include "authoring/cut_off.h"

#include "authoring/names.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

bool ends_sentence(std::string_view text) {
    std::vector<char32_t> points = code_points(trimmed(text));
    constexpr std::u32string_view closers = U"\"“”„»«›‹‘’')]*";
    while (!points.empty() && closers.find(points.back()) != std::u32string_view::npos) {
        points.pop_back();
    }
    constexpr std::u32string_view ends = U".!?…:;。！？";
    return !points.empty() && ends.find(points.back()) != std::u32string_view::npos;
}

}  // namespace

bool is_cut_off(std::string_view text) {
    return !trimmed(text).empty() && !ends_sentence(text);
}

bool is_cut_off(const std::vector<MarkdownBlock>& answer) {
    const MarkdownBlock* last = nullptr;
    const MarkdownBlock* before = nullptr;
    for (const MarkdownBlock& block : answer) {
        if (block.picture) continue;
        before = last;
        last = &block;
    }
    if (!last || ends_sentence(last->located().text)) return false;
    if (last->block.kind == BlockKind::Paragraph) return true;
    // Points of a list need no full stop, unless their neighbours have one.
    return before && before->block.kind == last->block.kind &&
           ends_sentence(before->located().text);
}

}  // namespace standpunkt
