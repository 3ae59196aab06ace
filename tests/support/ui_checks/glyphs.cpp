#include <cstdio>

#include "base/unicode.h"
#include "support/ui_checks/geometry.h"

namespace standpunkt::test {

Complaints check_glyphs(const UiNodes& nodes, const std::function<bool(char32_t)>& has) {
    // Never drawn: they only say where a line may or may not end.
    static const std::set<char32_t> silent{U'\n', soft_hyphen, U'\u200B', U'\u2060'};
    Complaints complaints;
    std::set<char32_t> told;
    for (const UiNode& node : nodes)
        for (const char32_t letter : code_points(node.text)) {
            if (silent.contains(letter) || has(letter) || !told.insert(letter).second) continue;
            char code[16];
            std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(letter));
            complaints.push_back(std::string(code) + " of " + node.id + " has no glyph: \"" +
                                 beginning(node.text) + "\"");
        }
    return complaints;
}

}  // namespace standpunkt::test
