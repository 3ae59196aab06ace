// Promise 6: a server that lies, breaks or dawdles gives a clear error and no change, and is not
// asked again and again for it.
#include "hostile.h"

using namespace standpunkt;
using namespace standpunkt::test;

TEST_CASE("the server the others are made of is a good one") {
    HostileServer server(spoiling([](Part&) {}));
    Visit visit(server.url());
    const Offer offer = visit.offer();
    CHECK(offer.bytes->size() == original().size());
    CHECK(read_all(*offer.bytes, 65'000, 70'000) == original().substr(65'000, 70'000));
    CHECK(visit.look()->unchanged);
    CHECK(server.requests().size() == 3);
}

TEST_CASE("a Content-Range that is not what was asked for is refused") {
    const std::string total = std::to_string(original().size()),
                      last = std::to_string(original().size() - 1);
    for (const std::string& range :
         std::vector<std::string>{"bytes 0-" + last + "/" + total, "bytes 0-16383/" + total,
                                  "bytes 1000-" + last + "/" + total, "bytes 0-16383/16385"}) {
        INFO(range);
        REFUSED(refusal(spoiling([&](Part& part) { set_field(part, "Content-Range", range); })),
                Code::BadServer, "other bytes than it was asked for");
    }
    REFUSED(refusal(spoiling(
                [&](Part& part) { set_field(part, "Content-Range", "bytes 0-16382/16383"); })),
            Code::BadServer, "contradicts itself");
    REFUSED(refusal(spoiling([&](Part& part) { set_field(part, "Content-Range", "bytes=1-2"); })),
            Code::BadServer, "in no form HTTP knows");
    REFUSED(refusal(spoiling([&](Part& part) { set_field(part, "Content-Range", ""); })),
            Code::BadServer, "does not say which bytes");
}

TEST_CASE("a page's Content-Range that is not what was asked for is refused") {
    for (const std::string& range : std::vector<std::string>{
             "bytes 65536-131070/", "bytes 65535-131070/", "bytes 65536-131071/9", "none", ""}) {
        INFO(range);
        std::atomic<bool> spoil = false;
        HostileServer server(spoiling([&](Part& part) {
            if (!spoil) return;
            set_field(part, "Content-Range",
                      range.ends_with("/") ? range + std::to_string(original().size()) : range);
        }));
        Visit visit(server.url());
        const Offer offer = visit.offer();
        spoil = true;
        const auto read = read_all(*offer.bytes, 65'536, 65'536);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::BadServer);
        CHECK(server.requests().size() == 2);
    }
}

TEST_CASE("several parts where one was asked for are refused") {
    REFUSED(refusal(spoiling([](Part& part) {
                set_field(part, "Content-Range", "");
                set_field(part, "Content-Length", "");
                part.fields.push_back("Content-Type: multipart/byteranges; boundary=x");
            })),
            Code::BadServer, "does not say which bytes");
}

TEST_CASE("200 for a part that came as 206 before means that the file was replaced") {
    std::atomic<bool> whole = false;
    HostileServer server([&](const Request& request, Line& line) {
        ServedFile file{original()};
        file.ranges = !whole;
        send(line, file.answer(request));
    });
    Visit visit(server.url());
    const Offer offer = visit.offer();
    whole = true;
    const auto read = read_all(*offer.bytes, 0, 65'536);
    REQUIRE_FALSE(read);
    REFUSED(read.error(), Code::BadServer, "was replaced");
    CHECK(server.requests().size() == 2);
    CHECK(server.requests()[1].field("if-range") == "\"one\"");
}

TEST_CASE("an ETag or a size that changes between two parts is refused") {
    std::atomic<int> mode = 0;
    HostileServer server([&](const Request& request, Line& line) {
        ServedFile file{mode == 2 ? original() + "x" : original()};
        Part part = file.answer(request);
        if (mode == 1) set_field(part, "ETag", "\"two\"");
        send(line, part);
    });
    Visit visit(server.url());
    const Offer offer = visit.offer();
    for (const int changed : {1, 2}) {
        mode = changed;
        const auto read = read_all(*offer.bytes, 0, 1000);
        REQUIRE_FALSE(read);
        REFUSED(read.error(), Code::BadServer, "was replaced");
    }
    CHECK(server.requests().size() == 3);
}

TEST_CASE("a weak ETag, or none, is no condition for a part") {
    for (const std::string& etag : std::vector<std::string>{"W/\"one\"", ""}) {
        HostileServer server([&](const Request& request, Line& line) {
            ServedFile file{original()};
            file.etag = etag;
            send(line, file.answer(request));
        });
        Visit visit(server.url());
        const Offer offer = visit.offer();
        CHECK(read_all(*offer.bytes, 0, 1000) == original().substr(0, 1000));
        CHECK(visit.look()->unchanged);
        const auto requests = server.requests();
        REQUIRE(requests.size() == 3);
        CHECK(requests[1].fields.count("if-range") == 0);
        CHECK(requests[2].field("if-none-match") == etag);
        CHECK((requests[2].fields.count("if-modified-since") == 1) == etag.empty());
    }
}

TEST_CASE("content replaced under the same ETag, time and size is seen by who forgets") {
    const std::string other = bundle_of(4, 8);
    REQUIRE(other.size() == original().size());
    std::atomic<bool> replaced = false;
    HostileServer server([&](const Request& request, Line& line) {
        send(line, ServedFile{replaced ? other : original()}.answer(request));
    });
    Visit visit(server.url());
    CHECK(visit.offer().trailer.index.identity.serial == 7);
    replaced = true;
    CHECK(visit.look()->unchanged);
    visit.source->forget();
    CHECK(visit.offer().trailer.index.identity.serial == 8);
    CHECK(server.requests().size() == 3);
    CHECK(server.requests()[2].fields.count("if-none-match") == 0);
}
