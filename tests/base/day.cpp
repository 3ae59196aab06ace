#include "base/day.h"

#include <catch2/catch_test_macros.hpp>

using namespace standpunkt;

TEST_CASE("a day is written YYYY-MM-DD and has to be in the calendar") {
    for (const char* good : {"2025-05-14", "2024-02-29", "2000-02-29", "1999-12-31", "1000-01-01"})
        CHECK(is_day(good));
    for (const char* bad :
         {"", "2025", "2025-05", "2025-5-14", "2025-05-1", "2025/05/14", "2025-13-01", "2025-00-10",
          "2025-04-31", "2025-02-29", "1900-02-29", "2025-05-00", "0999-01-01", "2025-05-14 ",
          "-025-05-14", "2025-+5-14", "20250514xx"})
        CHECK_FALSE(is_day(bad));
}

TEST_CASE("a moment belongs to the day in UTC it lies in") {
    CHECK(day_of(0) == "1970-01-01");
    CHECK(day_of(-1) == "1969-12-31");
    CHECK(day_of(86'399) == "1970-01-01");
    CHECK(day_of(86'400) == "1970-01-02");
    CHECK(day_of(1'709'208'000) == "2024-02-29");
}
