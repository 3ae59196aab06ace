// A server that breaks HTTP in each way promise 6 names: a clear error, few requests, no change.
#include <catch2/generators/catch_generators.hpp>

#include "support/agent_desk.h"
#include "support/hostile_server.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using Kind = CheckResult::Kind;
using Request = HostileServer::Request;
using Send = HostileServer::Send;

/// A stand that has serial 1 and is offered serial 2 by a server.
struct Fair : AgentDesk {
    std::string bytes;
    SlotTable before;
    Fair() {
        make_factory();
        install(make("one", 1));
        bytes = *read_file(make("two", 2, {.title = " with a longer title"}));
        before = agent->table();
        agent.reset();
    }
    /// One check against a server that answers like this.
    CheckResult meet(const HostileServer& server) {
        use_url(server.url());
        return check();
    }
    void check_unharmed() {
        CHECK(agent->table() == before);
        CHECK(show() == 1);
    }
};

using Good = HostileServer::Good;

/// The server's right answer, bent.
HostileServer::Answer bent(const std::string& bytes,
                           std::function<void(const Request&, Good&)> bend,
                           std::string etag = "\"one\"") {
    return [bytes, bend, etag](const Request& request, const Send& send) {
        Good good = HostileServer::good(request, bytes, etag);
        bend(request, good);
        send(good.text());
    };
}

bool for_pages(const Request& request) {
    return request.field("range:").find("bytes=-") != 0;
}

