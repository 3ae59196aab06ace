// Raw interviews come from anywhere. Whatever is imported has to read back from what is written.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "authoring/fault.h"
#include "authoring/import.h"
#include "authoring/import_files.h"
#include "authoring/interview_text.h"
#include "base/unicode.h"

namespace {

void require(bool holds, const char* rule) {
    if (holds) return;
    std::fprintf(stderr, "broken rule: %s\n", rule);
    std::abort();
}

/// Where blocks meet, blanks come and go.
std::string without_blanks(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace standpunkt;
    if (size < 1) return 0;
    const char* names[] = {"talk.txt", "talk.md", "talk.html"};
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto imported = import_text(bytes, names[data[0] % 3]);
    if (!imported) return 0;
    require(!imported->exchanges.empty(), "an import has a question");
    std::vector<std::string> ids;
    for (const ImportedExchange& exchange : imported->exchanges) {
        require(character_count(exchange.short_title) <= 40, "short titles fit");
        ids.push_back("q" + std::to_string(ids.size()));
    }
    const std::string text = language_file_text(*imported, ids, "gespraech");
    require(is_valid_utf8(text), "what is written is UTF-8");
    Faults faults;
    const InterviewText read = read_interview_text(text, "de.md", "de", faults);
    require(read.title.text == imported->title, "the title reads back");
    require(read.exchanges.size() == imported->exchanges.size(), "all questions read back");
    for (std::size_t at = 0; at < read.exchanges.size(); ++at) {
        require(read.exchanges[at].question.text == imported->exchanges[at].question,
                "a question reads back");
        std::string written, back;
        for (const Passage& passage : imported->exchanges[at].answer)
            written += plain_text(passage);
        for (const MarkdownBlock& block : read.exchanges[at].answer) back += block.located().text;
        require(without_blanks(written) == without_blanks(back), "an answer reads back");
        require(read.exchanges[at].highlights.empty(), "no text turns into a highlight");
    }
    return 0;
}
