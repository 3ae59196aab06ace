// What a hostile or slow server can do to a stand: nothing. The sources' own tests are in
// hostile_*.cpp.
#include <catch2/generators/catch_generators.hpp>

#include "support/agent_desk.h"
#include "support/hostile_server.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using Kind = CheckResult::Kind;
using Request = HostileServer::Request;
using Part = ServedFile::Part;
using Bend = std::function<void(const Request&, Part&)>;

bool for_pages(const Request& request) {
    return !request.field("range").empty() && !request.field("range").starts_with("bytes=-");
}

/// A stand that has serial 1 and is offered serial 2 by a server.
struct Fair : AgentDesk {
    ServedFile file;
    SlotTable before;
    Fair() {
        make_factory();
        install(make("one", 1));
        file.bytes = *read_file(make("two", 2, {.title = " with a longer title"}));
        before = agent->table();
        agent.reset();
    }
    /// The server's right answer, bent.
    HostileServer::Answer bent(const Bend& bend) const {
        return [served = file, bend](const Request& request, HostileServer::Line& line) {
            Part part = served.answer(request);
            bend(request, part);
            send(line, part);
        };
    }
    CheckResult meet(const HostileServer& server) {
        use_url(server.url());
        return check();
    }
    void check_unharmed() {
        CHECK(agent->table() == before);
        CHECK(show() == 1);
    }
};

void drop_field(Part& part, const std::string& name) {
    std::erase_if(part.fields, [&](const std::string& one) { return one.starts_with(name); });
}

}  // namespace

TEST_CASE("what a hostile server answers changes nothing, and does not stay in the way") {
    struct Case {
        const char* name;
        Code code;
        Bend bend;
    };
    const std::vector<Case> cases = {
        {"pages that are not those of its index", Code::BadServer,
         [](auto& request, auto& part) {
             if (for_pages(request)) part.body[100] ^= 1;
         }},
        {"a body cut in the middle", Code::Unreachable,
         [](auto& request, auto& part) {
             if (for_pages(request)) part.body.resize(part.body.size() / 2);
         }},
        {"200 for 206", Code::BadServer,
         [](auto& request, auto& part) {
             if (for_pages(request)) part.status = "200 OK";
         }},
        {"no Content-Range", Code::BadServer,
         [](auto&, auto& part) { drop_field(part, "Content-Range"); }},
        {"a packed body", Code::BadServer,
         [](auto&, auto& part) { part.fields.push_back("Content-Encoding: gzip"); }},
        {"404", Code::Unreachable,
         [](auto&, auto& part) {
             part = {"404 Not Found", {}, ""};
         }},
        {"500", Code::Unreachable,
         [](auto&, auto& part) {
             part = {"500 Oh", {}, ""};
         }},
        {"a redirect to itself", Code::BadServer,
         [](auto&, auto& part) {
             part = {"302 Found", {"Location: /x.standpunkt"}, ""};
         }},
        {"a redirect to a file", Code::BadServer,
         [](auto&, auto& part) {
             part = {"302 Found", {"Location: file:///etc/passwd"}, ""};
         }},
        {"a login page instead", Code::NotABundle,
         [](auto&, auto& part) {
             part = {"200 OK", {"Content-Length: 200"}, std::string(200, '<')};
         }},
    };
    Fair fair;
    for (const Case& one : cases) {
        DYNAMIC_SECTION(one.name) {
            const HostileServer server(fair.bent(one.bend));
            const auto result = fair.meet(server);
            INFO(to_string(result.error));
            CHECK(result.kind != Kind::Installed);
            CHECK(to_string(result.error.code) == to_string(one.code));
            CHECK(result.error.message.size() > 20);
            CHECK(server.requests().size() <= 12);
            fair.check_unharmed();
            const HostileServer honest(fair.bent([](auto&, auto&) {}));
            fair.agent.reset();
            CHECK(fair.meet(honest).kind == Kind::Installed);
            CHECK(fair.show() == 2);
        }
    }
}

