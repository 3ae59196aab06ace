#include "authoring/import_assemble.h"

#include <algorithm>
#include <filesystem>

#include "authoring/import_label.h"
#include "authoring/import_metadata.h"
#include "authoring/import_short_title.h"
#include "authoring/import_words.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

class Assembler {
  public:
    Assembler(const std::string& name, ImportReport& report) : x_name(name), x_report(report) {}

    ImportedText run(RawText raw, const Roles& roles, const std::string& language) {
        x_imported.language = language;
        const auto first = static_cast<std::size_t>(
            std::find(roles.roles.begin(), roles.roles.end(), PassageRole::Question) -
            roles.roles.begin());
        head({raw.passages.begin(), raw.passages.begin() + static_cast<std::ptrdiff_t>(first)});
        std::size_t end = raw.passages.size();
        while (end > first + 1 && roles.roles[end - 1] != PassageRole::Question &&
               stray(raw.passages[end - 1], roles.roles[end - 2] == PassageRole::Question))
            --end;
        for (std::size_t at = first; at < end; ++at)
            place(std::move(raw.passages[at]), roles.roles[at]);
        choose_title(raw.page_title);
        choose_person(raw.author, roles.answering);
        check_ends();
        for (ImportedExchange& exchange : x_imported.exchanges) finish(exchange);
        return std::move(x_imported);
    }

  private:
    /// Takes what a line says about the interview; false if it is none of that.
    bool take(const Passage& passage, const Metadata& found) {
        const std::string text = plain_text(passage);
        const auto store = [&](std::string& field, const char* what) {
            if (!field.empty()) return false;
            field = found.value;
            note(passage, found, what);
            return true;
        };
        switch (found.kind) {
            case MetadataKind::Kind:
                x_report.note(passage.line, "kind", "says what the text is; left out.", text);
                return true;
            case MetadataKind::Person:
                if (!store(x_imported.person.name, "the person interviewed")) return false;
                if (!found.role.empty()) x_imported.person.role = found.role;
                return true;
            case MetadataKind::Date:
                return store(x_imported.date, "the date");
            case MetadataKind::Title:
                return store(x_imported.title, "the title");
            case MetadataKind::Role:
                return store(x_imported.person.role, "the person's role");
            case MetadataKind::Organisation:
                return store(x_imported.person.organisation, "the person's organisation");
            case MetadataKind::Source:
                x_imported.source += (x_imported.source.empty() ? "" : "; ") + found.value;
                note(passage, found, "the source");
                return true;
            case MetadataKind::Credit:
                x_report.note(passage.line, "credit",
                              "a picture's credit; left out, write it where the picture is named.",
                              text);
                return true;
        }
        return false;
    }

    void note(const Passage& passage, const Metadata& found, const char* what) {
        std::string message = "taken as " + std::string(what) + ": \"" + found.value + "\"" +
                              (found.role.empty() ? "" : " (\"" + found.role + "\")") + ".";
        x_report.add({found.certain ? FindingKind::Note : FindingKind::Assumed, passage.line,
                      "metadata", std::move(message), plain_text(passage)});
    }

    /// Who is named in so many words: "mit Lena Kraft", "Dr. Anna Vogel".
    static std::string named_in(const std::vector<Passage>& passages) {
        for (const Passage& passage : passages)
            if (std::string name = person_in(plain_text(passage)); !name.empty()) return name;
        return {};
    }

    static bool fits(const Metadata& found, const std::string& named) {
        return found.kind != MetadataKind::Person || named.empty() ||
               named.find(found.value) != std::string::npos;
    }

    void head(const std::vector<Passage>& passages) {
        const std::string named = named_in(passages);
        for (std::size_t at = 0; at < passages.size(); ++at) {
            const Passage& passage = passages[at];
            const std::string text = plain_text(passage);
            if (text.empty()) continue;
            const auto found = metadata_of(text);
            // What only looks like a name may well be the title: the first line is. Nor does
            // "Teilen Tweet" look enough like one where somebody is named.
            const bool sure =
                found && (found->certain || (!x_imported.title.empty() && fits(*found, named)));
            const bool heads = passage.kind == PassageKind::Heading && passage.level <= 2;
            if (sure && !heads && take(passage, *found)) continue;
            if (x_imported.title.empty() && (heads || is_title(text, x_imported.lead.empty()))) {
                x_imported.title = text;
                if (!heads)
                    x_report.assumed(passage.line, "title",
                                     "taken as the title: " + in_quotes(text) + ".");
                continue;
            }
            if (sure && take(passage, *found)) continue;
            x_imported.lead.push_back(passage);
        }
        if (!x_imported.lead.empty())
            x_report.assumed(x_imported.lead.front().line, "lead",
                             std::to_string(x_imported.lead.size()) +
                                 " paragraph(s) before the first question became the lead.");
    }

