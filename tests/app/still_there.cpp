// A real visitor who rests: the stand asks whether anybody is there. What is on screen then counts
// seconds, so it is held against the picture of every second there is.
#include "app/visitor.h"

namespace {

using namespace standpunkt;
using namespace standpunkt::test;

constexpr int idle = 10'000;  // ms; long enough to see a reader before the stand asks again
constexpr int seconds = 30;   // how long it asks

}  // namespace

TEST_CASE("Who rests is asked with a running countdown, may stay, and may end the visit") {
    auto started = XServer::start(visit_width, visit_height);
    if (!started) SKIP(to_string(started.error()));
    const std::string options = stand().bundle() +
                                "--language de --dwell 99999999 --today 2026-11-27 --idle " +
                                std::to_string(idle);
    // By script nobody answers: the visit ends by itself.
    std::string script = "wait 1000\nshot loop\ntap invite\nwait 1000\nshot reader\nwait " +
                         std::to_string(idle - 1000) + "\n";
    for (int left = seconds; left > 0; --left)
        script += "shot left-" + std::to_string(left) + "\nwait 1000\n";
    play(stand(), "still-there", options, script + "shot loop-after\n");
    const auto shot = [](int number, const std::string& name) {
        return drawn("still-there/" + numbered(number, name) + ".png");
    };
    const Pixels loop = shot(1, "loop"), reader = shot(2, "reader");
    std::vector<Pixels> countdown;
    for (int left = seconds; left > 0; --left)
        countdown.push_back(shot(3 + seconds - left, "left-" + std::to_string(left)));
    const Pixels loop_after = shot(3 + seconds, "loop-after");
    for (std::size_t i = 1; i < countdown.size(); ++i) {
        INFO("second " << i);
        REQUIRE_FALSE((countdown[i] == countdown[i - 1]));
    }
    const auto nodes = stand().dump("still-there/03-left-30.json");

    Visitor visitor(**started, options);
    visitor.see(loop, "still-there-loop");
    visitor.act("tap invite", stand().dump("still-there/01-loop.json"));
    visitor.see(reader, "still-there-reader");
    const std::size_t second = visitor.see_one_of(countdown, "still-there");
    visitor.see_one_of(std::span(countdown).subspan(second + 1), "still-there-later");
    visitor.act("tap continue", nodes);
    visitor.see(reader, "still-there-reader-again");
    visitor.see_one_of(countdown, "still-there-again");
    visitor.act("tap end", nodes);
    visitor.see(loop_after, "still-there-loop-after");
    visitor.leave();
}
