#pragma once
// What the tests of the network need: a bundle by its form, a client, a source and who looks on.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "base/files.h"
#include "bundle/trailer.h"
#include "support/hostile_server.h"
#include "support/nginx.h"
#include "support/sample_catalogue.h"
#include "support/temporary_folder.h"
#include "sync/http_source.h"

namespace standpunkt::test {

/// A bundle of `pages` pages of noise with a true index and signature: all that a source looks at.
inline std::string bundle_of(std::uint32_t pages, std::uint64_t serial = 7,
                             const std::string& channel = "demo", std::size_t page_bytes = 65'536) {
    sample::Random random(serial);
    PageIndex index;
    index.identity = {.channel = channel,
                      .serial = serial,
                      .withdraw_below = 0,
                      .title = "Sample",
                      .created = 1'700'000'000,
                      .builder = "standpunkt test"};
    std::string bytes;
    bytes.reserve(pages * page_bytes);
    for (std::uint32_t page = 0; page < pages; ++page) {
        const std::size_t begin = bytes.size();
        while (bytes.size() < begin + page_bytes) {
            const std::uint64_t next = random.next();
            bytes.append(reinterpret_cast<const char*>(&next), sizeof next);
        }
        index.pages.push_back(digest(std::string_view(bytes).substr(begin)));
    }
    static const SecretKey key = generate_key();
    return bytes + make_trailer(index, key);
}

inline void put(const std::filesystem::path& path, std::string_view bytes) {
    REQUIRE(replace_file(path, bytes));
}

/// Counts beats; stops after `most` of them; caps at `rate`.
struct Watcher : Pulse {
    int beats = 0, most = 1'000'000;
    std::uint64_t rate = 0;
    bool beat() override { return ++beats < most; }
    std::uint64_t bandwidth() override { return rate; }
};

/// Quick about what takes half a minute on a stand, and deaf to the machine's proxies.
inline NetworkConfig quick() {
    for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"})
        ::unsetenv(name);
    NetworkConfig config;
    config.stall = std::chrono::seconds(1);
    config.connect = std::chrono::seconds(5);
    config.most_bytes = 64 << 20;
    return config;
}

/// A source of the address `url` with all it needs.
struct Visit {
    TemporaryFolder folder;
    NetworkConfig config;
    Watcher pulse;
    Time now{0};
    std::unique_ptr<HttpClient> client;
    std::unique_ptr<Source> source;

    explicit Visit(const std::string& url, const NetworkConfig& network = quick(),
                   Disk& disk = Disk::real())
        : config(network) {
        auto made = HttpClient::create(config);
        REQUIRE(made);
        client = std::move(*made);
        source = make_http_source(
            HttpAddress{url}, config, *client, spool(), [this] { return now; }, disk);
    }
    std::filesystem::path spool() const { return folder.path / "spool"; }
    Result<SourceAnswer> look() { return source->look("demo", pulse); }
    /// A look that brings an offer.
    Offer offer() {
        auto seen = look();
        INFO((seen ? std::string() : to_string(seen.error())));
        REQUIRE(seen);
        for (const Error& error : seen->passed_over) UNSCOPED_INFO(to_string(error));
        REQUIRE(seen->offers.size() == 1);
        return std::move(seen->offers.front());
    }
};

inline Result<std::string> read_all(OfferedBytes& bytes, std::uint64_t offset,
                                    std::uint64_t length) {
    std::string all;
    TRY_STATUS(bytes.stream(offset, length, [&](std::string_view more) {
        all += more;
        return Status();
    }));
    return all;
}

/// The whole body of a plain GET, or its error.
inline Result<std::string> fetch_text(HttpClient& client, const std::string& url, Pulse& pulse,
                                      std::uint64_t most = 1 << 30) {
    std::string all;
    HttpRequest request;
    request.url = url;
    TRY(const HttpHead head, client.get(
                                 request, most, [](const HttpHead&) { return Status(); },
                                 [&](std::string_view more) {
                                     all += more;
                                     return Status();
                                 },
                                 pulse));
    static_cast<void>(head);
    return all;
}

}  // namespace standpunkt::test

/// A real nginx, or the reason why this machine has none.
#define STANDPUNKT_NGINX(name, ...)                                    \
    auto name##_started = standpunkt::test::Nginx::start(__VA_ARGS__); \
    if (!name##_started) SKIP(to_string(name##_started.error()));      \
    standpunkt::test::Nginx& name = **name##_started
