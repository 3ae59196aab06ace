#include "apps/display_panel.h"

#include <strings.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <utility>

#include "apps/display_clock.h"
#include "apps/display_end.h"
#include "base/log.h"

namespace standpunkt {
namespace {

constexpr Duration between_looks{500};
constexpr Duration longest_doze{100};
constexpr Duration between_tries{2'000};
constexpr Duration longest_failure{30'000};

Error no_screen(const Error& why) {
    return {"no screen is connected, or it is switched off at the wall: " + why.message,
            {},
            0,
            "Switch the screen on and see that its cable sits; the show begins by itself.",
            Code::NoDisplay};
}

bool any_connected(const std::vector<Connector>& connectors) {
    // A graphics unit without connectors (a test, an odd driver) is taken at its word.
    return connectors.empty() || connected_one(connectors);
}

}  // namespace

bool has_own_panel(const StageOptions& options) {
    const char* const driver = std::getenv("SDL_VIDEODRIVER");
    return !options.headless && !options.windowed && driver && ::strcasecmp(driver, "KMSDRM") == 0;
}

const Connector* connected_one(const std::vector<Connector>& connectors) {
    const auto found = std::ranges::find_if(connectors, &Connector::connected);
    return found == connectors.end() ? nullptr : &*found;
}

std::optional<Size> preferred_size(const Connector& connector) {
    for (const std::string& mode : connector.modes) {
        Size size;
        char rest = 0;  // "1920x1080i" is interlaced
        if (std::sscanf(mode.c_str(), "%dx%d%c", &size.width, &size.height, &rest) == 2 &&
            size.width > 0 && size.height > 0)
            return size;
    }
    return {};
}

PanelStage::World PanelStage::real_world() {
    World world;
    world.now = now;
    world.sleep = [](Duration time) { std::this_thread::sleep_for(time); };
    world.told_to_end = standpunkt::told_to_end;
    return world;
}

PanelStage::PanelStage(StageOptions options, World world)
    : x_options(std::move(options)), x_world(std::move(world)) {}

std::unique_ptr<PanelStage> PanelStage::open(StageOptions options, World world,
                                             const std::function<void(const Error&)>& waiting) {
    std::unique_ptr<PanelStage> panel(new PanelStage(std::move(options), std::move(world)));
    std::string told;
    for (Time next_try{0};;) {
        const Time now = panel->x_world.now();
        auto seen = read_connectors(panel->x_world.root);
        const bool changed = seen != panel->x_seen;
        panel->x_seen = std::move(seen);
        if (changed || now >= next_try) {
            if (panel->try_to_open()) return panel;
            next_try = now + between_tries;
            const Error error = no_screen(panel->x_failure);
            if (to_string(error) != told) log_warning(to_string(error));
            told = to_string(error);
        }
        if (panel->x_world.told_to_end()) return nullptr;
        waiting(no_screen(panel->x_failure));
        panel->x_world.sleep(between_looks);
    }
}

bool PanelStage::try_to_open() {
    const Connector* const screen = connected_one(x_seen);
    x_options.panel = screen ? preferred_size(*screen) : std::nullopt;
    auto opened = x_world.open(x_options);
    if (!opened) {
        x_failure = opened.error();
        return false;
    }
    x_size = (*opened)->size();
    x_driver = (*opened)->driver();
    x_renderer = (*opened)->renderer();
    x_settled = x_seen;
    x_connected = true;
    x_failing_since.reset();
    const std::lock_guard lock(x_changing);
    x_under = std::move(*opened);
    return true;
}

void PanelStage::close() {
    if (!x_under) return;
    x_last = x_under->shown();
    x_frames_before += x_under->frames();
    const std::lock_guard lock(x_changing);
    x_under.reset();
}

void PanelStage::look_after(Inputs& inputs) {
    const Time now = x_world.now();
    if (now < x_look) return;
    x_look = now + between_looks;
    auto seen = read_connectors(x_world.root);
    const bool settled = seen == x_seen;  // the same at two looks: it does not flutter any more
    x_seen = std::move(seen);
    if (!settled || (x_under && x_seen == x_settled)) return;
    if (any_connected(x_seen)) return reopen(inputs);
    // The window stays: keyboard and touch go on, and there may be no screen to open another on.
    if (x_connected) log_warning("the screen is gone; the show goes on when it is there again.");
    x_connected = false;
    x_settled = x_seen;
}

void PanelStage::reopen(Inputs& inputs) {
    const Size before = x_size;
    close();
    if (try_to_open()) {
        log_info("the screen is there again, or another one: " + std::to_string(x_size.width) +
                 "x" + std::to_string(x_size.height) + ".");
        if (x_size == before)
            inputs.exposed = true;
        else
            inputs.resized = true;
        return;
    }
    x_look = x_world.now() + between_tries;
    if (x_failing_since) return;
    log_warning("a screen is there and cannot be used yet: " + to_string(x_failure));
    x_failing_since = x_world.now();
}

std::string PanelStage::connector() const {
    const Connector* const screen = connected_one(x_settled);
    return screen ? screen->name : "";
}

Inputs PanelStage::wait(Duration timeout) {
    Inputs inputs;
    const Duration most = std::clamp(x_look - x_world.now(), Duration(0), between_looks);
    timeout = std::min(timeout, most);
    if (x_under) {
        inputs = x_under->wait(timeout);
    } else {
        x_world.sleep(std::min(timeout, longest_doze));
        const std::lock_guard lock(x_changing);
        inputs.woken = std::exchange(x_woken, false);
    }
    inputs.quit = inputs.quit || x_world.told_to_end();
    if (!inputs.quit) look_after(inputs);
    return inputs;
}

Status PanelStage::show(std::span<const std::uint32_t> picture) {
    if (shows()) return x_under->show(picture);
    if (x_failing_since && x_world.now() >= *x_failing_since + longest_failure)
        return tl::unexpected(x_failure);
    return {};
}

Status PanelStage::show_mixed(std::span<const std::uint32_t> from,
                              std::span<const std::uint32_t> to, int progress) {
    return shows() ? x_under->show_mixed(from, to, progress) : show(to);
}

PictureBuffer PanelStage::shown() const {
    return x_under ? x_under->shown() : x_last;
}

std::uint64_t PanelStage::frames() const {
    return x_frames_before + (x_under ? x_under->frames() : 0);
}

void PanelStage::wake() {
    const std::lock_guard lock(x_changing);
    x_woken = true;
    if (x_under) x_under->wake();
}

bool PanelStage::turn(Rotation rotation, TouchAxes touch) {
    if (!shows() || !x_under->turn(rotation, touch)) return false;
    x_options.rotation = rotation;
    x_options.touch = touch;
    x_size = x_under->size();
    return true;
}

bool PanelStage::power(ScreenPower power) {
    return shows() && x_under->power(power);
}

}  // namespace standpunkt
