#include "slots/slot_table.h"

#include <catch2/catch_test_macros.hpp>

#include "slots/slot_file.h"

namespace standpunkt::test {
namespace {

constexpr KeyId key_a{1}, key_b{2};

BundleId id(std::uint8_t number) {
    return {number};
}

InstalledBundle bundle(std::uint8_t number, std::uint64_t serial, std::uint64_t withdraw_below = 0,
                       KeyId key = key_a) {
    InstalledBundle made;
    made.id = id(number);
    made.key = key;
    made.identity = {.channel = "hall",
                     .serial = serial,
                     .withdraw_below = withdraw_below,
                     .title = "Title",
                     .builder = "test"};
    made.source = "a stick";
    made.installed = 5;
    return made;
}

Candidate candidate(const InstalledBundle& of) {
    return {of.id, of.key, of.identity};
}

Code code_of(const Result<Admission>& admission) {
    return admission ? Code::None : admission.error().code;
}

/// A table after serials 1 to `serials` were installed and shown; bundle n has serial n.
SlotTable after(std::uint8_t serials) {
    SlotTable table;
    for (std::uint8_t n = 1; n <= serials; ++n)
        table = confirmed(ready(std::move(table), bundle(n, n)), id(n));
    return table;
}

}  // namespace

TEST_CASE("what is ready goes on trial and changes neither current nor previous") {
    const SlotTable before = after(2), table = ready(before, bundle(3, 3));
    CHECK(table.trial->id == id(3));
    CHECK(table.current == before.current);
    CHECK(table.previous == before.previous);
    CHECK(table.floor_of("hall", key_a) == 3);
}

TEST_CASE("a newer bundle takes the place of one on trial") {
    const SlotTable table = ready(ready(after(1), bundle(2, 2)), bundle(3, 3));
    CHECK(table.trial->id == id(3));
    CHECK(table.current->id == id(1));
    CHECK_FALSE(table.names(id(2)));
}

TEST_CASE("confirmed, the trial becomes current and current previous") {
    const SlotTable table = after(3);
    CHECK_FALSE(table.trial);
    CHECK(table.current->id == id(3));
    CHECK(table.previous->id == id(2));
    CHECK_FALSE(table.names(id(1)));
}

TEST_CASE("only a trial can be confirmed") {
    const SlotTable table = after(2);
    CHECK(confirmed(table, id(2)) == table);
    CHECK(confirmed(table, id(1)) == table);
    CHECK(confirmed(table, id(77)) == table);
}

TEST_CASE("rejected, a bundle leaves its slot and is refused from then on") {
    SECTION("a trial: current stays") {
        const SlotTable table = rejected(ready(after(2), bundle(3, 3)), id(3), "crashed.", 9);
        CHECK_FALSE(table.trial);
        CHECK(table.current->id == id(2));
        CHECK(code_of(admit(table, candidate(bundle(3, 3)), "hall")) == Code::RefusedBefore);
    }
    SECTION("current: previous takes its place") {
        const SlotTable table = rejected(after(2), id(2), "crashed.", 9);
        CHECK(table.current->id == id(1));
        CHECK_FALSE(table.previous);
        CHECK(code_of(admit(table, candidate(bundle(2, 2)), "hall")) == Code::RefusedBefore);
    }
    SECTION("previous: only that") {
        const SlotTable table = rejected(after(2), id(1), "crashed.", 9);
        CHECK(table.current->id == id(2));
        CHECK_FALSE(table.previous);
    }
    SECTION("something else: nothing") {
        const SlotTable table = after(2);
        CHECK(rejected(table, id(9), "crashed.", 9) == table);
    }
}

TEST_CASE(
    "a rejected bundle is not tried again, a newer one is, and then the refusal is forgotten") {
    SlotTable table = rejected(ready(after(1), bundle(2, 2)), id(2), "crashed.", 9);
    REQUIRE(code_of(admit(table, candidate(bundle(2, 2)), "hall")) == Code::RefusedBefore);
    REQUIRE(admit(table, candidate(bundle(3, 3)), "hall") == Admission::Take);
    table = ready(table, bundle(3, 3));
    CHECK(table.refusals.empty());
    // Its serial is below the floor now: forgetting it lets nothing in.
    CHECK(code_of(admit(table, candidate(bundle(2, 2)), "hall")) == Code::Older);
}

TEST_CASE("an operator can lift a refusal but not the floor") {
    SlotTable table = rejected(ready(after(1), bundle(2, 2)), id(2), "crashed.", 9);
    CHECK(admit(table, candidate(bundle(2, 2)), "hall", true) == Admission::Take);
    table = ready(table, bundle(3, 3));
    CHECK(code_of(admit(table, candidate(bundle(2, 2)), "hall", true)) == Code::Older);
}

TEST_CASE("of another channel nothing is taken") {
    CHECK(code_of(admit({}, candidate(bundle(1, 1)), "lobby")) == Code::OtherChannel);
}

TEST_CASE("what runs already is installed, not new") {
    const SlotTable table = ready(after(2), bundle(3, 3));
    CHECK(admit(table, candidate(bundle(3, 3)), "hall") == Admission::Installed);
    CHECK(admit(table, candidate(bundle(2, 2)), "hall") == Admission::Installed);
    CHECK(code_of(admit(table, candidate(bundle(1, 1)), "hall")) == Code::Older);
}

TEST_CASE("a serial below the floor is older, the floor's own only the same content") {
    const SlotTable table = after(5);
    CHECK(code_of(admit(table, candidate(bundle(44, 4)), "hall")) == Code::Older);
    CHECK(code_of(admit(table, candidate(bundle(55, 5)), "hall")) == Code::SameSerial);
    CHECK(admit(table, candidate(bundle(66, 6)), "hall") == Admission::Take);
}

TEST_CASE("each key has a floor of its own, and none may go below what is withdrawn") {
    SlotTable table = after(5);
    CHECK(admit(table, candidate(bundle(9, 1, 0, key_b)), "hall") == Admission::Take);
    table = confirmed(ready(table, bundle(6, 6, 6)), id(6));
    CHECK(code_of(admit(table, candidate(bundle(9, 1, 0, key_b)), "hall")) == Code::Older);
}

TEST_CASE("what the confirmed bundle withdraws goes; on trial it withdraws nothing yet") {
    const SlotTable trial = ready(after(2), bundle(3, 3, 3));
    CHECK(trial.previous->id == id(1));
    const SlotTable table = confirmed(trial, id(3));
    CHECK_FALSE(table.previous);
    CHECK_FALSE(rolled_back(table, 9));
}

TEST_CASE("rollback puts previous in the place of current and refuses what it set aside") {
    const auto table = rolled_back(after(2), 9);
    REQUIRE(table);
    CHECK(table->current->id == id(1));
    CHECK_FALSE(table->previous);
    CHECK(code_of(admit(*table, candidate(bundle(2, 2)), "hall")) == Code::RefusedBefore);
    CHECK(table->floor_of("hall", key_a) == 2);
    CHECK_FALSE(rolled_back(*table, 9));
}

TEST_CASE("rollback sets a trial aside before it touches current") {
    const auto table = rolled_back(ready(after(2), bundle(3, 3)), 9);
    REQUIRE(table);
    CHECK_FALSE(table->trial);
    CHECK(table->current->id == id(2));
    CHECK(table->previous->id == id(1));
}

TEST_CASE("with nothing before there is no rollback") {
    CHECK_FALSE(rolled_back({}, 9));
    CHECK_FALSE(rolled_back(after(1), 9));
    CHECK_FALSE(rolled_back(ready({}, bundle(1, 1)), 9));
}

TEST_CASE("taking a key away takes its floors and refusals, not the slots") {
    SlotTable table = after(2);
    table = rejected(ready(std::move(table), bundle(7, 7, 0, key_b)), id(7), "crashed.", 9);
    const SlotTable without = with_keys(table, {PublicKey{.id = key_a}});
    CHECK(without.floor_of("hall", key_a) == 2);
    CHECK(without.floor_of("hall", key_b) == 0);
    CHECK(without.refusals.empty());
    CHECK(without.current == table.current);
}

TEST_CASE("whatever happens, floors never fall, no id stands twice, previous is not withdrawn") {
    std::uint64_t random = 7;
    const auto below = [&](std::uint64_t most) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        return (random >> 33) % most;
    };
    SlotTable table;
    std::uint8_t next_id = 1;
    for (int step = 0; step < 3000; ++step) {
        const SlotTable before = table;
        const auto some_id = [&] { return id(static_cast<std::uint8_t>(below(next_id) + 1)); };
        switch (below(5)) {
            case 0:
            case 1: {
                const std::uint64_t serial = below(40) + 1;
                const auto made = bundle(next_id, serial, below(2) * below(serial + 1),
                                         below(2) == 0 ? key_a : key_b);
                if (admit(table, candidate(made), "hall") == Admission::Take) {
                    table = ready(std::move(table), made);
                    next_id = static_cast<std::uint8_t>(next_id % 250 + 1);
                    while (table.names(id(next_id)))
                        next_id = static_cast<std::uint8_t>(next_id % 250 + 1);
                }
                break;
            }
            case 2:
                table = confirmed(std::move(table), table.trial ? table.trial->id : some_id());
                break;
            case 3:
                table = rejected(std::move(table), some_id(), "crashed.", step);
                break;
            case 4:
                if (auto back = rolled_back(table, step)) table = *back;
                break;
        }
        for (const KeyId& key : {key_a, key_b})
            REQUIRE(table.floor_of("hall", key) >= before.floor_of("hall", key));
        const auto same = [](const auto& a, const auto& b) { return a && b && a->id == b->id; };
        REQUIRE_FALSE(same(table.trial, table.current));
        REQUIRE_FALSE(same(table.trial, table.previous));
        REQUIRE_FALSE(same(table.current, table.previous));
        if (table.current && table.previous)
            REQUIRE(table.previous->identity.serial >= table.current->identity.withdraw_below);
        if (before.current) REQUIRE((table.current || table.refusals != before.refusals));
        REQUIRE(parse_slot_table(to_text(table)) == table);
    }
}

}  // namespace standpunkt::test
