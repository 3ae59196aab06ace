// The stage in a real window of a real X server, with real clicks.
#include <SDL.h>
#include <signal.h>
#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstdlib>
#include <thread>

#include "stage/capture.h"
#include "stage/stage.h"
#include "stage/texture_stage.h"
#include "support/xserver.h"

using namespace standpunkt;
using test::XServer;

namespace {

/// An X server that SDL uses from now on, or the reason to skip.
std::unique_ptr<XServer> server(int width = 800, int height = 600) {
    auto started = XServer::start(width, height);
    if (!started) SKIP(to_string(started.error()));
    ::setenv("DISPLAY", (*started)->display().c_str(), 1);
    return std::move(*started);
}

struct Windowless {
    ~Windowless() { ::unsetenv("DISPLAY"); }
};

std::vector<std::uint32_t> gradient(Size size, std::uint32_t seed) {
    std::vector<std::uint32_t> out;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            out.push_back(0xFF000000 |
                          (static_cast<std::uint32_t>(x * 7 + y * 13) + seed) % 0xFFFFFF);
    return out;
}

/// Waits until the screen shows `picture` at the upper left; lets the stage see its events
/// meanwhile.
bool comes_on_screen(XServer& screen, Stage& stage, const std::vector<std::uint32_t>& picture) {
    for (int i = 0; i < 100; ++i) {
        const auto shot = screen.screenshot();
        if (difference(shot.pixels, picture, 1).pixels == 0) return true;
        stage.wait(Duration(20));
    }
    return false;
}

/// How a panel shows `picture`, pixel for pixel by its points.
std::vector<std::uint32_t> on_panel(const std::vector<std::uint32_t>& picture, Size size,
                                    Rotation rotation) {
    const Size panel = turned(size, rotation);
    std::vector<std::uint32_t> out(picture.size());
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const Point at =
                turned(Point{static_cast<float>(x), static_cast<float>(y)}, size, rotation);
            out.at(static_cast<std::size_t>(at.y) * panel.width + static_cast<std::size_t>(at.x)) =
                picture.at(static_cast<std::size_t>(y) * size.width + x);
        }
    return out;
}

Rotation any_turn() {
    return GENERATE(Rotation::Right, Rotation::Half, Rotation::Left);
}

void settle(Stage& stage) {
    for (int i = 0; i < 10; ++i) stage.wait(Duration(20));
}

long sleeps_of_this_thread() {
    rusage use{};
    getrusage(RUSAGE_THREAD, &use);
    return use.ru_nvcsw;
}

}  // namespace

TEST_CASE("a fullscreen stage fills the screen with exactly the picture shown") {
    const Windowless after;
    const auto screen = server();
    const auto stage = Stage::open({}).value();
    CHECK(stage->driver() == "x11");
    REQUIRE(stage->size() == Size{800, 600});
    const auto picture = gradient(stage->size(), 1);
    REQUIRE(stage->show(picture));
    CHECK(comes_on_screen(*screen, *stage, picture));
    CHECK(stage->shown().pixels == picture);
}

TEST_CASE("a change of a few rows reaches the screen") {
    const Windowless after;
    const auto screen = server();
    const auto stage = Stage::open({}).value();
    auto picture = gradient(stage->size(), 1);
    REQUIRE(stage->show(picture));
    REQUIRE(comes_on_screen(*screen, *stage, picture));
    picture[300 * 800 + 400] = 0xFFFF0000;
    picture[599 * 800 + 799] = 0xFF00FF00;
    REQUIRE(stage->show(picture));
    CHECK(comes_on_screen(*screen, *stage, picture));
}

