// The operator's desk on every panel: what holds for every scene holds there too.
#include <cstdlib>
#include <filesystem>

#include "screens/desk.h"
#include "screens/panel.h"
#include "screens/rehearsal.h"
#include "stage/capture.h"

namespace standpunkt::test {
namespace {

using Light = OperatorPage::Light;

/// All that is wrong with the picture on.
Complaints judge(Rehearsal& rehearsal, const PanelCase& panel) {
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
    return all;
}

/// For whoever reads the complaint: a look says more.
void keep_picture(Rehearsal& rehearsal, const std::string& name) {
    const std::filesystem::path folder = STANDPUNKT_BINARY_DIR "/matrix";
    std::filesystem::create_directories(folder);
    const Frame frame = rehearsal.frame();
    CHECK(write_png(folder / (name + ".png"), frame.pixels, frame.size));
}

/// The views that show what the page tells, or all of them.
enum class Views { OfThePage, All };

void check_desk(const Catalogue& catalogue, const OperatorPage& page, const std::string& name,
                Views views) {
    for (const PanelCase& panel : panels) {
        Rehearsal::Options options;
        options.metrics = Metrics::of(panel.size, {panel.diagonal_inch}).value();
        options.load = no_pictures;
        const auto rehearsal = Rehearsal::begin(catalogue, std::move(options)).value();
        rehearsal->tell(page);
        for (const Stop& stop : desk_stops()) {
            if (views == Views::OfThePage && !stop.name.starts_with("operator")) continue;
            go_to(*rehearsal, stop);
            REQUIRE(rehearsal->show().scene == Scene::Operator);
            const std::string at = std::string(panel.name) + ", " + name + ", " + stop.name;
            const Complaints found = judge(*rehearsal, panel);
            for (const std::string& complaint : found) FAIL_CHECK(at + ": " + complaint);
            if (!found.empty() || std::getenv("STANDPUNKT_KEEP_PICTURES"))
                keep_picture(*rehearsal, at);
        }
    }
}

}  // namespace

TEST_CASE("The operator's desk holds on every panel while all is well") {
    check_desk(demo_catalogue(), sample_page(Light::Green), "green", Views::All);
}

TEST_CASE("The operator's desk holds on every panel while something asks for a look") {
    check_desk(demo_catalogue(), sample_page(Light::Amber), "amber", Views::OfThePage);
}

TEST_CASE("The operator's desk holds on every panel while something is bad") {
    check_desk(demo_catalogue(), sample_page(Light::Red), "red", Views::OfThePage);
}

TEST_CASE("The operator's desk holds on every panel in English") {
    Catalogue catalogue = demo_catalogue();
    catalogue.stand.default_language = "en";
    check_desk(catalogue, sample_page(Light::Green), "en", Views::All);
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
