// How many bytes a changed sentence moves, as nginx counts them.
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <filesystem>

#include "base/files.h"
#include "support/command.h"
#include "support/nginx.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;

const std::string programs = STANDPUNKT_BINARY_DIR "/bin/";

void must(const std::string& command) {
    const Ran ran = run(command);
    INFO(command << "\n" << ran.output);
    REQUIRE(ran.code == 0);
}

struct Moved {
    std::uint64_t first = 0, update = 0, size = 0;
};

/// Publishes `folder`, lets an agent take it, changes a sentence, lets it take that.
Moved moved_by_a_sentence(const fs::path& folder, const Nginx& nginx, const fs::path& work) {
    const auto at = [&](const std::string& name) { return (work / name).string(); };
    must(programs + "standpunkt-content keygen --no-passphrase -o " + at("key"));
    must("mkdir " + at("trusted") + " && cp " + at("key.pub") + " " + at("trusted"));
    const std::string publish = programs + "standpunkt-content publish " + folder.string() +
                                " --key " + at("key.key") + " --to " +
                                (nginx.root() / "x.standpunkt").string();
    must(publish);
    const std::string channel =
        run("sed -n 's/^channel = \"\\(.*\\)\"/\\1/p' " + folder.string() + "/stand.toml").output;
    const std::string check = programs + "standpunkt-sync --channel " +
                              channel.substr(0, channel.find('\n')) + " --data " + at("data") +
                              " --run " + at("run") + " --trusted " + at("trusted") + " --source " +
                              nginx.url("x.standpunkt") + " check-now";
    const auto bytes = [&](std::size_t from, std::size_t least) {
        std::uint64_t sum = 0;
        const auto log = nginx.log(least);
        for (std::size_t i = from; i < log.size(); ++i)
            sum += log[i].at("bytes").get<std::uint64_t>();
        return sum;
    };
    Moved moved;
    must(check);
    moved.first = bytes(0, 2);
    const std::size_t before = nginx.log().size();
    const std::string from = "Ein Cluster ist keine Insel.", to = "Ein Cluster ist kein Eiland.";
    must("grep -rl '" + from + "' " + folder.string() + " | xargs sed -i 's/" + from + "/" + to +
         "/'");
    must(publish);
    moved.size = fs::file_size(nginx.root() / "x.standpunkt");
    must(check);
    moved.update = bytes(before, before + 2);
    std::printf("a changed sentence of %s: %llu of %llu bytes\n", folder.filename().c_str(),
                static_cast<unsigned long long>(moved.update),
                static_cast<unsigned long long>(moved.size));
    return moved;
}

}  // namespace

TEST_CASE("A changed sentence of the demo stand moves at most eight pages and the bundle's end") {
    auto nginx = Nginx::start();
    if (!nginx) SKIP(to_string(nginx.error()));
    const TemporaryFolder folder;
    fs::copy(STANDPUNKT_SOURCE_DIR "/content", folder.path / "demo", fs::copy_options::recursive);
    const Moved moved = moved_by_a_sentence(folder.path / "demo", **nginx, folder.path);
    CHECK(moved.first >= moved.size * 9 / 10);
    CHECK(moved.update <= 8 * 65'536 + 65'536);
    CHECK(moved.update > 0);
}

}  // namespace standpunkt::test
