#pragma once
#include <string_view>
#include <utility>

#include "base/result.h"

namespace standpunkt {

/// An open file without a name, in memory, to hand over; closed with this object.
class MemoryFile {
  public:
    static Result<MemoryFile> with(std::string_view bytes);
    MemoryFile(MemoryFile&& other) noexcept : x_file(std::exchange(other.x_file, -1)) {}
    MemoryFile& operator=(MemoryFile&&) = delete;
    ~MemoryFile();
    int descriptor() const { return x_file; }

  private:
    explicit MemoryFile(int file) : x_file(file) {}
    int x_file;
};

}  // namespace standpunkt
