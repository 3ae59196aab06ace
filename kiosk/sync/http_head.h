#pragma once
// The head of an HTTP answer, read from lines a stranger wrote. Pure: no clock, no network.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace standpunkt {

/// What the head of an answer says, each field checked for its form; a field that breaks its form
/// is as if it were not there, but for Content-Range, where it is an error.
struct HttpHead {
    int status = 0;
    std::string etag;           ///< as sent, with its quotation marks and W/
    std::string last_modified;  ///< as sent
    std::optional<std::uint64_t> content_length;
    struct ContentRange {
        std::uint64_t first, last, total;
        bool operator==(const ContentRange&) const = default;
    };
    std::optional<ContentRange> content_range;
    std::string content_encoding;  ///< in small letters
    std::optional<std::chrono::seconds> retry_after;
    std::optional<std::int64_t> date;  ///< the server's clock, s since 1970
    bool accepts_ranges = true;        ///< false: "Accept-Ranges: none"
};

/// Any of the three forms HTTP knows ("Sun, 06 Nov 1994 08:49:37 GMT"), in s since 1970.
std::optional<std::int64_t> parse_http_date(std::string_view text);
/// "bytes 0-99/1000". Nothing for any other form, also "bytes */1000".
std::optional<HttpHead::ContentRange> parse_content_range(std::string_view text);
/// Whether it is an entity tag at all, with quotation marks and perhaps W/ before them.
bool is_etag(std::string_view text);
/// Whether equal tags promise equal bytes: an entity tag without W/.
bool is_strong(std::string_view etag);
/// `text` as one value of a request's header: no control characters, nothing that ends a value, a
/// comment or a line; what does not fit becomes "_", nothing becomes "-". At most 200 bytes.
std::string header_value(std::string_view text);

/// Takes the lines of a head one by one; a new status line begins a new head (100 Continue, then
/// 200). What is kept has a bound, whatever comes.
class HeadReader {
  public:
    /// With or without its line end.
    void take(std::string_view line);
    /// Not 100 Continue and its like, which another head follows.
    bool is_final() const { return x_head.status >= 200; }
    /// Whether a Location came: with 301, 302, 303, 307 and 308 a redirect.
    bool redirects() const;
    /// What came so far; an error (BadServer) if Content-Range breaks its form or contradicts
    /// itself.
    Result<HttpHead> head() const;

  private:
    void take_field(std::string_view name, std::string_view value);
    HttpHead x_head;
    std::string x_retry_after;  ///< its meaning may depend on a Date that comes later
    bool x_location = false;
    bool x_range_broken = false;
};

}  // namespace standpunkt
