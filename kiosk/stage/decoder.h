#pragma once
// The thread that reads and decodes pictures. Internal to Pictures.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "base/digest.h"
#include "media/picture_file.h"

namespace standpunkt {

/// Decodes in the order asked. Blocks all signals in its thread: they are the main thread's, which
/// sleeps on them. Its functions are called from the main thread.
class Decoder {
  public:
    using Load = std::function<Result<std::string>(const Digest&)>;
    struct Decoded {
        Digest id;
        Result<Pixels> pixels;  ///< no side longer than most_texture_side
    };

    Decoder(Load load, std::function<void()> ready);
    ~Decoder();  ///< drops what waits, lets the one at work finish
    void ask(const Digest& id);
    std::vector<Decoded> take();           ///< what is done, each once
    std::vector<Decoded> wait_and_take();  ///< all that was asked for

  private:
    void work();
    Load x_load;
    std::function<void()> x_ready;
    std::mutex x_mutex;
    std::condition_variable x_changed;
    std::deque<Digest> x_waiting;
    std::vector<Decoded> x_done;
    bool x_at_work = false, x_stop = false;
    std::thread x_thread;  // last: starts when all else stands
};

}  // namespace standpunkt
