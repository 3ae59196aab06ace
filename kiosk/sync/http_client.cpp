#include "sync/http_client.h"

#include <algorithm>
#include <ctime>

#include "base/files.h"
#include "sync/http_transfer.h"

namespace standpunkt {
namespace {

Error setting_error(const Error& cause, const char* key) {
    Error error = cause;
    error.next_step = std::string("network.") + key + " in kiosk.toml names it.";
    error.code = Code::Unreachable;
    return error;
}

/// The system's authorities and the extra one's: libcurl takes either a file or this, not two.
Result<std::string> authorities(const std::filesystem::path& extra) {
    if (extra.empty()) return std::string();
    const auto more = read_file(extra, 1 << 20);
    if (!more) return tl::unexpected(setting_error(more.error(), "extra_ca"));
    if (more->find("-----BEGIN CERTIFICATE-----") == std::string::npos)
        return fail("holds no certificate in PEM form.", extra, 0,
                    "network.extra_ca in kiosk.toml names it.", Code::Unreachable);
    std::string all;
    const curl_version_info_data* const facts = ::curl_version_info(CURLVERSION_NOW);
    if (facts->cainfo)
        if (auto system = read_file(facts->cainfo)) all = *std::move(system) + "\n";
    return all + *more;
}

/// Says now, with the file's name, what would else fail at some hour of the night.
Status check_readable(const std::filesystem::path& path, const char* key) {
    if (path.empty()) return {};
    const auto bytes = read_file(path, 1 << 20);
    if (!bytes) return tl::unexpected(setting_error(bytes.error(), key));
    return {};
}

class CurlClient : public HttpClient {
  public:
    CurlClient(NetworkConfig config, std::function<std::int64_t()> wall)
        : x_config(std::move(config)), x_wall(std::move(wall)) {}

    void introduce(const Visitor& visitor) override {
        x_introduction = {
            "standpunkt-sync/" STANDPUNKT_VERSION " (kiosk=" + header_value(visitor.kiosk) +
                "; serial=" + header_value(visitor.serial) +
                "; health=" + header_value(visitor.health) + ")",
            {"Standpunkt-Kiosk: " + header_value(visitor.kiosk),
             "Standpunkt-Serial: " + header_value(visitor.serial),
             "Standpunkt-Health: " + header_value(visitor.health)}};
    }

    Result<HttpHead> get(const HttpRequest& request, std::uint64_t most,
                         const std::function<Status(const HttpHead&)>& begin, const ByteSink& sink,
                         Pulse& pulse) override {
        TRY_STATUS(read_certificates());
        HttpRequest hop = request;
        for (int redirects = 0;; ++redirects) {
            HttpTransfer transfer(x_handles, x_config, x_authorities, x_introduction, x_pace);
            const auto done = transfer.run(hop, most, begin, sink, pulse, clock_plausible());
            x_received += transfer.received();
            remember_clock(transfer.date());
            if (!done) return tl::unexpected(done.error());
            if (transfer.location().empty()) return *done;
            if (request.post)
                return bad_redirect(request.url, "the server redirects what is sent to it.");
            if (redirects == x_config.most_redirects)
                return bad_redirect(request.url, "the server redirects more than " +
                                                     std::to_string(x_config.most_redirects) +
                                                     " times.");
            TRY(hop.url, allowed(hop.url, transfer.location()));
        }
    }

    std::uint64_t received() const override { return x_received; }

  private:
    /// Once they are there. Until then it is this client's fault alone: sticks work without.
    Status read_certificates() {
        if (x_has_certificates) return {};
        TRY(x_authorities, authorities(x_config.extra_ca));
        TRY_STATUS(check_readable(x_config.client_certificate, "client_certificate"));
        TRY_STATUS(check_readable(x_config.client_key, "client_key"));
        x_has_certificates = true;
        return {};
    }
    static tl::unexpected<Error> bad_redirect(const std::string& url, std::string message) {
        return fail(std::move(message), shown(url), 0, "Give kiosk.toml the address it leads to.",
                    Code::BadServer);
    }
    static Result<std::string> allowed(const std::string& from, const std::string& to) {
        const bool secure = is_https(to);
        if (!secure && !is_http(to))
            return bad_redirect(from, "the server redirects to what is no web address: " +
                                          header_value(shown(to)) + ".");
        if (is_https(from) && !secure)
            return bad_redirect(from, "the server redirects from https to http.");
        return to;
    }
    bool clock_plausible() const { return plausible_clock(x_wall(), x_ahead); }
    void remember_clock(std::optional<std::int64_t> date) {
        if (date) x_ahead = *date - x_wall();
    }

    NetworkConfig x_config;
    std::string x_authorities;
    bool x_has_certificates = false;
    std::function<std::int64_t()> x_wall;
    CurlHandles x_handles;
    Introduction x_introduction;
    Pace x_pace;
    std::uint64_t x_received = 0;
    std::optional<std::int64_t> x_ahead;  ///< of the server's clock before ours
};

}  // namespace

Result<std::unique_ptr<HttpClient>> HttpClient::create(const NetworkConfig& config,
                                                       std::function<std::int64_t()> wall) {
    static const CURLcode ready = ::curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK)
        return fail(std::string("libcurl does not start: ") + ::curl_easy_strerror(ready) + ".", {},
                    0, {}, Code::Unreachable);
    if (!wall) wall = [] { return static_cast<std::int64_t>(std::time(nullptr)); };
    auto client = std::make_unique<CurlClient>(config, std::move(wall));
    client->introduce({});
    return client;
}

}  // namespace standpunkt
