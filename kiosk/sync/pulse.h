#pragma once
#include <cstdint>

namespace standpunkt {

/// The heartbeat of long work: whoever works calls it several times a second, so that the agent can
/// answer a verb, see that a visit began, or be told to stop. One thread.
class Pulse {
  public:
    virtual ~Pulse() = default;
    /// False: stop as soon as possible; what is done so far is kept and found again.
    virtual bool beat() { return true; }
    /// `done` of `of` bytes of the bundle being installed are here.
    virtual void progress(std::uint64_t /*done*/, std::uint64_t /*of*/) {}
    /// Bytes per second the network may take now; 0 = as many as it can.
    virtual std::uint64_t bandwidth() { return 0; }
};

}  // namespace standpunkt
