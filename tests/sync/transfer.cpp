// How a transfer behaves while it runs: its cap, its heartbeat, its connection.
#include <chrono>

#include "web.h"

using namespace standpunkt;
using namespace standpunkt::test;
using Clock = std::chrono::steady_clock;

namespace {

double seconds_of(const std::function<void()>& work) {
    const auto begin = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace

TEST_CASE("the cap holds for one long transfer and for many short ones alike") {
    STANDPUNKT_NGINX(server);
    const std::string bytes = bundle_of(12);
    put(server.root() / "x.standpunkt", bytes);
    Visit visit(server.url("x.standpunkt"));
    const Offer offer = visit.offer();
    const auto read = [&](std::size_t part) {
        for (std::size_t at = 0; at < 8 * 65'536; at += part) {
            const auto came = read_all(*offer.bytes, at, part);
            REQUIRE(came);
            CHECK(*came == bytes.substr(at, part));
        }
    };
    const double free = seconds_of([&] { read(8 * 65'536); });
    visit.pulse.rate = 512 * 1024;
    const double capped = seconds_of([&] { read(8 * 65'536); });
    const double in_parts = seconds_of([&] { read(65'536); });
    visit.pulse.rate = 0;
    const double free_again = seconds_of([&] { read(8 * 65'536); });
    INFO("512 KiB: free " << free << " s, at 512 KiB/s " << capped << " s, in 8 parts " << in_parts
                          << " s, free again " << free_again << " s");
    // A cap is never broken but for the burst it allows, however slow the machine is.
    const double due = 1;
    CHECK(capped / due > 0.75);
    CHECK(in_parts / due > 0.75);
    CHECK(capped > 2 * free);
    CHECK(capped > 2 * free_again);
}

TEST_CASE("a cap that changes while a transfer runs changes it at once") {
    STANDPUNKT_NGINX(server);
    const std::string bytes = bundle_of(128);
    put(server.root() / "x.standpunkt", bytes);
    struct Visitor : Watcher {
        std::uint64_t came = 0;
        std::uint64_t bandwidth() override { return came < 200'000 ? 400'000 : 0; }
    } pulse;
    Visit visit(server.url("x.standpunkt"));
    const auto seen = visit.source->look("demo", pulse);
    REQUIRE(seen);
    // At 400,000 bytes/s the whole would take 20 s.
    Clock::time_point freed{};
    const auto begin = Clock::now();
    REQUIRE(seen->offers.at(0).bytes->stream(0, bytes.size(), [&](std::string_view more) {
        pulse.came += more.size();
        if (pulse.came >= 200'000 && freed == Clock::time_point{}) freed = Clock::now();
        return Status();
    }));
    const std::chrono::duration<double> slow = freed - begin, fast = Clock::now() - freed;
    CHECK(slow.count() > 0.25);
    const double slow_rate = 200'000 / slow.count(),
                 fast_rate = static_cast<double>(bytes.size() - 200'000) / fast.count();
    CHECK(fast_rate > 4 * slow_rate);
}

TEST_CASE("the heart beats several times a second while a server says nothing") {
    HostileServer server(
        [](const HostileServer::Request&, HostileServer::Line& line) { line.wait(30'000); });
    NetworkConfig config = quick();
    config.stall = std::chrono::seconds(2);
    Visit visit(server.url(), config);
    const double took = seconds_of([&] { CHECK_FALSE(visit.look()); });
    INFO(visit.pulse.beats << " beats in " << took << " s");
    CHECK(visit.pulse.beats / took > 4);  // libcurl's own loop would beat once a second
}

TEST_CASE("a transfer that is told to stop does, and says so") {
    HostileServer server(
        [](const HostileServer::Request&, HostileServer::Line& line) { line.wait(30'000); });
    NetworkConfig config = quick();
    config.stall = std::chrono::seconds(30);
    Visit visit(server.url(), config);
    visit.pulse.most = 3;
    const auto look = visit.look();
    REQUIRE_FALSE(look);
    CHECK(look.error().code == Code::Stopped);
    CHECK(look.error().message.find("was stopped") != std::string::npos);
    CHECK(visit.pulse.beats == 3);
}

TEST_CASE("a slow transfer under its cap is not taken for a stalled one") {
    STANDPUNKT_NGINX(server);
    put(server.root() / "x.standpunkt", bundle_of(4));
    Visit visit(server.url("x.standpunkt"));
    const Offer offer = visit.offer();
    visit.pulse.rate = 16'384;  // a delivery a second, as long as the stall time
    const auto came = read_all(*offer.bytes, 0, 49'152);
    INFO((came ? std::string() : to_string(came.error())));
    CHECK(came);
}

TEST_CASE("an error of who takes the bytes ends the transfer and is told as it is") {
    STANDPUNKT_NGINX(server);
    put(server.root() / "x.standpunkt", bundle_of(40));
    Visit visit(server.url("x.standpunkt"));
    const Offer offer = visit.offer();
    const std::uint64_t before = visit.client->received();
    const Status read = offer.bytes->stream(0, 40 * 65'536, [](std::string_view) {
        return Status(fail("the disk is full.", {}, 0, {}, Code::NoSpace));
    });
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Code::NoSpace);
    CHECK(visit.client->received() - before < 10 * 65'536);
    CHECK(read_all(*offer.bytes, 0, 10));  // and the next one is none the worse
}

TEST_CASE("no server, no network and no address are told apart from a bad server") {
    int port = 0;
    {
        HostileServer gone([](const HostileServer::Request&, HostileServer::Line&) {});
        port = std::stoi(gone.url("").substr(17));
    }
    for (const std::string& url : {"http://127.0.0.1:" + std::to_string(port) + "/x",
                                   std::string("http://stand.invalid/x"), std::string("http://")}) {
        INFO(url);
        Visit visit(url);
        const auto look = visit.look();
        REQUIRE_FALSE(look);
        CHECK(look.error().code == Code::Unreachable);
    }
    Visit file("file:///etc/passwd");
    const auto look = file.look();
    REQUIRE_FALSE(look);
    CHECK(look.error().code == Code::BadServer);
}

TEST_CASE("a proxy of the configuration carries the request") {
    HostileServer proxy([](const HostileServer::Request& request, HostileServer::Line& line) {
        send(line, ServedFile{bundle_of(1)}.answer(request));
    });
    NetworkConfig config = quick();
    config.proxy = proxy.url("");
    Visit visit("http://stand.invalid/x.standpunkt", config);
    visit.offer();
    CHECK(proxy.requests().at(0).target == "http://stand.invalid/x.standpunkt");
}

TEST_CASE("no name, password or query of an address is ever shown") {
    HostileServer server([](const HostileServer::Request&, HostileServer::Line& line) {
        line.send(head_of("404 Not Found", {"Content-Length: 0"}));
    });
    std::string url = server.url("x.standpunkt?signature=secret");
    url.insert(7, "name:secret@");
    Visit visit(url);
    CHECK(visit.source->name() == server.url("x.standpunkt"));
    const auto look = visit.look();
    REQUIRE_FALSE(look);
    CHECK(to_string(look.error()).find("secret") == std::string::npos);
    CHECK(server.requests().at(0).target == "/x.standpunkt?signature=secret");
}
