// Where the pages of an answer end: a page break keeps two lines of a paragraph together on both of
// its sides, and does not stand inside a word.
#include <catch2/catch_test_macros.hpp>

#include "screens/panel.h"
#include "screens/question_list.h"
#include "screens/reader_pages.h"
#include "screens/scenes.h"
#include "screens/stands.h"

namespace standpunkt::test {
namespace {

constexpr std::size_t cache = 16u << 20;

/// Lays out pages as the reader does, without drawing them.
struct Desk {
    Metrics metrics;
    Canvas canvas;
    std::unique_ptr<Fonts> fonts = Fonts::open(FontFiles::debian()).value();
    Text text{canvas, *fonts, cache};
    Pictures pictures{canvas, no_pictures, [] {}, cache};
    Painter painter{canvas, text, pictures, metrics};

    Desk(const PanelCase& panel, TextSize size)
        : metrics(Metrics::of(panel.size, {panel.diagonal_inch}).value().with({.size = size})),
          canvas(Canvas::create(panel.size).value()) {}

    struct Laid {
        ReaderPages pages;
        float height;  ///< of each, design pixels
    };
    Laid lay_out(const Catalogue& catalogue, ExchangeRef exchange, const std::string& language) {
        const Show loop = begin(catalogue, {}, Time(0));
        Show show = next(loop, catalogue, event::OpenExchange{exchange}, Time(0));
        show.visit.language = language;
        fonts->speak(language);
        const Palette& palette = catalogue.theme.light;
        const Words& words = Words::of(language, catalogue.stand.address);
        const View view{show, catalogue, words, palette, language, {}, nullptr};
        const float foot = metrics.height - reader_toolbar_height(painter, view);
        const Rect area = reader_text_area(metrics, QuestionList::area(painter, view, foot), foot);
        const ExchangeText& read = text_of(catalogue, exchange, language);
        return {lay_out_reader(painter, read, palette, {}, read.cut_off ? words["source_ends"] : "",
                               words["picture_credit"], language, catalogue.stand.default_language,
                               area),
                area.height};
    }
};

/// How often a paragraph goes on on the next page, and what is wrong there.
struct Breaks {
    std::size_t count = 0;
    Complaints complaints;
};

/// The paragraph of `before` goes on behind the end of its page, which has room for `room` of its
/// lines. Where it has the whole page to itself no other page would do better: then what cannot be
/// had is not asked for. Else it could have begun on the next page.
void judge(const FlowItem& item, const PagePiece& before, const PagePiece& after, int room,
           Breaks& breaks) {
    ++breaks.count;
    const auto parted = [&](int lines) {
        const Line& last = item.layout.lines.at(static_cast<std::size_t>(before.first + lines - 1));
        return last.pieces.back().text.ends_with('-');
    };
    const int left = item.layout.line_count() - before.first;
    bool pairs = before.y > 0, whole_words = before.y > 0;  // both can be had
    for (int lines = 2; lines <= room && left - lines >= 2; ++lines) {
        pairs = true;
        whole_words |= !parted(lines);
    }
    const auto complain = [&](const std::string& what) {
        breaks.complaints.push_back(what + ": \"" + item.text.substr(0, 40) + "\", line " +
                                    std::to_string(before.last) + " of " +
                                    std::to_string(item.layout.line_count()));
    };
    const int here = before.last - before.first;
    if (pairs && here < 2) complain("a page ends with a single line");
    if (pairs && after.last - after.first < 2) complain("a page begins with a single line");
    if (whole_words && parted(here)) complain("a page ends inside a word");
}

void judge(const Desk& desk, const Desk::Laid& laid, Breaks& breaks) {
    const auto& pages = laid.pages.pages;
    for (std::size_t page = 0; page + 1 < pages.size(); ++page) {
        REQUIRE_FALSE(pages[page].empty());
        REQUIRE_FALSE(pages[page + 1].empty());
        const PagePiece &before = pages[page].back(), &after = pages[page + 1].front();
        if (before.item != after.item) continue;
        REQUIRE(before.last == after.first);
        const FlowItem& item = laid.pages.items[before.item];
        const float leading = static_cast<float>(item.layout.style.leading) / desk.metrics.unit;
        judge(item, before, after, static_cast<int>(laid.height / leading + 0.01F), breaks);
    }
}

Breaks breaks_of(const Catalogue& catalogue, const PanelCase& panel, TextSize size) {
    Desk desk(panel, size);
    Breaks breaks;
    for (std::size_t topic = 0; topic < catalogue.topics.size(); ++topic)
        for (const ExchangeRef& exchange : exchanges_of(catalogue, topic))
            for (const auto& [language, text] : catalogue.exchange(exchange).texts)
                judge(desk, desk.lay_out(catalogue, exchange, language), breaks);
    return breaks;
}

void check_breaks(const Catalogue& catalogue) {
    std::size_t count = 0;
    for (const PanelCase& panel : panels)
        for (const TextSize size : {TextSize::Normal, TextSize::Largest}) {
            INFO(panel.name << ", " << percent_of(size) << " %");
            const Breaks breaks = breaks_of(catalogue, panel, size);
            CHECK(breaks.complaints == Complaints{});
            count += breaks.count;
        }
    CHECK(count > 100);  // else hardly anything was judged
}

}  // namespace

TEST_CASE("No page of the demo begins or ends with a single line of a longer paragraph") {
    check_breaks(demo_catalogue());
}

TEST_CASE("No page of an imported interview begins or ends with a single line of a longer one") {
    const Catalogue* seed = imported_seed();
    if (!seed) SKIP("the seed interview is not on this machine");
    check_breaks(*seed);
}

}  // namespace standpunkt::test