    static bool is_title(const std::string& text, bool first) {
        constexpr std::size_t most_characters = 140;
        return first && character_count(text) <= most_characters && !text.ends_with('.') &&
               !text.ends_with(':');
    }

    /// `answers`: it is all the answer there is, so "Vielen Dank" is not taken for a name.
    bool stray(const Passage& passage, bool answers) {
        const std::string text = plain_text(passage);
        if (text.empty()) return true;
        const auto found = metadata_of(text);
        if (!found || found->kind == MetadataKind::Title || (answers && !found->certain))
            return false;
        return take(passage, *found);
    }

    void place(Passage passage, PassageRole role) {
        if (passage.runs.empty()) return;
        if (role != PassageRole::Question) {
            if (x_imported.exchanges.empty()) return x_imported.lead.push_back(std::move(passage));
            if (passage.kind == PassageKind::Heading) {
                x_report.assumed(passage.line, "heading",
                                 "the heading " + in_quotes(plain_text(passage)) +
                                     " became a bold paragraph of the answer.");
                passage.kind = PassageKind::Paragraph;
                for (RawRun& run : passage.runs) run.strong = true;
            }
            return x_imported.exchanges.back().answer.push_back(std::move(passage));
        }
        const bool goes_on =
            !x_imported.exchanges.empty() && x_imported.exchanges.back().answer.empty();
        if (goes_on) {
            x_imported.exchanges.back().question += " " + plain_text(passage);
            x_report.assumed(passage.line, "joined-question",
                             "joined to the question before: nothing answers between them.");
            return;
        }
        x_imported.exchanges.push_back({passage.line, plain_text(passage), {}, {}});
    }

    void choose_title(const std::string& page_title) {
        if (!x_imported.title.empty()) return;
        const std::string& person = x_imported.person.name;
        const bool german = x_imported.language == "de";
        std::string title = page_title;
        if (title.empty() && !person.empty())
            title = (german ? "Gespräch mit " : "Interview with ") + person;
        if (title.empty()) title = nfc(std::filesystem::path(x_name).stem().string());
        if (title.empty()) title = german ? "Gespräch" : "Interview";
        x_imported.title = title;
        x_report.assumed(0, "title", "the text has no title; " + in_quotes(title) + " was put in.");
    }

    void choose_person(const std::string& author, const std::string& answering) {
        std::string& name = x_imported.person.name;
        const auto assume = [&](const std::string& found, int line, const char* where) {
            if (!name.empty() || found.empty()) return;
            name = found;
            x_report.assumed(line, "person",
                             "taken as the person interviewed: \"" + found + "\", " + where + ".");
        };
        if (is_person_name(answering)) assume(answering, 0, "the speaker who answers");
        assume(person_in(x_imported.title), 0, "named in the title");
        for (const Passage& passage : x_imported.lead)
            assume(person_in(plain_text(passage)), passage.line, "named in the lead");
        if (is_person_name(author)) assume(author, 0, "the page's author");
        // "Bernd:" is better than nothing, "BK:" is not.
        if (speaker_of(answering) == Speaker::Unknown && character_count(answering) > 3)
            assume(answering, 0, "the speaker who answers; complete the name in interview.toml");
        if (name.empty())
            x_report.broken(0, "no-person",
                            "who was interviewed is not said; write the name into interview.toml.");
    }

    /// An answer that stops in mid-sentence was cut off at its source.
    void check_ends() {
        for (ImportedExchange& exchange : x_imported.exchanges) {
            if (exchange.answer.empty()) {
                x_report.broken(exchange.line, "no-answer", "this question has no answer.");
                continue;
            }
            const Passage& last = exchange.answer.back();
            const std::string text = plain_text(last);
            if (last.kind != PassageKind::Paragraph || ends_sentence(text)) continue;
            const std::size_t blank = text.size() > 30 ? text.find(' ', text.size() - 30) : 0;
            x_report.broken(
                last.runs.back().line, "cut-off",
                "the answer stops in mid-sentence: \"... " +
                    text.substr(blank == std::string::npos || blank == 0 ? 0 : blank + 1) +
                    "\". It was cut off before it got here; complete it from the "
                    "original.");
        }
    }

    void finish(ImportedExchange& exchange) {
        exchange.short_title = short_title_of(exchange.question);
        x_report.assumed(
            exchange.line, "short-title",
            "short title made by this program, better it: \"" + exchange.short_title + "\".");
    }

    const std::string& x_name;
    ImportReport& x_report;
    ImportedText x_imported;
};

}  // namespace

ImportedText assemble(RawText raw, const Roles& roles, const std::string& language,
                      const std::string& name, ImportReport& report) {
    return Assembler(name, report).run(std::move(raw), roles, language);
}

}  // namespace standpunkt
