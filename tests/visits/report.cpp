// The report in its three forms, from journals as stands write them.
#include "visits/report.h"

#include <cstdlib>
#include <ctime>
#include <nlohmann/json.hpp>
#include <set>

#include "fair.h"
#include "time_zone.h"

using namespace standpunkt;
using namespace standpunkt::test;
using nlohmann::json;

namespace {

ReportOptions options_for(const Desk& desk, const std::string& language = "de") {
    ReportOptions options;
    options.journal = desk.path;
    options.language = language;
    options.title = "Reallabor <Halle 3>";
    options.kiosk = "hall-3";
    options.now = fair_opens + fair_days * 86'400;
    return options;
}

ReportFiles report_of(const ReportOptions& options) {
    auto files = write_report(options);
    INFO((files ? std::string() : to_string(files.error())));
    REQUIRE(files);
    return std::move(*files);
}

json json_of(const ReportOptions& options) {
    return json::parse(report_of(options).json);
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

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

TEST_CASE("The page needs nothing beside it and runs nothing") {
    const Fair fair;
    for (const char* language : {"de", "en"}) {
        ReportOptions options = options_for(fair, language);
        options.logo = ReportLogo{"\xFF\xD8\xFFpicture", "A \"logo\""};
        const std::string html = report_of(options).html;
        for (const char* no :
             {"<script", "<link", "http://", "https://", "@import", "url(", " onload="})
            CHECK_FALSE(holds(html, no));
        CHECK(holds(html, "src=\"data:image/jpeg;base64,"));
        CHECK(holds(html, "alt=\"A &quot;logo&quot;\""));
    }
}

TEST_CASE("Nothing that content brings is markup in the page") {
    const Desk desk;
    const TimeZone berlin(berlin_time);
    {
        Journal journal = desk.running();
        VisitRecord visit = visit_at(0);
        visit.texts[0].title = "<script>alert(1)</script>&amp;\"'";
        visit.texts[0].topic_title = "</style><b>";
        visit.language = "<i>";
        visit.searches = {"<u>"};
        visit.content_title = "<em>";
        REQUIRE(journal.add(visit));
    }
    ReportOptions options = options_for(desk);
    options.kiosk = "<h1>";
    const ReportFiles files = report_of(options);
    for (const char* no : {"<script", "<b>alert", "</style><b>", "<i>", "<u>", "<em>", "<h1><"})
        CHECK_FALSE(holds(files.html, no));
    CHECK(holds(files.html, "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&quot;&#39;"));
    CHECK(holds(files.html, "Reallabor &lt;Halle 3&gt;"));
    CHECK(files.name == "standpunkt-visits--h1--2026-06-06");
}

TEST_CASE("The page opens and closes every element it has") {
    const Fair fair;
    const std::string html = report_of(options_for(fair)).html;
    for (const char* element : {"section", "table", "tr", "td", "th", "div", "p", "svg", "text",
                                "main", "header", "footer", "h1", "h2", "h3", "span", "small"}) {
        const auto times = [&](const std::string& what) {
            std::size_t count = 0;
            for (std::size_t at = 0; (at = html.find(what, at)) != std::string::npos; ++at) ++count;
            return count;
        };
        const std::string name = element;
        INFO(name);
        CHECK(times("<" + name + ">") + times("<" + name + " ") == times("</" + name + ">"));
    }
}

TEST_CASE("German Excel reads the table: mark of UTF-8, semicolons, decimal commas, its days") {
    const Fair fair;
    const std::string csv = report_of(options_for(fair)).csv;
    CHECK(csv.starts_with("\xEF\xBB\xBF"));
    CHECK(holds(csv, "\r\nTag;Wochentag;Besuche;Lesende;Mittlere Dauer (min)"));
    CHECK(holds(csv, "\r\n25.5.2026;Mo;"));
    CHECK(holds(csv, "Englisch;Französisch;"));
    const std::size_t row = csv.find("25.5.2026;Mo;");
    CHECK(csv.substr(row, csv.find('\r', row) - row).find(',') != std::string::npos);
    // Every row of a part has as many fields as its head.
    std::istringstream lines(csv);
    std::string line;
    long fields = 0;
    while (std::getline(lines, line)) {
        const long now = std::count(line.begin(), line.end(), ';');
        if (line.starts_with("Tag;")) fields = now;
        if (line.find(".2026;") != std::string::npos) CHECK(now == fields);
    }
    CHECK(fields == 8 + 3 + 24 - 1);
}

TEST_CASE("English Excel reads the table too: commas, decimal points, ISO days") {
    const Fair fair;
    const std::string csv = report_of(options_for(fair, "en")).csv;
    CHECK(holds(csv, "\r\nDay,Weekday,Visits,Readers,Mean length (min)"));
    CHECK(holds(csv, "\r\n2026-05-25,Mon,"));
}

TEST_CASE("No title makes a spreadsheet compute, and marks in it part no fields") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    {
        Journal journal = desk.running();
        VisitRecord visit = visit_at(0);
        visit.texts[0].title = "=HYPERLINK(\"x\";1)";
        visit.texts[0].topic_title = "a;b\nc";
        REQUIRE(journal.add(visit));
    }
    const std::string csv = report_of(options_for(desk)).csv;
    CHECK(holds(csv, "\r\n\"'=HYPERLINK(\"\"x\"\";1)\";vogel;"));
    CHECK(holds(csv, "\r\n\"a;b\nc\";1;"));
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

TEST_CASE("A crash, a farewell and a pulled plug are told apart") {
    const Fair fair;
    std::multiset<std::string> ends;
    const json report = json_of(options_for(fair));
    for (const json& run : report["runs"]) ends.insert(run["end"]);
    CHECK(ends.count("crash") == 1);
    CHECK(ends.count("power") == 1);
    CHECK(ends.count("asked") == 10);
    const std::string html = report_of(options_for(fair)).html;
    CHECK(holds(html, "Anzeige abgestürzt"));
    CHECK(holds(html, "Strom getrennt"));
    CHECK(holds(html, "1 Absturz, 1 Mal der Strom"));
    CHECK(holds(report_of(options_for(fair, "en")).html, "1 crash, 1 time the power"));
}

TEST_CASE("A power cut over midnight is an interruption, an ordinary night and a pause are not") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    {
        Journal journal = desk.open();
        int boot = 0;
        // Hours since Tuesday's noon.
        const auto run = [&](int began, int ended, bool asked) {
            const std::int64_t length = 3600 * (ended - began);
            REQUIRE(journal.begin_run(
                {.boot = "boot-" + std::to_string(++boot),
                 .at = {.since_boot = 0, .wall = noon + 3600 * began, .east = 7200},
                 .alive = {}}));
            VisitRecord visit = visit_at(3600 * ended - 60);
            visit.began.since_boot = length - 60;
            visit.seconds = 60;
            REQUIRE(journal.add(visit));
            if (asked) REQUIRE(journal.end_run({.since_boot = length, .wall = {}, .east = 0}));
        };
        run(-3, 3, false);   // Tuesday to 15:00
        run(23, 30, true);   // Wednesday 11:00 to 18:00
        run(45, 54, false);  // Thursday 9:00 to 18:00
        run(165, 166, true);
    }
    const std::string html = report_of(options_for(desk)).html;
    CHECK(holds(html, "Di, 26.5.2026</td><td>15:00 – Mi 11:00</td>"));
    CHECK(holds(html, "höchstens 20\u00A0Std."));
    CHECK_FALSE(holds(html, "18:00 – Do"));
    CHECK_FALSE(holds(html, "18:00 – Di"));
}

TEST_CASE("An interruption in which the stand ran without knowing the day is none") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    {
        Journal journal = desk.open();
        REQUIRE(journal.begin_run(start_at(10, noon, "boot-1")));
        REQUIRE(journal.begin_run(start_at(10, {}, "boot-2")));
        REQUIRE(journal.begin_run(start_at(10, noon + 7'200, "boot-3")));
    }
    const std::string html = report_of(options_for(desk)).html;
    CHECK(holds(html, "2 Starts"));
    CHECK_FALSE(holds(html, "<th>Unterbrechung</th>"));
}

TEST_CASE("The run that is on is no pulled plug, and lasts until its last sign") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    REQUIRE(desk.open().begin_run(start_at(100, noon, "this-boot")));
    ReportOptions options = options_for(desk);
    options.boot = "this-boot";
    options.alive = 3'700;
    const json run = json_of(options)["runs"][0];
    CHECK(run["end"] == "runs");
    CHECK(run["to"].get<std::int64_t>() - run["from"].get<std::int64_t>() == 3'600);
    options.boot = "another";
    CHECK(json_of(options)["runs"][0]["end"] == "power");
}

TEST_CASE("On the day of 23 hours and on the one of 25 nothing is lost or counted twice") {
    const TimeZone berlin(berlin_time);
    // Sundays: at 2:00 the clock goes to 3:00; at 3:00 it goes back to 2:00.
    for (const auto& [midnight, hours] :
         {std::pair{std::int64_t{1'774'738'800}, 23}, std::pair{std::int64_t{1'792'879'200}, 25}}) {
        const Desk desk;
        Journal journal = desk.open();
        REQUIRE(journal.begin_run(
            {.boot = "b", .at = {.since_boot = 0, .wall = midnight, .east = 3600}, .alive = {}}));
        for (int hour = 0; hour < hours; ++hour) {
            VisitRecord visit = visit_at(0);
            const std::time_t wall = midnight + 3600 * hour + 60;
            std::tm local{};
            REQUIRE(::localtime_r(&wall, &local));
            visit.began = {.since_boot = 3600 * hour + 60, .wall = wall, .east = local.tm_gmtoff};
            REQUIRE(journal.add(visit));
        }
        REQUIRE(journal.end_run({.since_boot = 3600 * hours, .wall = {}, .east = 0}));
        ReportOptions options = options_for(desk);
        options.now = midnight + 3600 * hours - 1;
        const json report = json_of(options);
        INFO(report.dump(1));
        REQUIRE(report["days"].size() == 2);
        const json& day = report["days"][0];
        CHECK(day["visits"] == hours);
        CHECK(day["hours"][2] == (hours == 23 ? 0 : 2));
        CHECK(day["ran_seconds"] == 3600 * hours);
    }
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

// Not a test: something to look at.
TEST_CASE("A sample of the page is left where it is asked for", "[.]") {
    const char* folder = std::getenv("STANDPUNKT_REPORT_SAMPLE");
    if (!folder) SKIP("STANDPUNKT_REPORT_SAMPLE names no folder");
    const Fair fair;
    const Desk clockless;
    {
        Journal journal = clockless.open();
        sample::Random random(1);
        REQUIRE(journal.begin_run(start_at(10)));
        for (int i = 0; i < 300; ++i) {
            VisitRecord visit = varied_visit(random, noon + 60 * i);
            visit.began.wall.reset();
            REQUIRE(journal.add(visit));
        }
    }
    std::ofstream(std::filesystem::path(folder) / "clockless.html")
        << report_of(options_for(clockless)).html;
    for (const char* language : {"de", "en"}) {
        ReportOptions options = options_for(fair, language);
        options.title = language == std::string("de") ? "Reallabor Halle" : "Living Lab Hall";
        const ReportFiles files = report_of(options);
        std::ofstream(std::filesystem::path(folder) / (std::string(language) + ".html"))
            << files.html;
        std::ofstream(std::filesystem::path(folder) / (std::string(language) + ".csv"))
            << files.csv;
    }
}
