#include "stage/panel_power.h"

#include <SDL.h>
#include <SDL_syswm.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

#include <cstring>
#include <memory>
#include <optional>

namespace standpunkt {
namespace {

using Resources = std::unique_ptr<drmModeRes, decltype(&drmModeFreeResources)>;
using DrmConnector = std::unique_ptr<drmModeConnector, decltype(&drmModeFreeConnector)>;
using Property = std::unique_ptr<drmModePropertyRes, decltype(&drmModeFreeProperty)>;

/// SDL's own descriptor of the device: it is the one that may change what is shown.
std::optional<int> device_of(SDL_Window* window) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_KMSDRM) return {};
    return info.info.kmsdrm.drm_fd;
}

bool set_dpms(int device, const drmModeConnector& connector, std::uint64_t value) {
    for (int i = 0; i < connector.count_props; ++i) {
        const Property property(drmModeGetProperty(device, connector.props[i]),
                                &drmModeFreeProperty);
        if (property && std::strcmp(property->name, "DPMS") == 0)
            return drmModeConnectorSetProperty(device, connector.connector_id, property->prop_id,
                                               value) == 0;
    }
    return false;
}

}  // namespace

bool set_panel_power(SDL_Window* window, ScreenPower power) {
    const auto device = device_of(window);
    if (!device || *device < 0) return false;
    const Resources resources(drmModeGetResources(*device), &drmModeFreeResources);
    if (!resources) return false;
    bool any = false;
    for (int i = 0; i < resources->count_connectors; ++i) {
        // "Current": without asking the panel again, which takes up to a second.
        const DrmConnector connector(drmModeGetConnectorCurrent(*device, resources->connectors[i]),
                                     &drmModeFreeConnector);
        if (!connector || connector->connection != DRM_MODE_CONNECTED) continue;
        const bool on = power == ScreenPower::On;
        any |= set_dpms(*device, *connector, on ? DRM_MODE_DPMS_ON : DRM_MODE_DPMS_OFF);
    }
    return any;
}

}  // namespace standpunkt
