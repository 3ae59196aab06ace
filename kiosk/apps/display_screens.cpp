#include "apps/display_screens.h"

#include <algorithm>
#include <cstdio>

#include "apps/display_media.h"
#include "screens/rehearsal.h"
#include "stage/capture.h"
#include "stage/contact_sheet.h"

namespace standpunkt {
namespace {

constexpr Size usual_size{1920, 1080};
constexpr int thumbnail = 640;

/// "reader's last page" as part of a file's name.
std::string file_part(std::string name) {
    std::erase_if(name, [](char c) { return c == '\'' || c == ','; });
    std::replace(name.begin(), name.end(), ' ', '-');
    return name;
}

}  // namespace

Status draw_every_screen(const DisplayOptions& options, const DisplayContent& content) {
    // Upright, as visitors see it: a turned panel has another shape.
    const Size size = turned(options.stage.size.value_or(usual_size), options.stage.rotation);
    TRY(const Metrics metrics, Metrics::of(size, options.panel));
    std::error_code error;
    std::filesystem::create_directories(options.screens, error);
    if (error) return fail("cannot be made: " + error.message() + ".", options.screens);
    std::vector<SheetPicture> sheet;
    for (const std::string& language : content.catalogue.stand.languages) {
        Catalogue catalogue = content.catalogue;
        catalogue.stand.attract_languages = {language};
        Rehearsal::Options wanted;
        wanted.metrics = metrics;
        wanted.fonts = fonts_of(content);
        wanted.load = pictures_of(content);
        wanted.version = STANDPUNKT_VERSION;
        wanted.content_code = code_of(content);
        TRY(const auto rehearsal, Rehearsal::begin(catalogue, std::move(wanted)));
        for (const Stop& stop : stops_of(catalogue)) {
            go_to(*rehearsal, stop);
            const Frame frame = rehearsal->frame();
            char number[8];  // content_proof.cpp takes these names apart
            std::snprintf(number, sizeof number, "%02zu-", sheet.size() + 1);
            const std::string name = number + language + "-" + file_part(stop.name);
            TRY_STATUS(write_png(options.screens / (name + ".png"), frame.pixels, frame.size));
            const PictureBuffer picture{frame.size, {frame.pixels.begin(), frame.pixels.end()}};
            sheet.push_back({name, shrunk(picture, thumbnail)});
        }
    }
    TRY_STATUS(write_contact_sheet(options.screens / "contact-sheet.png", sheet));
    std::printf("%zu pictures and contact-sheet.png in %s\n", sheet.size(),
                options.screens.c_str());
    return {};
}

}  // namespace standpunkt
