// An editor's Markdown file: whatever the bytes, reading ends, lines lie inside the file and no
// text is handed on that is not UTF-8.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "authoring/cut_off.h"
#include "authoring/interview_text.h"
#include "base/unicode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace standpunkt;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto ends =
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
    const auto in_file = [&](int line) { return line >= 0 && line <= ends + 1; };
    Faults faults;
    const InterviewText text = read_interview_text(bytes, "de.md", "de", faults);
    for (const Fault& fault : faults.sorted()) {
        if (!in_file(fault.error.line) || fault.code.empty()) std::abort();
    }
    for (const WrittenExchange& exchange : text.exchanges) {
        if (!is_valid_utf8(exchange.question.text) || !in_file(exchange.question.line))
            std::abort();
        for (const WrittenHighlight& highlight : exchange.highlights) {
            if (highlight.text.empty() || !in_file(highlight.line)) std::abort();
        }
        for (const MarkdownBlock& block : exchange.answer) {
            if (!is_valid_utf8(block.located().text) || !in_file(block.line)) std::abort();
        }
        static_cast<void>(is_cut_off(exchange.answer));
    }
    return 0;
}