TEST_CASE("a server that stalls is left, and nothing has changed") {
    Fair fair;
    const HostileServer server([&](const Request& request, HostileServer::Line& line) {
        const Part part = fair.file.answer(request);
        line.send(head_of(part.status, part.fields) + part.body.substr(0, part.body.size() / 2));
        line.wait(8000);
    });
    CHECK(fair.meet(server).error.code == Code::Unreachable);
    fair.check_unharmed();
}

TEST_CASE("without ranges the whole bundle is downloaded, once for each change") {
    Fair fair;
    fair.file.ranges = false;
    const HostileServer server(fair.bent([](auto&, auto&) {}));
    CHECK(fair.meet(server).kind == Kind::Installed);
    CHECK(fair.show() == 2);
    const auto once = server.requests().size();
    CHECK(fair.check().kind == Kind::UpToDate);
    CHECK(server.requests().size() == once + 1);
}

TEST_CASE("without ranges and validators there is one whole download a day, and that is said") {
    Fair fair;
    fair.file.ranges = false;
    fair.file.etag = fair.file.last_modified = "";
    const HostileServer server(fair.bent([](auto&, auto&) {}));
    CHECK(fair.meet(server).kind == Kind::Installed);
    const auto once = server.requests().size();
    for (int hour = 0; hour < 23; ++hour) {
        fair.clock.pass(1h);
        fair.check();
    }
    CHECK(server.requests().size() == once);
    CHECK(fair.agent->sources()[0].remark.find("once a day") != std::string::npos);
    fair.clock.pass(2h);
    fair.check();
    CHECK(server.requests().size() > once);
}

TEST_CASE(
    "replaced while it was read, under the same entity tag or another: read anew, then taken") {
    Fair fair;
    ServedFile third = fair.file;
    third.etag = GENERATE(as<std::string>{}, "\"one\"", "\"two\"");
    third.bytes = *read_file(fair.make("three", 3, {.title = " quite another title"}));
    std::atomic<bool> replaced = false;
    const HostileServer server([&](const Request& request, HostileServer::Line& line) {
        if (for_pages(request)) replaced = true;
        send(line, (replaced ? third : fair.file).answer(request));
    });
    const auto result = fair.meet(server);
    INFO(to_string(result.error));
    CHECK(result.kind == Kind::Installed);
    CHECK(fair.show() == 3);
}

TEST_CASE("a server that asks to be left alone is left alone") {
    Fair fair;
    const HostileServer server([](const Request&, HostileServer::Line& line) {
        line.send(head_of("503 Busy", {"Retry-After: 7200", "Content-Length: 0"}));
    });
    CHECK(fair.meet(server).error.code == Code::Unreachable);
    CHECK(*fair.agent->sources()[0].next_check >= fair.clock.now() + 7200s);
    const auto once = server.requests().size();
    fair.clock.pass(7000s);
    fair.agent->step(fair.pulse);
    CHECK(server.requests().size() == once);
}

TEST_CASE("a stand says who it is, what it has and how it is") {
    Fair fair;
    const HostileServer server(fair.bent([](auto&, auto&) {}));
    fair.meet(server);
    for (const Request& request : server.requests()) {
        CHECK(request.method == "GET");
        CHECK(request.field("standpunkt-kiosk") == "hall-3");
        CHECK(request.field("standpunkt-serial") == "1");
        CHECK(request.field("standpunkt-health") == "ok");
    }
}

TEST_CASE("a stick that comes during a slow download goes first") {
    Fair fair;
    const auto ready = fair.path / "ready";
    fair.plug(fair.make("three", 3));
    std::filesystem::rename(fair.stick(), ready);
    const HostileServer server([&](const Request& request, HostileServer::Line& line) {
        const Part part = fair.file.answer(request);
        const std::string text = head_of(part.status, part.fields) + part.body;
        for (std::size_t at = 0; at < text.size() && line.send(text.substr(at, 2000)); at += 2000)
            if (for_pages(request)) {
                std::error_code already;
                std::filesystem::rename(ready, fair.stick(), already);
                line.wait(5);
            }
    });
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
