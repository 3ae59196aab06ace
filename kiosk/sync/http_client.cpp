#include "sync/http_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <mutex>

namespace standpunkt {
namespace {

// Below it nobody is served: a page would take a minute.
constexpr long least_bytes_a_second = 1000;
constexpr int turn_ms = 100;  // how often the pulse is asked while nothing comes
constexpr std::int64_t first_release = 1'767'225'600, decades_later = 2'524'608'000;  // 2026, 2050

struct CloseEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct CloseMulti {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, CloseEasy>;
using Multi = std::unique_ptr<CURLM, CloseMulti>;
using List = std::unique_ptr<curl_slist, FreeList>;

/// What may stand in a request's head: a name from a configuration must not end the line.
std::string made_safe(const std::string& text) {
    std::string safe;
    for (const char c : text)
        safe += c > ' ' && c <= '~' && c != ';' && c != '(' && c != ')' ? c : '-';
    return safe;
}

void add(List& list, const std::string& line) {
    curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
    if (!longer) throw std::bad_alloc();
    static_cast<void>(list.release());
    list.reset(longer);
}

std::string range_of(const HttpRequest& request) {
    if (const auto* suffix = std::get_if<HttpRequest::Suffix>(&request.range))
        return "bytes=-" + std::to_string(suffix->count);
    if (const auto* range = std::get_if<HttpRequest::Range>(&request.range))
        return "bytes=" + std::to_string(range->offset) + "-" +
               std::to_string(range->offset + range->length - 1);
    return {};
}

bool is_https(const std::string& url) {
    return url.size() >= 8 && (curl_strnequal(url.c_str(), "https://", 8) != 0);
}
bool is_http(const std::string& url) {
    return url.size() >= 7 && (curl_strnequal(url.c_str(), "http://", 7) != 0);
}

/// One transfer's ends: what libcurl's callbacks work with.
struct Transfer {
    HttpHeadReader reader;
    std::uint64_t most = 0, body = 0;
    const std::function<Status(const HttpHead&)>* begin = nullptr;
    const ByteSink* sink = nullptr;
    bool begun = false;
    std::optional<Error> error;
    std::uint64_t* received = nullptr;

    bool redirects() const {
        const HttpHead& head = reader.head();
        return head.status >= 300 && head.status < 400 && head.status != 304 &&
               !head.location.empty();
    }
    Status start() {
        if (begun || redirects()) return {};
        begun = true;
        return (*begin)(reader.head());
    }
    bool keep(const Status& status) {
        if (!status && !error) error = status.error();
        return status.has_value();
    }
};

std::size_t take_head(char* bytes, std::size_t /*one*/, std::size_t count, void* user) {
    Transfer& transfer = *static_cast<Transfer*>(user);
    *transfer.received += count;
    return transfer.keep(transfer.reader.feed({bytes, count})) ? count : 0;
}

std::size_t take_body(char* bytes, std::size_t /*one*/, std::size_t count, void* user) {
    Transfer& transfer = *static_cast<Transfer*>(user);
    *transfer.received += count;
    if (transfer.redirects()) {  // nobody reads what stands there, nor for long
        transfer.body += count;
        return transfer.body <= most_head_bytes ? count : 0;
    }
    if (!transfer.keep(transfer.start())) return 0;
    transfer.body += count;
    if (transfer.body > transfer.most) {
        transfer.keep(
            fail("the server sends more than was asked for.", {}, 0, {}, Code::BadServer));
        return 0;
    }
    return transfer.keep((*transfer.sink)({bytes, count})) ? count : 0;
}

class CurlClient : public HttpClient {
  public:
    CurlClient(const NetworkConfig& config, std::function<std::int64_t()> wall)
        : x_config(config),
          x_wall(std::move(wall)),
          x_easy(curl_easy_init()),
          x_multi(curl_multi_init()) {}
    ~CurlClient() override = default;
    bool usable() const { return x_easy && x_multi; }
    void introduce(const Visitor& visitor) override { x_visitor = visitor; }
    std::uint64_t received() const override { return x_received; }

