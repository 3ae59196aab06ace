#include "stage/pictures.h"

#include <SDL.h>

#include <algorithm>
#include <map>

#include "stage/decoder.h"

namespace standpunkt {

struct Pictures::Impl {
    struct Entry {
        Picture picture;
        std::size_t bytes = 0;
        std::uint64_t used = 0;
    };

    Impl(Canvas& on, std::size_t cache_bytes, Load load, std::function<void()> wake)
        : canvas(on), cap(cache_bytes), decoder(std::move(load), std::move(wake)) {}

    void upload(Entry& entry, const Pixels& pixels) {
        SDL_Texture* texture =
            SDL_CreateTexture(canvas.renderer(), SDL_PIXELFORMAT_ARGB8888,
                              SDL_TEXTUREACCESS_STREAMING, pixels.width, pixels.height);
        void* rows = nullptr;
        int pitch = 0;
        if (!texture || SDL_LockTexture(texture, nullptr, &rows, &pitch) != 0) {
            entry.picture.state = State::Broken;
            entry.picture.reason = std::string("no memory for the picture: ") + SDL_GetError();
            if (texture) SDL_DestroyTexture(texture);
            return;
        }
        bool opaque = true;
        const std::uint8_t* from = pixels.rgba.data();
        for (int y = 0; y < pixels.height; ++y) {
            auto* to = reinterpret_cast<std::uint32_t*>(static_cast<char*>(rows) +
                                                        static_cast<std::ptrdiff_t>(y) * pitch);
            for (int x = 0; x < pixels.width; ++x, from += 4) {
                to[x] = std::uint32_t{from[3]} << 24 | std::uint32_t{from[0]} << 16 |
                        std::uint32_t{from[1]} << 8 | from[2];
                opaque = opaque && from[3] == 255;
            }
        }
        SDL_UnlockTexture(texture);
        SDL_SetTextureBlendMode(texture, opaque ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
        SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear);
        entry.picture = {State::Ready, texture, pixels.width, pixels.height, {}};
        entry.bytes = static_cast<std::size_t>(pixels.width) * pixels.height * 4;
        bytes += entry.bytes;
    }

    bool accept(std::vector<Decoder::Decoded> decoded) {
        for (Decoder::Decoded& each : decoded) {
            Entry& entry = entries[each.id];
            if (each.pixels) {
                upload(entry, *each.pixels);
            } else {
                entry.picture.state = State::Broken;
                entry.picture.reason = to_string(each.pixels.error());
            }
            entry.used = std::max(entry.used, frame);  // asked for ahead: stays until it is shown
        }
        return !decoded.empty();
    }

    Canvas& canvas;
    std::size_t cap;
    std::size_t bytes = 0;
    std::uint64_t frame = 1;
    std::map<Digest, Entry> entries;
    Decoder decoder;
};

Pictures::Pictures(Canvas& canvas, Load load, std::function<void()> wake, std::size_t cache_bytes)
    : x_impl(std::make_unique<Impl>(canvas, cache_bytes, std::move(load), std::move(wake))) {}

Pictures::~Pictures() {
    for (auto& [id, entry] : x_impl->entries)
        if (entry.picture.texture) SDL_DestroyTexture(entry.picture.texture);
}

Pictures::Picture Pictures::get(const Digest& id) {
    const auto [found, is_new] = x_impl->entries.try_emplace(id);
    found->second.used = x_impl->frame;
    if (is_new) x_impl->decoder.ask(id);
    return found->second.picture;
}

bool Pictures::collect() {
    return x_impl->accept(x_impl->decoder.take());
}

bool Pictures::wait_all() {
    return x_impl->accept(x_impl->decoder.wait_and_take());
}

void Pictures::end_frame() {
    auto& entries = x_impl->entries;
    std::vector<std::map<Digest, Impl::Entry>::iterator> old;
    for (auto each = entries.begin(); each != entries.end(); ++each)
        if (each->second.used < x_impl->frame && each->second.picture.texture) old.push_back(each);
    std::sort(old.begin(), old.end(),
              [](auto one, auto other) { return one->second.used < other->second.used; });
    for (const auto each : old) {
        if (x_impl->bytes <= x_impl->cap) break;
        x_impl->bytes -= each->second.bytes;
        SDL_DestroyTexture(each->second.picture.texture);
        entries.erase(each);
    }
    // What could not be read gets another chance the next time it is wanted, not every frame.
    std::erase_if(entries, [this](const auto& each) {
        return each.second.picture.state == State::Broken && each.second.used < x_impl->frame;
    });
    ++x_impl->frame;
}

std::size_t Pictures::bytes() const {
    return x_impl->bytes;
}

}  // namespace standpunkt
