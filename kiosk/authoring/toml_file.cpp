#include "authoring/toml_file.h"

#include <algorithm>

#include "authoring/names.h"
#include "authoring/source_text.h"
#include "base/files.h"
#include "base/unicode.h"

namespace standpunkt {

std::optional<TomlTable> read_toml(const std::filesystem::path& folder,
                                   const std::filesystem::path& path, Presence presence,
                                   Faults& faults) {
    std::error_code none;
    if (!std::filesystem::exists(folder / path, none)) {
        if (presence == Presence::Needed) {
            faults.error("missing-file", {path, 0}, "This file is missing.",
                         "\"standpunkt-content new\" makes a folder that has all files.");
        }
        return {};
    }
    const auto bytes = read_file(folder / path, 1 << 22);
    if (!bytes) {
        faults.unreadable({path, 0}, bytes.error());
        return {};
    }
    const auto text = source_text(*bytes, path, faults);
    if (!text) return {};
    auto table = TomlTable::parse(*text, path);
    if (!table) {
        Error& error = table.error();
        // How the library tells of a text that has no end in its line.
        if (error.message.find("control characters other than TAB") != std::string::npos)
            error.message = "The text in this line does not end: a closing \" is missing.";
        faults.error("toml-syntax", {path, error.line}, error.message, error.next_step);
        return {};
    }
    return std::move(*table);
}

void finish_toml(const TomlTable& file, const std::vector<std::string>& keys, Faults& faults) {
    for (Error& error : file.faults()) {
        const std::size_t open = error.message.find('"'), close = error.message.find('"', open + 1);
        const bool unknown = error.message.find("is not a key") != std::string::npos;
        if (unknown && close != std::string::npos) {
            const std::string key = error.message.substr(open + 1, close - open - 1);
            // Right word, wrong place: mostly a line added below the last [section].
            error.next_step = std::ranges::find(keys, key) != keys.end()
                                  ? "It belongs elsewhere: most keys stand above the first line in "
                                    "[square brackets]; see content/README.md."
                                  : did_you_mean(key, keys, error.next_step);
        }
        if (error.next_step.empty()) {
            error.next_step = "Texts stand in quotation marks, numbers and true or false do not.";
        }
        faults.add({Severity::Error, unknown ? "unknown-key" : "wrong-type", std::move(error)});
    }
}

bool is_language(std::string_view code) {
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const std::string_view primary = code.substr(0, code.find('-'));
    if (primary.size() < 2 || primary.size() > 3) return false;
    if (!std::all_of(primary.begin(), primary.end(), letter)) return false;
    std::size_t at = primary.size();
    while (at < code.size()) {
        const std::size_t end = std::min(code.find('-', at + 1), code.size());
        const std::string_view part = code.substr(at + 1, end - at - 1);
        if (part.size() < 2 || part.size() > 8) return false;
        if (!std::all_of(part.begin(), part.end(), [&](char c) {
                return letter(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            })) {
            return false;
        }
        at = end;
    }
    return true;
}

Localised<std::string> read_localised(const TomlTable& table, std::string_view key,
                                      const std::vector<std::string>& languages,
                                      const std::filesystem::path& path, Faults& faults,
                                      Translations translations) {
    Localised<std::string> texts;
    if (!table.holds_table(key)) {
        const std::string text = read_text(table, key);
        if (text.empty()) return texts;
        for (const std::string& language : languages) texts[language] = text;
        return texts;
    }
    const TomlTable one_each = *table.table(key);
    int line = 0;
    for (const std::string& language : one_each.keys()) {
        const std::string text = read_text(one_each, language);
        line = one_each.line(language);
        if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
            faults.warning(
                "unlisted-language", {path, line},
                "\"" + language + "\" is no language of this stand; the text is not shown.",
                did_you_mean(language, languages, "Add it to languages in stand.toml."));
        } else if (!text.empty()) {
            texts[language] = text;
        }
    }
    if (texts.empty()) return texts;
    for (const std::string& language : languages) {
        if (texts.contains(language)) continue;
        const std::string told = "\"" + std::string(key) + "\" has no text in \"" + language + "\"";
        const std::string advice = "Add " + std::string(key) + "." + language + " = \"...\".";
        switch (translations) {
            case Translations::Wished:
                faults.warning("missing-translation", {path, line},
                               told + "; another language is shown.", advice);
                break;
            case Translations::Needed:
                faults.error("missing-translation", {path, line}, told + ".", advice);
                break;
        }
    }
    return texts;
}

std::string read_text(const TomlTable& table, std::string_view key) {
    const auto text = table.string(key);
    return text ? trimmed(nfc(*text)) : std::string();
}

}  // namespace standpunkt
