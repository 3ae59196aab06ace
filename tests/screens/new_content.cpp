// Content that changes while the exhibit runs, and what people are told of it.
#include "screens/notice_bar.h"
#include "screens/panel.h"
#include "screens/words.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;

std::vector<Notice> all_notices() {
    std::vector<Notice> all = {{Notice::Phase::Copying, 0, Code::None, true},
                               {Notice::Phase::Copying, 100, Code::None, true},
                               {Notice::Phase::Done, 100, Code::None, true},
                               {Notice::Phase::UpToDate, 100, Code::None, true},
                               {Notice::Phase::Refused, 0, Code::Stopped, true}};
    for (int code = static_cast<int>(Code::NotABundle); code <= static_cast<int>(Code::NotWritten);
         ++code)
        all.push_back({Notice::Phase::Refused, 0, static_cast<Code>(code), true});
    all.push_back({Notice::Phase::Refused, 0, Code::ForeignStick, true});
    all.push_back({Notice::Phase::Updating, 100, Code::None, true});
    all.push_back({Notice::Phase::Restarting, 100, Code::None, true});
    all.push_back({Notice::Phase::Updated, 100, Code::None, true});
    for (const Code code : {Code::SystemRefused, Code::SystemFailed, Code::SystemOlder,
                            Code::SystemOther, Code::SystemDropped})
        all.push_back({Notice::Phase::Refused, 0, code, true});
    return all;
}

Catalogue in_language(Catalogue catalogue, const std::string& language) {
    catalogue.stand.attract_languages = {language};
    return catalogue;
}

void tell(Theatre& theatre, const std::optional<Notice>& notice) {
    theatre.screens->tell(notice);
    theatre.turn();
}

/// Screens and content are other ones from now on; the old ones go first, as in the program.
void change(Theatre& theatre, const Catalogue& next, Holding holding = Holding::NothingYet) {
    const auto metrics = theatre.screens->metrics();
    theatre.screens.reset();
    auto made =
        Screens::create({metrics, 32u << 20, holding}, FontFiles::debian(), no_pictures, [] {});
    REQUIRE(made);
    theatre.screens = std::move(*made);
    theatre.exhibit->change(*theatre.screens, theatre.others.emplace_back(next), theatre.now);
}

std::vector<std::uint32_t> on_screen(const Theatre& theatre) {
    const auto picture = theatre.stage->shown();
    return {picture.pixels.begin(), picture.pixels.end()};
}

/// Equal to the eye: round shapes that were made for another height are used again where their
/// sizes round to the same, so a few edge pixels may differ by a shade.
bool alike(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other) {
    std::size_t differing = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        for (const unsigned shift : {0U, 8U, 16U}) {
            const int apart = std::abs(static_cast<int>(one[i] >> shift & 0xFF) -
                                       static_cast<int>(other[i] >> shift & 0xFF));
            if (apart > 24) return false;
            differing += apart > 2 ? 1 : 0;
        }
    return differing < 200;
}

HighlightKey shown_key(const Theatre& theatre, const Catalogue& catalogue) {
    return key_of(catalogue, theatre.exhibit->show().loop.now.item);
}

}  // namespace

TEST_CASE("Every notice fits on every panel in every language") {
    for (const PanelCase& panel : panels)
        for (const std::string language : {"de", "en"}) {
            Theatre theatre(in_language(demo_catalogue(), language), panel.size,
                            {panel.diagonal_inch});
            for (const Notice& notice : all_notices()) {
                tell(theatre, notice);
                const UiNode* node = node_named(theatre.nodes(), "notice");
                INFO(language << " " << to_string(notice.code));
                REQUIRE(node);
                if (notice.phase == Notice::Phase::Refused)
                    CHECK(node->text.ends_with(to_string(notice.code)));
                check(theatre, panel, "notice", "topics");
            }
        }
}

TEST_CASE("Whatever statement is on, it gives way to the bar") {
    for (const PanelCase& panel : panels) {
        Theatre theatre(demo_catalogue(), panel.size, {panel.diagonal_inch}, {.fade = 0ms});
        tell(theatre, Notice{Notice::Phase::Refused, 0, Code::Older, true});
        for (std::size_t i = 0; i < theatre.catalogue.highlights.size(); ++i) {
            check(theatre, panel, "statement", "topics");
            const auto turn = theatre.exhibit->show().loop.memory.turn;
            while (theatre.exhibit->show().loop.memory.turn == turn) theatre.pass(1s);
            theatre.pass(2s);
        }
    }
}

