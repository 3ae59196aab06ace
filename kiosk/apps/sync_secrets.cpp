// What leaves the stand in a support bundle, and what does not.
#include <regex>
#include <sstream>

#include "apps/sync_support.h"

namespace standpunkt {
namespace {

constexpr std::size_t longest_line = 4096;  // a log's line is no place for novels

/// "mqtt_password = ...", "{ token = ..." and the like, also in a comment; of what is written so
/// that `value` fits. Where a file lies is no secret, and helpers need it.
std::regex secret_with(const std::string& value) {
    return std::regex(
        R"re(([\w.-]*(?:passw|secret|token|pin|psk|user|key|credential)[\w.-]*["']?\s*=\s*))re"
        R"re((?!["']?/))re" +
            value,
        std::regex::icase | std::regex::optimize);
}
std::string without_quoted_secrets(const std::string& line) {
    static const std::regex secret =
        secret_with(R"re((\[[^\]]*\]?|"(?:[^"\\]|\\.)*"?|'[^']*'?))re");
    return std::regex_replace(line, secret, "$1\"(left out)\"");
}
std::string without_bare_secrets(const std::string& line) {
    static const std::regex secret = secret_with(R"re(([^\s,}"'\[][^\s,}]*))re");
    return std::regex_replace(line, secret, "$1\"(left out)\"");
}

/// A text over several lines that is a secret: its quotation marks, the first of them in `line`,
/// which is left without it; empty if there is none.
std::string cut_long_secret(std::string& line) {
    static const std::regex secret = secret_with(R"re(("""|'''))re");
    std::smatch found;
    if (!std::regex_search(line, found, secret)) return {};
    const std::string marks = found[2];
    const bool ends = found.suffix().str().find(marks) != std::string::npos;
    line = found.prefix().str() + found[1].str() + "\"(left out)\"";
    return ends ? std::string() : marks;
}

/// A comment may say it in any words.
bool is_telling_comment(const std::string& line) {
    static const std::regex telling(R"re(^\s*#.*(?:passw|secret|token|\bpin\b|psk|credential))re",
                                    std::regex::icase | std::regex::optimize);
    return std::regex_search(line, telling);
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
    std::string kept, until;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.size() > longest_line) line.resize(longest_line);
        if (!until.empty()) {
            if (line.find(until) != std::string::npos) until.clear();
            continue;
        }
        if (is_telling_comment(line)) {
            kept += "# (left out)\n";
            continue;
        }
        until = cut_long_secret(line);
        // What is quoted has an end; what is bare may be a part of an address, which goes as a
        // whole.
        kept += without_bare_secrets(without_secrets_in_addresses(without_quoted_secrets(line)));
        kept += "\n";
    }
    return kept;
}

}  // namespace standpunkt
