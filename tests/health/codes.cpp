// Whoever reads a code on a screen finds it in the documents.
#include <catch2/catch_test_macros.hpp>
#include <utility>
#include <vector>

#include "base/code.h"
#include "base/files.h"
#include "support/enumerators.h"

namespace standpunkt::test {
namespace {

template <std::size_t... numbers>
std::vector<Code> codes(std::index_sequence<numbers...>) {
    const bool known[] = {is_enumerator<static_cast<Code>(numbers)>()...};
    std::vector<Code> all;
    for (std::size_t number = 0; number < sizeof...(numbers); ++number)
        if (known[number]) all.push_back(static_cast<Code>(number));
    return all;
}

}  // namespace

TEST_CASE("every code of the box stands in the runbook, with what to do") {
    const auto text = read_file(STANDPUNKT_SOURCE_DIR "/deploy/README.md");
    REQUIRE(text);
    for (const Code code : codes(std::make_index_sequence<500>())) {
        if (code < Code::UnderVoltage) continue;
        INFO(to_string(code));
        CHECK(text->find("\n| " + to_string(code) + " | ") != std::string::npos);
    }
}

TEST_CASE("every code stands in the table of codes, with what to do") {
    const auto text = read_file(STANDPUNKT_SOURCE_DIR "/kiosk/sync/README.md");
    REQUIRE(text);
    const auto all = codes(std::make_index_sequence<500>());
    REQUIRE(all.size() > 30);
    for (const Code code : all) {
        if (code == Code::None) continue;
        INFO(to_string(code));
        CHECK(text->find("\n| " + to_string(code) + " | ") != std::string::npos);
    }
}

}  // namespace standpunkt::test
