// The agent's line to a stick's helper: handing over, refusing, writing a report, and going away.
#include "sync/stick_line.h"

#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "support/agent_desk.h"
#include "sync/memory_file.h"
#include "sync/verbs.h"

namespace standpunkt::test {
namespace {

using nlohmann::json;

std::string text_of(int file) {
    std::string text(1000, '\0');
    const ssize_t count = ::pread(file, text.data(), text.size(), 0);
    text.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    return text;
}

bool wait_at(int socket) {
    pollfd end{socket, POLLIN, 0};
    return ::poll(&end, 1, 5000) == 1;
}

/// Both ends of a line that has been greeted; the helper serves in a thread of its own.
struct Line : StandMaker {
    std::unique_ptr<ControlServer> server = std::move(*ControlServer::open(path / "agent.sock"));
    std::unique_ptr<ControlConnection> agent;
    std::vector<std::pair<std::string, std::string>> written;
    Status answer;
    std::thread helper;

    Line() {
        helper = std::thread([this] {
            auto line = StickLine::connect(path / "agent.sock");
            if (!line || !*line) return;
            static_cast<void>((*line)->say({{"verb", "import"}, {"name", "sdb1"}}, {}));
            (*line)->serve([this](const std::vector<StickFile>& files) {
                for (const auto& [name, file] : files) written.emplace_back(name, text_of(file));
                return answer;
            });
        });
        pollfd knock{server->socket(), POLLIN, 0};
        REQUIRE(::poll(&knock, 1, 5000) == 1);
        agent = server->accept();
        REQUIRE(agent);
        REQUIRE(wait_at(agent->socket()));
        const auto request = agent->receive();
        REQUIRE(request);
        REQUIRE(*request);
        CHECK((*request)->what.at("stay") == true);
    }
    ~Line() {
        agent.reset();
        helper.join();
    }
};

}  // namespace

TEST_CASE("a report goes to the stick as open files, and comes back as done or with the reason") {
    Line line;
    const MemoryFile page = *MemoryFile::with("<html>"), table = *MemoryFile::with("a;b");
    const std::vector<StickFile> files = {{"besuche.html", page.descriptor()},
                                          {"besuche.csv", table.descriptor()}};
    const Status done = write_onto_stick(*line.agent, files, wait_at);
    REQUIRE(done);
    REQUIRE(line.written.size() == 2);
    CHECK(line.written[0] == std::pair<std::string, std::string>("besuche.html", "<html>"));
    CHECK(line.written[1] == std::pair<std::string, std::string>("besuche.csv", "a;b"));

    line.answer = fail("the stick is write-protected.");
    const Status refused = write_onto_stick(*line.agent, files, wait_at);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::StickNotWritten);
    CHECK(refused.error().message == "the stick is write-protected.");
}

TEST_CASE("no file gets a name on the stick that leads out of its folder") {
    Line line;
    const MemoryFile page = *MemoryFile::with("x");
    for (const char* name : {"../kiosk.toml", "a/b", ".hidden", "", "a b", "CON:"}) {
        INFO(name);
        CHECK_FALSE(is_stick_file_name(name));
        CHECK_FALSE(write_onto_stick(*line.agent, {{name, page.descriptor()}}, wait_at));
    }
    CHECK(line.written.empty());
}

TEST_CASE("a stick that is pulled while a report is written is said so, and waiting can be ended") {
    TemporaryFolder folder;
    auto server = std::move(*ControlServer::open(folder.path / "agent.sock"));
    auto line = StickLine::connect(folder.path / "agent.sock");
    REQUIRE(line);
    REQUIRE(*line);
    auto agent = server->accept();
    REQUIRE(agent);
    const MemoryFile page = *MemoryFile::with("x");
    const Status stopped =
        write_onto_stick(*agent, {{"a.html", page.descriptor()}}, [](int) { return false; });
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == Code::Stopped);
    const Status pulled = write_onto_stick(*agent, {{"a.html", page.descriptor()}}, [&](int) {
        line->reset();
        return true;
    });
    REQUIRE_FALSE(pulled);
    CHECK(pulled.error().code == Code::StickNotWritten);
}

TEST_CASE("where no agent listens there is no line, and that is no error") {
    const TemporaryFolder folder;
    const auto line = StickLine::connect(folder.path / "agent.sock");
    REQUIRE(line);
    CHECK_FALSE(line->has_value());
}

TEST_CASE("a stick that is not mounted is refused in words, on the screen until it is pulled") {
    AgentDesk desk;
    desk.open();
    const auto ask = [&](const std::string& found) {
        return carry_out(*desk.agent,
                         {{{"verb", "stick-refused"}, {"name", "sdb1"}, {"found", found}}, {}},
                         desk.pulse);
    };
    for (const auto& [found, words] :
         {std::pair<std::string, std::string>{"ntfs", "is formatted as ntfs"},
          {"crypto_LUKS", "is formatted as crypto_LUKS"},
          {"ext4", "is formatted as ext4"},
          {"", "has no file system that is known"},
          {"vfat", "vfat is damaged"}}) {
        INFO(found);
        const VerbAnswer answer = ask(found);
        CHECK(answer.exit == 1);
        CHECK(answer.text.find(words) != std::string::npos);
        CHECK(answer.text.find("SP-215") != std::string::npos);
        const auto notice = desk.agent->notice();
        REQUIRE(notice);
        CHECK(notice->code == Code::ForeignStick);
        desk.agent->stick_gone();
        CHECK_FALSE(desk.agent->notice());
    }
}

TEST_CASE("what was meant as content and is none is explained by its name alone") {
    AgentDesk desk;
    desk.open();
    const auto told = [&](const json& seen) {
        return carry_out(*desk.agent, {{{"verb", "import"}, {"name", "sdb1"}, {"seen", seen}}, {}},
                         desk.pulse)
            .text;
    };
    CHECK(told({"holiday.jpg", "Stand.ZIP"}).find("it is packed") != std::string::npos);
    CHECK(told({"Interview.docx"}).find("it is a document") != std::string::npos);
    CHECK(told({"my-stand/"}).find("it is a content folder") != std::string::npos);
    CHECK(told({"my-stand/"}).find("my-stand:") != std::string::npos);
    desk.agent->stick_gone();  // with what was said of the ones before
    CHECK(told({"holiday.jpg", "Standpunkt-System-amd64.update"}).find("SP-") == std::string::npos);
    CHECK_FALSE(desk.agent->notice());
    CHECK(told({"holiday.jpg"}).find("SP-212") != std::string::npos);
    CHECK(told(json::array()).find("SP-212") != std::string::npos);
}

}  // namespace standpunkt::test
