#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace standpunkt {

/// Bytes that can be read at any offset: a file, a web server, memory.
class ByteSource {
  public:
    virtual ~ByteSource() = default;
    virtual std::uint64_t size() const = 0;
    /// Exactly `length` bytes from `offset`; an error if there are fewer. Any thread.
    virtual Result<std::string> read(std::uint64_t offset, std::size_t length) const = 0;
};

/// Bytes in memory, which have to outlive it.
class MemoryBytes : public ByteSource {
  public:
    explicit MemoryBytes(std::string_view bytes) : x_bytes(bytes) {}
    std::uint64_t size() const override { return x_bytes.size(); }
    Result<std::string> read(std::uint64_t offset, std::size_t length) const override {
        if (offset > x_bytes.size() || length > x_bytes.size() - offset)
            return fail("ends too early.");
        return std::string(x_bytes.substr(static_cast<std::size_t>(offset), length));
    }

  private:
    std::string_view x_bytes;
};

}  // namespace standpunkt
