#include "authoring/import.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "authoring/encoding.h"
#include "authoring/import_assemble.h"
#include "authoring/import_html.h"
#include "authoring/import_markdown.h"
#include "authoring/import_plain.h"
#include "authoring/import_questions.h"
#include "authoring/import_words.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

Result<RawText> read_raw(const std::string& text, const std::string& name, ImportReport& report) {
    const std::string extension = lower(std::filesystem::path(name).extension().string());
    const bool markdown = extension == ".md" || extension == ".markdown";
    if (extension == ".html" || extension == ".htm" || extension == ".xhtml" ||
        (!markdown && looks_like_html(text)))
        return read_html(text, report);
    if (markdown) return read_markdown(text, report);
    if (looks_like_markdown(text)) {
        report.assumed(0, "markdown", "read as Markdown: the text has headings or bold lines.");
        return read_markdown(text, report);
    }
    return read_plain(text, report);
}

std::string choose_language(const RawText& raw, ImportReport& report) {
    std::string words;
    for (const Passage& passage : raw.passages) words += plain_text(passage) + " ";
    std::string language = language_of(words);
    if (!language.empty()) {
        report.assumed(0, "language",
                       std::string("the text is in ") + (language == "de" ? "German" : "English") +
                           ", by its small words.");
        return language;
    }
    language = raw.language == "en" ? "en" : "de";
    report.assumed(0, "language",
                   "the language is not clear from the words; taken as " +
                       std::string(language == "de" ? "German" : "English") +
                       ". Say --language if that is wrong.");
    return language;
}

}  // namespace

Result<ImportedText> import_text(std::string_view bytes, const std::string& name,
                                 const std::string& language) {
    if (bytes.size() > most_import_bytes)
        return fail("is larger than 16 MB, too large for the text of an interview.", name, 0,
                    "Save it as plain text without pictures.");
    ImportReport report;
    TRY(const std::string text, decode_text(bytes, name, report));
    auto read = read_raw(text, name, report);
    if (!read) {
        read.error().path = name;
        return tl::unexpected(read.error());
    }
    RawText raw = std::move(*read);
    if (raw.passages.empty())
        return fail("there is no text in this file.", name, 0,
                    "Was it saved before it was copied here?");
    const std::string spoken = language.empty() ? choose_language(raw, report) : language;
    const Roles roles = find_questions(raw.passages, report);
    ImportedText imported = assemble(std::move(raw), roles, spoken, name, report);
    // None marked, or nothing but a label where one was.
    if (imported.exchanges.empty())
        return fail(
            "no question was found. Looked for: labels such as \"Frage:\", \"Interviewer:\" or the "
            "speakers' names; headings or bold lines that end in \"?\"; paragraphs that end in "
            "\"?\".",
            name, 0, "Put \"Frage:\" in front of each question and import again.");
    imported.findings = report.sorted();
    return imported;
}

}  // namespace standpunkt
