// HTTPS against a real nginx with certificates of our own making.
#include "sync/http_fault.h"
#include "web.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

Nginx::Options secure(const Certificate& certificate) {
    Nginx::Options options;
    options.certificate = certificate;
    return options;
}

NetworkConfig trusting(const Authority& authority) {
    NetworkConfig config = quick();
    config.extra_ca = authority.file();
    return config;
}

/// What a first look at `url` says, on a machine whose clock says `wall`.
Error refusal(const std::string& url, const NetworkConfig& config, std::int64_t wall = 0) {
    auto client = HttpClient::create(
        config, wall == 0 ? std::function<std::int64_t()>() : [wall] { return wall; });
    REQUIRE(client);
    Watcher pulse;
    const auto text = fetch_text(**client, url, pulse);
    REQUIRE_FALSE(text);
    INFO(to_string(text.error()));
    return text.error();
}

}  // namespace

TEST_CASE(
    "https is taken from a server whose authority the configuration adds, and from no other") {
    const Authority ours, theirs;
    STANDPUNKT_NGINX(server, secure(ours.issue("server")));
    const std::string bytes = bundle_of(2);
    put(server.root() / "x.standpunkt", bytes);
    Visit visit(server.url("x.standpunkt"), trusting(ours));
    CHECK(read_all(*visit.offer().bytes, 0, bytes.size()) == bytes);

    for (const NetworkConfig& config : {quick(), trusting(theirs)}) {
        const Error error = refusal(server.url("x.standpunkt"), config);
        INFO(to_string(error));
        CHECK(error.code == Code::Unreachable);
        CHECK(error.message.find("certificate is not accepted") != std::string::npos);
    }
    CHECK(server.log(2).size() == 2);  // those of the first alone
}

TEST_CASE("a certificate for another name is refused") {
    const Authority ours;
    const Certificate certificate = ours.issue("server");
    STANDPUNKT_NGINX(server, secure(certificate));
    // "localhost" leads here too, but stands in no certificate.
    const std::string url = "https://localhost:" + std::to_string(server.port()) + "/x";
    CHECK(refusal(url, trusting(ours)).code == Code::Unreachable);
}

TEST_CASE("a certificate that ran out is a wrong clock where the clock cannot be right") {
    const Authority ours;
    STANDPUNKT_NGINX(server, secure(ours.issue("late", 0)));
    const std::string url = server.url("x.standpunkt");
    const Error expired = refusal(url, trusting(ours));
    CHECK(expired.code == Code::Unreachable);
    CHECK(expired.message.find("expired") != std::string::npos);
    CHECK(refusal(url, trusting(ours), 1).code == Code::ClockWrong);              // 1970
    CHECK(refusal(url, trusting(ours), 4'070'908'800).code == Code::ClockWrong);  // 2099
    // Another fault of a certificate is never blamed on the clock.
    CHECK(refusal(url, quick(), 1).code == Code::Unreachable);
}

TEST_CASE("a clock far from the server's own is wrong, though it is in the right year") {
    const Authority ours;
    STANDPUNKT_NGINX(server, secure(ours.issue("late", 0)));
    // Speaks plain HTTP, tells its time (60 days before) and leads to the other.
    const std::int64_t here = std::time(nullptr);
    char date[64];
    const std::time_t there = here - 60 * 86'400;
    std::tm parts{};
    ::gmtime_r(&there, &parts);
    std::strftime(date, sizeof date, "Date: %a, %d %b %Y %H:%M:%S GMT", &parts);
    HostileServer plain([&](const HostileServer::Request&, HostileServer::Line& line) {
        line.send(head_of("302 Found",
                          {date, "Location: " + server.url("x.standpunkt"), "Content-Length: 0"}));
    });
    CHECK(refusal(plain.url(), trusting(ours)).code == Code::ClockWrong);
    CHECK(refusal(plain.url(), trusting(ours), there).code != Code::ClockWrong);
}

TEST_CASE("a server that wants a client's certificate gets the one of the configuration") {
    const Authority ours;
    Nginx::Options options = secure(ours.issue("server"));
    options.client_authority = ours.file();
    STANDPUNKT_NGINX(server, options);
    put(server.root() / "x.standpunkt", bundle_of(1));
    NetworkConfig config = trusting(ours);
    Visit without(server.url("x.standpunkt"), config);
    const auto refused = without.look();
    REQUIRE_FALSE(refused);
    const Certificate client = ours.issue("kiosk");
    config.client_certificate = client.file;
    config.client_key = client.key;
    Visit with(server.url("x.standpunkt"), config);
    with.offer();
}

TEST_CASE("a redirect from https to http is refused, the other way is followed") {
    const Authority ours;
    HostileServer plain([](const HostileServer::Request& request, HostileServer::Line& line) {
        send(line, ServedFile{bundle_of(1)}.answer(request));
    });
    Nginx::Options options = secure(ours.issue("server"));
    options.more = "location /down { return 302 " + plain.url() + "; }";
    STANDPUNKT_NGINX(server, options);
    put(server.root() / "x.standpunkt", bundle_of(1));
    const Error down = refusal(server.url("down"), trusting(ours));
    CHECK(down.code == Code::BadServer);
    CHECK(down.message.find("from https to http") != std::string::npos);
    CHECK(plain.requests().empty());

    HostileServer up([&](const HostileServer::Request&, HostileServer::Line& line) {
        line.send(head_of("301 Moved Permanently",
                          {"Location: " + server.url("x.standpunkt"), "Content-Length: 0"}));
    });
    Visit visit(up.url(), trusting(ours));
    visit.offer();
    // And from http over https back to http neither.
    HostileServer round([&](const HostileServer::Request&, HostileServer::Line& line) {
        line.send(head_of("302 Found", {"Location: " + server.url("down"), "Content-Length: 0"}));
    });
    CHECK(refusal(round.url(), trusting(ours)).message.find("from https to http") !=
          std::string::npos);
}

TEST_CASE("files of the configuration that cannot be used are named before anybody is asked") {
    const TemporaryFolder folder;
    const auto broken = folder.path / "broken.pem";
    put(broken, "no certificate");
    NetworkConfig config = quick();
    config.extra_ca = broken;
    const std::string nobody = "https://127.0.0.1:9/x.standpunkt";
    CHECK(refusal(nobody, config).path == broken);
    config = quick();
    config.client_key = folder.path / "missing.pem";
    CHECK(to_string(refusal(nobody, config)).find("client_key") != std::string::npos);
}

TEST_CASE("a system without Debian's list of authorities is told what to install") {
    TransferFacts facts;
    facts.url = "https://example.org/x.standpunkt";
    facts.detail = "error setting certificate file: /etc/ssl/certs/ca-certificates.crt";
    const Error missing = explain(CURLE_SSL_CACERT_BADFILE, facts);
    CHECK(missing.code == Code::Unreachable);
    CHECK(missing.next_step.find("package ca-certificates") != std::string::npos);
}
