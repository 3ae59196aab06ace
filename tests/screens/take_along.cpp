// The sheet with the code of an answer.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "screens/panel.h"
#include "screens/qr_code.h"
#include "screens/rehearsal.h"
#include "screens/theatre.h"
#include "stage/capture.h"
#include "support/command.h"
#include "support/temporary_folder.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

/// The one code of a picture as phones read it, but by a program that is none of ours. It reads a
/// mirrored code too, which not every phone does, and tells it as one that lies on its side.
std::string read_by_camera(const Frame& picture) {
    const TemporaryFolder folder;
    const std::string png = (folder.path / "sheet.png").string();
    REQUIRE(write_png(png, picture.pixels, picture.size));
    const Ran ran = run("zbarimg --quiet --nodbus --xml -Sdisable -Sqrcode.enable " + png);
    INFO(ran.output);
    CHECK(ran.code == 0);
    CHECK(ran.output.find("orientation='UP'") != std::string::npos);
    const std::string opening = "<![CDATA[";
    const auto begin = ran.output.find(opening), end = ran.output.find("]]>");
    REQUIRE(begin < end);
    CHECK(ran.output.find(opening, end) == std::string::npos);
    return ran.output.substr(begin + opening.size(), end - begin - opening.size());
}

constexpr const char* short_address = "https://beispiel.example/reallabore-2";

struct CodeSheet {
    explicit CodeSheet(Size size, const Aids& aids = {}, double diagonal = 24,
                       const std::string& address = short_address) {
        catalogue.stand.web_address = address;
        const auto metrics = Metrics::of(size, {diagonal});
        REQUIRE(metrics);
        auto begun = Rehearsal::begin(catalogue, {.metrics = *metrics, .load = no_pictures});
        REQUIRE(begun);
        rehearsal = std::move(*begun);
        for (const Stop& stop : stops_of(catalogue))
            if (stop.name == "take along") go_to(*rehearsal, stop, aids);
        REQUIRE(rehearsal->show().visit.sheet == Sheet::TakeAlong);
    }

    Rect rect(const std::string& id) {
        const UiNode* node = node_named(rehearsal->nodes(), id);
        REQUIRE(node);
        return node->rect;
    }
    /// Where the pixels of `colour` in the code's rectangle begin.
    int left_edge(Colour colour) {
        const Rect code = rect("code");
        const Frame frame = rehearsal->frame();
        for (int x = static_cast<int>(code.x); x < static_cast<int>(code.right()); ++x)
            for (int y = static_cast<int>(code.y); y < static_cast<int>(code.bottom()); ++y)
                if (frame.at(x, y) == colour) return x;
        return -1;
    }

    /// All that is black of the code, pixels.
    Rect black_part() {
        const Rect code = rect("code");
        const Frame frame = rehearsal->frame();
        float left = code.right(), right = code.x, top = code.bottom(), bottom = code.y;
        for (float x = code.x; x < code.right(); ++x)
            for (float y = code.y; y < code.bottom(); ++y)
                if (frame.at(static_cast<int>(x), static_cast<int>(y)) == Colour{0, 0, 0}) {
                    left = std::min(left, x), right = std::max(right, x + 1);
                    top = std::min(top, y), bottom = std::max(bottom, y + 1);
                }
        return {left, top, right - left, bottom - top};
    }
    /// Nothing but white in `part`.
    bool is_white(Rect part) {
        const Frame frame = rehearsal->frame();
        for (float x = part.x; x < part.right(); ++x)
            for (float y = part.y; y < part.bottom(); ++y)
                if (!(frame.at(static_cast<int>(x), static_cast<int>(y)) == Colour{255, 255, 255}))
                    return false;
        return true;
    }

    Catalogue catalogue = demo_catalogue();
    std::unique_ptr<Rehearsal> rehearsal;
};

constexpr Colour black{0, 0, 0}, white{255, 255, 255};

}  // namespace

TEST_CASE("The address stands beside the code wherever both have room") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        CAPTURE(size.width);
        CodeSheet sheet(size);
        const Rect code = sheet.rect("code"), address = sheet.rect("address");
        CHECK(address.x > code.right());
        CHECK(address.y < code.bottom());
        CHECK(address.right() <= static_cast<float>(size.width));
    }
}

TEST_CASE("What is seen of the code begins at the margin, on white and on dark") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        const int margin = size.width > size.height ? 80 : 72;
        CAPTURE(margin);
        {
            CodeSheet light(size);
            CHECK(light.left_edge(black) == margin);
        }
        CodeSheet dark(size, {.appearance = Appearance::Dark});
        CHECK(dark.left_edge(white) == margin);
        CHECK(dark.left_edge(black) > margin);
    }
}

namespace {

/// As wide as 60 mm, as near as modules of whole pixels come, and white for four of them around.
void check_size(CodeSheet& sheet, const PanelCase& panel, const std::string& address) {
    const Metrics& metrics = sheet.rehearsal->metrics();
    const Rect code = sheet.black_part();
    const auto modules = static_cast<float>(qr_code(address)->side);
    const float module = code.width / modules, quiet = 4 * module;
    INFO(modules << " modules of " << module << " pixels are "
                 << static_cast<double>(code.width) * metrics.millimetres << " mm");
    CHECK(module == std::round(module));
    CHECK(code.height == code.width);
    CHECK(sheet.is_white({code.x - quiet, code.y - quiet, code.width + 2 * quiet, quiet}));
    CHECK(sheet.is_white({code.x - quiet, code.bottom(), code.width + 2 * quiet, quiet}));
    CHECK(sheet.is_white({code.x - quiet, code.y, quiet, code.height}));
    CHECK(sheet.is_white({code.right(), code.y, quiet, code.height}));
    const auto wanted = static_cast<float>(60 / metrics.millimetres);
    // One pixel more a module.
    const float larger = (module + 1) * (modules + 8);
    const auto height = static_cast<float>(panel.size.height);
    const bool upright = panel.size.width < panel.size.height;
    // On a small panel the words need room as well: below the code where it is upright, else beside
    // a code that may be nearly as high as the screen.
    const bool too_small = panel.diagonal_inch <= 10 && larger > (upright ? 0.45F : 0.9F) * height;
    CHECK(code.width <= wanted + modules / 2);
    CHECK((code.width >= wanted - modules / 2 || too_small));
}

}  // namespace

TEST_CASE("Another program reads the code's address from the screen, on every panel and ground") {
    REQUIRE(run("zbarimg --version").code == 0);  // from zbar-tools; deploy/setup installs it
    const std::string long_address =
        std::string(short_address) +
        "?gespraech=cluster-und-reallabore&frage=" + std::string(60, 'x') + "&sprache=de#antwort";
    for (const PanelCase& panel : panels)
        for (const Appearance appearance :
             {Appearance::Light, Appearance::Dark, Appearance::Contrast})
            for (const auto& [size, address] :
                 {std::pair{TextSize::Normal, std::string(short_address)},
                  std::pair{TextSize::Largest, std::string(short_address)},
                  std::pair{TextSize::Normal, long_address}}) {
                INFO(panel.name << ", appearance " << static_cast<int>(appearance) << ", "
                                << percent_of(size) << " %, " << address);
                CodeSheet sheet(panel.size, {.size = size, .appearance = appearance},
                                panel.diagonal_inch, address);
                CHECK(read_by_camera(sheet.rehearsal->frame()) == address);
                check_size(sheet, panel, address);
            }
}
