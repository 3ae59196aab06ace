// What leaves the stand in a support bundle, and what does not.
#include <algorithm>
#include <cctype>
#include <regex>
#include <sstream>

#include "apps/sync_support.h"

namespace standpunkt {
namespace {

constexpr std::size_t longest_line = 4096;  // a log's line is no place for novels

/// "mqtt_password = ...", "{ token = ..." and the like, also in a comment. Where a file lies is no
/// secret, and helpers need it.
std::string without_secret_values(const std::string& line) {
    static const std::regex secret(
        R"re(([\w.-]*(?:passw|secret|token|pin|psk|user|key|credential)[\w.-]*["']?\s*=\s*))re"
        R"re((?!["']?/)("[^"]*"?|'[^']*'?|[^\s,}]+))re",
        std::regex::icase | std::regex::optimize);
    return std::regex_replace(line, secret, "$1\"(left out)\"");
}

/// In "https://user:word@host/path?question" all but "https://host/path".
std::string without_secrets_in_addresses(const std::string& line) {
    const auto ends = [](char c) {
        return std::isspace(static_cast<unsigned char>(c)) != 0 || c == '"' || c == '\'' ||
               c == '<' || c == '>' || c == ')' || c == ',';
    };
    std::string kept;
    std::size_t from = 0;
    for (std::size_t at; (at = line.find("://", from)) != std::string::npos;) {
        const std::size_t start = at + 3;
        const std::size_t end = static_cast<std::size_t>(
            std::find_if(line.begin() + static_cast<std::ptrdiff_t>(start), line.end(), ends) -
            line.begin());
        std::string address = line.substr(start, end - start);
        const std::size_t slash = address.find_first_of("/?#");
        if (const std::size_t mark = address.substr(0, slash).rfind('@'); mark != std::string::npos)
            address = "(left out)@" + address.substr(mark + 1);
        if (const std::size_t question = address.find('?'); question != std::string::npos)
            address = address.substr(0, question) + "?(left out)";
        kept += line.substr(from, start - from) + address;
        from = end;
    }
    return kept + line.substr(from);
}

}  // namespace

std::string without_secrets(const std::string& text) {
    std::string kept;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.size() > longest_line) line.resize(longest_line);
        kept += without_secrets_in_addresses(without_secret_values(line)) + "\n";
    }
    return kept;
}

}  // namespace standpunkt