void replace(std::string& text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    if (at != std::string::npos) text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("the hostile server, when it behaves, is an ordinary one") {
    Fair fair;
    const HostileServer server(bent(fair.bytes, [](auto&, auto&) {}));
    const auto result = fair.meet(server);
    INFO(to_string(result.error));
    CHECK(result.kind == Kind::Installed);
    CHECK(fair.check().kind == Kind::UpToDate);
    CHECK(fair.show() == 2);
}

TEST_CASE("what a hostile server answers is told with its code and changes nothing") {
    struct Case {
        const char* name;
        Code code;
        std::function<void(const Request&, Good&)> bend;
    };
    const std::vector<Case> cases = {
        {"Content-Range of other bytes", Code::BadServer,
         [](auto& request, auto& good) {
             if (for_pages(request))
                 replace(good.head, "Content-Range: bytes ", "Content-Range: bytes 1");
         }},
        {"no Content-Range", Code::BadServer,
         [](auto&, auto& good) { replace(good.head, "Content-Range:", "X-Range:"); }},
        {"Content-Range that is none", Code::BadServer,
         [](auto&, auto& good) {
             replace(good.head, "Content-Range: bytes ", "Content-Range: a lot ");
         }},
        {"two Content-Ranges", Code::BadServer,
         [](auto&, auto& good) { good.head += "Content-Range: bytes 0-9/10\r\n"; }},
        {"another total for its pages", Code::BadServer,
         [](auto& request, auto& good) {
             if (for_pages(request))
                 replace(good.head, "\r\nETag", "0\r\nETag"), replace(good.head, "/", "/1");
         }},
        {"a packed body", Code::BadServer,
         [](auto&, auto& good) { good.head += "Content-Encoding: gzip\r\n"; }},
        {"404", Code::Unreachable,
         [](auto&, auto& good) {
             good = {"404 Not Found", "Content-Length: 0\r\n", ""};
         }},
        {"403", Code::Unreachable,
         [](auto&, auto& good) {
             good = {"403 Forbidden", "Content-Length: 0\r\n", ""};
         }},
        {"500", Code::Unreachable,
         [](auto&, auto& good) {
             good = {"500 Oh", "Content-Length: 0\r\n", ""};
         }},
        {"416", Code::BadServer,
         [](auto&, auto& good) {
             good = {"416 No", "Content-Length: 0\r\n", ""};
         }},
        {"304 though nothing was asked for conditionally", Code::BadServer,
         [](auto&, auto& good) {
             good = {"304 Not Modified", "", ""};
         }},
        {"no HTTP at all", Code::BadServer,
         [](auto&, auto& good) {
             good = {"", "", ""};
         }},
        {"a login page instead", Code::NotABundle,
         [](auto&, auto& good) {
             good = {"200 OK", "Content-Length: 30\r\n", "<html>Please log in here</html"};
         }},
        {"a redirect to a file", Code::BadServer,
         [](auto&, auto& good) {
             good = {"302 Found", "Location: file:///etc/passwd\r\nContent-Length: 0\r\n", ""};
         }},
        {"a redirect to FTP", Code::BadServer,
         [](auto&, auto& good) {
             good = {"302 Found", "Location: ftp://127.0.0.1/x\r\nContent-Length: 0\r\n", ""};
         }},
        {"a redirect to itself", Code::BadServer,
         [](auto&, auto& good) {
             good = {"302 Found", "Location: /x.standpunkt\r\nContent-Length: 0\r\n", ""};
         }},
        {"several parts", Code::BadServer,
         [](auto&, auto& good) {
             replace(good.head, "Content-Range: bytes",
                     "Content-Type: multipart/byteranges; boundary=x\r\nX:");
         }},
        {"a head without end", Code::BadServer,
         [](auto&, auto& good) {
             for (int line = 0; line < 3000; ++line)
                 good.head += "X-Filler: " + std::string(60, 'x') + "\r\n";
         }},
        {"more bytes than asked for", Code::BadServer,
         [](auto& request, auto& good) {
             if (!for_pages(request)) return;
             good.body += std::string(70'000, 'x');
             replace(good.head, "Content-Length: ", "X-Length: ");
         }},
        {"a body cut in the middle", Code::Unreachable,
         [](auto& request, auto& good) {
             if (for_pages(request)) good.body.resize(good.body.size() / 2);
         }},
        {"pages that are not those of its index", Code::BadServer,
         [](auto& request, auto& good) {
             if (for_pages(request)) good.body[100] ^= 1;
         }},
        {"200 for 206 in the middle", Code::BadServer,
         [](auto& request, auto& good) {
             if (for_pages(request)) good.status = "200 OK";
         }},
        {"a size beyond all limits", Code::BadServer,
         [](auto&, auto& good) {
             const auto slash = good.head.find('/', good.head.find("Content-Range"));
             if (slash != std::string::npos) good.head.insert(slash + 1, "99999");
         }},
    };
    Fair fair;
    for (const Case& one : cases) {
        DYNAMIC_SECTION(one.name) {
            const HostileServer server(bent(fair.bytes, one.bend));
            const auto result = fair.meet(server);
            INFO(to_string(result.error));
            CHECK(result.kind != Kind::Installed);
            CHECK(to_string(result.error.code) == to_string(one.code));
            CHECK(result.error.message.size() > 20);
            CHECK(server.count() <= 12);
            fair.check_unharmed();
            // Nothing of it stays in the way of a server that behaves.
            const HostileServer honest(bent(fair.bytes, [](auto&, auto&) {}));
            fair.agent.reset();
            CHECK(fair.meet(honest).kind == Kind::Installed);
        }
    }
}

TEST_CASE("a server that stalls, drips or never ends is left") {
    Fair fair;
    SECTION("stalls in its body") {
        const HostileServer server([&](const Request& request, const Send& send) {
            const Good good = HostileServer::good(request, fair.bytes);
            const std::string text = good.text();
            send(text.substr(0, text.size() - 100));
            std::this_thread::sleep_for(3s);
        });
        CHECK(fair.meet(server).error.code == Code::Unreachable);
    }
    SECTION("drips") {
        const HostileServer server([&](const Request& request, const Send& send) {
            const std::string text = HostileServer::good(request, fair.bytes).text();
            for (const char c : text) {
                if (!send(std::string(1, c))) return;
                std::this_thread::sleep_for(20ms);
            }
        });
        CHECK(fair.meet(server).error.code == Code::Unreachable);
    }
    SECTION("sends without end") {
        fair.config.network.most_bytes = 5'000'000;
        const HostileServer server([](const Request&, const Send& send) {
            send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            const std::string block(65'536, 'x');
            while (send(block)) {
            }
        });
        CHECK(fair.meet(server).error.code == Code::BadServer);
        CHECK_FALSE(std::filesystem::exists(fair.data.bundles() / "download0.part"));
    }
    SECTION("sends heads without end") {
        const HostileServer server([](const Request&, const Send& send) {
            while (send("HTTP/1.1 100 Continue\r\n\r\n")) {
            }
        });
        CHECK(fair.meet(server).error.code == Code::BadServer);
    }
    SECTION("is not there") {
        fair.use_url("http://127.0.0.1:" + std::to_string(free_port()) + "/x.standpunkt");
        CHECK(fair.check().error.code == Code::Unreachable);
    }
    fair.check_unharmed();
}

TEST_CASE("without ranges the whole bundle is downloaded, once for each change") {
    Fair fair;
    std::size_t whole = 0;
    std::string etag = "\"one\"";
    const HostileServer server([&](const Request& request, const Send& send) {
        Request without = request;
        replace(without.text, "Range:", "X-Range:");
        const Good good = HostileServer::good(without, fair.bytes, etag);
        whole += send(good.text()) && !good.body.empty() ? 1 : 0;
    });
    const auto result = fair.meet(server);
    INFO(to_string(result.error));
    CHECK(result.kind == Kind::Installed);
    CHECK(fair.show() == 2);
    whole = 0;
    CHECK(fair.check().kind == Kind::UpToDate);
    CHECK(whole == 0);
    CHECK(fair.agent->sources()[0].remark.find("whole") != std::string::npos);
}

TEST_CASE("without ranges and validators there is at most one whole download a day") {
    Fair fair;
    const HostileServer server([&](const Request& request, const Send& send) {
        Request without = request;
        replace(without.text, "Range:", "X-Range:");
        send(HostileServer::good(without, fair.bytes, "").text());
    });
    CHECK(fair.meet(server).kind == Kind::Installed);
    const auto once = server.count();
    for (int hour = 0; hour < 23; ++hour) {
        fair.clock.pass(1h);
        fair.check();
    }
    CHECK(server.count() == once);
    CHECK(fair.agent->sources()[0].remark.find("once a day") != std::string::npos);
    fair.clock.pass(2h);
    fair.check();
    CHECK(server.count() > once);
}

TEST_CASE("If-Range is only sent with a strong entity tag") {
    Fair fair;
    const std::string etag = GENERATE(as<std::string>{}, "\"strong\"", "W/\"weak\"", "");
    const HostileServer server(bent(
        fair.bytes, [](auto&, auto&) {}, etag));
    CHECK(fair.meet(server).kind == Kind::Installed);
    bool pages_asked = false;
    for (const Request& request : server.requests()) {
        if (!for_pages(request)) continue;
        pages_asked = true;
        CHECK(request.field("if-range:") == (etag == "\"strong\"" ? etag : ""));
    }
    CHECK(pages_asked);
}

TEST_CASE("replaced under the same entity tag while it was read: read anew once, then taken") {
    Fair fair;
    const std::string third = *read_file(fair.make("three", 3, {.title = " quite another title"}));
    std::atomic<bool> replaced = false;
    const HostileServer server([&](const Request& request, const Send& send) {
        if (for_pages(request)) replaced = true;
        send(HostileServer::good(request, replaced ? third : fair.bytes).text());
    });
    const auto result = fair.meet(server);
    INFO(to_string(result.error));
    CHECK(result.kind == Kind::Installed);
    CHECK(fair.show() == 3);
}

TEST_CASE("a server that asks to be left alone is left alone") {
    Fair fair;
    const std::string when = GENERATE(as<std::string>{}, "7200", "Thu, 26 Nov 2026 02:00:00 GMT");
    const HostileServer server([&](const Request&, const Send& send) {
        send("HTTP/1.1 503 Busy\r\nDate: Thu, 26 Nov 2026 00:00:00 GMT\r\nRetry-After: " + when +
             "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    });
    CHECK(fair.meet(server).error.code == Code::Unreachable);
    CHECK(*fair.agent->sources()[0].next_check >= fair.clock.now() + 7200s);
    const auto once = server.count();
    fair.clock.pass(7000s);
    fair.agent->step(fair.pulse);
    CHECK(server.count() == once);
}

TEST_CASE("HEAD is never asked, and everybody says who they are") {
    Fair fair;
    fair.config.kiosk = "hall-3";
    const HostileServer server(bent(fair.bytes, [](auto&, auto&) {}));
    fair.meet(server);
    for (const Request& request : server.requests()) {
        CHECK(request.text.starts_with("GET "));
        CHECK(request.field("accept-encoding:") == "identity");
        CHECK(request.field("standpunkt-kiosk:") == "hall-3");
        CHECK(request.field("standpunkt-serial:") == "1");
        CHECK(request.field("standpunkt-health:") == "ok");
        CHECK(request.field("user-agent:").find("(kiosk=hall-3; serial=1; health=ok)") !=
              std::string::npos);
    }
}

TEST_CASE("a stick that comes during a slow download goes first") {
    Fair fair;
    const auto ready = fair.path / "ready";
    const HostileServer server([&](const Request& request, const Send& send) {
        const std::string text = HostileServer::good(request, fair.bytes).text();
        for (std::size_t at = 0; at < text.size() && send(text.substr(at, 2000)); at += 2000)
            if (for_pages(request)) {
                std::error_code already;
                std::filesystem::rename(ready, fair.stick(), already);
                std::this_thread::sleep_for(5ms);
            }
    });
    fair.plug(fair.make("three", 3));
    std::filesystem::rename(fair.stick(), ready);
    fair.config.sources = {DirectoryAddress{fair.stick()}, HttpAddress{server.url()}};
    fair.open();
    fair.agent->step(fair.pulse);
    fair.clock.pass(300s);
    fair.agent->step(fair.pulse);
    CHECK_FALSE(fair.agent->table().trial);
    fair.clock.pass(3s);
    fair.agent->step(fair.pulse);
    REQUIRE(fair.agent->table().trial);
    CHECK(fair.agent->table().trial->identity.serial == 3);
}

}  // namespace standpunkt::test