    Result<HttpHead> get(const HttpRequest& request, std::uint64_t most,
                         const std::function<Status(const HttpHead&)>& begin, const ByteSink& sink,
                         Pulse& pulse) override {
        std::string url = request.url;
        for (int hop = 0;; ++hop) {
            Transfer transfer;
            transfer.most = most;
            transfer.begin = &begin;
            transfer.sink = &sink;
            transfer.received = &x_received;
            TRY_STATUS(perform(url, request, transfer, pulse));
            if (!transfer.redirects()) {
                TRY_STATUS(transfer.start());  // there may have been no body
                return transfer.reader.head();
            }
            if (hop >= x_config.most_redirects)
                return fail("the server sends from one address to the next, more than " +
                                std::to_string(x_config.most_redirects) + " times.",
                            url, 0, {}, Code::BadServer);
            TRY(url, next_address(url));
        }
    }

  private:
    NetworkConfig x_config;
    std::function<std::int64_t()> x_wall;
    Easy x_easy;
    Multi x_multi;
    Visitor x_visitor;
    std::uint64_t x_received = 0;

    template <class Value>
    void set(CURLoption option, Value value) {
        curl_easy_setopt(x_easy.get(), option, value);
    }

    Result<std::string> next_address(const std::string& from) const {
        const char* to = nullptr;
        curl_easy_getinfo(x_easy.get(), CURLINFO_REDIRECT_URL, &to);
        const std::string address = to ? to : "";
        if (is_https(address) || (is_http(address) && !is_https(from))) return address;
        return fail("the server sends on to \"" + address + "\", which is no " +
                        (is_https(from) ? "https" : "http") + " address.",
                    from, 0, {}, Code::BadServer);
    }

    List head_of(const HttpRequest& request) const {
        List list;
        add(list, "Accept-Encoding: identity");
        add(list, "Standpunkt-Kiosk: " + made_safe(x_visitor.kiosk));
        add(list, "Standpunkt-Serial: " + made_safe(x_visitor.serial));
        add(list, "Standpunkt-Health: " + made_safe(x_visitor.health));
        if (const std::string range = range_of(request); !range.empty())
            add(list, "Range: " + range);
        for (const auto& [name, value] :
             {std::pair{"If-None-Match", &request.if_none_match},
              std::pair{"If-Modified-Since", &request.if_modified_since},
              std::pair{"If-Range", &request.if_range}})
            if (!value->empty()) add(list, std::string(name) + ": " + *value);
        return list;
    }

