#include "authoring/import_report.h"

#include <algorithm>
#include <utility>

namespace standpunkt {

void ImportReport::note(int line, std::string code, std::string message, std::string consumed) {
    add({FindingKind::Note, line, std::move(code), std::move(message), std::move(consumed)});
}

void ImportReport::assumed(int line, std::string code, std::string message, std::string consumed) {
    add({FindingKind::Assumed, line, std::move(code), std::move(message), std::move(consumed)});
}

void ImportReport::broken(int line, std::string code, std::string message) {
    add({FindingKind::Broken, line, std::move(code), std::move(message), {}});
}

std::vector<Finding> ImportReport::sorted() const {
    std::vector<Finding> findings = x_findings;
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.line < b.line; });
    return findings;
}

std::string_view to_string(FindingKind kind) {
    switch (kind) {
        case FindingKind::Note:
            return "note";
        case FindingKind::Assumed:
            return "assumed";
        case FindingKind::Broken:
            return "broken";
    }
    return "";
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t most_bytes = 64;
    if (text.size() <= most_bytes) return '"' + std::string(text) + '"';
    std::size_t end = text.rfind(' ', most_bytes);
    if (end == std::string_view::npos || end == 0) {
        end = most_bytes;  // never inside a code point
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    }
    return '"' + std::string(text.substr(0, end)) + " ...\"";
}

}  // namespace standpunkt
