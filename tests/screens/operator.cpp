// The operator's desk over panels, languages, stands, lights and what a visitor has set before:
// what holds for every scene holds there too. In the quick run every two values meet, in the long
// run all of it.
#include <cstdlib>
#include <filesystem>

#include "screens/desk.h"
#include "screens/pairwise.h"
#include "screens/panel.h"
#include "screens/rehearsal.h"
#include "screens/stands.h"
#include "stage/capture.h"
#include "support/effort.h"

namespace standpunkt::test {
namespace {

using Light = OperatorPage::Light;

/// All that is wrong with the picture on.
Complaints judge(Rehearsal& rehearsal, const PanelCase& panel, Fonts& letters) {
    const UiNodes nodes = rehearsal.nodes();
    const Frame frame = rehearsal.frame();
    const Metrics metrics = rehearsal.metrics();
    Complaints all;
    const auto add = [&](const Complaints& found) {
        all.insert(all.end(), found.begin(), found.end());
    };
    add(check_targets(nodes, metrics, panel.least_millimetres));
    add(check_texts(nodes, metrics));
    add(check_ids(nodes));
    add(check_contrast(nodes, frame));
    add(check_colours(nodes, frame));
    add(check_edges(nodes, frame, metrics));
    add(check_marks(nodes, frame));
    if (metrics.unit >= 1)
        add(check_type(nodes, metrics,
                       {metrics.panel.viewing_distance_mm, panel.least_millimetres < 20, 100}));
    add(check_order(nodes));
    add(check_glyphs(nodes, [&](char32_t letter) { return has_letter(letters, letter); }));
    return all;
}

/// For whoever reads the complaint: a look says more.
void keep_picture(Rehearsal& rehearsal, const std::string& name) {
    const std::filesystem::path folder = STANDPUNKT_BINARY_DIR "/matrix";
    std::filesystem::create_directories(folder);
    const Frame frame = rehearsal.frame();
    CHECK(write_png(folder / (name + ".png"), frame.pixels, frame.size));
}

/// The stand's own type and colours, which the desk has to do with.
enum class Content { Demo, Rich, Harbour };
/// Where the corner was held: in the loop, or in the visit of somebody who has set all there is.
enum class Before { Loop, HelpedVisit };

struct Case {
    PanelCase panel;
    std::string language;
    Content content;
    Light light;
    Before before;
};

const std::vector<std::string> languages{"de", "en", pseudo_language};
const std::vector<Content> contents{Content::Demo, Content::Rich, Content::Harbour};
const std::vector<Light> lights{Light::Green, Light::Amber, Light::Red};
const std::vector<Before> befores{Before::Loop, Before::HelpedVisit};

std::vector<Case> all_cases() {
    const std::vector<std::size_t> sizes{panels.size(), languages.size(), contents.size(),
                                         lights.size(), befores.size()};
    std::vector<Case> cases;
    for (const Combination& one : long_run() ? all_of(sizes) : pairwise(sizes))
        cases.push_back({panels.at(one[0]), languages[one[1]], contents[one[2]], lights[one[3]],
                         befores[one[4]]});
    return cases;
}

std::string name_of(const Case& one) {
    static const char* const content_names[] = {"demo", "rich", "harbour"};
    static const char* const light_names[] = {"green", "amber", "red"};
    return std::string(one.panel.name) + ", " + one.language + ", " +
           content_names[static_cast<int>(one.content)] + ", " +
           light_names[static_cast<int>(one.light)] +
           (one.before == Before::HelpedVisit ? ", after a visit with help" : "");
}

Catalogue content_of(const Case& one) {
    Catalogue catalogue = one.content == Content::Demo   ? demo_catalogue()
                          : one.content == Content::Rich ? rich_stand().catalogue
                                                         : harbour_stand().catalogue;
    if (one.language == pseudo_language) return in_pseudo(std::move(catalogue));
    catalogue.stand.default_language = one.language;
    return catalogue;
}

FontFiles fonts_for(const Case& one) {
    return one.content == Content::Harbour ? fonts_of(harbour_stand()) : FontFiles::debian();
}

OperatorPage page_of(const Case& one) {
    OperatorPage page = sample_page(one.light);
    if (one.language != pseudo_language) return page;
    for (std::string* text : {&page.sentence, &page.more}) *text = pseudo(*text);
    for (OperatorPage::Fact& fact : page.facts) {
        fact.label = pseudo(fact.label);
        fact.value = pseudo(fact.value);
    }
    return page;
}

void open_desk(Rehearsal& rehearsal, const Stop& stop, Before before) {
    rehearsal.start_again();
    rehearsal.wait(Duration(1000));
    if (before == Before::HelpedVisit) {
        rehearsal.play(event::OpenTopics{});
        rehearsal.play(event::SetAids{
            {.size = TextSize::Largest, .appearance = Appearance::Contrast, .reach = true}});
    }
    for (const Event& event : stop.way) rehearsal.play(event);
}

enum class Shape { Upright, Wide };

void check_desk(double from_inch, double below_inch, Shape shape) {
    int judged = 0;
    for (const Case& one : all_cases()) {
        const bool upright = one.panel.size.height > one.panel.size.width;
        if (upright != (shape == Shape::Upright) || one.panel.diagonal_inch < from_inch ||
            one.panel.diagonal_inch >= below_inch)
            continue;
        const Catalogue catalogue = content_of(one);
        const auto rehearsal =
            Rehearsal::begin(
                catalogue,
                {.metrics = Metrics::of(one.panel.size, {one.panel.diagonal_inch}).value(),
                 .fonts = fonts_for(one),
                 .load = no_pictures})
                .value();
        const auto letters = Fonts::open(fonts_for(one)).value();
        rehearsal->tell(page_of(one));
        for (const Stop& stop : desk_stops()) {
            open_desk(*rehearsal, stop, one.before);
            REQUIRE(rehearsal->show().scene == Scene::Operator);
            const std::string at = name_of(one) + ", " + stop.name;
            const Complaints found = judge(*rehearsal, one.panel, *letters);
            for (const std::string& complaint : found) FAIL_CHECK(at + ": " + complaint);
            if (!found.empty() || std::getenv("STANDPUNKT_KEEP_PICTURES"))
                keep_picture(*rehearsal, at);
            ++judged;
        }
    }
    CHECK(judged > 0);
}

}  // namespace

TEST_CASE("The operator's desk holds on large panels in every setting") {
    check_desk(21, 100, Shape::Wide);
}

TEST_CASE("The operator's desk holds on middling panels in every setting") {
    check_desk(15, 21, Shape::Wide);
}

TEST_CASE("The operator's desk holds on small panels in every setting") {
    check_desk(0, 15, Shape::Wide);
}

TEST_CASE("The operator's desk holds on upright panels in every setting") {
    check_desk(0, 100, Shape::Upright);
}

TEST_CASE("The desk is the same, whatever the visitor before it has set") {
    const Catalogue catalogue = demo_catalogue();
    const auto rehearsal =
        Rehearsal::begin(catalogue,
                         {.metrics = Metrics::of({1920, 1080}, {24}).value(), .load = no_pictures})
            .value();
    rehearsal->tell(sample_page(Light::Amber));
    for (const Stop& stop : desk_stops()) {
        INFO(stop.name);
        open_desk(*rehearsal, stop, Before::Loop);
        const std::string without = to_json(rehearsal->nodes());
        open_desk(*rehearsal, stop, Before::HelpedVisit);
        CHECK(to_json(rehearsal->nodes()) == without);
    }
}

TEST_CASE("What the stand cannot do has no button at the desk and leaves no gap") {
    Rehearsal::Options options;
    options.metrics = Metrics::of({1920, 1080}, {24}).value();
    options.load = no_pictures;
    const auto rehearsal = Rehearsal::begin(demo_catalogue(), std::move(options)).value();
    OperatorPage page = sample_page(Light::Green);
    page.agent = page.previous = page.turns = false;
    rehearsal->tell(page);
    for (const Stop& stop : desk_stops())
        if (stop.name == "operator") go_to(*rehearsal, stop);
    for (const char* id : {"check", "report", "previous", "turn-picture", "turn-touch"})
        CHECK_FALSE(node_named(rehearsal->nodes(), id));
    const UiNode* const clean = node_named(rehearsal->nodes(), "clean");
    const UiNode* const restart = node_named(rehearsal->nodes(), "restart");
    REQUIRE(clean);
    REQUIRE(restart);
    CHECK(restart->rect.x - clean->rect.right() < 40);
}

}  // namespace standpunkt::test
