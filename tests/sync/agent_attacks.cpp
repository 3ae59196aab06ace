#include "support/agent_desk.h"
#include "sync/agent_status.h"

namespace standpunkt::test {
namespace {

using Kind = CheckResult::Kind;

}  // namespace

// The attack names of the TUF specification (its section "Security: the attacker's goals"), one
// test each; "wrong software installation" is every one of them.
TEST_CASE("attack: rollback to an older bundle is refused, also after a restart") {
    AgentDesk desk;
    desk.install(desk.make("old", 5));
    desk.install(desk.make("new", 6));
    CHECK(desk.hand_over({desk.make("x", 5)}).error.code == Code::Older);
    desk.open();
    CHECK(desk.hand_over({desk.make("x", 4)}).error.code == Code::Older);
}

TEST_CASE(
    "attack: fast-forward ends with the key that made it, and cannot come from an index alone") {
    AgentDesk desk;
    desk.install(desk.make("one", 1));
    const SecretKey other = generate_key();
    REQUIRE(write_public_key(desk.trusted / "other.pub", other.public_key()));
    // An index whose pages do not follow raises no floor.
    const auto far = desk.make_with(other, "far", most_serial);
    for (std::uint64_t page = 0; page < trailer_of(far).index.pages.size(); ++page)
        desk.damage(far, page * 65'536 + 50);
    CHECK(desk.hand_over({far}).kind == Kind::Failed);
    CHECK(desk.agent->table().floor_of("demo", other.id) == 0);
    // Whole, it does; taking the key away is the way back.
    desk.install(desk.make_with(other, "far", most_serial));
    CHECK(desk.agent->table().floor_of("demo", other.id) == most_serial);
    std::filesystem::remove(desk.trusted / "other.pub");
    desk.open();
    CHECK(desk.agent->table().floor_of("demo", other.id) == 0);
    CHECK(desk.hand_over({desk.make("two", 2)}).kind == Kind::Installed);
}

TEST_CASE("attack: freeze shows as stale and never blanks the screen") {
    AgentDesk desk;
    desk.install(desk.make("one", 1));
    const auto stale = [&](std::int64_t days) {
        desk.clock.seconds = 1'700'000'000 + days * 86'400;
        desk.open();
        return status_of(*desk.agent, desk.clock, "test").at("stale").get<bool>();
    };
    CHECK_FALSE(stale(89));
    CHECK(stale(91));
    CHECK(desk.show() == 1);
}

TEST_CASE("attack: mix and match of two signed bundles gives no third one") {
    AgentDesk desk;
    const auto one = desk.make("one", 1), two = desk.make("two", 2);
    const Trailer first = trailer_of(one), second = trailer_of(two);
    const auto mixed = desk.path / "mixed.standpunkt";
    const auto put = [&](const std::string& pages, const Trailer& index, const Trailer& signature) {
        const std::string end =
            index.index_bytes + signature.signature_text +
            make_footer(index.index_bytes.size(), signature.signature_text.size());
        std::ofstream(mixed, std::ios::binary | std::ios::trunc) << pages << end;
    };
    const auto pages_of = [](const std::filesystem::path& file, const Trailer& trailer) {
        return read_file(file)->substr(0, trailer.index.pages.size() * 65'536);
    };
    put(pages_of(one, first), second, second);  // the pages of the one, the index of the other
    CHECK(desk.hand_over({mixed}).error.code == Code::Damaged);
    put(pages_of(two, second), second, first);  // the other's signature
    CHECK(desk.hand_over({mixed}).error.code == Code::Damaged);
    CHECK(desk.agent->table() == SlotTable());
}

TEST_CASE("attack: a wrong key, or none, is refused with the way to add one") {
    AgentDesk desk;
    const auto foreign = desk.make_with(generate_key(), "x", 1);
    const auto result = desk.hand_over({foreign});
    CHECK(result.error.code == Code::WrongKey);
    CHECK(result.error.next_step.find("trusted.d") != std::string::npos);
    std::filesystem::remove(desk.trusted / "stand.pub");
    CHECK(desk.hand_over({desk.make("y", 1)}).error.code == Code::WrongKey);
    // A key that is added counts at once.
    REQUIRE(write_public_key(desk.trusted / "again.pub", desk.key.public_key()));
    CHECK(desk.hand_over({desk.make("y", 1)}).kind == Kind::Installed);
}

TEST_CASE("attack: an equal version with other content is refused") {
    AgentDesk desk;
    desk.install(desk.make("one", 5));
    CHECK(desk.hand_over({desk.make("x", 5, {.title = " other"})}).error.code == Code::SameSerial);
}

TEST_CASE("attack: another stand's signed content is refused") {
    AgentDesk desk;
    CHECK(desk.hand_over({desk.make("x", 5, {.channel = "lobby"})}).error.code ==
          Code::OtherChannel);
}

}  // namespace standpunkt::test
