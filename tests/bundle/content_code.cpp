#include "bundle/content_code.h"

#include <catch2/catch_test_macros.hpp>

using namespace standpunkt;

TEST_CASE("a content code is the first 40 bits of the id in Crockford's base 32, in two halves") {
    CHECK(content_code(Digest{}) == "0000-0000");
    Digest id{};
    id.fill(0xFF);
    CHECK(content_code(id) == "ZZZZ-ZZZZ");
    id = {0x01, 0x23, 0x45, 0x67, 0x89};
    CHECK(content_code(id) == "04HM-ASW9");
}

TEST_CASE("each of the first five bytes shows in the code and no other does") {
    const std::string before = content_code(Digest{});
    for (std::size_t i = 0; i < Digest{}.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            Digest id{};
            id[i] = static_cast<std::uint8_t>(1 << bit);
            CHECK((content_code(id) != before) == (i < 5));
        }
}

TEST_CASE("a content code holds no letter that is taken for another") {
    for (int byte = 0; byte < 256; ++byte) {
        Digest id{};
        id.fill(static_cast<std::uint8_t>(byte));
        const std::string code = content_code(id);
        CHECK(code.size() == 9);
        CHECK(code[4] == '-');
        CHECK(code.find_first_of("ILOU") == std::string::npos);
    }
}
