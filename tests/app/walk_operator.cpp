// The operator's desk on a real X server: a real hold, a PIN set by the built verb, a request in
// its file, the test pattern and back.
#include "app/visitor.h"
#include "support/patience.h"

namespace standpunkt::test {

using nlohmann::json;

TEST_CASE("Five seconds on the corner, a real PIN and a tap leave a request for the agent") {
    auto started = XServer::start(visit_width, visit_height);
    if (!started) SKIP(to_string(started.error()));
    XServer& server = **started;
    const DemoStand& of = stand();
    const std::string pin = of.at("operator.pin"), run_folder = of.at("desk-run");
    of.write("desk.toml", "channel = \"demo\"\n[operator]\npin = \"" + pin + "\"\n");
    const Ran set = run("echo 2468 | " STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync --config " +
                        of.at("desk.toml") + " set-pin");
    INFO(set.output);
    REQUIRE(set.code == 0);

    // A stand without any content: what looks after it has to be reached there too.
    const std::string options = " --data " + of.at("desk-data") + " --run " + run_folder +
                                " --trusted " + of.at("no-keys") + " --factory " +
                                of.at("no-factory") + " --operator-pin " + pin + " ";
    play(of, "desk", options,
         "pin 2468\nwait 1000\nshot holding\nhold 40 40 5100\nwait 1000\nshot pin\n"
         "tap digit-2\ntap digit-4\ntap digit-6\ntap digit-8\nwait 1000\nshot typed\n"
         "tap enter-pin\nwait 1000\nshot page\n");
    const auto nodes = [&](const char* shot) {
        return of.dump(std::string("desk/") + shot + ".json");
    };

    Visitor operator_(server, options);
    operator_.see(drawn("desk/01-holding.png", of), "desk-holding");
    server.press(40, 40);
    operator_.see(drawn("desk/02-pin.png", of), "desk-pin");
    server.release();
    for (const char* key : {"tap digit-2", "tap digit-4", "tap digit-6", "tap digit-8"})
        operator_.act(key, nodes("02-pin"));
    operator_.see(drawn("desk/03-typed.png", of), "desk-typed");
    operator_.act("tap enter-pin", nodes("03-typed"));
    // The facts are this machine's; its buttons stand where they were drawn.
    const std::filesystem::path request = run_folder + "/show/request.json";
    REQUIRE(wait_for([&] {
        operator_.act("tap check", nodes("04-page"));
        return std::filesystem::exists(request);
    }));
    const json asked = json::parse(read_file(request).value_or("null"));
    CHECK(asked.at("ask") == "check-now");
    REQUIRE(replace_file(run_folder + "/agent.json",
                         json({{"request", {{"id", asked.at("id")}, {"state", "done"}}}}).dump()));
    CHECK(wait_for([&] { return !std::filesystem::exists(request); }));

    // The test pattern: a line follows the finger, and the corner leads back to the page.
    constexpr std::uint32_t white = 0xFFFFFFFF, first_stroke = 0xFFFF5A5A, band = 0xFF152430;
    REQUIRE(becomes(server, 0, 0, band));
    operator_.act("tap pattern", nodes("04-page"));
    REQUIRE(becomes(server, 0, 0, white));
    REQUIRE(becomes(server, visit_width - 1, visit_height - 1, white));
    server.drag(100, 600, 200, 650, 5, 30);
    CHECK(becomes(server, 100, 600, first_stroke));
    CHECK(becomes(server, 200, 650, first_stroke));
    operator_.keep("desk-pattern");
    server.press(40, 40);
    REQUIRE(becomes(server, 0, 0, band));
    server.release();
    operator_.keep("desk-page");

    operator_.act("tap leave", nodes("04-page"));
    operator_.see(drawn("desk/01-holding.png", of), "desk-left");
    operator_.leave();
}

}  // namespace standpunkt::test
