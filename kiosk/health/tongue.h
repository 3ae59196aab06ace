#pragma once
// Inside this folder only: German or English, with times and amounts as that language writes them.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace standpunkt {

class Tongue {
  public:
    /// `now`: s since 1970; times of other days are told with their day.
    Tongue(std::string_view language, std::int64_t now) : x_german(language == "de"), x_now(now) {}

    std::string operator()(std::string_view german, std::string_view english) const {
        return std::string(x_german ? german : english);
    }
    /// "09:12 Uhr", "26.11., 09:12 Uhr"; "09:12", "26 Nov, 09:12". This place's time.
    std::string time(std::int64_t when) const;
    /// "09:12", without a word for the hour.
    std::string bare_time(std::int64_t when) const;
    /// "1.1.1970, 00:04 Uhr": the day of any day.
    std::string dated_time(std::int64_t when) const;
    /// "vor 2 min", "2 min ago"; what has not come yet counts as now.
    std::string ago(std::int64_t when) const;
    /// "2 min 10 s".
    std::string length(std::chrono::seconds time) const;
    /// "4,1 GB": thousands, as disks are sold.
    std::string bytes(std::uint64_t count) const;
    /// With one digit behind the comma, unless it is a nought: "15,6", "24".
    std::string number(double value) const;

  private:
    enum class Day { IfAnother, Always };
    std::string written(std::int64_t when, Day day) const;
    bool x_german;
    std::int64_t x_now;
};

}  // namespace standpunkt
