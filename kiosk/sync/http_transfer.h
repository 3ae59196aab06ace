#pragma once
// One request and its answer, without following where it leads. Inside this folder only.
#include <curl/curl.h>

#include <memory>
#include <vector>

#include "sync/http_client.h"
#include "sync/http_fault.h"

namespace standpunkt {

/// libcurl's handles; the open connection lives in them between transfers.
struct CurlHandles {
    std::unique_ptr<CURLM, CURLMcode (*)(CURLM*)> many{::curl_multi_init(), ::curl_multi_cleanup};
    std::unique_ptr<CURL, void (*)(CURL*)> one{::curl_easy_init(), ::curl_easy_cleanup};
};

/// Who asks, as headers.
struct Introduction {
    std::string user_agent;
    std::vector<std::string> headers;
};

/// Bytes that came faster than they may, owed across transfers: many short ones one after another
/// keep to the cap as one long one does.
class Pace {
  public:
    using Clock = std::chrono::steady_clock;
    void count(std::size_t bytes) { x_owed += static_cast<double>(bytes); }
    /// At `now` with a cap of `rate` bytes/s (0 = none): whether no more may come yet.
    bool too_fast(Clock::time_point now, std::uint64_t rate);

  private:
    double x_owed = 0;
    Clock::time_point x_at{};
};

bool is_https(const std::string& url);
bool is_http(const std::string& url);

class HttpTransfer {
  public:
    /// All outlive it.
    HttpTransfer(CurlHandles& handles, const NetworkConfig& config, const std::string& authorities,
                 const Introduction& introduction, Pace& pace)
        : x_handles(handles),
          x_config(config),
          x_authorities(authorities),
          x_introduction(introduction),
          x_pace(pace) {}

    Result<HttpHead> run(const HttpRequest& request, std::uint64_t most,
                         const std::function<Status(const HttpHead&)>& begin, const ByteSink& sink,
                         Pulse& pulse, bool clock_plausible);
    /// Where the answer leads, whole; empty if nowhere. Then neither `begin` nor `sink` was called.
    const std::string& location() const { return x_location; }
    std::uint64_t received() const { return x_received; }
    std::optional<std::int64_t> date() const { return x_date; }

  private:
    static std::size_t on_head(char* bytes, std::size_t one, std::size_t count, void* self);
    static std::size_t on_body(char* bytes, std::size_t one, std::size_t count, void* self);
    bool take_head(std::string_view line);
    bool take_body(std::string_view bytes);
    Status begin_body();
    Status take_checked(std::string_view bytes);
    void prepare(const HttpRequest& request);
    void prepare_security();
    CURLcode perform(Pulse& pulse);
    bool beat(Pulse& pulse);
    CURLcode go_on_when_due();

    CurlHandles& x_handles;
    const NetworkConfig& x_config;
    const std::string& x_authorities;
    const Introduction& x_introduction;
    Pace& x_pace;
    HeadReader x_reader;
    std::function<Status(const HttpHead&)> x_begin;
    ByteSink x_sink;
    std::uint64_t x_most = 0, x_received = 0, x_head_bytes = 0, x_body_bytes = 0, x_rate = 0;
    bool x_begun = false, x_paused = false;
    Pace::Clock::time_point x_beaten{};
    std::optional<Error> x_error;  ///< why a callback ended the transfer
    std::string x_location, x_url;
    std::optional<std::int64_t> x_date;
    std::unique_ptr<curl_slist, void (*)(curl_slist*)> x_headers{nullptr, ::curl_slist_free_all};
    char x_detail[CURL_ERROR_SIZE] = "";
};

}  // namespace standpunkt
