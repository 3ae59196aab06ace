#pragma once
// Where bundles come from. A source answers two questions: what is your newest bundle, and give me
// these bytes of it. It trusts nothing and decides nothing.
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bundle/byte_source.h"
#include "bundle/trailer.h"
#include "sync/pulse.h"

namespace standpunkt {

/// Takes consecutive bytes as they arrive; an error ends the transfer and becomes its error.
using ByteSink = std::function<Status(std::string_view bytes)>;

/// A bundle's bytes at its source, behind one identity: what is replaced there meanwhile gives an
/// error or bytes that fail their digest, never a mixture that passes.
class OfferedBytes {
  public:
    virtual ~OfferedBytes() = default;
    virtual std::uint64_t size() const = 0;
    /// Streams exactly `length` bytes from `offset` into `sink`. Errors have a code; Damaged
    /// and BadServer may mean that the bundle was replaced since the look.
    virtual Status stream(std::uint64_t offset, std::uint64_t length, const ByteSink& sink) = 0;
};

/// A bundle that a source has. Only its form was checked.
struct Offer {
    std::string name;  ///< for people: a file's name or an address
    Trailer trailer;
    std::shared_ptr<OfferedBytes> bytes;
};

/// What a look at a source brought.
struct SourceAnswer {
    /// Newest first where there are several; empty together with `unchanged` if nothing is new
    /// since the last look.
    std::vector<Offer> offers;
    bool unchanged = false;
    /// What was passed over, each with its reason and code: other files, broken bundles.
    std::vector<Error> passed_over;
};

enum class SourceKind { Directory, Stick, Network };

class Source {
  public:
    virtual ~Source() = default;
    virtual SourceKind kind() const = 0;
    virtual const std::string& name() const = 0;
    /// An error (with a code) if the source cannot be asked at all. Bundles of other channels than
    /// `channel` are passed over; so are those no check of form lets through. `pulse` beats for the
    /// offers' bytes too and outlives them.
    virtual Result<SourceAnswer> look(const std::string& channel, Pulse& pulse) = 0;
    /// The next look asks as if it were the first: no validators, nothing remembered.
    virtual void forget() = 0;
    /// A network source that knows when it wants to be left alone until (Retry-After), seconds from
    /// the last look; nothing otherwise.
    virtual std::optional<std::chrono::seconds> wait() const { return std::nullopt; }
    /// What people should know of it, a sentence; empty: nothing.
    virtual std::string remark() const { return {}; }
};

}  // namespace standpunkt
