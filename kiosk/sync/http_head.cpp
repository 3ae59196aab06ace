#include "sync/http_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace standpunkt {
namespace {

constexpr std::size_t most_field_bytes = 512, most_value_bytes = 200;

char small(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string small(std::string_view text) {
    std::string letters(text);
    for (char& letter : letters) letter = small(letter);
    return letters;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// Digits and nothing else.
template <class Number>
std::optional<Number> number(std::string_view text) {
    Number value{};
    if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::vector<std::string_view> words(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
        if (end > at) found.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

std::optional<unsigned> month_number(std::string_view name) {
    constexpr std::array<std::string_view, 12> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return std::nullopt;
    return static_cast<unsigned>(at - names.begin()) + 1;
}

}  // namespace

std::optional<std::int64_t> parse_http_date(std::string_view text) {
    if (text.size() > 40) return std::nullopt;
    const auto parts = words(text, " ,-:");
    // "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT"; "Sun Nov  6 08:49:37 1994"
    const bool ends_in_year = parts.size() == 7;
    if (!ends_in_year && (parts.size() != 8 || parts[7] != "GMT")) return std::nullopt;
    const auto day = number<unsigned>(parts[ends_in_year ? 2 : 1]);
    const auto month = month_number(parts[ends_in_year ? 1 : 2]);
    auto year = number<int>(parts[ends_in_year ? 6 : 3]);
    const std::size_t clock = ends_in_year ? 3 : 4;
    const auto hour = number<int>(parts[clock]), minute = number<int>(parts[clock + 1]),
               second = number<int>(parts[clock + 2]);
    if (!day || !month || !year || !hour || !minute || !second) return std::nullopt;
    if (*year < 100) *year += *year < 70 ? 2000 : 1900;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(*month),
                                           std::chrono::day(*day)};
    if (*year > 9999 || !date.ok() || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    return days * 86'400 + *hour * 3'600 + *minute * 60 + *second;
}

std::optional<HttpHead::ContentRange> parse_content_range(std::string_view text) {
    if (text.size() > 80 || small(text.substr(0, 6)) != "bytes ") return std::nullopt;
    text = trimmed(text.substr(6));
    const std::size_t dash = text.find('-'), slash = text.find('/');
    if (dash == std::string_view::npos || slash == std::string_view::npos || slash < dash)
        return std::nullopt;
    const auto first = number<std::uint64_t>(text.substr(0, dash)),
               last = number<std::uint64_t>(text.substr(dash + 1, slash - dash - 1)),
               total = number<std::uint64_t>(text.substr(slash + 1));
    if (!first || !last || !total || *first > *last || *last >= *total) return std::nullopt;
    return HttpHead::ContentRange{*first, *last, *total};
}

bool is_etag(std::string_view text) {
    if (text.size() > most_field_bytes) return false;
    if (text.starts_with("W/")) text.remove_prefix(2);
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
    text = text.substr(1, text.size() - 2);
    return std::all_of(text.begin(), text.end(), [](unsigned char letter) {
        return letter > 0x20 && letter != '"' && letter != 0x7F;
    });
}

bool is_strong(std::string_view etag) {
    return is_etag(etag) && !etag.starts_with("W/");
}

std::string header_value(std::string_view text) {
    constexpr std::string_view structure = "();,\"\\";
    std::string value;
    for (const unsigned char letter : text) {
        if (value.size() == most_value_bytes) break;
        if ((letter & 0xC0) == 0x80) continue;  // the rest of a letter that became one "_"
        const bool fits = letter >= 0x20 && letter < 0x7F &&
                          structure.find(static_cast<char>(letter)) == std::string_view::npos;
        value += fits ? static_cast<char>(letter) : '_';
    }
    value = trimmed(value);
    return value.empty() ? "-" : value;
}

void HeadReader::take(std::string_view line) {
    line = trimmed(line);
    if (line.starts_with("HTTP/")) {
        *this = HeadReader();
        const auto parts = words(line, " ");
        if (parts.size() > 1 && parts[1].size() == 3)
            x_head.status = number<int>(parts[1]).value_or(0);
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos)
        take_field(small(line.substr(0, std::min(colon, most_field_bytes))),
                   trimmed(line.substr(colon + 1)));
}

void HeadReader::take_field(std::string_view name, std::string_view value) {
    if (name == "location") x_location = true;
    if (name == "content-range") {
        // "bytes */1000" goes with 416 and says no range.
        const auto range = parse_content_range(value);
        const bool none = small(value.substr(0, 7)) == "bytes *";
        if (!range && !none) x_range_broken = true;
        if (x_head.content_range && range != x_head.content_range) x_range_broken = true;
        x_head.content_range = range;
    }
    if (value.size() > most_field_bytes) return;
    if (name == "etag" && is_etag(value)) x_head.etag = value;
    if (name == "last-modified" && parse_http_date(value)) x_head.last_modified = value;
    if (name == "content-length") x_head.content_length = number<std::uint64_t>(value);
    if (name == "content-encoding") x_head.content_encoding = small(value);
    if (name == "retry-after") x_retry_after = value;
    if (name == "date") x_head.date = parse_http_date(value);
    if (name == "accept-ranges") x_head.accepts_ranges = small(value) != "none";
}

bool HeadReader::redirects() const {
    switch (x_head.status) {
        case 301:
        case 302:
        case 303:
        case 307:
        case 308:
            return x_location;
        default:
            return false;
    }
}

Result<HttpHead> HeadReader::head() const {
    if (x_range_broken)
        return fail("the server says in no form HTTP knows which bytes it sends (Content-Range).",
                    {}, 0, "Its administrator has to look at it.", Code::BadServer);
    HttpHead head = x_head;
    if (const auto seconds = number<std::uint32_t>(x_retry_after)) {
        head.retry_after = std::chrono::seconds(*seconds);
    } else if (const auto until = parse_http_date(x_retry_after); until && head.date) {
        // By the server's own clock: this machine's may be wrong.
        head.retry_after = std::chrono::seconds(std::max<std::int64_t>(0, *until - *head.date));
    }
    return head;
}

}  // namespace standpunkt
