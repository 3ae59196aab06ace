#include "authoring/import_plain.h"

#include <algorithm>

#include "authoring/import_clean.h"
#include "authoring/import_label.h"
#include "authoring/import_words.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

std::string text_of(const RawLine& line) {
    std::string text;
    for (const RawRun& run : line.runs) text += run.text;
    return text;
}

bool is_strong(const RawLine& line) {
    return std::all_of(line.runs.begin(), line.runs.end(),
                       [](const RawRun& run) { return run.strong; });
}

std::string first_word(const std::string& text) {
    return text.substr(0, text.find(' '));
}

/// Lists and new speakers begin a paragraph, however wide the line before was.
bool begins_paragraph(const RawLine& line, const std::string& before) {
    const std::string text = text_of(line);
    const bool bullet = text.starts_with("- ") || text.starts_with("* ") ||
                        text.starts_with("\u2022") || text.starts_with("\u2013 ");
    return bullet || (label_length(text) > 0 && ends_sentence(before));
}

bool is_full(const RawLine& line, const RawLine& next, std::size_t width) {
    const std::string text = text_of(line);
    if (is_strong(line) != is_strong(next) || begins_paragraph(next, text)) return false;
    return character_count(text) + 1 + character_count(first_word(text_of(next))) > width;
}

/// The width a program wrapped at; 0 if each line is a paragraph.
std::size_t wrap_width(const std::vector<std::vector<RawLine>>& blocks) {
    constexpr std::size_t most = 120, least_lines = 3;
    std::size_t width = 0, full = 0, inner = 0;
    for (const auto& block : blocks)
        for (const RawLine& line : block)
            if (text_of(line).find(' ') != std::string::npos)  // a long address wraps nowhere
                width = std::max(width, character_count(text_of(line)));
    if (width > most) return 0;
    for (const auto& block : blocks)
        for (std::size_t at = 0; at + 1 < block.size(); ++at) {
            ++inner;
            if (is_full(block[at], block[at + 1], width)) ++full;
        }
    return full >= least_lines && full * 2 >= inner ? width : 0;
}

/// A word that the line end parts: "Inno-" and "vation".
void join_parted_word(RawRun& last, const RawRun& next, ImportReport& report) {
    const std::vector<char32_t> before = code_points(last.text), after = code_points(next.text);
    const bool parted = before.size() > 1 && before.back() == U'-' &&
                        is_letter(before[before.size() - 2]) && !after.empty() &&
                        is_letter(after.front());
    const std::string word = lower(first_word(next.text));
    const bool listing = word == "und" || word == "oder" || word == "bzw." || word == "and" ||
                         word == "or" || word == "bis" || word == "sowie" || word == "als";
    if (!parted || listing) {
        last.text += ' ';
        return;
    }
    if (lower(to_utf8(after.front())) != to_utf8(after.front())) return;  // "Cluster-" "Politik"
    last.text.pop_back();
    report.assumed(last.line, "parted-word",
                   "joined the word \"" + last.text.substr(last.text.rfind(' ') + 1) +
                       first_word(next.text) + "\" that the line end parts.");
}

void append(Passage& passage, const RawLine& line) {
    if (passage.runs.empty()) passage.line = line.number;
    passage.runs.insert(passage.runs.end(), line.runs.begin(), line.runs.end());
}

}  // namespace

std::vector<Passage> reflow(const std::vector<std::vector<RawLine>>& blocks, ImportReport& report) {
    const std::size_t width = wrap_width(blocks);
    if (width > 0)
        report.assumed(0, "wrapped-lines",
                       "lines are wrapped at " + std::to_string(width) +
                           " characters; they were joined to paragraphs.");
    std::vector<Passage> passages;
    for (const auto& block : blocks) {
        Passage passage;
        for (std::size_t at = 0; at < block.size(); ++at) {
            append(passage, block[at]);
            const bool last = at + 1 == block.size();
            if (!last && width > 0 && is_full(block[at], block[at + 1], width)) {
                join_parted_word(passage.runs.back(), block[at + 1].runs.front(), report);
                continue;
            }
            tidy(passage);
            if (!passage.runs.empty()) passages.push_back(std::move(passage));
            passage = {};
        }
    }
    return passages;
}

RawText read_plain(const std::string& text, ImportReport& report) {
    std::vector<std::vector<RawLine>> blocks(1);
    int number = 1;
    for (std::size_t at = 0; at <= text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = clean_line(text.substr(at, end - at), number, report);
        while (line.ends_with(' ')) line.pop_back();
        line.erase(0, line.find_first_not_of(' '));
        if (line.empty())
            blocks.emplace_back();
        else
            blocks.back().push_back({number, {RawRun{line, number, false, false, {}}}});
        at = end + 1;
    }
    RawText raw;
    raw.passages = reflow(blocks, report);
    return raw;
}

}  // namespace standpunkt