TEST_CASE("The factory's one sentence stands where nothing else is to be read, on every panel") {
    Catalogue factory;
    factory.stand.languages = {"de", "en"};
    factory.stand.default_language = "de";
    Slide slide;
    slide.id = "ready";
    slide.text["de"] =
        "Dieser Stand ist bereit. Inhalte kommen mit einem Stick oder über das Netz.";
    slide.text["en"] = "This stand is ready. Content comes on a stick or over the network.";
    factory.slides.push_back(slide);
    for (const PanelCase& panel : panels) {
        Theatre theatre(factory, panel.size, {panel.diagonal_inch});
        check(theatre, panel, "holding", nullptr);
        REQUIRE(node_named(theatre.nodes(), "title"));
        CHECK(node_named(theatre.nodes(), "title")->text == slide.text["de"]);
        REQUIRE(node_named(theatre.nodes(), "team"));
        CHECK(node_named(theatre.nodes(), "team")->text.find("SP-101") != std::string::npos);
        // Where a stick helps nobody, none is asked for.
        for (const auto& [holding, code] :
             {std::pair{Holding::NoStorage, "SP-408"}, std::pair{Holding::NotSetUp, "SP-412"},
              std::pair{Holding::FaultySettings, "SP-412"}}) {
            change(theatre, factory, holding);
            theatre.turn();
            theatre.pass(Duration(2000));  // it fades
            check(theatre, panel, "holding", nullptr);
            REQUIRE(node_named(theatre.nodes(), "team"));
            CHECK(node_named(theatre.nodes(), "team")->text.find(code) != std::string::npos);
        }
    }
}

TEST_CASE("Without content the first bundle's progress and a refusal fit on every panel") {
    for (const PanelCase& panel : panels) {
        Catalogue empty;
        empty.stand.languages = {"de", "en"};
        empty.stand.default_language = "de";
        Theatre theatre(empty, panel.size, {panel.diagonal_inch});
        std::vector<Notice> notices = all_notices();
        notices.push_back({Notice::Phase::Copying, 62, Code::None, false});
        for (const Notice& notice : notices) {
            tell(theatre, notice);
            check(theatre, panel, "holding", nullptr);
            const UiNode* team = node_named(theatre.nodes(), "team");
            REQUIRE(team);
            if (notice.phase == Notice::Phase::Copying)
                CHECK(team->text.find(std::to_string(notice.percent) + " %") != std::string::npos);
            if (notice.phase == Notice::Phase::Refused)
                CHECK(team->text.ends_with(to_string(notice.code)));
        }
    }
}

TEST_CASE("Each code a stick can meet has words of its own in each language") {
    for (const std::string language : {"de", "en"}) {
        std::set<std::string> sentences;
        const Words& words = Words::of(language, Address::Sie);
        for (int code = 201; code <= 213; ++code)
            sentences.insert(words["notice_" + std::to_string(code)]);
        sentences.insert(words["notice_215"]);
        CHECK(sentences.size() == 14);
    }
}

TEST_CASE("A notice comes, counts and goes without a fade, and at rest costs nothing") {
    Theatre theatre(demo_catalogue(), {800, 480}, {7});
    theatre.pass(2s);
    const auto before = on_screen(theatre);
    for (int percent = 0; percent <= 100; percent += 10) {
        const auto frames = theatre.stage->frames();
        tell(theatre, Notice{Notice::Phase::Copying, percent, Code::None, true});
        CHECK(theatre.stage->frames() == frames + 1);
        CHECK_FALSE(theatre.exhibit->fading());
    }
    tell(theatre, std::nullopt);
    CHECK(alike(on_screen(theatre), before));
    const auto frames = theatre.stage->frames();
    theatre.turn();
    theatre.turn();
    CHECK(theatre.stage->frames() == frames);
}

TEST_CASE("During a visit nothing is told") {
    Theatre theatre(demo_catalogue(), {800, 480}, {7});
    REQUIRE(theatre.tap("invite"));
    const auto before = on_screen(theatre);
    tell(theatre, Notice{Notice::Phase::Copying, 50, Code::None, true});
    CHECK((on_screen(theatre) == before));
    CHECK_FALSE(node_named(theatre.nodes(), "notice"));
}