TEST_CASE("a fade shows the mix of both pictures") {
    const Windowless after;
    const auto screen = server();
    const auto stage = Stage::open({}).value();
    const auto from = gradient(stage->size(), 1), to = gradient(stage->size(), 99'999);
    std::vector<std::uint32_t> mixed(from.size());
    for (const int progress : {0, 100, 256}) {
        REQUIRE(stage->show_mixed(from, to, progress));
        mix(from, to, progress, mixed);
        CHECK(comes_on_screen(*screen, *stage, mixed));
        CHECK(difference(stage->shown().pixels, mixed, 0).largest == 0);
    }
    CHECK(stage->frames() == 3);
}

TEST_CASE("the picture comes back by itself when the window lost it") {
    const Windowless after;
    const auto screen = server();
    const auto stage = Stage::open({}).value();
    const auto picture = gradient(stage->size(), 5);
    REQUIRE(stage->show(picture));
    REQUIRE(comes_on_screen(*screen, *stage, picture));
    SDL_HideWindow(SDL_GetWindowFromID(1));
    settle(*stage);
    SDL_ShowWindow(SDL_GetWindowFromID(1));
    CHECK(comes_on_screen(*screen, *stage, picture));
    CHECK(stage->frames() == 1);
}

TEST_CASE("a click comes as contacts at its place") {
    const Windowless after;
    const auto screen = server();
    const auto stage = Stage::open({}).value();
    settle(*stage);
    screen->click(321, 123);
    std::vector<Contact> contacts;
    while (contacts.size() < 2) {
        const Inputs inputs = stage->wait(Duration(3000));
        REQUIRE_FALSE(inputs.contacts.empty());
        contacts.insert(contacts.end(), inputs.contacts.begin(), inputs.contacts.end());
    }
    REQUIRE(contacts.size() == 2);
    CHECK(contacts[0].kind == Contact::Kind::Down);
    CHECK(contacts[1].kind == Contact::Kind::Up);
    CHECK(contacts[0].position == Point{321, 123});
    CHECK(contacts[0].finger == mouse_finger);
}

TEST_CASE("a panel above the cap is drawn smaller, scaled up, and clicks follow") {
    const Windowless after;
    const auto screen = server(3840, 2160);
    const auto stage = Stage::open({}).value();
    REQUIRE(stage->size() == Size{1920, 1080});
    const std::vector<std::uint32_t> white(1920 * 1080, 0xFFFFFFFF);
    REQUIRE(stage->show(white));
    settle(*stage);
    CHECK(screen->pixel(3839, 2159) == 0xFFFFFFFF);
    CHECK(screen->pixel(0, 0) == 0xFFFFFFFF);
    screen->click(1920, 1080);
    const Inputs inputs = stage->wait(Duration(3000));
    REQUIRE_FALSE(inputs.contacts.empty());
    CHECK(inputs.contacts[0].position == Point{960, 540});
}

TEST_CASE("a still stage sleeps: SDL blocks on X11") {
    const Windowless after;
    const auto screen = server();
    const auto stage = Stage::open({}).value();
    REQUIRE(stage->show(gradient(stage->size(), 1)));
    settle(*stage);
    const long before = sleeps_of_this_thread();
    stage->wait(Duration(1000));
    CHECK(sleeps_of_this_thread() - before < 25);  // spinning: 1000
    CHECK(stage->frames() == 1);
}

TEST_CASE("a mouse that moves over the stage wakes nobody") {
    const Windowless after;
    const auto screen = server();
    const auto stage = Stage::open({}).value();
    settle(*stage);
    std::thread hand([&] {
        for (int i = 0; i < 20; ++i) screen->move(100 + i, 100);
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    });
    const auto start = std::chrono::steady_clock::now();
    const Inputs inputs = stage->wait(Duration(300));
    hand.join();
    CHECK(inputs.contacts.empty());
    CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(290));
}

