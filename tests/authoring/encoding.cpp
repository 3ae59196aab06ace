#include "authoring/encoding.h"

#include <catch2/catch_test_macros.hpp>

#include "import_support.h"

using namespace standpunkt;
using namespace standpunkt::import_test;

namespace {

const std::string interview =
    "Über Brücken\n\nWas heißt „Größe“ für Sie?\n\nGröße heißt: Äcker, Öfen – und Übermut.\n\n"
    "Und was kostet sie?\n\nFünf Euro sind 5 €, mehr nicht.\n\nDr. Jörg Müßig\n";

std::string windows_1252(const std::string& text) {
    std::string bytes;
    for (const char32_t point : code_points(text))
        bytes += static_cast<char>(to_windows_1252(point));
    return bytes;
}

std::string utf_16(const std::string& text, bool big_endian) {
    std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (char32_t point : code_points(text)) {
        std::vector<char32_t> units = {point};
        if (point > 0xFFFF)
            units = {0xD800 + ((point - 0x10000) >> 10), 0xDC00 + ((point - 0x10000) & 0x3FF)};
        for (const char32_t unit : units) {
            const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
            bytes += big_endian ? high : low;
            bytes += big_endian ? low : high;
        }
    }
    return bytes;
}

/// UTF-8 read as Windows-1252 and saved as UTF-8.
std::string doubly(const std::string& text) {
    std::string result;
    for (const char byte : text)
        result += to_utf8(from_windows_1252(static_cast<unsigned char>(byte)));
    return result;
}

std::string with_line_ends(const std::string& text, const std::string& end) {
    std::string result;
    for (const char c : text) result += c == '\n' ? end : std::string(1, c);
    return result;
}

std::string decoded(const std::string& bytes, ImportReport& report) {
    auto text = decode_text(bytes, "talk.txt", report);
    INFO((text ? std::string() : to_string(text.error())));
    REQUIRE(text.has_value());
    return *text;
}

std::string decoded(const std::string& bytes) {
    ImportReport report;
    return decoded(bytes, report);
}

bool reports(const ImportReport& report, const std::string& code, int line) {
    const auto findings = report.sorted();
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.code == code && finding.line == line;
    });
}

}  // namespace

TEST_CASE("every encoding and line end of one text gives the same text") {
    CHECK(decoded(interview) == interview);
    CHECK(decoded("\xEF\xBB\xBF" + interview) == interview);
    CHECK(decoded(utf_16(interview, false)) == interview);
    CHECK(decoded(utf_16(interview, true)) == interview);
    CHECK(decoded(windows_1252(interview)) == interview);
    CHECK(decoded(doubly(interview)) == interview);
    CHECK(decoded(doubly(doubly(interview))) == interview);
    CHECK(decoded(with_line_ends(interview, "\r\n")) == interview);
    CHECK(decoded(with_line_ends(interview, "\r")) == interview);
    CHECK(decoded(utf_16(with_line_ends(interview, "\r\n"), true)) == interview);
    CHECK(decoded(windows_1252(with_line_ends(interview, "\r\n"))) == interview);
}

TEST_CASE("every encoding of one interview gives the same import") {
    const std::string wanted = everything(import(interview));
    const auto texts = [](const std::string& bytes) {
        ImportedText imported = import(bytes);
        // Findings without words speak of the encoding itself.
        return everything(imported);
    };
    const auto without_blank_lines = [](std::string text) {
        while (text.find("\n\n") != std::string::npos) text.erase(text.find("\n\n"), 1);
        return text;
    };
    for (const std::string& bytes :
         {utf_16(interview, false), windows_1252(interview), doubly(interview),
          with_line_ends(interview, "\r"), "\xEF\xBB\xBF" + with_line_ends(interview, "\r\n")})
        CHECK(without_blank_lines(texts(bytes)) == without_blank_lines(wanted));
}

TEST_CASE("a line of Windows-1252 in a UTF-8 file is read and reported with its line") {
    ImportReport report;
    const std::string text =
        "Schöne Grüße\nGr\xF6\xDF"
        "e\nfür Übermut und Öl\n";
    CHECK(decoded(text, report) == "Schöne Grüße\nGröße\nfür Übermut und Öl\n");
    CHECK(reports(report, "mixed-encoding", 2));
}

