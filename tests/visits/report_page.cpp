// The report as a page that opens by double-click.
#include "reports.h"

using namespace standpunkt;
using namespace standpunkt::test;

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
