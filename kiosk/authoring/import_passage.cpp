#include "authoring/import_passage.h"

#include <algorithm>

namespace standpunkt {

std::string plain_text(const Passage& passage) {
    std::string text;
    for (const RawRun& run : passage.runs) text += run.text;
    return text;
}

bool is_strong(const Passage& passage) {
    const auto blank = [](const RawRun& run) {
        return run.text.find_first_not_of(" \n") == std::string::npos;
    };
    return !passage.runs.empty() &&
           std::all_of(passage.runs.begin(), passage.runs.end(),
                       [&](const RawRun& run) { return run.strong || blank(run); });
}

void remove_start(Passage& passage, std::size_t bytes) {
    for (RawRun& run : passage.runs) {
        const std::size_t taken = std::min(bytes, run.text.size());
        run.text.erase(0, taken);
        bytes -= taken;
        if (bytes == 0) break;
    }
    tidy(passage);
}

void tidy(Passage& passage) {
    bool blank_before = true;
    for (RawRun& run : passage.runs) {
        std::string text;
        for (const char c : run.text) {
            const bool blank = c == ' ' || c == '\n' || c == '\t';
            if (!blank)
                text += c;
            else if (!blank_before)
                text += ' ';
            blank_before = blank;
        }
        run.text = std::move(text);
    }
    std::erase_if(passage.runs, [](const RawRun& run) { return run.text.empty(); });
    while (!passage.runs.empty() && passage.runs.back().text.ends_with(' ')) {
        passage.runs.back().text.pop_back();
        if (passage.runs.back().text.empty()) passage.runs.pop_back();
    }
}

}  // namespace standpunkt
