// Promise 6: a server that lies, breaks or dawdles gives a clear error and no change, and is not
// asked again and again for it.
#include "hostile.h"

using namespace standpunkt;
using namespace standpunkt::test;

TEST_CASE("a body cut in the middle is an error, and what came is kept by who took it") {
    std::atomic<bool> cut = false;
    HostileServer server(spoiling([&](Part& part) {
        if (cut) part.body.resize(part.body.size() / 2);
    }));
    Visit visit(server.url());
    const Offer offer = visit.offer();
    cut = true;
    std::string came;
    const Status read = offer.bytes->stream(0, 131'072, [&](std::string_view bytes) {
        came += bytes;
        return Status();
    });
    REQUIRE_FALSE(read);
    REFUSED(read.error(), Code::Unreachable, "broke off");
    CHECK(came == original().substr(0, 65'536));
    cut = true;
    REFUSED(refusal(spoiling([](Part& part) { part.body.resize(100); })), Code::Unreachable,
            "broke off");
}

TEST_CASE("a body without end is cut off by the stand") {
    const auto endless = [](const std::string& head) {
        return [head](const Request&, Line& line) {
            line.send(head);
            while (line.send(std::string(65'536, 'x'))) {
            }
        };
    };
    HostileServer server(endless(head_of("200 OK", {})));
    NetworkConfig config = quick();
    config.most_bytes = 1 << 20;
    Visit visit(server.url(), config);
    const auto look = visit.look();
    REQUIRE_FALSE(look);
    REFUSED(look.error(), Code::BadServer, "more than it was asked for");
    CHECK(visit.client->received() < (2 << 20));
    CHECK_FALSE(std::filesystem::exists(visit.spool()));
    REFUSED(
        refusal(endless(head_of("206 Partial Content", {"Content-Range: bytes 100-16483/16484"}))),
        Code::BadServer, "more than it was asked for");
}

TEST_CASE("a file larger than the stand takes is refused before it comes") {
    REFUSED(refusal(spoiling([](Part& part) {
                set_field(part, "Content-Range", "bytes 99999983616-99999999999/100000000000");
            })),
            Code::BadServer, "network.most_bytes");
    REFUSED(refusal(saying(head_of("200 OK", {"Content-Length: 100000000000"}))), Code::BadServer,
            "network.most_bytes");
}

TEST_CASE("a server that falls silent or drips is given up") {
    const std::string head = head_of("206 Partial Content", {"Content-Length: 16384"});
    REFUSED(refusal([](const Request&, Line& line) { line.wait(20'000); }), Code::Unreachable,
            "next to nothing for 1 seconds");
    REFUSED(refusal([&](const Request& request, Line& line) {
                Part part = ServedFile{original()}.answer(request);
                line.send(head_of(part.status, part.fields) + part.body.substr(0, 50));
                line.wait(20'000);
            }),
            Code::Unreachable, "next to nothing");
    REFUSED(refusal([&](const Request&, Line& line) {
                line.send("HTTP/1.1 200 OK\r\nX-More: ");
                while (line.send("x") && line.wait(20)) {
                }
            }),
            Code::Unreachable, "next to nothing");
}

TEST_CASE("redirects have an end") {
    const NetworkConfig config = quick();
    REFUSED(refusal(
                [](const Request&, Line& line) {
                    line.send(head_of("302 Found", {"Location: /again", "Content-Length: 0"}));
                },
                static_cast<std::size_t>(config.most_redirects) + 1),
            Code::BadServer, "redirects more than 5 times");
}

TEST_CASE("a redirect is followed to web addresses alone") {
    for (const std::string target : {"file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://x/"}) {
        INFO(target);
        REFUSED(refusal(saying(head_of("301 Moved Permanently",
                                       {"Location: " + target, "Content-Length: 0"}))),
                Code::BadServer, "no web address");
    }
}

TEST_CASE("a redirect's own body is no content, and has an end") {
    HostileServer server([](const Request& request, Line& line) {
        if (request.target == "/there") return send(line, ServedFile{original()}.answer(request));
        line.send(head_of("302 Found", {"Location: /there", "Content-Length: 5"}) + "moved");
    });
    Visit visit(server.url());
    const Offer offer = visit.offer();
    CHECK(read_all(*offer.bytes, 5, 100) == original().substr(5, 100));
    CHECK(server.requests().size() == 4);
    REFUSED(refusal([](const Request&, Line& line) {
                line.send(head_of("302 Found", {"Location: /there"}));
                while (line.send(std::string(65'536, 'x'))) {
                }
            }),
            Code::BadServer, "more than it was asked for");
}

TEST_CASE("a compressed body is refused, and none is asked for") {
    HostileServer server(spoiling([](Part& part) { set_field(part, "Content-Encoding", "gzip"); }));
    Visit visit(server.url());
    const auto look = visit.look();
    REQUIRE_FALSE(look);
    REFUSED(look.error(), Code::BadServer, "compresses");
    CHECK(server.requests().at(0).field("accept-encoding") == "identity");
    HostileServer named(
        spoiling([](Part& part) { set_field(part, "Content-Encoding", "Identity"); }));
    Visit fine(named.url());
    CHECK(fine.offer().bytes->size() == original().size());
}

TEST_CASE("each status that is no answer has its sentence") {
    const auto with = [](const std::string& status) {
        return refusal(saying(head_of(status, {"Content-Length: 0"})));
    };
    REFUSED(with("404 Not Found"), Code::Unreachable, "no such file");
    REFUSED(with("410 Gone"), Code::Unreachable, "no such file");
    REFUSED(with("403 Forbidden"), Code::Unreachable, "does not let this stand in");
    REFUSED(with("416 Range Not Satisfiable"), Code::BadServer, "refuses the range");
    REFUSED(with("500 Internal Server Error"), Code::Unreachable, "a fault of its own (500)");
    REFUSED(with("204 No Content"), Code::BadServer, "makes no sense here (204)");
    REFUSED(with("300 Multiple Choices"), Code::BadServer, "makes no sense here (300)");
    REFUSED(with("304 Not Modified"), Code::BadServer, "nothing changed (304) to a first request");
}

TEST_CASE("a server that wants to be left alone is") {
    std::atomic<int> mode = 0;
    HostileServer server([&](const Request& request, Line& line) {
        if (mode == 0)
            return line.send(head_of("429 Too Many Requests", {"Retry-After: 90"})), void();
        if (mode == 1)
            return line.send(head_of("503 Service Unavailable",
                                     {"Date: Sun, 06 Nov 1994 08:49:37 GMT",
                                      "Retry-After: Sun, 06 Nov 1994 08:51:37 GMT"})),
                   void();
        if (mode == 2)
            return line.send(head_of("503 Service Unavailable", {"Retry-After: 4000000000"})),
                   void();
        send(line, ServedFile{original()}.answer(request));
    });
    Visit visit(server.url());
    for (const auto& [status, seconds] : {std::pair{0, 90}, {1, 120}, {2, 86'400}}) {
        mode = status;
        const auto look = visit.look();
        REQUIRE_FALSE(look);
        CHECK(look.error().code == Code::Unreachable);
        CHECK(visit.source->wait() == std::chrono::seconds(seconds));
    }
    mode = 3;
    const Offer offer = visit.offer();
    CHECK_FALSE(visit.source->wait());
    mode = 0;
    CHECK_FALSE(read_all(*offer.bytes, 0, 10));
    CHECK(visit.source->wait() == std::chrono::seconds(90));
}

TEST_CASE("what speaks no HTTP is told so") {
    REFUSED(refusal(saying("SSH-2.0-OpenSSH_9.2\r\n")), Code::BadServer, "no web server");
    REFUSED(refusal(saying("")), Code::Unreachable, "broke off");
}

TEST_CASE("a head without end is refused") {
    const auto endless = [](const std::string& start, const std::string& more) {
        return [=](const Request&, Line& line) {
            line.send(start);
            while (line.send(more)) {
            }
        };
    };
    REFUSED(refusal(endless("HTTP/1.1 200 OK\r\n", "X-More: " + std::string(8000, 'x') + "\r\n")),
            Code::BadServer, "head without end");
    const Error one_line = refusal(endless("HTTP/1.1 200 OK\r\nX-More: ", std::string(8000, 'x')));
    CHECK(one_line.code == Code::BadServer);
    REFUSED(refusal(endless("", "HTTP/1.1 100 Continue\r\n\r\n")), Code::BadServer,
            "head without end");
}

TEST_CASE("a server without ranges is downloaded from once, and asked only whether it changed") {
    std::atomic<int> serial = 7;
    HostileServer server([&](const Request& request, Line& line) {
        ServedFile file{serial == 7 ? original() : bundle_of(4, 8)};
        file.ranges = false;
        if (serial != 7) file.etag = "\"two\"";
        Part part = file.answer(request);
        part.fields.push_back("Accept-Ranges: none");
        send(line, part);
    });
    Visit visit(server.url());
    const Offer offer = visit.offer();
    CHECK_FALSE(std::filesystem::exists(visit.spool()));
    CHECK(visit.look()->unchanged);
    CHECK(server.requests().size() == 2);
    // Still the old one, whatever comes after it.
    serial = 8;
    const Offer newer = visit.offer();
    CHECK(newer.trailer.index.identity.serial == 8);
    CHECK(read_all(*offer.bytes, 0, original().size()) == original());
    CHECK(server.requests().size() == 3);
}

TEST_CASE(
    "a server with neither ranges nor validators is downloaded from once a day, and that is said") {
    HostileServer server([&](const Request& request, Line& line) {
        ServedFile file{original()};
        file.ranges = false;
        file.etag = file.last_modified = "";
        send(line, file.answer(request));
    });
    Visit visit(server.url());
    CHECK(visit.offer().bytes->size() == original().size());
    visit.now += std::chrono::hours(23);
    visit.source->forget();
    const auto look = visit.look();
    REQUIRE(look);
    CHECK(look->unchanged);
    REQUIRE(look->passed_over.size() == 1);
    REFUSED(look->passed_over.front(), Code::BadServer, "once a day");
    CHECK(server.requests().size() == 1);
    visit.now += std::chrono::hours(1);
    visit.offer();
    CHECK(server.requests().size() == 2);
}

TEST_CASE("a small file may come whole where its end was asked for") {
    const std::string small = bundle_of(1, 7, "demo", 65'536);
    HostileServer server([&](const Request& request, Line& line) {
        ServedFile file{small};
        file.ranges = false;
        send(line, file.answer(request));
    });
    Visit visit(server.url());
    CHECK(visit.offer().bytes->size() == small.size());
    // Smaller than what is asked for: an empty one, and one that is no bundle.
    REFUSED(refusal(saying(head_of("200 OK", {"Content-Length: 5"}) + "hello")), Code::NotABundle,
            "not a Standpunkt bundle");
    REFUSED(refusal(saying(head_of("200 OK", {"Content-Length: 0"}))), Code::Damaged, "empty");
}
