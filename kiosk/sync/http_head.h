#pragma once
// The head of an HTTP answer (RFC 9110), as far as a download needs it. Pure.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace standpunkt {

/// What the head of an answer says, each field checked for its form; a field that breaks its form
/// is as if it were not there, but for Content-Range, which is remembered as broken.
struct HttpHead {
    int status = 0;
    std::string etag;           ///< as sent, with its quotation marks and W/
    std::string last_modified;  ///< as sent
    std::optional<std::uint64_t> content_length;
    struct ContentRange {
        std::uint64_t first, last, total;
    };
    std::optional<ContentRange> content_range;
    bool broken_range = false;  ///< a Content-Range that cannot be understood, or two of them
    std::string content_encoding;
    std::optional<std::chrono::seconds> retry_after;
    std::optional<std::int64_t> date;  ///< the server's clock, s since 1970
    std::string location;
};

/// Longest head that is read, bytes.
inline constexpr std::size_t most_head_bytes = 1U << 16;

/// Takes a head's lines as they come, ends included; a status line begins a new head. An error if
/// it is no HTTP or too long.
class HttpHeadReader {
  public:
    Status feed(std::string_view line);
    const HttpHead& head() const { return x_head; }

  private:
    HttpHead x_head;
    std::string x_retry_after;
    std::size_t x_bytes = 0;

    void field(std::string_view name, std::string_view value);
};

/// An entity tag that two equal answers share byte by byte: quoted, and not W/"...".
bool is_strong(std::string_view etag);

}  // namespace standpunkt
