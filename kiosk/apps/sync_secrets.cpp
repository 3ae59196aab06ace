// What leaves the stand in a support bundle, and what does not.
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

/// In "https://user:word@host/path?question" all but "https://host/path". Password and question may
/// hold whatever stands behind an address in a sentence (commas, brackets, quotation marks), so
/// that rather too much is left out than too little.
std::string without_secrets_in_addresses(const std::string& line) {
    static const std::regex question(R"re((://[^\s?]*\?)[^\s"]*)re", std::regex::optimize);
    static const std::regex user(R"re(://[^\s/?#]*@)re", std::regex::optimize);
    const std::string kept = std::regex_replace(line, question, "$1(left out)");
    return std::regex_replace(kept, user, "://(left out)@");
}

}  // namespace

std::string without_secrets(const std::string& text) {
    std::string kept;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.size() > longest_line) line.resize(longest_line);
        kept += without_secret_values(without_secrets_in_addresses(line)) + "\n";
    }
    return kept;
}

}  // namespace standpunkt
