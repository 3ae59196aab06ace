#pragma once
#include <map>
#include <string>

#include "base/digest.h"
#include "base/result.h"

namespace standpunkt {

/// A medium's identity: the digest of its bytes as they are in the bundle.
using MediumId = Digest;

/// Where the bytes behind identities come from. Safe to call from any thread.
class MediaSource {
  public:
    virtual ~MediaSource() = default;
    /// All bytes of the medium; an error if it is unknown or its bytes do not match the identity.
    virtual Result<std::string> read(const MediumId& id) const = 0;
};

/// Media held in memory. Filled by one thread, then only read.
class MediaLibrary : public MediaSource {
  public:
    MediumId add(std::string bytes);  ///< equal bytes are kept once
    Result<std::string> read(const MediumId& id) const override;
    const std::map<MediumId, std::string>& all() const { return x_media; }

  private:
    std::map<MediumId, std::string> x_media;
};

}  // namespace standpunkt
