// The table in the documentation is what the built program prints.
#include "support/demo_stand.h"

namespace standpunkt::test {
namespace {

/// What stands between the marks in the page.
std::string committed_table() {
    const auto page = read_file(STANDPUNKT_SOURCE_DIR "/kiosk/screens/README.md");
    REQUIRE(page);
    const std::string begin = "<!-- measured: deploy/measure --write -->\n", end = "<!-- end -->";
    const std::size_t from = page->find(begin);
    REQUIRE(from != std::string::npos);
    const std::size_t to = page->find(end, from);
    REQUIRE(to != std::string::npos);
    return page->substr(from + begin.size(), to - from - begin.size());
}

}  // namespace

TEST_CASE("What the documentation says of contrast, targets and type is what is measured") {
    const Ran measured = run(program + stand().bundle() + "--measure");
    CHECK(measured.code == 0);
    CHECK(measured.output == committed_table());
}

TEST_CASE("Without a bundle there is nothing to measure") {
    const Ran measured = run(program + " --measure");
    CHECK(measured.code == 2);
    CHECK(measured.output.find("--bundle") != std::string::npos);
}

}  // namespace standpunkt::test
