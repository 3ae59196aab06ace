#pragma once
// What is kept of a visit. Nothing in it is about a person: no picture, no sound, no name, no
// identity that lasts, and what was typed only where the stand's configuration says so.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace standpunkt {

/// s that a clock may drift in one boot; by more it was set anew.
inline constexpr std::int64_t clock_slack = 60;

/// A moment as it can be told on a machine that may have no clock worth the name.
struct Moment {
    std::int64_t since_boot = 0;       ///< s; a clock that nobody sets
    std::optional<std::int64_t> wall;  ///< s since 1970; nothing while no clock can be trusted
    std::int64_t east = 0;             ///< s that this place's time is ahead of UTC, with `wall`
    bool operator==(const Moment&) const = default;
};

/// s that this place's time is ahead of UTC at `wall`, s since 1970.
std::int64_t east_of_utc(std::int64_t wall);

/// A page counts as read from here on: who only leafs through is no reader.
inline constexpr std::int64_t reading_seconds = 5;

/// One exchange in one visit, however often it was opened in it.
struct TextRead {
    std::string interview, exchange;  ///< ids
    std::string title;                ///< as lists show it, in the stand's default language
    std::string topic, topic_title;   ///< id, and title in that language
    std::string language;             ///< it was read in, last
    std::int64_t seconds = 0;         ///< its pages were open, all told
    /// How far, in per cent of its pages: the last one that was open for `reading_seconds`; 0: none
    /// was.
    int depth = 0;
    bool operator==(const TextRead&) const = default;
};

/// What was on screen; bits of VisitRecord::scenes.
enum class VisitPlace {
    Topics,
    People,
    Reader,
    Person,
    Search,
    About,
    Help,
    Language,
    TakeAlong,
    StillThere
};
inline constexpr int place_count = 10;

/// What was set; bits of VisitRecord::aids.
enum class Aid { Size135, Size165, Size200, Dark, Contrast, Reach, MoreTime, LessMotion };
inline constexpr int aid_count = 8;

template <class Bit>
constexpr unsigned bit(Bit one) {
    return 1U << static_cast<unsigned>(one);
}

enum class VisitEnd {
    WentAway,  ///< nobody touched any more
    Button,    ///< "Startbild", "Beenden"
    ProgramEnded,
};

struct VisitRecord {
    Moment began;
    std::int64_t seconds = 0;  ///< until the last sign of somebody (VisitWatch)
    bool reader = false;       ///< a page was open for `reading_seconds`
    bool one_touch = false;    ///< after the first touch there was none
    std::string language;      ///< at its end
    unsigned scenes = 0, aids = 0;
    VisitEnd end = VisitEnd::WentAway;
    std::string content, content_title;  ///< code and title of what was on show
    std::vector<TextRead> texts;         ///< in the order they were opened; at most most_texts
    std::vector<std::string> searches;   ///< empty unless wanted; at most most_searches
    bool operator==(const VisitRecord&) const = default;
};
inline constexpr std::size_t most_texts = 64, most_searches = 8;

}  // namespace standpunkt
