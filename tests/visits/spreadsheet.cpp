// The report as a table that Excel opens.
#include "reports.h"

using namespace standpunkt;
using namespace standpunkt::test;

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
