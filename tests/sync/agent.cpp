#include "sync/agent.h"

#include <catch2/generators/catch_generators.hpp>

#include "base/json_text.h"
#include "support/agent_desk.h"
#include "sync/agent_status.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using Kind = CheckResult::Kind;

}  // namespace

TEST_CASE("a stick goes in, and it works") {
    AgentDesk desk;
    desk.use_stick();
    desk.open();
    desk.pass(10s);
    CHECK_FALSE(desk.agent->notice());
    desk.plug(desk.make("new", 7));
    desk.pass(3s);
    CHECK(desk.agent->table().trial->identity.serial == 7);
    REQUIRE(desk.agent->notice());
    CHECK(desk.agent->notice()->phase == Notice::Phase::Done);
    CHECK(desk.show() == 7);
    desk.pull();
    desk.pass(3s);
    CHECK_FALSE(desk.agent->notice());
    CHECK(desk.agent->table().current->identity.serial == 7);
}

TEST_CASE("a certificate that is not there is the trouble of its source, and sticks go on") {
    AgentDesk desk;
    desk.use_stick();
    desk.config.sources.push_back(HttpAddress{"https://127.0.0.1:9/x.standpunkt"});
    desk.config.network.extra_ca = desk.path / "missing.pem";
    desk.open();
    desk.plug(desk.make("new", 7));
    desk.pass(60s);
    CHECK(desk.agent->table().trial->identity.serial == 7);
    const auto web = desk.agent->sources()[1];
    REQUIRE(web.result);
    CHECK(to_string(web.result->error).find("missing.pem") != std::string::npos);
    CHECK(web.result->error.code == Code::Unreachable);
}

TEST_CASE("the newest serial of the stand's channel is taken, whatever lies beside it") {
    AgentDesk desk;
    desk.use_stick();
    desk.plug(desk.make("a", 3));
    desk.plug(desk.make("b (1)", 5));
    desk.plug(desk.make("c", 99, {.channel = "other"}));
    std::ofstream(desk.stick() / "._b (1).standpunkt") << "left by another system";
    std::ofstream(desk.stick() / "broken.standpunkt") << "not a bundle";
    std::filesystem::create_directories(desk.stick() / "Standpunkt");
    std::filesystem::copy_file(desk.make("d", 8), desk.stick() / "Standpunkt" / "d.STANDPUNKT");
    CHECK(desk.check().kind == Kind::Installed);
    CHECK(desk.agent->table().trial->identity.serial == 8);
}

