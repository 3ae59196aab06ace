#pragma once
// Inside this folder only: what a journal tells of a period, counted up.
#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "visits/journal_tables.h"
#include "visits/visit_record.h"

namespace standpunkt {

/// Days since 1970 of this place's calendar.
using Day = std::int64_t;
Result<Day> day_from(const std::string& text, const char* what);  ///< "2026-11-27"
std::string day_text(Day day);
int weekday_of(Day day);               ///< 0 = Monday
Day local_day(std::int64_t wall);      ///< in the time of the process's place
std::int64_t day_begin(Day day);       ///< s since 1970
int minute_of_day(std::int64_t wall);  ///< on the clock on the wall there

/// Nobody, a few, more than half, all of the pages: parts a text was read by.
enum class Depth { Opened, Begun, Half, Whole };
inline constexpr int depth_count = 4;
Depth depth_of(int percent);

struct VisitSums {
    std::int64_t visits = 0, readers = 0;
    std::int64_t seconds = 0;          ///< of all visits
    std::int64_t reading_seconds = 0;  ///< that texts were open
    std::int64_t texts = 0;            ///< exchanges read: open for `reading_seconds`
    std::int64_t one_touch = 0;
};

struct DayFigures {
    Day day = 0;
    VisitSums sums;
    std::array<std::int64_t, 24> hours{};  ///< visits that began in that hour
    std::map<std::string, std::int64_t> languages;
    std::int64_t ran_seconds = 0;  ///< the show
};

struct TopicFigures {
    std::string id, title;
    std::int64_t visits = 0;  ///< in which something of it was read
    std::int64_t seconds = 0;
};

struct TextFigures {
    std::string interview, exchange, title, topic;
    std::int64_t opened = 0, read = 0;  ///< visits
    std::int64_t seconds = 0;
    std::array<std::int64_t, depth_count> depths{};  ///< visits, `Opened` too
};

/// From when to when the display ran, s since 1970.
struct RunFigures {
    std::int64_t began = 0, ended = 0;
    RunEnd end = RunEnd::Unknown;
    bool runs = false;       ///< now
    bool next_known = true;  ///< no undated run came between it and the next one
};

struct ContentFigures {
    std::string code, title;
    std::optional<Day> first, last;  ///< that it had visits; nothing if no such day is known
    std::int64_t visits = 0;
};

struct Figures {
    Day first = 0, last = 0;       ///< the period, both included
    bool whole = false;            ///< no period was asked for: it is all there is
    VisitSums sums;                ///< of the period: `dated`, and if it is `whole` `undated` too
    VisitSums dated;               ///< those of `days`
    VisitSums undated;             ///< all whose day nobody knows
    std::vector<DayFigures> days;  ///< each of the period, in order
    std::array<std::array<std::int64_t, 24>, 7> week{};  ///< visits by weekday and hour
    std::map<std::string, std::int64_t> languages;
    std::array<std::int64_t, place_count> places{};  ///< visits
    std::array<std::int64_t, aid_count> aids{};
    std::int64_t aided = 0;                          ///< visits with any aid
    std::array<std::int64_t, depth_count> depths{};  ///< of all texts that were opened
    std::vector<TopicFigures> topics;                ///< the most visits first
    std::vector<TextFigures> texts;                  ///< the most read first
    std::vector<ContentFigures> contents;
    std::vector<std::pair<std::string, std::int64_t>> searches;  ///< the most frequent first
    std::vector<RunFigures> runs;  ///< dated ones that touch the period, in order
    std::int64_t ran_seconds = 0;  ///< with the undated ones if the report is `whole`
    std::int64_t undated_runs = 0, undated_ran_seconds = 0;
    /// The display of this boot runs, and knows no day yet or one that `now` does not agree with.
    bool boot_undated = false;

    /// Something was counted, and no day of it is known.
    bool without_days() const {
        return whole && dated.visits == 0 && runs.empty() &&
               (undated.visits > 0 || undated_runs > 0);
    }
};

struct FiguresWanted {
    std::optional<Day> from, to;
    std::int64_t now = 0;               ///< s since 1970
    std::string boot;                   ///< of this start of the machine, if it is the stand's own
    std::optional<std::int64_t> alive;  ///< s since boot that the display last turned, if known
    std::optional<std::int64_t> since_boot = {};  ///< s, at `now`, if it is known
};

/// Counts a whole journal in one look, as it is at one moment.
Result<Figures> read_figures(const std::filesystem::path& journal, const FiguresWanted& wanted);

}  // namespace standpunkt
