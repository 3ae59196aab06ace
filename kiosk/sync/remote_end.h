#pragma once
// The end of a resource that came already, and as little more as reading its trailer needs. Inside
// this folder only.
#include <optional>
#include <string>

#include "bundle/byte_source.h"
#include "sync/source.h"

namespace standpunkt {

class RemoteEnd : public ByteSource {
  public:
    /// `tail`: its last bytes. Both outlive it.
    RemoteEnd(OfferedBytes& bytes, std::string tail) : x_bytes(bytes), x_tail(std::move(tail)) {}
    std::uint64_t size() const override { return x_bytes.size(); }
    /// What is not here is fetched: twice at most, and never more than an index of a file of this
    /// size can have. One thread.
    Result<std::string> read(std::uint64_t offset, std::size_t length) const override;
    /// Why it could not be fetched; nothing if all that was asked for came.
    const std::optional<Error>& trouble() const { return x_trouble; }

  private:
    std::uint64_t tail_begin() const { return size() - x_tail.size(); }
    Result<std::string> fetch(std::uint64_t offset, std::uint64_t length) const;
    OfferedBytes& x_bytes;
    mutable std::string x_tail;
    mutable int x_fetches_left = 2;
    mutable std::optional<Error> x_trouble;
};

}  // namespace standpunkt