TEST_CASE("a bad stick of every kind changes nothing and says why") {
    AgentDesk desk;
    desk.make_factory();
    desk.install(desk.make("old", 10));
    const SlotTable before = desk.agent->table();
    desk.use_stick();
    desk.open();
    const auto good = desk.make("good", 20);
    struct Case {
        const char* name;
        Code code;
        std::function<void()> make;
    };
    const auto write = [&](const std::string& name, const std::string& bytes) {
        std::filesystem::create_directories(desk.stick());
        std::ofstream(desk.stick() / name, std::ios::binary) << bytes;
    };
    const std::string bytes = *read_file(good);
    const std::vector<Case> cases = {
        {"empty", Code::NothingThere, [&] { std::filesystem::create_directories(desk.stick()); }},
        {"a ZIP", Code::NotABundle, [&] { write("content.zip", "PK"); }},
        {"a document", Code::NotABundle, [&] { write("Interview.docx", "PK"); }},
        {"a content folder", Code::NotABundle,
         [&] {
             std::filesystem::create_directories(desk.stick() / "my-stand");
             std::ofstream(desk.stick() / "my-stand" / "stand.toml") << "x";
         }},
        {"another file under a bundle's name", Code::NotABundle,
         [&] { write("x.standpunkt", std::string(5000, 'x')); }},
        {"truncated", Code::Damaged,
         [&] { write("x.standpunkt", bytes.substr(0, bytes.size() - 700)); }},
        {"truncated in its pages", Code::Damaged,
         [&] { write("x.standpunkt", bytes.substr(0, bytes.size() / 2)); }},
        {"a flipped bit in a page", Code::Damaged,
         [&] {
             // In each page: one that is on the stand already would be taken from there.
             auto flipped = bytes;
             for (std::size_t at = 50; at < bytes.size(); at += 65'536) flipped[at] ^= 1;
             write("x.standpunkt", flipped);
         }},
        {"a flipped bit in its index", Code::Damaged,
         [&] {
             auto flipped = bytes;
             flipped[bytes.size() - 500] ^= 1;
             write("x.standpunkt", flipped);
         }},
        {"wrong key", Code::WrongKey, [&] { desk.plug(desk.make_with(generate_key(), "x", 20)); }},
        {"another stand's", Code::OtherChannel,
         [&] { desk.plug(desk.make("x", 20, {.channel = "lobby"})); }},
        {"older", Code::Older, [&] { desk.plug(desk.make("x", 9)); }},
        {"the same serial with other content", Code::SameSerial,
         [&] { desk.plug(desk.make("x", 10, {.title = " changed"})); }},
    };
    for (const Case& one : cases) {
        DYNAMIC_SECTION(one.name) {
            desk.pass(3s);
            one.make();
            desk.pass(3s);
            const auto result = *desk.agent->sources()[0].result;
            CHECK(to_string(result.error.code) == to_string(one.code));
            CHECK(!result.error.message.empty());
            REQUIRE(desk.agent->notice());
            CHECK(desk.agent->notice()->phase == Notice::Phase::Refused);
            CHECK(desk.agent->notice()->code == one.code);
            CHECK(desk.agent->table() == before);
            CHECK(desk.show() == 10);
            desk.pull();
            desk.plug(good);
            desk.pass(3s);
            CHECK(desk.agent->table().trial->identity.serial == 20);
        }
    }
}

TEST_CASE("the same stick again: nothing new, and that is said") {
    AgentDesk desk;
    desk.use_stick();
    desk.install(desk.make("one", 5));
    desk.open();
    desk.pass(3s);
    desk.plug(desk.make("one", 5));
    desk.pass(3s);
    REQUIRE(desk.agent->notice());
    CHECK(desk.agent->notice()->phase == Notice::Phase::UpToDate);
    desk.pass(30s);
    CHECK_FALSE(desk.agent->notice());
}

TEST_CASE("a folder that has been empty since the machine was started is not talked about") {
    AgentDesk desk;
    desk.use_stick();
    std::filesystem::create_directories(desk.stick());
    desk.open();
    desk.pass(3s);
    CHECK_FALSE(desk.agent->notice());
    desk.plug(desk.make("one", 5));
    desk.pass(3s);
    CHECK(desk.agent->notice()->phase == Notice::Phase::Done);
}

TEST_CASE("what lies in the folder since the machine was started is not talked about") {
    AgentDesk desk;
    desk.use_stick();
    desk.install(desk.make("one", 5));
    desk.plug(desk.make("one", 5));
    desk.open();
    desk.pass(3s);
    CHECK_FALSE(desk.agent->notice());
}

TEST_CASE("a check with nothing new writes nothing to the disk") {
    AgentDesk desk;
    desk.use_stick();
    desk.plug(desk.make("one", 5));
    desk.open();
    desk.pass(3s);
    REQUIRE(desk.show() == 5);
    desk.pass(3s);
    desk.disk.changes = 0;
    desk.pass(60s);
    desk.check();
    CHECK(desk.disk.changes == 0);
}

TEST_CASE("pages that are here already are not copied again") {
    AgentDesk desk;
    desk.install(desk.make("one", 1));
    const auto result = desk.hand_over({desk.make("two", 2)});
    REQUIRE(result.kind == Kind::Installed);
    CHECK(result.moved.from_here > result.moved.from_source);
    CHECK(result.moved.from_source > 0);
    CHECK(result.moved.from_source <= 4);
}

TEST_CASE("stopped in the middle, it goes on where it was") {
    struct Stopping : Pulse {
        int left = 0;
        bool beat() override { return --left > 0; }
    } stopping;
    AgentDesk desk;
    const auto file = desk.make("one", 1);
    const auto pages = trailer_of(file).index.pages.size();
    const auto source = [&] {
        return make_handed_source("a stick", {{"one.standpunkt", *FileBytes::open(file)}});
    };
    desk.open();
    stopping.left = static_cast<int>(pages + 5);  // all looks at what is here, then four pages
    const auto first = desk.agent->import(*source(), false, stopping);
    REQUIRE(first.kind == Kind::Failed);
    CHECK(first.error.code == Code::Stopped);
    CHECK(desk.agent->table() == SlotTable());
    desk.open();
    const auto second = desk.agent->import(*source(), false, desk.pulse);
    REQUIRE(second.kind == Kind::Installed);
    CHECK(second.moved.there >= 3);
    CHECK(second.moved.there + second.moved.from_source == pages);
}

TEST_CASE("pulled while it was copied: said, and nothing has changed") {
    struct Pulled : OfferedBytes {
        std::shared_ptr<FileBytes> file;
        int left = 3;
        std::uint64_t size() const override { return file->size(); }
        Status stream(std::uint64_t offset, std::uint64_t length, const ByteSink& sink) override {
            for (std::uint64_t done = 0; done < length; done += 65'536) {
                if (--left < 0)
                    return fail("cannot read: Input/output error.", {}, 0, {}, Code::SourceGone);
                TRY_STATUS(sink(*file->read(offset + done, 65'536)));
            }
            return {};
        }
    };
    struct Stick : Source {
        std::string label = "a stick";
        std::filesystem::path file;
        SourceKind kind() const override { return SourceKind::Stick; }
        const std::string& name() const override { return label; }
        void forget() override {}
        Result<SourceAnswer> look(const std::string&, Pulse&) override {
            auto bytes = std::make_shared<Pulled>();
            bytes->file = *FileBytes::open(file);
            SourceAnswer answer;
            answer.offers.push_back({"x", trailer_of(file), bytes});
            return answer;
        }
    } stick;
    AgentDesk desk;
    desk.install(desk.make("old", 1));
    stick.file = desk.make("x", 2, {.channel = "demo", .title = " with other pages"});
    const SlotTable before = desk.agent->table();
    // Few pages differ between the two: take those away that are here.
    std::filesystem::remove(desk.data.bundle(before.current->id));
    const auto result = desk.agent->import(stick, false, desk.pulse);
    CHECK(result.error.code == Code::SourceGone);
    CHECK(desk.agent->table() == before);
    REQUIRE(desk.agent->notice());
    CHECK(desk.agent->notice()->code == Code::SourceGone);
}

TEST_CASE("a clock in 1970 or 2099 changes no check; it is told, and sticks go on") {
    AgentDesk desk;
    desk.install(desk.make("one", 1));
    desk.clock.seconds = GENERATE(std::int64_t{100}, std::int64_t{4'080'000'000});
    desk.open();
    CHECK(desk.show() == 1);
    CHECK(desk.hand_over({desk.make("two", 2)}).kind == Kind::Installed);
    CHECK(desk.hand_over({desk.make("old", 1, {.title = "x"})}).error.code == Code::Older);
    REQUIRE_FALSE(desk.agent->troubles().empty());
    CHECK(desk.agent->troubles().front().code == Code::ClockWrong);
    CHECK(desk.agent->troubles().front().message.find("clock wrong") == 0);
}

TEST_CASE("two sources at once: the newer one wins, whatever their order, and nothing mixes") {
    AgentDesk desk;
    const bool swapped = GENERATE(false, true);
    const auto one = desk.path / "one", two = desk.path / "two";
    std::filesystem::create_directories(one);
    std::filesystem::create_directories(two);
    std::filesystem::copy_file(desk.make("a", 5), one / "a.standpunkt");
    std::filesystem::copy_file(desk.make("b", 6), two / "b.standpunkt");
    desk.config.sources = {DirectoryAddress{swapped ? two : one},
                           DirectoryAddress{swapped ? one : two}};
    desk.open();
    desk.pass(3s);
    CHECK(desk.agent->table().trial->identity.serial == 6);
    REQUIRE(verify_bundle(desk.data.bundle(desk.agent->table().trial->id), desk.trust().keys));
    CHECK(desk.show() == 6);
    desk.pass(30s);
    CHECK(desk.agent->table().current->identity.serial == 6);
}

TEST_CASE(
    "a stick's files may be called anything, and folders that may not be looked into are none") {
    AgentDesk desk;
    desk.use_stick();
    std::filesystem::create_directories(desk.stick());
    std::ofstream(desk.stick() / "\xFC.standpunkt") << "no bundle";
    desk.open();
    desk.pass(3s);
    CHECK(json_text(status_of(*desk.agent, desk.clock, "test")).find("\xEF\xBF\xBD") !=
          std::string::npos);
    std::filesystem::copy_file(desk.make("x", 4), desk.stick() / "\xFC.standpunkt",
                               std::filesystem::copy_options::overwrite_existing);
    desk.pass(3s);
    CHECK(desk.agent->table().trial->identity.serial == 4);
    desk.open();
    CHECK(desk.agent->table().trial->identity.serial == 4);
}

TEST_CASE("without keys an unreadable table is left alone, and so are the bundles") {
    AgentDesk desk;
    const auto one = desk.make("one", 1);
    desk.install(one);
    desk.agent.reset();
    std::ofstream(desk.data.slots()) << "{";
    std::filesystem::rename(desk.trusted, desk.path / "elsewhere");
    CHECK_FALSE(Agent::open(desk.config, desk.clock, desk.disk));
    std::filesystem::rename(desk.path / "elsewhere", desk.trusted);
    desk.open();
    CHECK(desk.agent->table().current->identity.serial == 1);
    CHECK(std::filesystem::exists(desk.data.bundle(id_of(one))));
}

TEST_CASE("what fails is tried again after its pause, not at every look") {
    AgentDesk desk;
    desk.use_stick();
    desk.plug(desk.make("one", 1));
    struct Full : Disk {
        int tries = 0;
        ssize_t write(int, const void*, std::size_t, off_t) override {
            ++tries;
            errno = ENOSPC;
            return -1;
        }
    } full;
    desk.agent.reset();
    auto opened = Agent::open(desk.config, desk.clock, desk.disk);
    REQUIRE(opened);
    opened->reset();
    auto agent = Agent::open(desk.config, desk.clock, full);
    REQUIRE(agent);
    for (int second = 0; second < 25; ++second) {
        (*agent)->step(desk.pulse);
        desk.clock.pass(1s);
    }
    CHECK((*agent)->sources()[0].result->error.code == Code::NoSpace);
    CHECK((*agent)->sources()[0].failures == 1);
    CHECK(full.tries <= 2);
    for (int second = 0; second < 30; ++second) {
        (*agent)->step(desk.pulse);
        desk.clock.pass(1s);
    }
    CHECK((*agent)->sources()[0].failures == 2);
}

}  // namespace standpunkt::test
