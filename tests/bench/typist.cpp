#include "bench/typist.h"

#include <chrono>
#include <cstdlib>

#include "base/unicode.h"

namespace standpunkt::bench {
namespace {

constexpr Duration between_keys{200};  // nothing the touch would take for a contact that bounces
constexpr Duration patience{200};      // for one event
constexpr int most_turns = 50;
constexpr std::size_t cache_bytes = 96u << 20;

std::string key_of(char32_t letter) {
    return letter == U' ' ? "blank" : "key-" + to_utf8(letter);
}

}  // namespace

Result<std::unique_ptr<Typist>> Typist::start() {
    TRY(auto server, test::XServer::start());
    ::setenv("DISPLAY", server->display().c_str(), 1);
    ::setenv("SDL_VIDEODRIVER", "x11", 1);
    TRY(auto stage, Stage::open({}));
    return std::unique_ptr<Typist>(new Typist(std::move(server), std::move(stage)));
}

Result<std::vector<double>> Typist::type(const Catalogue& catalogue, const Pictures::Load& load,
                                         const std::string& query) {
    TRY(const Metrics metrics, Metrics::of(x_stage->size(), {}));
    TRY(const auto screens, Screens::create({metrics, cache_bytes}, FontFiles::debian(), load,
                                            [this] { x_stage->wake(); }));
    Show search = next(begin(catalogue, {}, x_now), catalogue, event::OpenSearch{}, x_now);
    Exhibit exhibit(*x_stage, *screens, catalogue, std::move(search), x_now);
    TRY_STATUS(exhibit.turn({}, x_now));
    if (screens->wait_all()) TRY_STATUS(exhibit.turn({}, x_now));
    std::vector<double> times;
    for (const char32_t letter : code_points(query)) {
        TRY(const double time, press(exhibit, key_of(letter)));
        times.push_back(time);
    }
    if (exhibit.show().visit.query.text != query)
        return fail("typed \"" + query + "\" and got \"" + exhibit.show().visit.query.text + "\".");
    return times;
}

Result<double> Typist::press(Exhibit& exhibit, const std::string& id) {
    const UiNode* node = node_named(exhibit.nodes(), id);
    if (!node || !node->hit) return fail("there is no key named \"" + id + "\" on the screen.");
    const Rect key = *node->hit;
    x_now += between_keys;
    x_server->press(static_cast<int>(key.x + key.width / 2),
                    static_cast<int>(key.y + key.height / 2));
    TRY_STATUS(turn_with(exhibit, Contact::Kind::Down));
    const auto lifted = std::chrono::steady_clock::now();
    x_server->release();
    TRY_STATUS(turn_with(exhibit, Contact::Kind::Up));
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - lifted)
        .count();
}

/// Turns as the window loop does until what is awaited has come.
Status Typist::turn_with(Exhibit& exhibit, Contact::Kind awaited) {
    for (int turns = 0; turns < most_turns; ++turns) {
        const Inputs inputs = x_stage->wait(patience);
        TRY_STATUS(exhibit.turn(inputs, x_now));
        for (const Contact& contact : inputs.contacts)
            if (contact.kind == awaited) return {};
    }
    return fail("the X server passes on no touch.");
}

}  // namespace standpunkt::bench
