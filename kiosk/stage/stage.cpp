#include "stage/stage.h"

#include "stage/memory_stage.h"
#include "stage/presentation.h"
#include "stage/surface_stage.h"
#include "stage/texture_stage.h"

namespace standpunkt {
namespace {

Status check_size(const StageOptions& options) {
    constexpr int least = 64, most = 4096;
    if (!options.size) return {};
    const auto [width, height] = *options.size;
    if (width >= least && height >= least && width <= most && height <= most) return {};
    return fail("the size " + std::to_string(width) + "x" + std::to_string(height) +
                    " is no size of a screen.",
                {}, 0, "Give one from 64x64 to 4096x4096, such as 1920x1080.");
}

}  // namespace

Result<std::unique_ptr<Stage>> Stage::open(const StageOptions& options) {
    TRY_STATUS(check_size(options));
    if (options.headless) return open_memory_stage(options);
    TRY(auto video, Video::start(Video::For::Window));
    TRY(const Presentation presentation, presentation_for(video->driver()));
    switch (presentation) {
        case Presentation::Texture:
            return open_texture_stage(std::move(video), options, "opengles2");
        case Presentation::Surface:
            break;
    }
    auto stage = open_surface_stage(video, options);
    // SDL 2.26 has no window pixels on Wayland without a texture under them.
    if (!stage && video && video->driver() == "wayland")
        return open_texture_stage(std::move(video), options, "opengles2");
    return stage;
}

}  // namespace standpunkt
