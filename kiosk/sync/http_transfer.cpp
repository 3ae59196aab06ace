#include "sync/http_transfer.h"

#include <strings.h>

#include <algorithm>

namespace standpunkt {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t most_head_bytes = 256 * 1024, most_redirect_bytes = 64 * 1024;
constexpr long slowest = 1000;  ///< bytes/s; below that a server only holds the line
constexpr auto beat_every = 100ms;
constexpr double burst_seconds = 0.1;

bool begins_with(const std::string& url, std::string_view scheme) {
    return url.size() > scheme.size() &&
           ::strncasecmp(url.c_str(), scheme.data(), scheme.size()) == 0;
}

std::string range_text(const HttpRequest& request) {
    if (const auto* suffix = std::get_if<HttpRequest::Suffix>(&request.range))
        return "bytes=-" + std::to_string(suffix->count);
    if (const auto* range = std::get_if<HttpRequest::Range>(&request.range))
        return "bytes=" + std::to_string(range->offset) + "-" +
               std::to_string(range->offset + range->length - 1);
    return {};
}

}  // namespace

bool is_https(const std::string& url) {
    return begins_with(url, "https://");
}

bool is_http(const std::string& url) {
    return begins_with(url, "http://");
}

bool Pace::too_fast(Clock::time_point now, std::uint64_t rate) {
    const double seconds = std::chrono::duration<double>(now - x_at).count();
    x_at = now;
    if (rate == 0) {
        x_owed = 0;
        return false;
    }
    x_owed = std::max(0.0, x_owed - seconds * static_cast<double>(rate));
    return x_owed > burst_seconds * static_cast<double>(rate);
}

std::size_t HttpTransfer::on_head(char* bytes, std::size_t, std::size_t count, void* self) {
    return static_cast<HttpTransfer*>(self)->take_head({bytes, count}) ? count : 0;
}

std::size_t HttpTransfer::on_body(char* bytes, std::size_t, std::size_t count, void* self) {
    auto& transfer = *static_cast<HttpTransfer*>(self);
    if (transfer.x_pace.too_fast(Pace::Clock::now(), transfer.x_rate)) {
        transfer.x_paused = true;
        return CURL_WRITEFUNC_PAUSE;
    }
    // Fewer than given ends the transfer; nothing given is never called.
    return transfer.take_body({bytes, count}) ? count : 0;
}

bool HttpTransfer::take_head(std::string_view line) {
    x_received += line.size();
    x_head_bytes += line.size();
    if (x_head_bytes > most_head_bytes) {
        x_error = Error{"the server's answer has a head without end.", shown(x_url), 0,
                        "Check the address and the server behind it.", Code::BadServer};
        return false;
    }
    if (x_begun) return true;  // what stands behind a body changes nothing any more
    x_reader.take(line);
    if ((line != "\r\n" && line != "\n") || !x_reader.is_final() || x_reader.redirects())
        return true;
    if (const Status begun = begin_body(); !begun) x_error = begun.error();
    return !x_error;
}

bool HttpTransfer::take_body(std::string_view bytes) {
    x_received += bytes.size();
    x_body_bytes += bytes.size();
    x_pace.count(bytes.size());
    const Status taken = x_reader.redirects() && x_body_bytes <= most_redirect_bytes
                             ? Status()
                             : take_checked(bytes);
    if (!taken) x_error = taken.error();
    return taken.has_value();
}

Status HttpTransfer::begin_body() {
    x_begun = true;
    TRY(const HttpHead head, x_reader.head().map_error([&](Error error) {
        error.path = shown(x_url);
        return error;
    }));
    return x_begin(head);
}

Status HttpTransfer::take_checked(std::string_view bytes) {
    const auto too_long = [&] {
        return fail("the server sends more than it was asked for.", shown(x_url), 0,
                    "Check the server.", Code::BadServer);
    };
    if (x_reader.redirects()) return too_long();
    if (x_body_bytes > x_most) return too_long();
    return x_sink(bytes);
}

void HttpTransfer::prepare(const HttpRequest& request) {
    CURL* const one = x_handles.one.get();
    ::curl_easy_reset(one);
    const auto set = [one](CURLoption option, auto value) {
        ::curl_easy_setopt(one, option, value);
    };
    std::vector<std::string> lines = x_introduction.headers;
    // Not by libcurl's own options: it would decode, and take a 200 for a failed resume.
    lines.push_back("Accept-Encoding: identity");
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) lines.push_back(std::string(name) + ": " + value);
    };
    add("Range", range_text(request));
    add("If-None-Match", request.if_none_match);
    add("If-Modified-Since", request.if_modified_since);
    add("If-Range", request.if_range);
    if (request.post) {
        lines.push_back("Content-Type: application/json");
        lines.push_back("Expect:");  // no asking before
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.post->size()));
        set(CURLOPT_POSTFIELDS, request.post->data());  // `request` outlives the transfer
    }
    for (const std::string& line : lines)
        if (curl_slist* const longer = ::curl_slist_append(x_headers.get(), line.c_str())) {
            static_cast<void>(x_headers.release());
            x_headers.reset(longer);
        }
    set(CURLOPT_HTTPHEADER, x_headers.get());
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_USERAGENT, x_introduction.user_agent.c_str());
    set(CURLOPT_ERRORBUFFER, x_detail);
    set(CURLOPT_HEADERFUNCTION, &HttpTransfer::on_head);
    set(CURLOPT_HEADERDATA, static_cast<void*>(this));
    set(CURLOPT_WRITEFUNCTION, &HttpTransfer::on_body);
    set(CURLOPT_WRITEDATA, static_cast<void*>(this));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    set(CURLOPT_FOLLOWLOCATION, 0L);  // HttpClient follows, and looks where
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(x_config.connect.count()));
    set(CURLOPT_LOW_SPEED_LIMIT, slowest);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(x_config.stall.count()));
    if (!x_config.proxy.empty()) set(CURLOPT_PROXY, x_config.proxy.c_str());
    prepare_security();
}

