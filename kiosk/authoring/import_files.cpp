#include "authoring/import_files.h"

#include <cstdio>

#include "authoring/import_escape.h"

namespace standpunkt {
namespace {

/// A TOML basic string with its quotation marks.
std::string toml_text(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            char code[8];
            std::snprintf(code, sizeof code, "\\u%04X", static_cast<unsigned char>(c));
            result += code;
        } else {
            result += c;
        }
    }
    return result + '"';
}

/// A key with its text, or the same as a comment to be filled in.
std::string entry(const std::string& key, const std::string& text, const std::string& hint) {
    if (!text.empty()) return key + " = " + toml_text(text) + "\n";
    return "#" + key + " = \"\"" + std::string(key.size() < 12 ? 12 - key.size() : 1, ' ') + "# " +
           hint + "\n";
}

}  // namespace

std::string stand_file_text(const std::string& title, const std::string& channel,
                            const std::vector<std::string>& languages) {
    std::string list;
    for (const std::string& language : languages)
        list += (list.empty() ? "" : ", ") + toml_text(language);
    return "title = " + toml_text(title) + "\nchannel = " + toml_text(channel) + "\nlanguages = [" +
           list + "]\naddress = \"sie\"\n";
}

std::string topics_file_text(const std::vector<std::string>& languages) {
    std::string text =
        "# One topic holds everything that was imported. Add more and change the \"Thema:\" "
        "lines.\n"
        "[[topic]]\nid = " +
        toml_text(import_topic) + "\nicon = \"forum\"\ncolour = \"#0A5470\"\n";
    for (const std::string& language : languages)
        text += "title." + language + " = " +
                (language == "de" ? "\"Gespräch\"" : "\"Interview\"") + "\n";
    return text;
}

std::string theme_file_text() {
    return "# Colours, logo and fonts; what is left out looks as Standpunkt brings it.\n"
           "#attract = \"light\"     # for a bright hall\n";
}

std::string interview_file_text(const ImportedText& imported) {
    const ImportedPerson& person = imported.person;
    std::string text = entry("date", imported.date, "of the talk: 2025-05-14");
    text += entry("source", imported.source, "where it was published");
    text += entry("approved_by", {}, "who agreed to the text");
    text += "\n[person]\n";
    text += person.name.empty() ? "name = \"\"   # who was interviewed?\n"
                                : "name = " + toml_text(person.name) + "\n";
    text += entry("role." + imported.language, person.role, "such as \"Leiterin\"");
    text += entry("organisation", person.organisation, "where the person works");
    return text;
}

std::string language_file_text(const ImportedText& imported, const std::vector<std::string>& ids,
                               const std::string& topic) {
    const bool german = imported.language == "de";
    std::string text = "# " + to_markdown(imported.title) + "\n";
    std::vector<Passage> lead = imported.lead;
    for (Passage& passage : lead) passage.kind = PassageKind::Paragraph;
    if (!lead.empty()) text += "\n" + to_markdown(lead);
    for (std::size_t at = 0; at < imported.exchanges.size(); ++at) {
        const ImportedExchange& exchange = imported.exchanges[at];
        text += "\n## " + to_markdown(exchange.question) + "\n";
        text += (german ? "Thema: " : "Topic: ") + topic + "\n";
        text += (german ? "Kurz: " : "Short: ") + to_markdown(exchange.short_title) + "\n";
        text += "Id: " + ids.at(at) + "\n";
        if (!exchange.answer.empty()) text += "\n" + to_markdown(exchange.answer);
    }
    return text;
}

}  // namespace standpunkt
