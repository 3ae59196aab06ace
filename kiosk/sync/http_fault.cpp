#include "sync/http_fault.h"

#include <chrono>
#include <cstdlib>

namespace standpunkt {
namespace {

constexpr std::int64_t day = 86'400;

std::int64_t start_of_year(int year) {
    const std::chrono::year_month_day first{std::chrono::year(year), std::chrono::January,
                                            std::chrono::day(1)};
    return std::chrono::sys_days(first).time_since_epoch().count() * day;
}

/// OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED, numbers of its ABI.
bool is_about_time(long verify_result) {
    return verify_result == 9 || verify_result == 10;
}

Error error(const TransferFacts& facts, std::string message, std::string next_step, Code code) {
    return {std::move(message), shown(facts.url), 0, std::move(next_step), code};
}

Error unreachable(const TransferFacts& facts, const std::string& what) {
    return error(facts, what + " (" + facts.detail + ").", "It is tried again by itself.",
                 Code::Unreachable);
}

Error certificate(const TransferFacts& facts) {
    if (is_about_time(facts.verify_result) && !facts.clock_plausible)
        return error(facts,
                     "the server's certificate cannot be judged: this machine's clock is wrong.",
                     "Set the clock, or let the machine reach a time server.", Code::ClockWrong);
    return error(facts, "the server's certificate is not accepted: " + facts.detail + ".",
                 "Renew it on the server, or name its authority in network.extra_ca.",
                 Code::Unreachable);
}

}  // namespace

bool plausible_clock(std::int64_t wall, std::optional<std::int64_t> ahead) {
    constexpr std::string_view built = __DATE__;  // "Nov  6 2026"
    static const int year = std::atoi(built.substr(built.size() - 4).data());
    if (wall < start_of_year(year) || wall >= start_of_year(year + 20)) return false;
    return !ahead || std::abs(*ahead) < day;
}

std::string shown(const std::string& url) {
    std::string text = url.substr(0, url.find_first_of("?#"));
    const std::size_t scheme = text.find("://");
    if (scheme == std::string::npos) return text;
    const std::size_t host = scheme + 3, path = text.find('/', host);
    const std::size_t at = text.rfind('@', path);
    if (at != std::string::npos && at >= host) text.erase(host, at + 1 - host);
    return text;
}

Error explain(CURLcode code, const TransferFacts& facts) {
    if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_ISSUER_ERROR)
        return certificate(facts);
    if (code == CURLE_OPERATION_TIMEDOUT && facts.connected)
        return error(facts,
                     "the server sent next to nothing for " + std::to_string(facts.stall_seconds) +
                         " seconds.",
                     "It is tried again by itself.", Code::Unreachable);
    if (code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING ||
        code == CURLE_SEND_ERROR)
        return unreachable(facts, "the connection broke off");
    if (code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_WEIRD_SERVER_REPLY ||
        code == CURLE_BAD_CONTENT_ENCODING)
        return error(facts,
                     "what answers is no web server this stand understands: " + facts.detail + ".",
                     "Check the address and the server behind it.", Code::BadServer);
    // A line of a head that is too long: the one before libcurl 8.6, the other (which older headers
    // do not name) since then.
    constexpr int curle_too_large = 100;
    if (code == CURLE_OUT_OF_MEMORY || static_cast<int>(code) == curle_too_large)
        return error(facts, "the server's answer is too large for this stand's memory.",
                     "Check the address and the server behind it.", Code::BadServer);
    if (code == CURLE_URL_MALFORMAT)
        return error(facts, "this is no address of a web server.", "Correct it in kiosk.toml.",
                     Code::Unreachable);
    if (code == CURLE_SSL_CACERT_BADFILE)
        return error(facts,
                     "the authorities this stand trusts cannot be read: " + facts.detail + ".",
                     "Check network.extra_ca in kiosk.toml; the system's own are Debian's package "
                     "ca-certificates.",
                     Code::Unreachable);
    if (code == CURLE_SSL_CERTPROBLEM)
        return error(facts, "a certificate of this stand cannot be used: " + facts.detail + ".",
                     "Check network.client_certificate and client_key in kiosk.toml.",
                     Code::Unreachable);
    return unreachable(facts, "the server cannot be reached");
}

}  // namespace standpunkt
