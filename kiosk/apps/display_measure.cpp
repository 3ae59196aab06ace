#include "apps/display_measure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <limits>

#include "apps/display_media.h"
#include "screens/rehearsal.h"

namespace standpunkt {
namespace {

struct MeasuredPanel {
    const char* name;
    Size size;
    double diagonal, distance;  // inch; millimetres from the eye
};

constexpr std::array panels{
    MeasuredPanel{"24\" 1920x1080", {1920, 1080}, 24, 600},
    MeasuredPanel{"24\" 1080x1920", {1080, 1920}, 24, 600},
    MeasuredPanel{"15.6\" 1920x1080", {1920, 1080}, 15.6, 600},
    MeasuredPanel{"10.1\" 1024x600", {1024, 600}, 10.1, 400},
    MeasuredPanel{"7\" 1024x600", {1024, 600}, 7, 400},
    MeasuredPanel{"7\" 800x480", {800, 480}, 7, 400},
};

/// Every appearance, and the size from which on all type has to be large.
constexpr std::array settings{
    Aids{.appearance = Appearance::Light},
    Aids{.appearance = Appearance::Dark},
    Aids{.appearance = Appearance::Contrast},
    Aids{.size = TextSize::Large},
};

/// The lowest of everything seen on one panel.
struct Lowest {
    static constexpr double none = std::numeric_limits<double>::infinity();
    double text = none, answer = none, glare = none, edge = none;
    double target = none;   // millimetres
    double type = none;     // millimetres
    double degrees = none;  // of a capital letter
    double larger = none;   // the same at 135 %

    void take(Rehearsal& rehearsal, const MeasuredPanel& panel, const Aids& aids);
};

void lower(double& least, double value) {
    least = std::min(least, value);
}

void Lowest::take(Rehearsal& rehearsal, const MeasuredPanel& panel, const Aids& aids) {
    const UiNodes nodes = rehearsal.nodes();
    const Frame frame = rehearsal.frame();
    const Metrics m = rehearsal.metrics();
    const bool in_loop = rehearsal.show().scene == Scene::Attract;
    const int depth = static_cast<int>(std::ceil(m.border * m.unit)) + 2;
    for (const UiNode& node : nodes) {
        if (node.font_px > 0) {
            const double seen = degrees_of_view(node.font_px, m.millimetres, panel.distance);
            lower(type, node.font_px * m.millimetres);
            lower(degrees, seen);
            if (aids.size == TextSize::Large && !in_loop) lower(larger, seen);
        }
        if (const auto seen = seen_text(node, frame)) {
            lower(text, seen->ratio());
            lower(glare, seen->ratio_under_glare());
            if (is_answer(node)) lower(answer, seen->ratio());
        }
        if (!node.hit) continue;
        lower(target, std::min(node.hit->width, node.hit->height) * m.millimetres);
        if (const auto seen = seen_edge(node, frame, depth)) lower(edge, *seen);
    }
}

Result<Lowest> lowest_on(const MeasuredPanel& panel, const DisplayContent& content) {
    TRY(const Metrics metrics, Metrics::of(panel.size, {.diagonal_inch = panel.diagonal}));
    TRY(const auto rehearsal, Rehearsal::begin(content.catalogue, {.metrics = metrics,
                                                                   .fonts = fonts_of(content),
                                                                   .load = pictures_of(content)}));
    Lowest lowest;
    for (const Stop& stop : stops_of(content.catalogue))
        for (const Aids& aids : settings) {
            go_to(*rehearsal, stop, aids);
            lowest.take(*rehearsal, panel, aids);
        }
    return lowest;
}

/// Rounded down: what is printed is reached.
std::string number(double value, int digits) {
    if (std::isinf(value)) return "-";
    const double shift = std::pow(10, digits);
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", digits, std::floor(value * shift + 1e-6) / shift);
    return text;
}

struct TableRow {
    const char *what, *clause;
    double Lowest::*value;
    int digits;
};

constexpr std::array rows{
    TableRow{"contrast of text (asked: 4.5)", "11.1.4.3", &Lowest::text, 1},
    TableRow{"contrast of an answer's text (7)", "9.5, WCAG 1.4.6", &Lowest::answer, 1},
    TableRow{"contrast of text under glare (4.5)", "-", &Lowest::glare, 1},
    TableRow{"contrast of a control's edge (3)", "11.1.4.11", &Lowest::edge, 1},
    TableRow{"smallest target, mm (20; 12 up to 10\")", "9.5, WCAG 2.5.5", &Lowest::target, 1},
    TableRow{"smallest type, mm", "-", &Lowest::type, 1},
    TableRow{"its capital letters, degrees", "-", &Lowest::degrees, 2},
    TableRow{"the same at text size 135 % (0.7)", "5.1.4, 11.1.4.4.2", &Lowest::larger, 2},
};

}  // namespace

Status measure_content(const DisplayContent& content) {
    std::vector<Lowest> all;
    std::string head = "| lowest on any scene | EN 301 549 |", line = "|---|---|";
    for (const MeasuredPanel& panel : panels) {
        TRY(const Lowest lowest, lowest_on(panel, content));
        all.push_back(lowest);
        head += std::string(" ") + panel.name + " |";
        line += "---|";
    }
    std::printf("%s\n%s\n", head.c_str(), line.c_str());
    for (const TableRow& row : rows) {
        std::string text = std::string("| ") + row.what + " | " + row.clause + " |";
        for (const Lowest& lowest : all) text += " " + number(lowest.*row.value, row.digits) + " |";
        std::printf("%s\n", text.c_str());
    }
    return {};
}

}  // namespace standpunkt
