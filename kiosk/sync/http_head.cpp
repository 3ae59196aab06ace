#include "sync/http_head.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

namespace standpunkt {
namespace {

constexpr std::int64_t most_wait = 86'400;  // whoever says a year did not mean it

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string lower(std::string_view text) {
    std::string lowered(text);
    for (char& c : lowered)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lowered;
}

/// Digits and nothing else.
std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    if (text.empty() || result.ec != std::errc() || result.ptr != end) return std::nullopt;
    return value;
}

/// "bytes 0-99/1234".
std::optional<HttpHead::ContentRange> content_range(std::string_view text) {
    if (!lower(text).starts_with("bytes ")) return std::nullopt;
    text = trimmed(text.substr(6));
    const auto dash = text.find('-'), slash = text.find('/');
    if (dash == std::string_view::npos || slash == std::string_view::npos || dash > slash)
        return std::nullopt;
    const auto first = number(text.substr(0, dash)),
               last = number(text.substr(dash + 1, slash - dash - 1)),
               total = number(text.substr(slash + 1));
    if (!first || !last || !total || *first > *last || *last >= *total) return std::nullopt;
    return HttpHead::ContentRange{*first, *last, *total};
}

std::optional<std::int64_t> http_date(const std::string& text) {
    const std::time_t seconds = ::curl_getdate(text.c_str(), nullptr);
    if (seconds < 0) return std::nullopt;
    return seconds;
}

/// Printable ASCII, no longer than anybody's entity tag.
bool is_plain(std::string_view text) {
    return text.size() <= 1024 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::optional<int> status_of(std::string_view line) {
    const auto blank = line.find(' ');
    if (!line.starts_with("HTTP/") || blank == std::string_view::npos) return std::nullopt;
    const auto status = number(trimmed(line.substr(blank)).substr(0, 3));
    if (!status || *status < 100 || *status > 999) return std::nullopt;
    return static_cast<int>(*status);
}

}  // namespace

bool is_strong(std::string_view etag) {
    return etag.size() >= 2 && etag.front() == '"' && etag.back() == '"';
}

Status HttpHeadReader::feed(std::string_view line) {
    if (line.starts_with("HTTP/")) {
        const auto status = status_of(line);
        if (!status) return fail("its first line is no HTTP.", {}, 0, {}, Code::BadServer);
        x_head = {};
        x_retry_after.clear();
        x_head.status = *status;
    }
    x_bytes += line.size();  // of all heads: some servers never come to the last one
    if (x_bytes > most_head_bytes)
        return fail("its head is longer than " + std::to_string(most_head_bytes) + " bytes.", {}, 0,
                    {}, Code::BadServer);
    if (const auto colon = line.find(':'); colon != std::string_view::npos && x_head.status != 0)
        field(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    return {};
}

void HttpHeadReader::field(std::string_view name_as_sent, std::string_view value) {
    const std::string name = lower(name_as_sent);
    if (!is_plain(value) && name != "location") return;
    if (name == "etag") {
        x_head.etag = value;
    } else if (name == "last-modified") {
        if (http_date(std::string(value))) x_head.last_modified = value;
    } else if (name == "content-length") {
        x_head.content_length = number(value);
    } else if (name == "content-range") {
        const bool second = x_head.content_range.has_value() || x_head.broken_range;
        x_head.content_range = content_range(value);
        x_head.broken_range = second || !x_head.content_range;
    } else if (name == "content-encoding") {
        x_head.content_encoding = lower(value);
    } else if (name == "location") {
        x_head.location = value;
    } else if (name == "date") {
        x_head.date = http_date(std::string(value));
    } else if (name == "retry-after") {
        x_retry_after = value;
    }
    // A date means: from the server's own time on.
    x_head.retry_after.reset();
    if (const auto seconds = number(x_retry_after)) {
        x_head.retry_after = std::chrono::seconds(
            static_cast<std::int64_t>(std::min<std::uint64_t>(*seconds, most_wait)));
    } else if (const auto until = http_date(x_retry_after); until && x_head.date) {
        x_head.retry_after =
            std::chrono::seconds(std::clamp<std::int64_t>(*until - *x_head.date, 0, most_wait));
    }
}

}  // namespace standpunkt
