#include "base/backoff.h"

#include <catch2/catch_test_macros.hpp>

using namespace standpunkt;
using namespace std::chrono_literals;

TEST_CASE("after failures the wait is anything up to a bound that doubles until it is an hour") {
    CHECK(back_off(1, 0.0) == 0ms);
    CHECK(back_off(0, 0.5) == 15s);
    CHECK(back_off(1, 0.5) == 30s);
    CHECK(back_off(3, 0.5) == 2min);
    CHECK(back_off(6, 0.5) == 16min);
    CHECK(back_off(7, 0.5) == 30min);
    CHECK(back_off(2'000'000'000, 0.5) == 30min);
    CHECK(back_off(1, 0.999) < 1min);
}

TEST_CASE("between two checks lies half to one and a half of the poll") {
    CHECK(poll_wait(300s, 0.0) == 150s);
    CHECK(poll_wait(300s, 0.5) == 300s);
    CHECK(poll_wait(300s, 0.9999) < 450s);
}
