#include "stage/pictures.h"

#include <SDL.h>
#include <signal.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <thread>

#include "media/picture_file.h"

using namespace standpunkt;
using State = Pictures::State;

namespace {

Pixels plain(int width, int height, std::uint8_t red) {
    Pixels pixels{width, height, {}};
    for (int i = 0; i < width * height; ++i) {
        pixels.rgba.push_back(red);
        pixels.rgba.insert(pixels.rgba.end(), {40, 80, 255});
    }
    return pixels;
}

struct Shelf {
    Canvas canvas = Canvas::create({64, 64}).value();
    std::map<Digest, std::string> media;
    std::atomic<int> loads = 0, wakes = 0;

    Digest put(const std::string& bytes) {
        media[digest(bytes)] = bytes;
        return digest(bytes);
    }
    Digest put(int width, int height, std::uint8_t red) {
        return put(encode_webp(plain(width, height, red)).value());
    }
    Pictures pictures(std::size_t cap) {
        return Pictures(
            canvas,
            [this](const Digest& id) -> Result<std::string> {
                ++loads;
                const auto found = media.find(id);
                if (found == media.end()) return fail("unknown medium.");
                return found->second;
            },
            [this] { ++wakes; }, cap);
    }
};

}  // namespace

TEST_CASE("a picture is loading, then ready, and looks as it was written") {
    Shelf shelf;
    const Digest id = shelf.put(20, 10, 200);
    Pictures pictures = shelf.pictures(1 << 20);
    CHECK(pictures.get(id).state == State::Loading);
    pictures.wait_all();
    const Pictures::Picture ready = pictures.get(id);
    REQUIRE(ready.state == State::Ready);
    CHECK(ready.width == 20);
    CHECK(ready.height == 10);
    SDL_RenderCopy(shelf.canvas.renderer(), ready.texture, nullptr, nullptr);
    CHECK(shelf.canvas.pixels()[64 * 32 + 32] == 0xFFC82850);
    CHECK(shelf.loads == 1);
    CHECK_FALSE(pictures.collect());
}

TEST_CASE("every picture that is ready wakes the main thread once") {
    Shelf shelf;
    const Digest one = shelf.put(20, 10, 200), other = shelf.put("no picture at all");
    {
        Pictures pictures = shelf.pictures(1 << 20);
        pictures.get(one);
        pictures.get(other);
        pictures.get(one);
        pictures.wait_all();
    }
    CHECK(shelf.wakes == 2);
}

TEST_CASE("a picture that cannot be had or read is broken, with the reason") {
    Shelf shelf;
    const Digest damaged = shelf.put("no picture at all");
    const Digest unknown = digest("nobody has this");
    Pictures pictures = shelf.pictures(1 << 20);
    pictures.get(damaged);
    pictures.get(unknown);
    pictures.wait_all();
    CHECK(pictures.get(damaged).state == State::Broken);
    CHECK_FALSE(pictures.get(damaged).reason.empty());
    CHECK(pictures.get(unknown).reason.find("unknown medium") != std::string::npos);
    CHECK(pictures.get(unknown).texture == nullptr);
    CHECK(shelf.loads == 2);  // not tried again in every frame
}

TEST_CASE("the cache keeps to its cap and never drops what the frame shows") {
    Shelf shelf;
    std::vector<Digest> ids;
    for (int i = 0; i < 6; ++i) ids.push_back(shelf.put(100, 100, static_cast<std::uint8_t>(i)));
    Pictures pictures = shelf.pictures(100'000);  // two and a half of them
    for (const Digest& id : ids) {
        pictures.get(ids[0]);
        pictures.get(id);
        pictures.wait_all();
        pictures.end_frame();
        REQUIRE(pictures.get(ids[0]).state == State::Ready);
        pictures.end_frame();
        REQUIRE(pictures.bytes() <= 100'000);
    }
    const int before = shelf.loads;
    pictures.get(ids[1]);  // long gone: comes again
    pictures.wait_all();
    CHECK(shelf.loads == before + 1);
    CHECK(pictures.get(ids[1]).state == State::Ready);
}

TEST_CASE("a picture larger than a texture may be is broken, as is what no bundle may hold") {
    Shelf shelf;
    const Digest giant = shelf.put(most_texture_side + 1, 30, 90);
    const Digest png = shelf.put(encode_png(plain(20, 10, 200)).value());
    Pictures pictures = shelf.pictures(1 << 20);
    pictures.get(giant);
    pictures.get(png);
    pictures.wait_all();
    CHECK(pictures.get(giant).state == State::Broken);
    CHECK(pictures.get(png).state == State::Broken);
}

TEST_CASE("a picture that could not be read is read again the next time it is wanted") {
    Shelf shelf;
    const Digest shown = shelf.put(20, 10, 1), missing = digest("not there yet");
    Pictures pictures = shelf.pictures(1 << 20);
    pictures.get(missing);
    pictures.wait_all();
    CHECK(pictures.get(missing).state == State::Broken);
    pictures.end_frame();
    pictures.get(shown);  // another scene, meanwhile
    pictures.end_frame();
    pictures.end_frame();
    shelf.media[missing] = shelf.media[shown];
    CHECK(pictures.get(missing).state == State::Loading);
    pictures.wait_all();
    CHECK(pictures.get(missing).state == State::Ready);
}

TEST_CASE("leaving while pictures wait to be decoded ends cleanly") {
    Shelf shelf;
    std::vector<Digest> ids;
    for (int i = 0; i < 12; ++i) ids.push_back(shelf.put(200, 200, static_cast<std::uint8_t>(i)));
    {
        Pictures pictures = shelf.pictures(1 << 20);
        for (const Digest& id : ids) pictures.get(id);
    }
    CHECK(shelf.loads <= 12);
}

TEST_CASE("signals never reach the decoder's thread: they are the main thread's to wake by") {
    sigset_t mask;
    sigemptyset(&mask);
    Shelf shelf;
    {
        Pictures pictures(
            shelf.canvas,
            [&](const Digest&) -> Result<std::string> {
                pthread_sigmask(SIG_SETMASK, nullptr, &mask);
                return fail("only looking.");
            },
            [] {}, 1000);
        pictures.get(digest("any"));
        pictures.wait_all();
    }
    CHECK(sigismember(&mask, SIGTERM) == 1);
    CHECK(sigismember(&mask, SIGINT) == 1);
}
