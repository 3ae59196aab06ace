#pragma once
// What libcurl calls a number, as a sentence with its cause. Inside this folder only.
#include <curl/curl.h>

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"

namespace standpunkt {

/// Whether certificates can be judged by a clock that says `wall` (s since 1970): not before this
/// program was built, not decades after, not a day or more beside the server that last told its
/// own. `ahead`: how far that one's clock was before this one's.
bool plausible_clock(std::int64_t wall, std::optional<std::int64_t> ahead);

/// The address without what may be secret in it: name and password, query.
std::string shown(const std::string& url);

struct TransferFacts {
    std::string url;
    std::string detail;      ///< libcurl's own words
    long verify_result = 0;  ///< OpenSSL's verdict on the certificate
    long stall_seconds = 0;
    bool clock_plausible = true;
    bool connected = false;  ///< the server was reached
};

/// `code` is not CURLE_OK.
Error explain(CURLcode code, const TransferFacts& facts);

}  // namespace standpunkt
