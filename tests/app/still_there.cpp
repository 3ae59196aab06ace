// A real visitor who rests: the stand asks whether anybody is there. What is on screen then counts
// seconds, so it is held against the picture of every second there is. The seconds are real ones:
// on a machine that stands still for longer than a picture stays, the visit begins again. Only that
// is forgiven; a picture that should never come fails at once.
#include "app/visitor.h"

namespace {

using namespace standpunkt;
using namespace standpunkt::test;

constexpr int idle = 10'000;  // ms; long enough to see a reader before the stand asks again
constexpr int seconds = 30;   // how long it asks
constexpr int enough = 10;    // seconds left that make sure a tap comes before the last one
constexpr int visits = 5;     // at most; where nothing is slow the first one does

/// What the stand draws, in this order.
struct Pictures {
    Pixels loop, reader;
    std::vector<Pixels> countdown;  ///< the picture with N seconds left is at seconds - N
    Pixels loop_after;              ///< the visit is over, by itself or by "Beenden"
};

/// A visit to the stand of these pictures: its reader, the question, "Weiter", the question again
/// and "Beenden". False if something was over before it was seen or answered.
class Rest {
  public:
    Rest(XServer& server, const std::string& options, const Pictures& pictures,
         const nlohmann::json& loop_nodes, const nlohmann::json& nodes)
        : x_visitor(server, options),
          x_pictures(pictures),
          x_loop_nodes(loop_nodes),
          x_nodes(nodes) {}

    bool complete() {
        x_visitor.see(x_pictures.loop, "still-there-loop");
        x_visitor.act("tap invite", x_loop_nodes);
        if (!sees_reader("still-there-reader")) return false;
        const auto first = second_seen(0, "still-there");
        if (!first || *first + 1 == seconds) return false;
        const auto later = second_seen(*first + 1, "still-there-later");
        if (!later || *later + enough > seconds) return false;
        x_visitor.act("tap continue", x_nodes);
        if (!sees_reader("still-there-reader-again")) return false;
        const auto again = second_seen(0, "still-there-again");
        if (!again || *again + enough > seconds) return false;
        x_visitor.act("tap end", x_nodes);
        // By itself the visit would end as well, but not without its last seconds.
        std::vector<Pixels> what{x_pictures.loop_after};
        what.insert(what.end(), x_pictures.countdown.end() - 3, x_pictures.countdown.end());
        return x_visitor.see_one_of(what, "still-there-loop-after") == 0;
    }
    void leave() { x_visitor.leave(); }

  private:
    Visitor x_visitor;
    const Pictures& x_pictures;
    const nlohmann::json &x_loop_nodes, &x_nodes;

    /// False: the visit was over before anybody looked.
    bool sees_reader(const std::string& name) {
        return x_visitor.see_one_of(std::vector{x_pictures.reader, x_pictures.loop_after}, name) ==
               0;
    }
    /// Which of the pictures of the countdown from `least` on; none if the visit is over.
    std::optional<int> second_seen(int least, const std::string& name) {
        std::vector<Pixels> what(x_pictures.countdown.begin() + least, x_pictures.countdown.end());
        what.push_back(x_pictures.loop_after);
        const int seen = least + static_cast<int>(x_visitor.see_one_of(what, name));
        return seen < seconds ? std::optional(seen) : std::nullopt;
    }
};

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
    Pictures pictures{shot(1, "loop"), shot(2, "reader"), {}, shot(3 + seconds, "loop-after")};
    for (int left = seconds; left > 0; --left)
        pictures.countdown.push_back(shot(3 + seconds - left, "left-" + std::to_string(left)));
    // Else one would be proven by another.
    std::vector<Pixels> all = pictures.countdown;
    all.insert(all.end(), {pictures.loop, pictures.reader, pictures.loop_after});
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            INFO("pictures " << k << " and " << i);
            REQUIRE_FALSE((all[i] == all[k]));
        }
    const auto loop_nodes = stand().dump("still-there/01-loop.json");
    const auto nodes = stand().dump("still-there/03-left-30.json");

    bool complete = false;
    for (int i = 0; i < visits && !complete; ++i) {
        Rest rest(**started, options, pictures, loop_nodes, nodes);
        complete = rest.complete();
        rest.leave();
    }
    CHECK(complete);
}
