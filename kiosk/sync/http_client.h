#pragma once
// GET (and POST) over libcurl, with everything that can go wrong on a fair's network made an error
// with a code and a sentence. The only user of libcurl.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "config/kiosk_config.h"
#include "sync/http_head.h"
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
    std::optional<std::string> post;  ///< JSON to send; then no redirect is followed
};

/// Who asks, for the log of the web server.
struct Visitor {
    std::string kiosk;
    std::string serial;  ///< of what is on show; "0" for nothing
    std::string health;  ///< "ok" or the code of what is wrong
};

class HttpClient {
  public:
    /// The connection is kept between requests. `wall` is the machine's clock in s since 1970 (by
    /// default really), asked only to tell a certificate that ran out from a clock that is wrong.
    /// Errors: libcurl's own. A certificate or key of `config` that cannot be read is an error of
    /// each get() until it can.
    static Result<std::unique_ptr<HttpClient>> create(const NetworkConfig& config,
                                                      std::function<std::int64_t()> wall = {});
    virtual ~HttpClient() = default;
    virtual void introduce(const Visitor& visitor) = 0;
    /// One request with its redirects, never from https to http. `begin` sees the final head before
    /// the first byte of the body; an error from it or from `sink` ends the transfer and is
    /// returned. No status is an error here. The body is never longer than `most` bytes. Errors:
    /// Unreachable, BadServer, ClockWrong, or what `begin`, `sink` or the pulse (Stopped) say.
    virtual Result<HttpHead> get(const HttpRequest& request, std::uint64_t most,
                                 const std::function<Status(const HttpHead&)>& begin,
                                 const ByteSink& sink, Pulse& pulse) = 0;
    /// Bytes of bodies and heads received so far, for status and tests.
    virtual std::uint64_t received() const = 0;
};

}  // namespace standpunkt
