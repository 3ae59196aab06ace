#include "app/visitor.h"

#include <X11/keysym.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "support/patience.h"

namespace standpunkt::test {
namespace {

using nlohmann::json;

Pixels screen(XServer& server) {
    const auto shot = server.screenshot();
    Pixels pixels{shot.width, shot.height, {}};
    pixels.rgba.resize(shot.pixels.size() * 4);
    std::uint8_t* out = pixels.rgba.data();
    for (const std::uint32_t pixel : shot.pixels)
        for (const unsigned shift : {16U, 8U, 0U, 24U})
            *out++ = static_cast<std::uint8_t>(pixel >> shift);
    return pixels;
}

/// Where a failed test leaves what was on screen, to be looked at.
std::string keep_picture(const Pixels& seen, const std::string& name) {
    const std::filesystem::path path = STANDPUNKT_BINARY_DIR "/walk/" + name + ".png";
    std::filesystem::create_directories(path.parent_path());
    if (const auto png = encode_png(seen)) (void)replace_file(path, *png);
    return path.string();
}

}  // namespace

std::string numbered(std::size_t number, const std::string& shot) {
    return (number < 10 ? "0" : "") + std::to_string(number) + "-" + shot;
}

void play(const DemoStand& of, const std::string& name, const std::string& options,
          const std::string& script) {
    of.write(name + ".script", script);
    const std::string size = std::to_string(visit_width) + "x" + std::to_string(visit_height);
    const Ran ran = run(program + options + " --headless --size " + size + " --script " +
                        of.at(name + ".script") + " --capture " + of.at(name));
    INFO(ran.output);
    REQUIRE(ran.code == 0);
}

std::size_t Visitor::see_one_of(std::span<const Pixels> pictures, const std::string& name) {
    std::size_t index = pictures.size();
    Pixels seen;
    const bool comes = wait_for([&] {
        seen = screen(x_server);
        index = static_cast<std::size_t>(std::ranges::find(pictures, seen) - pictures.begin());
        if (index < pictures.size()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));  // the display needs the time
        return false;
    });
    if (!comes)
        FAIL("the screen does not become " << name << "; it is " << keep_picture(seen, name));
    return index;
}

void Visitor::act(const std::string& action, const json& nodes) {
    static const std::map<std::string, unsigned long> keys{{"previous", XK_Left},
                                                           {"next", XK_Right},
                                                           {"ok", XK_Return},
                                                           {"back", XK_Escape},
                                                           {"help", XK_F1}};
    // Closer together two taps are an accident of one.
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    std::istringstream words(action);
    std::string verb, name;
    words >> verb >> name;
    if (verb == "key") return x_server.key(keys.at(name));
    REQUIRE(verb == "tap");
    for (const json& node : nodes)
        if (node["id"] == name && node.contains("hit")) {
            const auto hit = node["hit"].get<std::vector<double>>();
            return x_server.click(static_cast<int>(hit.at(0) + hit.at(2) / 2),
                                  static_cast<int>(hit.at(1) + hit.at(3) / 2));
        }
    FAIL("there is nothing to tap named " << name);
}

void Visitor::keep(const std::string& name) {
    keep_picture(screen(x_server), name);
}

void Visitor::leave() {
    CHECK(x_display.end() == 0);
}

void walk(const DemoStand& of, const std::string& name, std::span<const Step> steps) {
    auto started = XServer::start(visit_width, visit_height);
    if (!started) SKIP(to_string(started.error()));
    std::string script = "wait 1000\n";
    for (const Step& step : steps)
        script += std::string("shot ") + step.shot + "\n" + step.action + "\nwait 1000\n";
    const std::string options =
        of.bundle() + "--language de --dwell 99999999 --idle 99999999 --today 2026-11-27";
    play(of, name, options, script);

    Visitor visitor(**started, options);
    Pixels before;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::string shot = numbered(i + 1, steps[i].shot), at = name + "/" + shot;
        INFO(at);
        const Pixels wanted = drawn(at + ".png", of);
        // A step that changes nothing on screen would be proven by the picture before it.
        REQUIRE_FALSE((wanted == before));
        const json nodes = of.dump(at + ".json");
        if (*steps[i].node) REQUIRE(has_node(nodes, steps[i].node, steps[i].text));
        visitor.see(wanted, name + "-" + shot);
        if (*steps[i].action) visitor.act(steps[i].action, nodes);
        before = wanted;
    }
    visitor.leave();
}

}  // namespace standpunkt::test
