#include "config/reader.h"

#include <algorithm>

namespace standpunkt {

void ConfigReader::fault(std::string_view key, std::string message, std::string next_step) {
    x_faults.push_back(
        {std::move(message), x_path, x_table.line(key), std::move(next_step), Code::None});
}

void ConfigReader::number(std::string_view key, double least, double most, double& to) {
    const auto value = x_table.number(key);
    if (!value) return;
    if (*value >= least && *value <= most) {
        to = *value;
        return;
    }
    const auto whole = [](double bound) { return std::to_string(static_cast<long>(bound)); };
    fault(key, "\"" + std::string(key) + "\" has to be a number from " + whole(least) + " to " +
                   whole(most) + ".");
}

std::optional<std::size_t> ConfigReader::one_of(std::string_view key,
                                                const std::vector<std::string_view>& allowed) {
    const auto value = x_table.string(key);
    if (!value) return std::nullopt;
    const auto found = std::find(allowed.begin(), allowed.end(), *value);
    if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
    std::string names;
    for (const std::string_view one : allowed)
        names += (names.empty() ? "\"" : ", \"") + std::string(one) + "\"";
    fault(key, "\"" + std::string(key) + "\" has to be one of " + names + ".");
    return std::nullopt;
}

void ConfigReader::path(std::string_view key, std::filesystem::path& to) {
    const auto value = x_table.string(key);
    if (!value) return;
    if (!value->starts_with("/"))
        return fault(key, "\"" + std::string(key) + "\" has to be a path that begins with /.");
    to = *value;
}

void ConfigReader::text(std::string_view key, std::string& to) {
    if (const auto value = x_table.string(key)) to = *value;
}

void ConfigReader::flag(std::string_view key, bool& to) {
    if (const auto value = x_table.boolean(key)) to = *value;
}

std::string address_in_fault(const std::string& address) {
    return address.find('@') == std::string::npos ? "\"" + address + "\"" : "this";
}

bool is_address(const std::string& url, const std::vector<std::string_view>& schemes) {
    for (const std::string_view scheme : schemes) {
        if (!url.starts_with(scheme)) continue;
        const std::string host = url.substr(scheme.size());
        return !host.empty() && host.front() != '/' &&
               std::none_of(host.begin(), host.end(), [](char c) {
                   return static_cast<unsigned char>(c) <= ' ' || c == 127;
               });
    }
    return false;
}

bool is_web_address(const std::string& url) {
    return is_address(url, {"http://", "https://"});
}

}  // namespace standpunkt
