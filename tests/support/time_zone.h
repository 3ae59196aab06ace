#pragma once
#include <cstdlib>
#include <ctime>
#include <string>

namespace standpunkt::test {

/// Berlin, as POSIX writes it: needs no tables of the system.
inline constexpr const char* berlin_time = "CET-1CEST,M3.5.0,M10.5.0/3";

/// The process is in that time zone while this object lives.
class TimeZone {
  public:
    explicit TimeZone(const char* zone) {
        if (const char* before = std::getenv("TZ")) x_before = before;
        ::setenv("TZ", zone, 1);
        ::tzset();
    }
    ~TimeZone() {
        if (x_before.empty())
            ::unsetenv("TZ");
        else
            ::setenv("TZ", x_before.c_str(), 1);
        ::tzset();
    }
    TimeZone(const TimeZone&) = delete;
    TimeZone& operator=(const TimeZone&) = delete;

  private:
    std::string x_before;
};

}  // namespace standpunkt::test
