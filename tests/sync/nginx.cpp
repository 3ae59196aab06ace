// The source against a real web server.
#include <chrono>
#include <set>

#include "web.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

/// Serves `bytes` as x.standpunkt, modified some seconds ago so that its ETag is strong.
void serve(const Nginx& server, std::string_view bytes, int age_seconds = 100) {
    const auto path = server.root() / "x.standpunkt";
    put(path, bytes);
    std::filesystem::last_write_time(
        path, std::filesystem::file_time_type::clock::now() - std::chrono::seconds(age_seconds));
}

}  // namespace

TEST_CASE("a check with nothing new is one conditional request and no byte of body") {
    STANDPUNKT_NGINX(server);
    serve(server, bundle_of(4));
    Visit visit(server.url("x.standpunkt"));
    visit.client->introduce({"K-1", "6", "ok"});
    visit.offer();
    REQUIRE(visit.look()->unchanged);
    REQUIRE(visit.look()->unchanged);
    const auto log = server.log(3);
    REQUIRE(log.size() == 3);
    CHECK(log[0]["status"] == 206);
    CHECK(log[0]["range"] == "bytes=-16384");
    CHECK(log[0]["if_none_match"] == "");
    for (const std::size_t check : {1, 2}) {
        CHECK(log[check]["status"] == 304);
        CHECK(log[check]["bytes"] == 0);
    }
    CHECK_FALSE(std::filesystem::exists(visit.spool()));
}

TEST_CASE("a stand's name, serial and health stand in the server's log") {
    STANDPUNKT_NGINX(server);
    serve(server, bundle_of(1));
    Visit visit(server.url("x.standpunkt"));
    visit.client->introduce({"Halle 3\r\nX-Evil: (1)", "6", "SP-222"});
    visit.offer();
    const auto log = server.log(1);
    REQUIRE(log.size() == 1);
    CHECK(log[0]["kiosk"] == "Halle 3__X-Evil: _1_");
    CHECK(log[0]["serial"] == "6");
    CHECK(log[0]["health"] == "SP-222");
    CHECK(log[0]["agent"].get<std::string>().starts_with("standpunkt-sync/"));
    CHECK(log[0]["agent"].get<std::string>().ends_with(
        " (kiosk=Halle 3__X-Evil: _1_; serial=6; health=SP-222)"));
}

