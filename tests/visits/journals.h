#pragma once
// Journals to write and to look into.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "support/sample_catalogue.h"
#include "visits/journal.h"

namespace standpunkt::test {

inline constexpr std::int64_t noon = 1'779'789'600;  ///< 2026-05-26 12:00 in Berlin, summer time

inline RunStart start_at(std::int64_t since_boot, std::optional<std::int64_t> wall = {},
                         const std::string& boot = "boot-1",
                         std::optional<std::int64_t> alive = {}) {
    return {
        .boot = boot, .at = {.since_boot = since_boot, .wall = wall, .east = 7200}, .alive = alive};
}

/// A reader of one text who came `seconds` after noon.
inline VisitRecord visit_at(std::int64_t seconds, bool clock = true) {
    VisitRecord visit;
    visit.began.since_boot = 1'000 + seconds;
    visit.began.east = 7200;
    if (clock) visit.began.wall = noon + seconds;
    visit.seconds = 90;
    visit.reader = true;
    visit.language = "de";
    visit.scenes = bit(VisitPlace::Reader);
    visit.content = "7K2M-9QXA";
    visit.content_title = "Reallabor";
    visit.texts = {{.interview = "vogel",
                    .exchange = "clay",
                    .title = "Warum Lehm?",
                    .topic = "building",
                    .topic_title = "Bauen",
                    .language = "de",
                    .seconds = 80,
                    .depth = 100}};
    return visit;
}

/// A visit as a stand sees many: some texts, some languages, a few aids.
inline VisitRecord varied_visit(sample::Random& random, std::int64_t wall) {
    static constexpr const char* topics[] = {"Bauen", "Energie", "Wasser", "Stadt", "Material"};
    static constexpr const char* languages[] = {"de", "de", "de", "en", "fr"};
    VisitRecord visit = visit_at(wall - noon);
    visit.began.since_boot = wall - (noon - 1'000'000);
    visit.language = languages[random.between(0, 4)];
    visit.texts.clear();
    const std::size_t texts = random.between(0, 4);
    for (std::size_t i = 0; i < texts; ++i) {
        const std::size_t number = random.between(0, 19);
        visit.texts.push_back({.interview = "interview-" + std::to_string(number / 5),
                               .exchange = "exchange-" + std::to_string(number),
                               .title = "Frage Nummer " + std::to_string(number),
                               .topic = "topic-" + std::to_string(number % 5),
                               .topic_title = topics[number % 5],
                               .language = visit.language,
                               .seconds = static_cast<std::int64_t>(random.between(2, 80)),
                               .depth = static_cast<int>(random.between(0, 4) * 25)});
    }
    visit.reader = texts > 0;
    visit.seconds = static_cast<std::int64_t>(random.between(5, 300));
    if (random.one_in(20)) visit.aids = bit(Aid::Size135);
    return visit;
}

/// A folder of its own in memory: thousands of visits that are synced one by one take no disk's
/// time.
struct MemoryFolder {
    std::filesystem::path path;
    MemoryFolder() {
        const std::filesystem::path memory = "/dev/shm";
        std::string name =
            ((std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path()) /
             "standpunkt-XXXXXX")
                .string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        path = name;
    }
    ~MemoryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    MemoryFolder(const MemoryFolder&) = delete;
    MemoryFolder& operator=(const MemoryFolder&) = delete;
};

/// A journal in a folder of its own.
struct Desk {
    MemoryFolder folder;
    std::filesystem::path path = folder.path / "visits.sqlite";

    Journal open(const Journal::Limits& limits = {}) const {
        auto journal = Journal::open(path, limits);
        INFO((journal ? std::string() : to_string(journal.error())));
        REQUIRE(journal);
        return std::move(*journal);
    }
    /// Open and running since 900 s after the machine's start.
    Journal running(const Journal::Limits& limits = {}) const {
        Journal journal = open(limits);
        REQUIRE(journal.begin_run(start_at(900, noon - 100)));
        return journal;
    }
    /// As another process looks into it.
    Result<std::int64_t> number(const std::string& sql) const;
    std::int64_t count(const std::string& table) const {
        const auto count = number("SELECT count(*) FROM " + table);
        INFO((count ? std::string() : to_string(count.error())));
        REQUIRE(count);
        return *count;
    }
};

}  // namespace standpunkt::test
