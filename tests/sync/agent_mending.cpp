// Damaged pages of a bundle that is installed.
#include "support/agent_desk.h"

namespace standpunkt::test {

using namespace std::chrono_literals;

TEST_CASE("damage is mended from another slot, a stick or not at all, and told") {
    AgentDesk desk;
    desk.use_stick();
    const auto one = desk.make("one", 1), two = desk.make("two", 2);
    desk.install(one);
    desk.install(two);
    const auto installed = desk.data.bundle(id_of(two));
    const Trailer trailer = trailer_of(two);
    // A page that both have, one that only the newer has, and the trailer.
    const auto& old_pages = trailer_of(one).index.pages;
    std::uint64_t common = 0, own = 0;
    for (std::uint64_t n = 0; n < trailer.index.pages.size(); ++n)
        (std::find(old_pages.begin(), old_pages.end(), trailer.index.pages[n]) == old_pages.end()
             ? own
             : common) = n;
    SECTION("from another slot") {
        desk.damage(installed, common * 65'536 + 100);
        const auto results = desk.agent->verify(desk.pulse);
        REQUIRE(results.size() == 2);
        CHECK(results[0].mended);
        CHECK_FALSE(results[0].trouble);
        CHECK(desk.agent->table().current->repairs == 1);
    }
    SECTION("from a stick, when it comes") {
        desk.damage(installed, own * 65'536 + 100);
        const auto results = desk.agent->verify(desk.pulse);
        REQUIRE(results[0].trouble);
        CHECK(results[0].trouble->code == Code::Damaged);
        desk.plug(two);
        desk.pass(3s);
        CHECK(verify_bundle(installed, desk.trust().keys));
        CHECK(desk.agent->troubles().empty());
    }
    SECTION("whole, when even its end is gone") {
        std::filesystem::resize_file(installed, 100'000);
        desk.plug(two);
        const auto results = desk.agent->verify(desk.pulse);
        INFO((results[0].trouble ? to_string(*results[0].trouble) : ""));
        CHECK(results[0].mended);
        CHECK(verify_bundle(installed, desk.trust().keys));
        CHECK(desk.agent->table().current->id == id_of(two));
        CHECK_FALSE(desk.agent->table().trial);
    }
    SECTION("because the display met it") {
        desk.damage(installed, common * 65'536 + 100);
        SlotReader reader({desk.data, desk.trusted, desk.factory(), "boot"});
        REQUIRE(reader.choose(1).selection);
        reader.report_faults({static_cast<std::uint32_t>(common)});
        desk.pass(3s);
        CHECK(verify_bundle(installed, desk.trust().keys));
        CHECK(reader.changed());
    }
    CHECK(desk.show());
}

TEST_CASE("a page is only overwritten when it fails") {
    AgentDesk desk;
    const auto one = desk.make("one", 1);
    desk.install(one);
    desk.disk.changes = 0;
    CHECK_FALSE(desk.agent->verify(desk.pulse)[0].mended);
    CHECK(desk.disk.changes == 0);
}

TEST_CASE("runs of pages are as long as they can be") {
    CHECK(runs_of({}).empty());
    CHECK(runs_of({3}) == std::vector<PageRun>{{3, 1}});
    CHECK(runs_of({0, 1, 2, 5, 7, 8}) == std::vector<PageRun>{{0, 3}, {5, 1}, {7, 2}});
}

}  // namespace standpunkt::test
