#include "base/result.h"

#include <catch2/catch_test_macros.hpp>

using namespace standpunkt;

namespace {

Result<int> halved(int number) {
    if (number % 2 != 0) return fail("is odd.", "numbers.txt", number, "Take another.");
    return number / 2;
}

Result<std::string> quarter(int number) {
    TRY(const int half, halved(number));
    TRY(const int result, halved(half));
    return std::to_string(result);
}

Status quartered(int number) {
    TRY_STATUS(quarter(number));
    return {};
}

}  // namespace

TEST_CASE("TRY hands on the value, or the first error as it was") {
    CHECK(quarter(8) == "2");
    CHECK(quarter(7).error().line == 7);
    CHECK(quarter(6).error().line == 3);
    CHECK(quartered(8).has_value());
    CHECK(quartered(6).error().next_step == "Take another.");
}

TEST_CASE("an error reads path, line, message, next step, and leaves out what is empty") {
    CHECK(to_string(Error{"is odd.", "a/b.txt", 7, "Stop."}) == "a/b.txt:7: is odd. Stop.");
    CHECK(to_string(Error{"is odd.", "b.txt", 0, ""}) == "b.txt: is odd.");
    CHECK(to_string(Error{"is odd.", {}, 7, ""}) == "line 7: is odd.");
    CHECK(to_string(Error{"is odd.", {}, 0, ""}) == "is odd.");
}