TEST_CASE("SIGTERM and a wake-up end a blocked wait") {
    const Windowless after;
    const auto screen = server();
    // SDL takes the signal only where nobody else does; the test framework does.
    void (*const before)(int) = ::signal(SIGTERM, SIG_DFL);
    const auto stage = Stage::open({}).value();
    settle(*stage);
    const pthread_t main_thread = pthread_self();
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        stage->wake();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        pthread_kill(main_thread, SIGTERM);
    });
    const auto start = std::chrono::steady_clock::now();
    CHECK(stage->wait(Duration(20'000)).woken);
    CHECK(stage->wait(Duration(20'000)).quit);
    other.join();
    ::signal(SIGTERM, before);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("a headless stage leaves SIGTERM and SIGINT alone, and a window after it takes them") {
    const Windowless after;
    const auto screen = server();
    for (const int number : {SIGTERM, SIGINT}) {
        void (*const before)(int) = ::signal(number, SIG_DFL);
        const auto handled = [number] {
            struct sigaction now {};
            ::sigaction(number, nullptr, &now);
            return now.sa_handler != SIG_DFL;
        };
        {
            StageOptions options;
            options.headless = true;
            const auto headless = Stage::open(options).value();
            CHECK_FALSE(handled());
        }
        const auto window = Stage::open({}).value();
        CHECK(handled());
        ::signal(number, before);
    }
}

TEST_CASE("a window that changes its size says so and then takes pictures of the new one") {
    const Windowless after;
    const auto screen = server();
    StageOptions options;
    options.windowed = true;
    options.size = Size{400, 300};
    const auto stage = Stage::open(options).value();
    REQUIRE(stage->size() == Size{400, 300});
    REQUIRE(stage->show(gradient({400, 300}, 1)));
    settle(*stage);
    SDL_SetWindowSize(SDL_GetWindowFromID(1), 500, 320);
    bool resized = false;
    for (int i = 0; i < 50 && !resized; ++i) resized = stage->wait(Duration(20)).resized;
    REQUIRE(resized);
    CHECK(stage->size() == Size{500, 320});
    CHECK(stage->show(gradient({500, 320}, 1)));
}

TEST_CASE("the texture path shows the same pictures and fades, each uploaded once") {
    const Windowless after;
    const auto screen = server();
    auto video = Video::start(Video::For::Window).value();
    const auto stage = open_texture_stage(std::move(video), {}, "software").value();
    REQUIRE(stage->size() == Size{800, 600});
    const auto from = gradient(stage->size(), 1);
    auto to = gradient(stage->size(), 99'999);
    REQUIRE(stage->show(from));
    CHECK(comes_on_screen(*screen, *stage, from));
    CHECK(stage->shown().pixels == from);
    std::vector<std::uint32_t> mixed(from.size());
    REQUIRE(stage->show_mixed(from, to, 20));
    REQUIRE(stage->show_mixed(from, to, 128));
    mix(from, to, 128, mixed);
    CHECK(difference(stage->shown().pixels, mixed, 3).pixels == 0);
    const auto first_to = to;
    std::fill(to.begin(), to.end(),
              0xFF00FF00);  // against the rule: shows that nothing is uploaded
    REQUIRE(stage->show_mixed(from, to, 200));
    mix(from, first_to, 200, mixed);
    CHECK(difference(stage->shown().pixels, mixed, 3).pixels == 0);
    REQUIRE(stage->show_mixed(from, to, 10));  // another fade
    mix(from, to, 10, mixed);
    CHECK(difference(stage->shown().pixels, mixed, 3).pixels == 0);
    REQUIRE(stage->show(to));
    CHECK(comes_on_screen(*screen, *stage, to));
}

TEST_CASE("a turned stage shows pictures, changes of a few rows and fades turned") {
    const Windowless after;
    const auto screen = server();
    StageOptions options;
    options.rotation = any_turn();
    const auto stage = Stage::open(options).value();
    const Size size = turned(Size{800, 600}, options.rotation);
    REQUIRE(stage->size() == size);
    auto from = gradient(size, 1);
    REQUIRE(stage->show(from));
    CHECK(comes_on_screen(*screen, *stage, on_panel(from, size, options.rotation)));
    CHECK(stage->shown() == PictureBuffer{size, from});
    from[static_cast<std::size_t>(size.width) * 300 + 400] = 0xFFFF0000;
    from.back() = 0xFF00FF00;
    REQUIRE(stage->show(from));
    CHECK(comes_on_screen(*screen, *stage, on_panel(from, size, options.rotation)));
    const auto to = gradient(size, 99'999);
    std::vector<std::uint32_t> mixed(from.size());
    mix(from, to, 100, mixed);
    REQUIRE(stage->show_mixed(from, to, 100));
    CHECK(comes_on_screen(*screen, *stage, on_panel(mixed, size, options.rotation)));
    CHECK(stage->shown().pixels == mixed);
    const auto frames = stage->frames();
    REQUIRE(stage->show(mixed));
    CHECK(stage->frames() == frames);  // it is there already
}

TEST_CASE("a click on a turned stage comes as contacts where its place was drawn") {
    const Windowless after;
    const auto screen = server();
    StageOptions options;
    options.rotation = any_turn();
    options.touch = {TouchAxes::Mirror::X, Rotation::Right};  // of fingers, and this is a mouse
    const auto stage = Stage::open(options).value();
    settle(*stage);
    constexpr Point drawn{321, 123};
    const Point there = turned(drawn, stage->size(), options.rotation);
    screen->click(static_cast<int>(there.x), static_cast<int>(there.y));
    const Inputs inputs = stage->wait(Duration(3000));
    REQUIRE_FALSE(inputs.contacts.empty());
    CHECK(inputs.contacts[0].position == drawn);
    CHECK(inputs.contacts[0].raw == there);
}

TEST_CASE("a turned picture comes back by itself, and a turned window takes another size") {
    const Windowless after;
    const auto screen = server();
    StageOptions options;
    options.rotation = Rotation::Left;
    options.windowed = true;
    options.size = Size{400, 300};
    const auto stage = Stage::open(options).value();
    REQUIRE(stage->size() == Size{300, 400});
    const auto picture = gradient({300, 400}, 5);
    REQUIRE(stage->show(picture));
    settle(*stage);
    SDL_HideWindow(SDL_GetWindowFromID(1));
    settle(*stage);
    SDL_ShowWindow(SDL_GetWindowFromID(1));
    settle(*stage);
    const auto wanted = on_panel(picture, {300, 400}, options.rotation);
    int x = 0, y = 0;
    SDL_GetWindowPosition(SDL_GetWindowFromID(1), &x, &y);
    const auto in_window = [&] {
        const auto shot = screen->screenshot();
        for (int row = 0; row < 300; ++row)
            for (int column = 0; column < 400; ++column)
                if (shot.at(x + column, y + row) !=
                    wanted.at(static_cast<std::size_t>(row) * 400 + column))
                    return false;
        return true;
    };
    bool back = false;
    for (int i = 0; i < 100 && !back; ++i) {
        stage->wait(Duration(20));
        back = in_window();
    }
    CHECK(back);
    SDL_SetWindowSize(SDL_GetWindowFromID(1), 500, 320);
    bool resized = false;
    for (int i = 0; i < 50 && !resized; ++i) resized = stage->wait(Duration(20)).resized;
    REQUIRE(resized);
    CHECK(stage->size() == Size{320, 500});
    CHECK(stage->show(gradient({320, 500}, 1)));
    CHECK(stage->shown().pixels == gradient({320, 500}, 1));
}

TEST_CASE("a turned panel above the cap is drawn smaller and scaled up") {
    const Windowless after;
    const auto screen = server(3840, 2160);
    StageOptions options;
    options.rotation = Rotation::Right;
    const auto stage = Stage::open(options).value();
    REQUIRE(stage->size() == Size{1080, 1920});
    std::vector<std::uint32_t> picture(1080 * 1920, 0xFF000000);
    std::fill(picture.begin(), picture.begin() + 1080 * 960, 0xFFFFFFFF);  // the upper half
    REQUIRE(stage->show(picture));
    settle(*stage);
    CHECK(screen->pixel(3839, 5) == 0xFFFFFFFF);  // the top is at the right
    CHECK(screen->pixel(3839, 2159) == 0xFFFFFFFF);
    CHECK(screen->pixel(0, 5) == 0xFF000000);
}

TEST_CASE("another renderer than the one that was asked for is refused with words") {
    const Windowless after;
    const auto screen = server();
    auto video = Video::start(Video::For::Window).value();
    const auto stage = open_texture_stage(std::move(video), {}, "no such renderer");
    REQUIRE_FALSE(stage);
    CHECK(stage.error().message.find("no such renderer") != std::string::npos);
    CHECK(stage.error().next_step.find("libgles2") != std::string::npos);
}

TEST_CASE("the texture path turns pictures and fades too") {
    const Windowless after;
    const auto screen = server();
    StageOptions options;
    options.rotation = any_turn();
    auto video = Video::start(Video::For::Window).value();
    const auto stage = open_texture_stage(std::move(video), options, "software").value();
    const Size size = turned(Size{800, 600}, options.rotation);
    REQUIRE(stage->size() == size);
    const auto from = gradient(size, 1), to = gradient(size, 99'999);
    REQUIRE(stage->show(from));
    CHECK(comes_on_screen(*screen, *stage, on_panel(from, size, options.rotation)));
    CHECK(stage->shown() == PictureBuffer{size, from});
    REQUIRE(stage->show_mixed(from, to, 256));
    CHECK(comes_on_screen(*screen, *stage, on_panel(to, size, options.rotation)));
}