TEST_CASE("a line that is doubly encoded among right ones is repaired and reported") {
    ImportReport report;
    CHECK(decoded("Schöne Grüße\nfÃ¼r GrÃ¶ÃŸe\n", report) == "Schöne Grüße\nfür Größe\n");
    CHECK(reports(report, "doubly-encoded", 2));
}

TEST_CASE("a line that holds right and doubly encoded letters is left and reported as broken") {
    ImportReport report;
    CHECK(decoded("Größe fÃ¼r alle\n", report) == "Größe fÃ¼r alle\n");
    REQUIRE(reports(report, "doubly-encoded", 1));
    CHECK(report.sorted().front().kind == FindingKind::Broken);
}

TEST_CASE("an ß before a closing quotation mark is no double encoding") {
    ImportReport report;
    CHECK(decoded("Das macht „Spaß“ und ist „Maß“.", report) == "Das macht „Spaß“ und ist „Maß“.");
    CHECK(report.sorted().empty());
    CHECK(decoded(windows_1252("Das „Maß“ ist „voll“, sagt Jörg."), report) ==
          "Das „Maß“ ist „voll“, sagt Jörg.");
}

TEST_CASE("a file cut inside a character loses that character only, and says so") {
    ImportReport report;
    CHECK(decoded("Größe für alle\nund f\xC3", report) == "Größe für alle\nund f");
    CHECK(reports(report, "cut-character", 2));
    ImportReport wide;
    CHECK(decoded(utf_16("Größe\nx", false) + "y", wide) == "Größe\nx");
    CHECK(reports(wide, "cut-character", 2));
}

TEST_CASE("characters lost before are reported with their line") {
    ImportReport report;
    decoded("Gut\nGr\uFFFD\uFFFDe\n", report);
    CHECK(reports(report, "lost-character", 2));
}

TEST_CASE("invisible characters go, with a word about it") {
    ImportReport report;
    CHECK(decoded("a\n\u200BIn\u00ADno\u00ADvation\x01\n", report) == "a\nInnovation\n");
    CHECK(reports(report, "invisible-characters", 2));
}

TEST_CASE("UTF-16 without its mark is known by its zeros") {
    ImportReport report;
    CHECK(decoded(utf_16("Was ist das?", false).substr(2), report) == "Was ist das?");
    CHECK(reports(report, "encoding", 0));
}

TEST_CASE("what is no text is named, with what to do") {
    using namespace std::string_literals;
    CHECK(error_of("").find("empty") != std::string::npos);
    CHECK(error_of(" \n\u00A0\n").find("no text") != std::string::npos);
    CHECK(error_of(" \n\t\n").find("no text") != std::string::npos);
    CHECK(error_of("%PDF-1.7 ...").find("a PDF") != std::string::npos);
    CHECK(error_of("PK\x03\x04......word/document.xml").find("Word document") != std::string::npos);
    CHECK(error_of("PK\x03\x04...mimetypeapplication/vnd.oasis.opendocument.text")
              .find("Writer document") != std::string::npos);
    CHECK(error_of("PK\x03\x04 other").find("zip") != std::string::npos);
    CHECK(error_of("{\\rtf1 x}").find("RTF") != std::string::npos);
    CHECK(error_of("\x89PNG\r\n").find("picture") != std::string::npos);
    CHECK(error_of("ab\0\0\x01\x02\x03 cd\x05\x06"s).find("binary") != std::string::npos);
    CHECK(error_of("\xFF\xFE\0\0a\0\0\0"s).find("UTF-32") != std::string::npos);
    for (const std::string& bytes : {"%PDF"s, "PK\x03\x04"s, "a\x01\x02\x03"s})
        CHECK(error_of(bytes).find("Plain text") != std::string::npos);
    CHECK(error_of(std::string(most_import_bytes + 1, 'a')).find("16 MB") != std::string::npos);
}