TEST_CASE("any part of the bundle comes as it is, and nothing else is moved") {
    STANDPUNKT_NGINX(server);
    const std::string bytes = bundle_of(20);
    serve(server, bytes);
    Visit visit(server.url("x.standpunkt"));
    const Offer offer = visit.offer();
    CHECK(offer.bytes->size() == bytes.size());
    CHECK(offer.trailer.index.pages.size() == 20);
    const std::pair<std::size_t, std::size_t> parts[] = {
        {0, 1}, {0, 65'536}, {131'072, 300'000}, {bytes.size() - 1, 1}, {0, bytes.size()}};
    std::size_t asked = 0;
    for (const auto& [offset, length] : parts) {
        CHECK(read_all(*offer.bytes, offset, length) == bytes.substr(offset, length));
        asked += length;
    }
    const auto log = server.log(6);
    REQUIRE(log.size() == 6);
    std::size_t moved = 0;
    for (std::size_t i = 1; i < log.size(); ++i) {
        CHECK(log[i]["status"] == 206);
        CHECK(log[i]["if_range"].get<std::string>().starts_with('"'));
        moved += log[i]["bytes"].get<std::size_t>();
    }
    CHECK(moved == asked);
}

TEST_CASE("an index longer than the first part costs one more request, and none the next time") {
    STANDPUNKT_NGINX(server);
    // Pages of 64 KiB that are holes: only their number makes the index long.
    const std::uint32_t pages = 1000;
    PageIndex index;
    index.identity = {.channel = "demo",
                      .serial = 7,
                      .withdraw_below = 0,
                      .title = "Long",
                      .created = 1'700'000'000,
                      .builder = "standpunkt test"};
    index.pages.resize(pages);
    const std::string trailer = make_trailer(index, generate_key());
    const auto serve_long = [&](int age) {
        const auto path = server.root() / "x.standpunkt";
        put(path, "");
        std::filesystem::resize_file(path, std::uint64_t{pages} * 65'536);
        std::ofstream(path, std::ios::binary | std::ios::app) << trailer;
        std::filesystem::last_write_time(
            path, std::filesystem::file_time_type::clock::now() - std::chrono::seconds(age));
    };
    serve_long(100);
    NetworkConfig config = quick();
    config.most_bytes = 1 << 30;
    Visit visit(server.url("x.standpunkt"), config);
    CHECK(visit.offer().trailer.index == index);
    serve_long(50);
    CHECK(visit.offer().trailer.index == index);
    const auto log = server.log(3);
    REQUIRE(log.size() == 3);
    CHECK(log[0]["bytes"].get<std::size_t>() + log[1]["bytes"].get<std::size_t>() ==
          trailer.size());
    CHECK(log[2]["bytes"].get<std::size_t>() >= trailer.size());
}

TEST_CASE("a bundle replaced between two parts never mixes with the old one") {
    STANDPUNKT_NGINX(server);
    serve(server, bundle_of(4));
    Visit visit(server.url("x.standpunkt"));
    const Offer offer = visit.offer();
    const std::string newer = bundle_of(4, 8);
    serve(server, newer, 50);
    const auto read = read_all(*offer.bytes, 0, 65'536);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Code::BadServer);
    CHECK(read.error().message.find("was replaced") != std::string::npos);
    const Offer next = visit.offer();
    CHECK(next.trailer.index.identity.serial == 8);
    CHECK(read_all(*next.bytes, 0, newer.size()) == newer);
}

TEST_CASE("a server told to give no ranges is downloaded from once") {
    Nginx::Options options;
    options.more = "max_ranges 0;";
    STANDPUNKT_NGINX(server, options);
    const std::string bytes = bundle_of(30);
    serve(server, bytes);
    Visit visit(server.url("x.standpunkt"));
    const Offer offer = visit.offer();
    CHECK(read_all(*offer.bytes, 0, bytes.size()) == bytes);
    CHECK(visit.look()->unchanged);
    const auto log = server.log(2);
    REQUIRE(log.size() == 2);
    CHECK(log[0]["bytes"] == bytes.size());
    CHECK(log[1]["status"] == 304);
}

TEST_CASE("a bundle for another stand, a copy on its way and a document are passed over") {
    STANDPUNKT_NGINX(server);
    Visit visit(server.url("x.standpunkt"));
    const auto reason = [&](std::string_view bytes, int age) {
        serve(server, bytes, age);
        const auto look = visit.look();
        REQUIRE(look);
        CHECK(look->offers.empty());
        REQUIRE(look->passed_over.size() == 1);
        return look->passed_over.front().code;
    };
    CHECK(reason(bundle_of(4, 7, "other"), 100) == Code::OtherChannel);
    CHECK(visit.look()->unchanged);
    const std::string whole = bundle_of(4);
    CHECK(reason(whole.substr(0, whole.size() - 100), 90) != Code::None);
    // Not remembered: what was half is looked at again though neither size nor time changed.
    CHECK(reason(whole.substr(0, whole.size() - 100), 90) != Code::None);
    CHECK(reason(std::string(100'000, 'x'), 80) == Code::NotABundle);
    CHECK(reason("", 70) == Code::Damaged);
    serve(server, whole, 60);
    CHECK(visit.offer().bytes->size() == whole.size());
}

TEST_CASE("the download of a whole needs room, and says so where there is none") {
    struct FullDisk : Disk {
        std::uint64_t room = 100'000;
        ssize_t write(int file, const void* bytes, std::size_t length, off_t offset) override {
            if (static_cast<std::uint64_t>(offset) + length > room) {
                errno = ENOSPC;
                return -1;
            }
            return Disk::write(file, bytes, length, offset);
        }
    } disk;
    Nginx::Options options;
    options.more = "max_ranges 0;";
    STANDPUNKT_NGINX(server, options);
    const std::string bytes = bundle_of(4);
    serve(server, bytes);
    Visit visit(server.url("x.standpunkt"), quick(), disk);
    const auto full = visit.look();
    REQUIRE_FALSE(full);
    CHECK(full.error().code == Code::NoSpace);
    CHECK(std::filesystem::is_empty(visit.folder.path));
    disk.room = 1 << 30;
    const Offer offer = visit.offer();
    CHECK(read_all(*offer.bytes, 0, bytes.size()) == bytes);
}
