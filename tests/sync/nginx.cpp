// Against Debian's nginx.
#include "support/nginx.h"

#include <catch2/generators/catch_generators.hpp>
#include <numeric>

#include "support/agent_desk.h"
#include "support/command.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using Kind = CheckResult::Kind;

std::uint64_t bodies(const std::vector<Nginx::Line>& lines) {
    return std::accumulate(lines.begin(), lines.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const auto& line) { return sum + line.body; });
}

/// What nginx has logged once it has come to rest: it writes a line after it has answered.
std::vector<Nginx::Line> settled_log(const Nginx& nginx, std::size_t least) {
    wait_for([&] { return nginx.log().size() >= least; }, 10s);
    return nginx.log();
}

/// A certificate authority, a server's certificate for 127.0.0.1, one that has expired, and a
/// client's.
struct Papers : TemporaryFolder {
    std::string at(const std::string& name) const { return (path / name).string(); }
    Papers() {
        const auto openssl = [&](const std::string& arguments) {
            const Ran ran = run("cd '" + path.string() + "' && openssl " + arguments);
            INFO(ran.output);
            REQUIRE(ran.code == 0);
        };
        const std::string fresh = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes ";
        openssl("req -x509 " + fresh + "-keyout ca.key -out ca.pem -days 30 -subj /CN=authority");
        std::ofstream(path / "names") << "subjectAltName=IP:127.0.0.1\n";
        for (const std::string name : {"server", "client", "old"}) {
            openssl("req " + fresh + "-keyout " + name + ".key -out " + name +
                    ".csr -subj /CN=" + name);
            openssl("x509 -req -in " + name +
                    ".csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile names -out " + name +
                    ".pem -days " + (name == "old" ? "-1" : "30"));
        }
    }
    std::string server(const std::string& name) const {
        return "ssl_certificate " + at(name + ".pem") + "; ssl_certificate_key " +
               at(name + ".key") + ";";
    }
};

}  // namespace

TEST_CASE("over nginx: the first bundle whole, an update in pages, nothing new in one request") {
    AgentDesk desk;
    Nginx nginx;
    const auto one = desk.make("one", 1), two = desk.make("two", 2);
    nginx.put("x.standpunkt", one);
    desk.use_url(nginx.url("x.standpunkt"));
    auto result = desk.check();
    INFO(to_string(result.error));
    REQUIRE(result.kind == Kind::Installed);
    CHECK(desk.show() == 1);
    CHECK(*read_file(desk.data.bundle(id_of(one))) == *read_file(one));

    auto requests = settled_log(nginx, 2).size();
    CHECK(desk.check().kind == Kind::UpToDate);
    auto log = settled_log(nginx, requests + 1);
    REQUIRE(log.size() == requests + 1);
    CHECK(log.back().status == 304);
    CHECK(log.back().body == 0);

    nginx.put("x.standpunkt", two);
    nginx.forget_log();
    result = desk.check();
    REQUIRE(result.kind == Kind::Installed);
    log = settled_log(nginx, 2);
    const std::uint64_t pages = result.moved.from_source * 65'536;
    CHECK(bodies(log) <= pages + 4096);
    for (const auto& line : log) CHECK(line.status == 206);
    CHECK(*read_file(desk.data.bundle(id_of(two))) == *read_file(two));
    CHECK(log.back().kiosk == "hall-3");
}

TEST_CASE("cut off in the middle, no finished page is fetched again, also by another process") {
    AgentDesk desk;
    Nginx nginx;
    const auto one = desk.make("one", 1);
    nginx.put("x.standpunkt", one);
    desk.use_url(nginx.url("x.standpunkt"));
    const auto pages = trailer_of(one).index.pages.size();
    struct Cut : Pulse {
        int left;
        bool beat() override { return --left > 0; }
    } cut;
    std::uint64_t from_source = 0;
    // Cut at ever later points until it is through.
    for (int allowed = static_cast<int>(pages) + 10;; allowed += 10) {
        REQUIRE(allowed < 2000);
        desk.open();
        cut.left = allowed;
        const auto result = desk.agent->check_now(cut).at(0);
        from_source += result.moved.from_source;
        if (result.kind == Kind::Installed) break;
        CHECK(result.error.code == Code::Stopped);
        CHECK(desk.agent->table() == SlotTable());
    }
    const auto log = settled_log(nginx, 3);
    // What was under way when it was cut is lost, nothing else: a page a cut at most, and the ends.
    std::uint64_t asked = 0;
    for (const auto& line : log)
        if (line.range.find("bytes=-") == std::string::npos) ++asked;
    CHECK(from_source < pages);
    CHECK(asked >= 2);
    CHECK(*read_file(desk.data.bundle(id_of(one))) == *read_file(one));
}

