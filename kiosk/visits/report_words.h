#pragma once
// Inside this folder only: the report's words, numbers and days in its two languages.
#include <cstdint>
#include <string>
#include <string_view>

#include "visits/figures.h"

namespace standpunkt {

class ReportWords {
  public:
    /// "de"; all others: English.
    explicit ReportWords(std::string_view language) : x_german(language == "de") {}

    bool german() const { return x_german; }
    /// The one that is spoken. Both stand where they are used, so that neither is forgotten.
    std::string operator()(std::string_view german, std::string_view english) const {
        return std::string(x_german ? german : english);
    }
    std::string number(std::int64_t value) const;                   ///< "1.234"
    std::string tenths(double value) const;                         ///< "12,5"
    std::string percent(std::int64_t part, std::int64_t of) const;  ///< "38 %"
    std::string duration(std::int64_t seconds) const;  ///< "48 s", "2 min 5 s", "3 Std. 10 min"
    std::string hours(std::int64_t seconds) const;     ///< "12,5 Std."
    std::string day(Day day) const;                    ///< "27.11.2026"
    std::string short_day(Day day) const;              ///< "27.11."
    /// "25.5.2026 bis 6.6.2026", what `figures` are of.
    std::string period(const Figures& figures) const;
    /// How visits without a day are counted; empty without one.
    std::string undated(const Figures& figures) const;
    std::string weekday(int weekday) const;            ///< "Mo"
    std::string month(Day day) const;                  ///< "Nov. 2026"
    std::string clock(std::int64_t wall) const;        ///< "9:05", of this place
    std::string language(std::string_view tag) const;  ///< "Deutsch"; unknown ones: the tag
    std::string place(VisitPlace place) const;
    std::string aid(Aid aid) const;
    std::string depth(Depth depth) const;
    /// "1 Besuch", "2 Besuche".
    std::string count(std::int64_t value, std::string_view one, std::string_view many) const {
        return number(value) + " " + std::string(value == 1 ? one : many);
    }

  private:
    bool x_german;
};

/// Text for HTML, in an element or between quotation marks.
std::string html(std::string_view text);

}  // namespace standpunkt