    void prepare(const std::string& url, curl_slist* head, Transfer& transfer) {
        curl_easy_reset(x_easy.get());
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);  // each hop is looked at here
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_HTTPHEADER, head);
        const std::string agent =
            "standpunkt-sync/" STANDPUNKT_VERSION " (kiosk=" + made_safe(x_visitor.kiosk) +
            "; serial=" + made_safe(x_visitor.serial) + "; health=" + made_safe(x_visitor.health) +
            ")";
        set(CURLOPT_USERAGENT, agent.c_str());
        set(CURLOPT_HEADERFUNCTION, &take_head);
        set(CURLOPT_HEADERDATA, &transfer);
        set(CURLOPT_WRITEFUNCTION, &take_body);
        set(CURLOPT_WRITEDATA, &transfer);
        set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(x_config.connect.count()));
        set(CURLOPT_LOW_SPEED_LIMIT, least_bytes_a_second);
        set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(x_config.stall.count()));
        if (!x_config.proxy.empty()) set(CURLOPT_PROXY, x_config.proxy.c_str());
        // The folder of the system's authorities stays in use beside this file.
        if (!x_config.extra_ca.empty()) set(CURLOPT_CAINFO, x_config.extra_ca.c_str());
        if (!x_config.client_certificate.empty()) {
            set(CURLOPT_SSLCERT, x_config.client_certificate.c_str());
            set(CURLOPT_SSLKEY, x_config.client_key.c_str());
        }
    }

    Status perform(const std::string& url, const HttpRequest& request, Transfer& transfer,
                   Pulse& pulse) {
        const List head = head_of(request);
        prepare(url, head.get(), transfer);
        char reason[CURL_ERROR_SIZE] = {};
        set(CURLOPT_ERRORBUFFER, reason);
        curl_multi_add_handle(x_multi.get(), x_easy.get());
        const auto code = run(transfer, pulse);
        curl_multi_remove_handle(x_multi.get(), x_easy.get());
        if (transfer.error) {
            if (transfer.error->path.empty()) transfer.error->path = url;
            return tl::unexpected(*transfer.error);
        }
        if (code == CURLE_OK) return {};
        return tl::unexpected(explained(code, reason[0] ? reason : curl_easy_strerror(code), url));
    }

    CURLcode run(Transfer& transfer, Pulse& pulse) {
        std::uint64_t limit = 0;
        for (int running = 1;;) {
            if (const std::uint64_t wanted = pulse.bandwidth(); wanted != limit) {
                limit = wanted;
                set(CURLOPT_MAX_RECV_SPEED_LARGE, static_cast<curl_off_t>(limit));
            }
            if (curl_multi_perform(x_multi.get(), &running) != CURLM_OK) return CURLE_RECV_ERROR;
            if (running == 0) break;
            if (!pulse.beat()) {
                transfer.keep(fail("was stopped before it was done.", {}, 0, {}, Code::Stopped));
                return CURLE_ABORTED_BY_CALLBACK;
            }
            curl_multi_poll(x_multi.get(), nullptr, 0, turn_ms, nullptr);
        }
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(x_multi.get(), &left))
            if (message->msg == CURLMSG_DONE) return message->data.result;
        return CURLE_OK;
    }

    Error explained(CURLcode code, const std::string& reason, const std::string& url) const {
        const auto error = [&](std::string message, Code kind, std::string next_step = {}) {
            return Error{std::move(message), url, 0, std::move(next_step), kind};
        };
        switch (code) {
            case CURLE_PEER_FAILED_VERIFICATION: {
                const std::int64_t now = x_wall();
                if (now < first_release || now > decades_later)
                    return error(
                        "its certificate cannot be judged, because this machine's clock "
                        "is wrong.",
                        Code::ClockWrong, "Set the clock, or give the stand a network time.");
                return error("its certificate is not accepted: " + reason + ".", Code::Unreachable,
                             "Check the address; for an authority of your own set extra_ca.");
            }
            case CURLE_OPERATION_TIMEDOUT:
                return error("the server is too slow: less than " +
                                 std::to_string(least_bytes_a_second) + " bytes a second for " +
                                 std::to_string(x_config.stall.count()) + " s, or no connection.",
                             Code::Unreachable);
            case CURLE_PARTIAL_FILE:
            case CURLE_RECV_ERROR:
            case CURLE_HTTP2_STREAM:
            case CURLE_GOT_NOTHING:
                return error("the connection was cut: " + reason + ".", Code::Unreachable);
            case CURLE_WEIRD_SERVER_REPLY:
            case CURLE_UNSUPPORTED_PROTOCOL:
            case CURLE_BAD_CONTENT_ENCODING:
                return error("the server does not speak HTTP as it should: " + reason + ".",
                             Code::BadServer);
            default:
                return error("cannot be reached: " + reason + ".", Code::Unreachable,
                             "Check network, proxy and address.");
        }
    }
};

}  // namespace

Result<std::unique_ptr<HttpClient>> HttpClient::create(const NetworkConfig& config,
                                                       std::function<std::int64_t()> wall) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    auto client = std::make_unique<CurlClient>(config, std::move(wall));
    if (!client->usable()) return fail("libcurl cannot be used here.");
    return client;
}

}  // namespace standpunkt
