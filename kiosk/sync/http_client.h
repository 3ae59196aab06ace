#pragma once
// GET over libcurl, with everything that can go wrong on a fair's network made an error with a
// code and a sentence. The only user of libcurl.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "sync/config.h"
#include "sync/source.h"

namespace standpunkt {

struct HttpRequest {
    /// The last `count` bytes of the resource.
    struct Suffix {
        std::uint64_t count;
    };
    struct Range {
        std::uint64_t offset, length;  ///< length > 0
    };
    std::string url;
    std::variant<std::monostate, Suffix, Range> range;       ///< monostate: the whole
    std::string if_none_match, if_modified_since, if_range;  ///< empty: not sent
};

/// What the head of an answer says, each field checked for its form; a field that breaks its form
/// is as if it were not there, but for Content-Range, where it is an error.
struct HttpHead {
    int status = 0;
    std::string etag;           ///< as sent, with its quotation marks and W/
    std::string last_modified;  ///< as sent
    std::optional<std::uint64_t> content_length;
    struct ContentRange {
        std::uint64_t first, last, total;
    };
    std::optional<ContentRange> content_range;
    std::string content_encoding;
    std::optional<std::chrono::seconds> retry_after;
    std::optional<std::int64_t> date;  ///< the server's clock, s since 1970
    bool accepts_ranges = true;        ///< false: "Accept-Ranges: none"
};

/// Who asks, for the log of the web server.
struct Visitor {
    std::string kiosk;
    std::string serial;  ///< of what is on show; "0" for nothing
    std::string health;  ///< "ok" or the code of what is wrong
};

class HttpClient {
  public:
    /// libcurl's handle is kept between requests, and with it the connection.
    static Result<std::unique_ptr<HttpClient>> create(const NetworkConfig& config);
    virtual ~HttpClient() = default;
    virtual void introduce(const Visitor& visitor) = 0;
    /// One request with its redirects. `begin` sees the final head before the first byte of the
    /// body; an error from it or from `sink` ends the transfer and is returned. No status is an
    /// error here. The body is never longer than `most` bytes. Errors: Unreachable, BadServer,
    /// ClockWrong, or what `begin`, `sink` or the pulse (SourceGone) say.
    virtual Result<HttpHead> get(const HttpRequest& request, std::uint64_t most,
                                 const std::function<Status(const HttpHead&)>& begin,
                                 const ByteSink& sink, Pulse& pulse) = 0;
    /// Bytes of bodies and heads received so far, for status and tests.
    virtual std::uint64_t received() const = 0;
};

}  // namespace standpunkt
