#pragma once
// A stand's weeks at fairs as a journal: days, hours, tastes and mishaps as they are met.
#include <algorithm>
#include <utility>
#include <vector>

#include "journals.h"
#include "support/time_zone.h"

namespace standpunkt::test {

inline constexpr std::int64_t fair_opens = 1'779'688'800;  ///< Monday 2026-05-25 08:00 in Berlin
inline constexpr int fair_days = 12;

/// Every day 8:00 to 18:00, but for a weekend; a crash, a pulled plug, a morning without a clock.
inline void play_fair(Journal& journal, std::uint64_t seed = 1) {
    struct Title {
        const char *exchange, *title, *topic, *topic_title;
        int weight, pages;
    };
    static constexpr Title titles[] = {
        {"clay", "Warum bauen wir wieder mit Lehm?", "building", "Bauen & Material", 9, 3},
        {"loop", "Was heißt Kreislauf auf der Baustelle?", "building", "Bauen & Material", 5, 4},
        {"lab", "Was ist ein Reallabor?", "lab", "Forschen im Alltag", 8, 2},
        {"mistakes", "Darf ein Versuch scheitern?", "lab", "Forschen im Alltag", 4, 2},
        {"energy", "Woher kommt der Strom im Winter?", "energy", "Energie", 6, 3},
        {"heat", "Heizen ohne Gas: Was kostet das?", "energy", "Energie", 6, 5},
        {"water", "Wie speichert die Stadt das Regenwasser?", "water", "Wasser", 3, 2},
        {"people", "Wer darf mitreden?", "together", "Mitmachen", 5, 1}};
    int all = 0;
    for (const Title& one : titles) all += one.weight;
    sample::Random random(seed);
    const auto east = std::int64_t{7200};
    for (int day = 0; day < fair_days; ++day) {
        const std::int64_t opens = fair_opens + day * 86'400;
        const std::string boot = "boot-" + std::to_string(day);
        const bool weekend = day % 7 == 6, clockless = day == 3;
        if (weekend) continue;
        const auto at = [&](std::int64_t wall) {
            Moment moment{.since_boot = wall - opens + 40, .wall = {}, .east = 0};
            if (!clockless) moment.wall = wall;
            if (!clockless) moment.east = east;
            return moment;
        };
        REQUIRE(journal.begin_run({.boot = boot, .at = at(opens), .alive = {}}));
        const int visits = day % 7 == 5 ? 95 : 40 + static_cast<int>(random.between(0, 35));
        // Most of them late in the morning and after lunch.
        std::vector<std::int64_t> seconds;
        for (int i = 0; i < visits; ++i)
            seconds.push_back(static_cast<std::int64_t>(900 + random.between(0, 18'000) +
                                                        random.between(0, 16'500)));
        std::sort(seconds.begin(), seconds.end());
        constexpr std::int64_t trouble = 14'400, over = 15'000, plugged = 18'100;
        bool troubled = false;
        for (const std::int64_t second : seconds) {
            VisitRecord visit = visit_at(0);
            visit.began = at(opens + second);
            if (day == 2 && second > trouble - 200 && second < over) continue;
            if (day == 8 && second > trouble && second < plugged) continue;
            if (day == 2 && second >= over && !std::exchange(troubled, true))
                // The display crashes at noon and is back soon.
                REQUIRE(journal.begin_run(
                    {.boot = boot, .at = at(opens + over), .alive = trouble + 40}));
            if (day == 8 && second >= plugged) {
                // Somebody pulls the plug, for an hour at noon.
                const auto since = [&](std::int64_t then) {
                    return Moment{
                        .since_boot = then - plugged + 40, .wall = opens + then, .east = east};
                };
                if (!std::exchange(troubled, true))
                    REQUIRE(journal.begin_run(
                        {.boot = boot + "-again", .at = since(plugged), .alive = {}}));
                visit.began = since(second);
            }
            visit.content = day < 7 ? "7K2M-9QXA" : "M3TN-04FA";
            visit.content_title = day < 7 ? "Reallabor, Frühjahr" : "Reallabor, Frühjahr (neu)";
            visit.texts.clear();
            const std::size_t tongue = random.between(0, 19);
            visit.language = tongue < 13 ? "de" : tongue < 18 ? "en" : "fr";
            visit.scenes = bit(VisitPlace::Topics);
            const std::size_t texts = random.between(0, 3);
            for (std::size_t n = 0; n < texts; ++n) {
                int left = static_cast<int>(random.between(0, static_cast<std::size_t>(all - 1)));
                const Title* title = titles;
                while (left >= title->weight) left -= (title++)->weight;
                const int page =
                    static_cast<int>(random.between(0, static_cast<std::size_t>(title->pages)));
                visit.texts.push_back(
                    {.interview = "vogel",
                     .exchange = title->exchange,
                     .title = title->title,
                     .topic = title->topic,
                     .topic_title = title->topic_title,
                     .language = visit.language,
                     .seconds = page * 19 + static_cast<std::int64_t>(random.between(2, 24)),
                     .depth = 100 * page / title->pages});
                visit.scenes |= bit(VisitPlace::Reader);
                visit.seconds += visit.texts.back().seconds;
            }
            visit.seconds = 8 + static_cast<std::int64_t>(random.between(0, 30));
            for (const TextRead& text : visit.texts) visit.seconds += text.seconds;
            visit.reader = false;
            for (const TextRead& text : visit.texts) visit.reader = visit.reader || text.depth > 0;
            visit.one_touch = texts == 1 && random.one_in(4);
            if (random.one_in(6)) visit.scenes |= bit(VisitPlace::People);
            if (random.one_in(9)) visit.scenes |= bit(VisitPlace::Search);
            if (random.one_in(11)) visit.scenes |= bit(VisitPlace::TakeAlong);
            if (visit.language != "de") visit.scenes |= bit(VisitPlace::Language);
            if (random.one_in(8)) {
                visit.scenes |= bit(VisitPlace::Help);
                visit.aids =
                    random.one_in(2) ? bit(Aid::Size135) : bit(Aid::Contrast) | bit(Aid::Size165);
            }
            REQUIRE(journal.add(visit));
        }
        Moment closes = at(opens + 36'000);
        if (troubled && day == 8) closes.since_boot -= 18'100;
        REQUIRE(journal.end_run(closes));
    }
}

/// Its journal, read where it was.
struct Fair : Desk {
    TimeZone berlin{berlin_time};
    Fair() {
        Journal journal = open();
        play_fair(journal);
    }
};

}  // namespace standpunkt::test
