#include <algorithm>

#include "base/unicode.h"
#include "support/ui_checks/geometry.h"

namespace standpunkt::test {

std::string letters(const std::string& text) {
    std::string kept;
    for (const char32_t letter : code_points(text))
        if (is_letter(letter) || is_digit(letter)) kept += to_utf8(letter);
    return kept;
}

Complaints check_pages(const std::vector<UiNodes>& pages, const std::vector<std::string>& source) {
    std::string shown;
    for (const UiNodes& page : pages)
        for (const UiNode& node : page)
            if (is_body(node) || node.id.ends_with("-caption")) shown += letters(node.text);
    Complaints complaints;
    std::size_t at = 0;
    for (const std::string& paragraph : source) {
        const std::string wanted = letters(paragraph);
        if (shown.compare(at, wanted.size(), wanted) == 0) {
            at += wanted.size();
            continue;
        }
        const std::size_t later = shown.find(wanted, at);
        if (later == std::string::npos) {
            complaints.push_back("the pages lack \"" + beginning(paragraph) + "\"");
            continue;
        }
        complaints.push_back("before \"" + beginning(paragraph) + "\" the pages say \"" +
                             beginning(shown.substr(at, later - at)) +
                             "\", which is not in the text");
        at = later + wanted.size();
    }
    if (at < shown.size())
        complaints.push_back("behind the text the pages say \"" + beginning(shown.substr(at)) +
                             "\"");
    return complaints;
}

}  // namespace standpunkt::test
