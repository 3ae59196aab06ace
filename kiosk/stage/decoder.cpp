#include "stage/decoder.h"

#include <new>
#include <utility>

#include "base/quiet_thread.h"

namespace standpunkt {
namespace {

Result<Pixels> decode(const Decoder::Load& load, const Digest& id) {
    // Elsewhere the end of memory ends the program; here it only costs a picture.
    try {
        TRY(const std::string bytes, load(id));
        return decode_bundled_picture(bytes);
    } catch (const std::bad_alloc&) {
        return fail("no memory for the picture.");
    }
}

}  // namespace

Decoder::Decoder(Load load, std::function<void()> ready)
    : x_load(std::move(load)), x_ready(std::move(ready)) {
    x_thread = quiet_thread([this] { work(); });
}

Decoder::~Decoder() {
    {
        const std::lock_guard lock(x_mutex);
        x_stop = true;
        x_waiting.clear();
    }
    x_changed.notify_all();
    x_thread.join();
}

void Decoder::ask(const Digest& id) {
    {
        const std::lock_guard lock(x_mutex);
        x_waiting.push_back(id);
    }
    x_changed.notify_all();
}

std::vector<Decoder::Decoded> Decoder::take() {
    const std::lock_guard lock(x_mutex);
    return std::exchange(x_done, {});
}

std::vector<Decoder::Decoded> Decoder::wait_and_take() {
    std::unique_lock lock(x_mutex);
    x_changed.wait(lock, [this] { return x_waiting.empty() && !x_at_work; });
    return std::exchange(x_done, {});
}

void Decoder::work() {
    std::unique_lock lock(x_mutex);
    while (true) {
        x_changed.wait(lock, [this] { return x_stop || !x_waiting.empty(); });
        if (x_stop) return;
        const Digest id = x_waiting.front();
        x_waiting.pop_front();
        x_at_work = true;
        lock.unlock();
        Result<Pixels> pixels = decode(x_load, id);
        lock.lock();
        x_done.push_back({id, std::move(pixels)});
        x_at_work = false;
        lock.unlock();
        x_changed.notify_all();
        if (x_ready) x_ready();
        lock.lock();
    }
}

}  // namespace standpunkt