void HttpTransfer::prepare_security() {
    CURL* const one = x_handles.one.get();
    const auto set = [one](CURLoption option, auto value) {
        ::curl_easy_setopt(one, option, value);
    };
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    if (!x_authorities.empty()) {
        // libcurl promises not to write to it.
        curl_blob blob{const_cast<char*>(x_authorities.data()), x_authorities.size(),
                       CURL_BLOB_NOCOPY};
        set(CURLOPT_CAINFO_BLOB, &blob);
    }
    if (!x_config.client_certificate.empty())
        set(CURLOPT_SSLCERT, x_config.client_certificate.c_str());
    if (!x_config.client_key.empty()) set(CURLOPT_SSLKEY, x_config.client_key.c_str());
}

bool HttpTransfer::beat(Pulse& pulse) {
    const auto now = Pace::Clock::now();
    if (now - x_beaten < beat_every) return true;
    x_beaten = now;
    x_rate = pulse.bandwidth();
    if (!pulse.beat()) {
        x_error = Error{"the transfer was stopped.", shown(x_url), 0, {}, Code::Stopped};
        return false;
    }
    return true;
}

CURLcode HttpTransfer::go_on_when_due() {
    if (!x_paused || x_pace.too_fast(Pace::Clock::now(), x_rate)) return CURLE_OK;
    x_paused = false;  // before, for the body's callback may pause again
    return ::curl_easy_pause(x_handles.one.get(), CURLPAUSE_CONT);
}

CURLcode HttpTransfer::perform(Pulse& pulse) {
    CURLM* const many = x_handles.many.get();
    CURL* const one = x_handles.one.get();
    if (::curl_multi_add_handle(many, one) != CURLM_OK) return CURLE_FAILED_INIT;
    CURLcode outcome = CURLE_ABORTED_BY_CALLBACK;
    // libcurl's own loop calls back once a second while nothing comes; a beat is due more often.
    for (int running = 1; beat(pulse);) {
        if (::curl_multi_perform(many, &running) != CURLM_OK) {
            outcome = CURLE_FAILED_INIT;
            break;
        }
        if (running == 0) {
            int left = 0;
            if (const CURLMsg* const message = ::curl_multi_info_read(many, &left))
                outcome = message->data.result;
            break;
        }
        ::curl_multi_poll(many, nullptr, 0, x_paused ? 20 : 100, nullptr);
        if (outcome = go_on_when_due(); outcome != CURLE_OK) break;
        outcome = CURLE_ABORTED_BY_CALLBACK;
    }
    ::curl_multi_remove_handle(many, one);
    return outcome;
}

Result<HttpHead> HttpTransfer::run(const HttpRequest& request, std::uint64_t most,
                                   const std::function<Status(const HttpHead&)>& begin,
                                   const ByteSink& sink, Pulse& pulse, bool clock_plausible) {
    x_begin = begin;
    x_sink = sink;
    x_most = most;
    x_url = request.url;
    prepare(request);
    const CURLcode outcome = perform(pulse);
    if (const auto head = x_reader.head()) x_date = head->date;
    if (x_error) return tl::unexpected(*x_error);
    CURL* const one = x_handles.one.get();
    if (outcome != CURLE_OK) {
        TransferFacts facts{request.url, x_detail, 0, static_cast<long>(x_config.stall.count()),
                            clock_plausible};
        if (facts.detail.empty()) facts.detail = ::curl_easy_strerror(outcome);
        ::curl_easy_getinfo(one, CURLINFO_SSL_VERIFYRESULT, &facts.verify_result);
        curl_off_t connected = 0;
        ::curl_easy_getinfo(one, CURLINFO_PRETRANSFER_TIME_T, &connected);
        facts.connected = connected > 0;
        return tl::unexpected(explain(outcome, facts));
    }
    if (x_reader.redirects()) {
        const char* target = nullptr;
        ::curl_easy_getinfo(one, CURLINFO_REDIRECT_URL, &target);
        if (target) x_location = target;
        if (x_location.empty())
            return fail("the server redirects to no address.", shown(x_url), 0, "Check the server.",
                        Code::BadServer);
        return x_reader.head().value_or(HttpHead{});
    }
    if (!x_begun)
        return fail("the server's answer has no head.", shown(x_url), 0, "Check the server.",
                    Code::BadServer);
    return x_reader.head();
}

}  // namespace standpunkt
