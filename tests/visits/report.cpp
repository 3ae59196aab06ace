// The report's sums, from journals as stands write them.
#include "reports.h"

using namespace standpunkt;
using namespace standpunkt::test;
using nlohmann::json;

TEST_CASE("A report's sums are those of its days, and every day of the period is there") {
    const Fair fair;
    const json report = json_of(options_for(fair));
    CHECK(report["from"] == "2026-05-25");
    CHECK(report["to"] == "2026-06-06");
    CHECK(report["days"].size() == 13);
    std::int64_t visits = 0, readers = 0, by_hour = 0, by_language = 0;
    for (const json& day : report["days"]) {
        visits += day["visits"].get<std::int64_t>();
        readers += day["readers"].get<std::int64_t>();
        for (const json& hour : day["hours"]) by_hour += hour.get<std::int64_t>();
        for (const json& tongue : day["languages"]) by_language += tongue.get<std::int64_t>();
    }
    CHECK(visits > 400);
    CHECK(visits == report["total"]["visits"]);
    CHECK(readers == report["total"]["readers"]);
    CHECK(by_hour == visits);
    CHECK(by_language == visits);
    const std::int64_t undated = report["day_unknown"]["visits"];
    CHECK(undated > 0);
    CHECK(fair.count("visit") == visits + undated);
    std::int64_t tongues = 0;
    for (const json& tongue : report["languages"]) tongues += tongue.get<std::int64_t>();
    CHECK(tongues == visits + undated);  // they need no calendar
}

TEST_CASE("Three languages are counted apart") {
    const Fair fair;
    const json languages = json_of(options_for(fair))["languages"];
    CHECK(languages.size() == 3);
    CHECK(languages["de"] > languages["en"]);
    CHECK(languages["en"] > languages["fr"]);
    CHECK(languages["fr"] > 0);
}

TEST_CASE("The first and the last day are part of the period, and nothing beyond") {
    const Fair fair;
    ReportOptions options = options_for(fair);
    const json all = json_of(options);
    options.from = "2026-05-26";
    options.to = "2026-05-27";
    const json two = json_of(options);
    REQUIRE(two["days"].size() == 2);
    CHECK(two["days"][0] == all["days"][1]);
    CHECK(two["days"][1] == all["days"][2]);
    CHECK(two["total"]["visits"].get<int>() ==
          all["days"][1]["visits"].get<int>() + all["days"][2]["visits"].get<int>());
}

TEST_CASE("A period that ends before the first visit holds none") {
    const Fair fair;
    ReportOptions options = options_for(fair);
    options.to = "2020-01-01";
    const json before = json_of(options);
    CHECK(before["from"] == "2020-01-01");
    CHECK(before["to"] == "2020-01-01");
    CHECK(before["total"]["visits"] == 0);
}

TEST_CASE("What is no day, and a period that ends before it begins, are told so") {
    const Fair fair;
    ReportOptions options = options_for(fair);
    options.from = "27.11.2026";
    CHECK(holds(write_report(options).error().message, "is no day"));
    options.from = "2026-06-01";
    options.to = "2026-05-01";
    CHECK(holds(write_report(options).error().message, "is after the last one"));
}

TEST_CASE("A period of a thousand years is the one there is") {
    const Fair fair;
    ReportOptions options = options_for(fair);
    options.from = "1000-01-01";
    options.to = "9999-12-31";
    const json report = json_of(options);
    CHECK(report["from"] == "2026-05-25");
    CHECK(report["to"] == "2026-06-06");
}

TEST_CASE("Where nothing was counted yet an error says so") {
    const Desk desk;
    const auto files = write_report(options_for(desk));
    REQUIRE_FALSE(files);
    CHECK(holds(to_string(files.error()), "no visit was counted yet"));
}

TEST_CASE("A stand without visits has a report all the same") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    desk.running();
    const ReportFiles files = report_of(options_for(desk));
    CHECK(holds(files.html, "kein Besuch gezählt"));
    CHECK_FALSE(holds(files.html, "nan"));
}

TEST_CASE("A stand that never knew the day counts all that needs no calendar") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    {
        Journal journal = desk.open();
        for (const char* boot : {"boot-1", "boot-2"}) {
            REQUIRE(journal.begin_run(start_at(100, {}, boot)));
            for (int i = 0; i < 3; ++i) {
                VisitRecord visit = visit_at(60 * i, false);
                visit.aids = bit(Aid::Dark);
                visit.language = "en";
                REQUIRE(journal.add(visit));
            }
            REQUIRE(journal.end_run({.since_boot = 100 + 3600, .wall = {}, .east = 0}));
        }
    }
    const json report = json_of(options_for(desk));
    CHECK(report["total"]["visits"] == 0);
    CHECK(report["day_unknown"]["visits"] == 6);
    CHECK(report["topics"][0]["visits"] == 6);
    CHECK(report["texts"][0]["depths"][3] == 6);
    CHECK(report["languages"]["en"] == 6);
    CHECK(report["aids"]["dark"] == 6);
    CHECK(report["contents"][0]["from"].is_null());
    CHECK(report["ran_seconds"] == 7200);
    const ReportFiles files = report_of(options_for(desk));
    CHECK_FALSE(holds(files.html, "kein Besuch gezählt"));
    CHECK(holds(files.html, "<b>6</b><span>Besuche</span>"));
    CHECK(holds(files.html, "Tage unbekannt"));
    CHECK(holds(files.html, "6 Besuche, darunter 6 Lesende, ohne bekannten Tag"));
    CHECK(holds(files.html, "Wie weit wird gelesen?"));
    CHECK(holds(files.html, "2 Starts ohne bekannten Tag"));
    CHECK_FALSE(holds(files.html, "Stärkster Tag"));
    CHECK(holds(files.csv, "\r\nBesuche;6\r\n"));
    const std::string words = *report_in_words(options_for(desk));
    CHECK(holds(words, "6 Besuche, 6 Lesende"));
    CHECK(holds(words, "Bauen"));
    CHECK_FALSE(holds(words, "mittlere Dauer"));

    // Nobody knows whether they are of a period that is asked for.
    ReportOptions options = options_for(desk);
    options.from = options.to = "2026-05-26";
    const ReportFiles none = report_of(options);
    CHECK(json::parse(none.json)["topics"].empty());
    CHECK_FALSE(holds(none.html, "kein Besuch gezählt"));
    CHECK(holds(none.html, "Kein Besuch ist sicher aus diesem Zeitraum"));
    CHECK(holds(none.html, "hier nicht enthalten"));
}