TEST_CASE("HTTPS: certificates are checked, always") {
    const Papers papers;
    AgentDesk desk;
    const auto one = desk.make("one", 1);
    const auto meet = [&](const std::string& server) {
        Nginx nginx(server, "ssl");
        nginx.put("x.standpunkt", one);
        desk.use_url(nginx.url("x.standpunkt", "https"));
        desk.agent.reset();
        return desk.check();
    };
    SECTION("an authority nobody knows") {
        const auto result = meet(papers.server("server"));
        CHECK(result.error.code == Code::Unreachable);
        CHECK(result.error.message.find("certificate") != std::string::npos);
    }
    SECTION("one's own authority") {
        desk.config.network.extra_ca = papers.at("ca.pem");
        CHECK(meet(papers.server("server")).kind == Kind::Installed);
    }
    SECTION("an expired certificate") {
        desk.config.network.extra_ca = papers.at("ca.pem");
        CHECK(meet(papers.server("old")).error.code == Code::Unreachable);
    }
    SECTION("certificates that cannot be judged because the clock is wrong") {
        desk.config.network.extra_ca = papers.at("ca.pem");
        desk.clock.seconds = 100;
        const auto result = meet(papers.server("old"));
        CHECK(result.error.code == Code::ClockWrong);
        // Sticks go on.
        CHECK(desk.hand_over({one}).kind == Kind::Installed);
    }
    SECTION("a server that wants to know who asks") {
        desk.config.network.extra_ca = papers.at("ca.pem");
        const std::string server = papers.server("server") +
                                   " ssl_verify_client on; ssl_client_certificate " +
                                   papers.at("ca.pem") + ";";
        CHECK(meet(server).kind == Kind::Failed);
        desk.config.network.client_certificate = papers.at("client.pem");
        desk.config.network.client_key = papers.at("client.key");
        CHECK(meet(server).kind == Kind::Installed);
    }
    SECTION("never from https back to http") {
        desk.config.network.extra_ca = papers.at("ca.pem");
        Nginx plain;
        plain.put("x.standpunkt", one);
        const auto result = meet(papers.server("server") + " location / { return 302 " +
                                 plain.url("x.standpunkt") + "; }");
        CHECK(result.error.code == Code::BadServer);
        CHECK(plain.log().empty());
    }
}

TEST_CASE("redirects are followed, up to their number") {
    AgentDesk desk;
    Nginx nginx("location = /go { return 302 /x.standpunkt; } location = /far { return 302 /go; }");
    nginx.put("x.standpunkt", desk.make("one", 1));
    desk.use_url(nginx.url("far"));
    CHECK(desk.check().kind == Kind::Installed);
    desk.config.network.most_redirects = 1;
    desk.open();
    CHECK(desk.check().error.code == Code::BadServer);
}

TEST_CASE("a larger bundle than allowed is not begun") {
    AgentDesk desk;
    Nginx nginx;
    nginx.put("x.standpunkt", desk.make("one", 1));
    desk.use_url(nginx.url("x.standpunkt"));
    desk.config.network.most_bytes = 1 << 18;
    CHECK(desk.check().error.code == Code::BadServer);
    CHECK(bodies(settled_log(nginx, 1)) < 1 << 18);
}

TEST_CASE("while a visit is on the network is narrow") {
    struct Timed : Pulse {
        std::uint64_t least = UINT64_MAX;
        bool beat() override { return true; }
    } pulse;
    AgentDesk desk;
    Nginx nginx;
    sample::Request request{.interviews = 1, .exchanges_each = 3, .topics = 2};
    request.pictures = 8;
    request.bytes_a_picture = 150'000;
    auto [catalogue, media] = sample::make_content(request);
    const auto file = desk.path / "big.standpunkt";
    REQUIRE(write_bundle(file, catalogue, media,
                         {.channel = "demo", .serial = 1, .title = "t", .builder = "t"}, desk.key));
    nginx.put("x.standpunkt", file);
    desk.use_url(nginx.url("x.standpunkt"));
    const auto seconds = [&](bool visit) {
        std::filesystem::remove_all(desk.data.path);
        desk.open();
        SlotReader display({desk.data, desk.trusted, desk.factory(), "boot"});
        display.visiting(visit);
        const auto begin = std::chrono::steady_clock::now();
        REQUIRE(desk.check().kind == Kind::Installed);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    const double free = seconds(false);
    // So that it takes several times as long, on whatever machine.
    const double size = static_cast<double>(std::filesystem::file_size(file));
    desk.config.network.bandwidth_in_visit =
        static_cast<std::uint64_t>(size / std::max(1.0, free * 4));
    const double narrow = seconds(true);
    INFO("free " << free << " s, narrow " << narrow << " s");
    CHECK(narrow > free * 2);
    CHECK(seconds(false) < narrow);
}

}  // namespace standpunkt::test
