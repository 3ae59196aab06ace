#pragma once
#include <functional>
#include <memory>
#include <string>

#include "base/digest.h"
#include "base/result.h"
#include "stage/canvas.h"

struct SDL_Texture;

namespace standpunkt {

/// Pictures by identity: read and decoded in a worker thread, uploaded on the main thread, kept in
/// a cache by bytes (least recently used out; what the last frame used always stays).
class Pictures {
  public:
    using Load = std::function<Result<std::string>(const Digest&)>;  ///< called in the worker
    /// `wake` is called from the worker when a picture is ready (any thread).
    Pictures(Canvas& canvas, Load load, std::function<void()> wake, std::size_t cache_bytes);
    ~Pictures();

    enum class State { Loading, Ready, Broken };
    struct Picture {
        State state = State::Loading;
        SDL_Texture* texture = nullptr;  ///< valid until the end of the frame
        int width = 0, height = 0;
        std::string reason;  ///< why it is broken
    };
    /// Asks for it; starts loading if it is new. Main thread.
    Picture get(const Digest& id);
    /// Uploads what the worker finished; true if something new came. Once a turn of the loop.
    bool collect();
    bool wait_all();  ///< blocks until nothing is loading, then as collect(): for --headless
    void end_frame();
    std::size_t bytes() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> x_impl;
};

}  // namespace standpunkt