TEST_CASE("Old figures outlive an update, under the newest title, and old content is named") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    {
        Journal journal = desk.running();
        REQUIRE(journal.add(visit_at(0)));
        VisitRecord later = visit_at(86'400);
        later.content = "0000-0001";
        later.content_title = "Sommer";
        later.texts[0].title = "Weshalb Lehm?";
        later.texts[0].topic_title = "Bauwesen";
        REQUIRE(journal.add(later));
    }
    const json report = json_of(options_for(desk));
    REQUIRE(report["texts"].size() == 1);
    CHECK(report["texts"][0]["read"] == 2);
    CHECK(report["texts"][0]["title"] == "Weshalb Lehm?");
    CHECK(report["topics"][0]["title"] == "Bauwesen");
    REQUIRE(report["contents"].size() == 2);
    CHECK(report["contents"][0]["title"] == "Reallabor");
    CHECK(report["contents"][1]["from"] == "2026-05-27");
}

TEST_CASE("A row that a bad bit made nonsense of bends no figure beyond its own") {
    const Fair fair;
    const json before = json_of(options_for(fair));
    {
        auto database = Database::keep(
            fair.path,
            {.application_id = 0x53545056, .schema = 1, .tables = {}, .most_bytes = 1 << 25});
        REQUIRE(database);
        REQUIRE(
            database->execute("UPDATE visit SET wall=9000000000000000000, seconds=-7 WHERE id=5;"
                              "UPDATE visit SET seconds=9000000000000000000 WHERE id=6;"
                              "UPDATE visit SET east=-9000000000000000000 WHERE id=7;"
                              "UPDATE reading SET text=-1, depth=-5, seconds=-5 WHERE visit=8;"
                              "UPDATE boot SET zero=9000000000000000000 WHERE id=2"));
    }
    const json after = json_of(options_for(fair));
    CHECK(after["total"]["visits"].get<int>() + after["day_unknown"]["visits"].get<int>() ==
          before["total"]["visits"].get<int>() + before["day_unknown"]["visits"].get<int>());
    CHECK(after["total"]["seconds"].get<std::int64_t>() <
          before["total"]["seconds"].get<std::int64_t>() + 3 * 86'400);
}

TEST_CASE("In words: the days, the topics, and those whose day nobody knows") {
    const Fair fair;
    const auto text = report_in_words(options_for(fair));
    REQUIRE(text);
    CHECK(holds(*text, "25.5.2026 bis 6.6.2026"));
    CHECK(holds(*text, "Forschen im Alltag"));
    CHECK(holds(*text, "ohne bekannten Tag"));
}

TEST_CASE("200,000 visits are so many rows and bytes, and a report of them is no larger") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    {
        Journal journal = desk.running();
        sample::Random random(5);
        // In few transactions: what is measured is the form, not a disk.
        auto database = Database::keep(
            desk.path,
            {.application_id = 0x53545056, .schema = 1, .tables = {}, .most_bytes = 1 << 28});
        REQUIRE(database);
        for (int i = 0; i < 500; ++i) REQUIRE(journal.add(varied_visit(random, noon + 60 * i)));
        REQUIRE(database->execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<399)"
            "INSERT INTO visit SELECT v.id+500*i, run, content, began+30000*i, wall+30000*i, east,"
            " seconds, reader, one_touch, language, scenes, aids, ended FROM n, visit v;"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<399)"
            "INSERT INTO reading SELECT visit+500*i, number, text, language, seconds, depth"
            " FROM n, reading"));
    }
    CHECK(desk.count("visit") == 200'000);
    const auto bytes = std::filesystem::file_size(desk.path);
    WARN("200,000 visits: " << bytes << " bytes, " << desk.count("reading") << " readings");
    CHECK(bytes / 200'000 < 110);  // a year of 550 a day within the bound
    ReportOptions options = options_for(desk);
    options.now = noon + 30'000 * 400;
    const ReportFiles files = report_of(options);
    CHECK(json::parse(files.json)["total"]["visits"] == 200'000);
    CHECK(files.html.size() < 200'000);
    REQUIRE(visits_today(desk.path, options.now));
}
