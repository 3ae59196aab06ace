#pragma once
// What the importer's tests share: counting words, looking for findings, folders to write into.
#include <stdlib.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "authoring/entities.h"
#include "authoring/import.h"
#include "base/files.h"
#include "base/unicode.h"
#include "support/temporary_folder.h"

namespace standpunkt::import_test {

using Words = std::map<std::string, int>;

inline Words words_of(const std::string& text) {
    Words words;
    std::string word;
    for (const char32_t point : code_points(nfc(text) + " ")) {
        if (is_letter(point) || is_digit(point)) {
            word += to_utf8(point);
        } else if (!word.empty()) {
            ++words[word];
            word.clear();
        }
    }
    return words;
}

/// All texts of the result and all that the report lists as consumed.
inline std::string everything(const ImportedText& imported) {
    std::string text = imported.title + "\n";
    for (const Passage& passage : imported.lead) text += plain_text(passage) + "\n";
    for (const ImportedExchange& exchange : imported.exchanges) {
        text += exchange.question + "\n";
        for (const Passage& passage : exchange.answer) text += plain_text(passage) + "\n";
    }
    for (const Finding& finding : imported.findings) text += finding.consumed + "\n";
    return text;
}

/// Words of `raw` that are nowhere in the result, or less often.
inline std::vector<std::string> lost_words(const std::string& raw, const ImportedText& imported) {
    const Words found = words_of(everything(imported));
    std::vector<std::string> lost;
    for (const auto& [word, count] : words_of(raw)) {
        const auto at = found.find(word);
        if (at == found.end() || at->second < count) lost.push_back(word);
    }
    return lost;
}

inline const Finding* find(const ImportedText& imported, const std::string& code) {
    for (const Finding& finding : imported.findings)
        if (finding.code == code) return &finding;
    return nullptr;
}

inline ImportedText import(const std::string& bytes, const std::string& name = "talk.txt") {
    auto imported = import_text(bytes, name);
    INFO((imported ? std::string() : to_string(imported.error())));
    REQUIRE(imported.has_value());
    return *imported;
}

inline std::string error_of(const std::string& bytes, const std::string& name = "talk.txt") {
    const auto imported = import_text(bytes, name);
    REQUIRE_FALSE(imported.has_value());
    return to_string(imported.error());
}

inline std::vector<std::string> questions_of(const ImportedText& imported) {
    std::vector<std::string> questions;
    for (const ImportedExchange& exchange : imported.exchanges)
        questions.push_back(exchange.question);
    return questions;
}

/// The answer's paragraphs, parted by "|".
inline std::string answer_of(const ImportedText& imported, std::size_t at) {
    std::string text;
    for (const Passage& passage : imported.exchanges.at(at).answer)
        text += (text.empty() ? "" : "|") + plain_text(passage);
    return text;
}

/// A folder that goes with the test.
struct TemporaryFolder : test::TemporaryFolder {
    std::string read(const std::string& name) const {
        auto text = read_file(path / name);
        REQUIRE(text.has_value());
        return *text;
    }
    void write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((path / name).parent_path());
        std::ofstream(path / name, std::ios::binary) << text;
    }
};

}  // namespace standpunkt::import_test
