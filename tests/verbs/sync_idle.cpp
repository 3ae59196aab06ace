// A stand on which nothing happens writes nothing: its card outlives the fair.
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <csignal>
#include <regex>

#include "support/hostile_server.h"
#include "sync_desk.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;

/// Every change of a folder and what lies below it, as it was when this was made.
class Watch {
  public:
    explicit Watch(const fs::path& folder) : x_inotify(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
        add(folder);
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_directory()) add(entry.path());
    }
    ~Watch() { ::close(x_inotify); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    /// Names of what was changed since the last call.
    std::string changes() {
        std::string names;
        alignas(inotify_event) char buffer[4096];
        for (ssize_t size; (size = ::read(x_inotify, buffer, sizeof buffer)) > 0;)
            for (ssize_t at = 0; at < size;) {
                const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
                names += std::string(event->len > 0 ? event->name : "the folder") + " ";
                at += static_cast<ssize_t>(sizeof *event) + event->len;
            }
        return names;
    }

  private:
    void add(const fs::path& folder) {
        REQUIRE(::inotify_add_watch(
                    x_inotify, folder.c_str(),
                    IN_CREATE | IN_DELETE | IN_MODIFY | IN_ATTRIB | IN_MOVE | IN_CLOSE_WRITE) >= 0);
    }
    int x_inotify;
};

/// Bytes that a process made the kernel owe to a disk.
std::uint64_t written_by(int process) {
    const auto text = read_file("/proc/" + std::to_string(process) + "/io");
    REQUIRE(text);
    std::smatch found;
    REQUIRE(std::regex_search(*text, found, std::regex("\nwrite_bytes: (\\d+)")));
    return std::stoull(found[1]);
}

}  // namespace

TEST_CASE("while nothing changes the agent writes nothing to the stand's disk") {
    SyncDesk desk;
    ServedFile served{bytes_of(desk.at("one.standpunkt"))};
    HostileServer server([&](const HostileServer::Request& request, HostileServer::Line& line) {
        send(line, served.answer(request));
    });
    desk.source = server.url();
    desk.more = "--source " + desk.at("stick") + " --poll-seconds 1 ";
    desk.start();
    REQUIRE(wait_for([&] { return desk.agent_says("trial").is_object(); }));
    desk.show();
    REQUIRE(wait_for([&] { return desk.agent_says("current").is_object(); }));

    Watch watch(desk.path / "data");
    const auto asked = [&] { return server.requests().size(); };
    // The state folder is in memory on a stand; here it may be on the same disk, and a stretch in
    // which agent.json was told anew proves nothing.
    bool undisturbed = false;
    for (int tries = 0; tries < 5 && !undisturbed; ++tries) {
        const std::size_t before = asked();
        REQUIRE(wait_for([&] { return asked() >= before + 2; }));
        const auto state = fs::last_write_time(desk.path / "run/agent.json");
        const std::uint64_t written = written_by(desk.service->process());
        const std::size_t then = asked();
        REQUIRE(wait_for([&] { return asked() >= then + 6; }));
        const std::uint64_t after = written_by(desk.service->process());
        undisturbed = fs::last_write_time(desk.path / "run/agent.json") == state;
        if (undisturbed) CHECK(after == written);
    }
    CHECK(undisturbed);
    CHECK(watch.changes().empty());
    const std::uint64_t after = written_by(desk.service->process());

    // The same eyes see it when something does change.
    std::ofstream(desk.path / "trusted/other.pub") << bytes_of(desk.at("key.pub"));
    REQUIRE(desk.sync("import " + desk.at("two.standpunkt")).code == 0);
    CHECK(watch.changes().find("slots.json") != std::string::npos);
    if (run("stat -f -c %T " + desk.at("data")).output != "tmpfs\n")
        CHECK(written_by(desk.service->process()) > after);
}

}  // namespace standpunkt::test
