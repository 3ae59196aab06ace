// The agent against Debian's nginx; the source's own tests are in nginx.cpp and tls.cpp.
#include "support/nginx.h"

#include "support/agent_desk.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using Kind = CheckResult::Kind;

/// Bytes of all bodies since the `first` request.
std::uint64_t bodies(const std::vector<nlohmann::json>& lines, std::size_t first) {
    std::uint64_t sum = 0;
    for (std::size_t i = first; i < lines.size(); ++i)
        sum += lines[i].at("bytes").get<std::uint64_t>();
    return sum;
}

/// As publish does it: whole at once, and never with the time of the one before.
void publish(const Nginx& nginx, const std::filesystem::path& file) {
    static int count = 0;
    const auto fresh = nginx.root() / ".fresh";
    std::filesystem::copy_file(file, fresh);
    std::filesystem::last_write_time(
        fresh, std::filesystem::file_time_type::clock::now() + std::chrono::seconds(++count));
    std::filesystem::rename(fresh, nginx.root() / "x.standpunkt");
}

}  // namespace

TEST_CASE("over nginx: the first bundle whole, an update in pages, nothing new in one request") {
    AgentDesk desk;
    auto started = Nginx::start();
    if (!started) SKIP(to_string(started.error()));
    const Nginx& nginx = **started;
    const auto one = desk.make("one", 1), two = desk.make("two", 2);
    publish(nginx, one);
    desk.use_url(nginx.url("x.standpunkt"));
    auto result = desk.check();
    INFO(to_string(result.error));
    REQUIRE(result.kind == Kind::Installed);
    CHECK(desk.show() == 1);
    CHECK(*read_file(desk.data.bundle(id_of(one))) == *read_file(one));

    auto requests = nginx.log(2).size();
    CHECK(desk.check().kind == Kind::UpToDate);
    auto log = nginx.log(requests + 1);
    REQUIRE(log.size() == requests + 1);
    CHECK(log.back().at("status") == 304);
    CHECK(log.back().at("bytes") == 0);

    publish(nginx, two);
    requests = log.size();
    result = desk.check();
    REQUIRE(result.kind == Kind::Installed);
    log = nginx.log(requests + 2);
    const std::uint64_t pages = result.moved.from_source * std::uint64_t{65'536};
    CHECK(bodies(log, requests) <= pages + 8192);
    for (std::size_t i = requests; i < log.size(); ++i) CHECK(log[i].at("status") == 206);
    CHECK(*read_file(desk.data.bundle(id_of(two))) == *read_file(two));
    CHECK(log.back().at("kiosk") == "hall-3");
}

TEST_CASE("cut off in the middle, no finished page is fetched again, also by another process") {
    AgentDesk desk;
    auto started = Nginx::start();
    if (!started) SKIP(to_string(started.error()));
    const Nginx& nginx = **started;
    const auto one = desk.make("one", 1);
    publish(nginx, one);
    desk.use_url(nginx.url("x.standpunkt"));
    const auto pages = trailer_of(one).index.pages.size();
    struct Cut : Pulse {
        int left;
        bool beat() override { return --left > 0; }
    } cut;
    std::uint64_t from_source = 0;
    // Cut at ever later points until it is through.
    int tries = 1;
    for (int allowed = static_cast<int>(pages) + 10;; allowed += 10, ++tries) {
        REQUIRE(allowed < 2000);
        desk.open();
        cut.left = allowed;
        const auto result = desk.agent->check_now(cut).at(0);
        from_source += result.moved.from_source;
        if (result.kind == Kind::Installed) break;
        CHECK(result.error.code == Code::Stopped);
        CHECK(desk.agent->table() == SlotTable());
    }
    // Whatever was finished before is not asked for again: the last try had less than all to do.
    CHECK(tries >= 2);
    CHECK(from_source < pages);
    CHECK(*read_file(desk.data.bundle(id_of(one))) == *read_file(one));
}

TEST_CASE("while a visit is on the network is narrow") {
    struct Timed : Pulse {
        std::uint64_t least = UINT64_MAX;
        bool beat() override { return true; }
    } pulse;
    AgentDesk desk;
    auto started = Nginx::start();
    if (!started) SKIP(to_string(started.error()));
    const Nginx& nginx = **started;
    sample::Request request{.interviews = 1, .exchanges_each = 3, .topics = 2};
    request.pictures = 8;
    request.bytes_a_picture = 150'000;
    auto [catalogue, media] = sample::make_content(request);
    const auto file = desk.path / "big.standpunkt";
    REQUIRE(write_bundle(file, catalogue, media,
                         {.channel = "demo", .serial = 1, .title = "t", .builder = "t"}, desk.key));
    publish(nginx, file);
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
