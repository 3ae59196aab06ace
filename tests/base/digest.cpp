#include "base/digest.h"

#include <catch2/catch_test_macros.hpp>

using namespace standpunkt;

// Published values for an output of 32 bytes without a key.
TEST_CASE("a digest is BLAKE2b-256") {
    CHECK(to_hex(digest("")) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(to_hex(digest("abc")) ==
          "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("every byte counts, zero bytes too") {
    CHECK(digest(std::string_view("a\0", 2)) != digest("a"));
    CHECK(digest(std::string(200'000, 'x')) != digest(std::string(199'999, 'x') + 'y'));
}