TEST_CASE("New content with the same highlight leaves the picture standing, without a flash") {
    Theatre theatre(demo_catalogue(), {800, 480}, {7});
    theatre.pass(2s);
    REQUIRE(theatre.exhibit->may_change(theatre.now));
    const auto before = on_screen(theatre);
    const HighlightKey highlight = shown_key(theatre, theatre.catalogue);
    Catalogue next = theatre.catalogue;
    next.stand.title["de"] = "Other";
    std::rotate(next.highlights.begin(), next.highlights.begin() + 3, next.highlights.end());
    change(theatre, next);
    CHECK((on_screen(theatre) == before));
    theatre.turn();
    CHECK((on_screen(theatre) == before));
    CHECK_FALSE(theatre.exhibit->fading());
    CHECK(shown_key(theatre, next) == highlight);
}

TEST_CASE("A highlight that is gone fades into the next one, each frame between the two") {
    Theatre theatre(demo_catalogue(), {800, 480}, {7});
    theatre.pass(2s);
    const auto before = on_screen(theatre);
    Catalogue next = theatre.catalogue;
    next.highlights.erase(next.highlights.begin() +
                          static_cast<std::ptrdiff_t>(theatre.exhibit->show().loop.now.item));
    change(theatre, next);
    CHECK((on_screen(theatre) == before));
    theatre.turn();
    REQUIRE(theatre.exhibit->fading());
    std::vector<std::vector<std::uint32_t>> frames;
    while (theatre.exhibit->fading()) {
        frames.push_back(on_screen(theatre));
        theatre.pass(50ms);
    }
    const auto after = on_screen(theatre);
    CHECK((after != before));
    for (const auto& frame : frames)
        for (std::size_t i = 0; i < frame.size(); i += 97)
            for (const unsigned shift : {0U, 8U, 16U}) {
                const int a = before[i] >> shift & 0xFF, b = after[i] >> shift & 0xFF,
                          now = frame[i] >> shift & 0xFF;
                REQUIRE(now >= std::min(a, b) - 1);
                REQUIRE(now <= std::max(a, b) + 1);
            }
}

TEST_CASE("Changed in mid-cycle, every highlight is shown once a cycle all the same") {
    Theatre theatre(demo_catalogue(), {800, 480}, {7}, Tempo{.dwell = 1s, .fade = 0ms});
    std::multiset<HighlightKey> seen;
    const std::size_t count = theatre.catalogue.highlights.size() + theatre.catalogue.slides.size();
    Catalogue next = theatre.catalogue;
    next.stand.title["de"] = "Other";
    bool changed = false;
    std::size_t turn = 0;
    while (seen.size() < count) {
        const Catalogue& catalogue = changed ? next : theatre.catalogue;
        if (theatre.exhibit->show().loop.memory.turn != turn) {
            turn = theatre.exhibit->show().loop.memory.turn;
            seen.insert(shown_key(theatre, catalogue));
        }
        if (!changed && seen.size() == count / 2) {
            change(theatre, next);
            theatre.turn();
            changed = true;
        }
        theatre.pass(100ms);
    }
    CHECK(std::set<HighlightKey>(seen.begin(), seen.end()).size() == count);
}

TEST_CASE("Under a finger, in a fade and during a visit content may not change") {
    Theatre theatre(demo_catalogue(), {800, 480}, {7});
    theatre.pass(2s);
    CHECK(theatre.exhibit->may_change(theatre.now));
    theatre.turn({{Contact::Kind::Down, 0, {400, 200}}});
    CHECK_FALSE(theatre.exhibit->may_change(theatre.now));
    theatre.jump(60ms);
    theatre.turn({{Contact::Kind::Up, 0, {400, 200}}});
    CHECK_FALSE(theatre.exhibit->may_change(theatre.now));
}

TEST_CASE("Content comes into an empty stand, and an empty stand into content") {
    Catalogue empty;
    empty.stand.languages = {"de", "en"};
    empty.stand.default_language = "de";
    Theatre theatre(empty, {800, 480}, {7});
    Catalogue content = demo_catalogue();
    change(theatre, content);
    theatre.turn();
    theatre.pass(2s);
    CHECK(theatre.scene() == Scene::Attract);
    CHECK(node_named(theatre.nodes(), "invite"));
    Catalogue again = empty;
    change(theatre, again);
    theatre.turn();
    theatre.pass(2s);
    CHECK(theatre.scene() == Scene::Holding);
    CHECK(node_named(theatre.nodes(), "team"));
}

}  // namespace standpunkt::test
