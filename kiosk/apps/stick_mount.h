#pragma once
// The only part of standpunkt-stick that keeps its rights: it mounts, changes and unmounts one
// device at one place, in one of two kinds, and does nothing else that its child asks for.
#include <filesystem>
#include <string>

#include "base/result.h"

namespace standpunkt {

struct StickPlace {
    std::filesystem::path device;
    std::filesystem::path folder;  ///< where it is mounted
    unsigned user = 0, group = 0;  ///< whose its files are
};

/// What a child asks for, and the parent does: one byte there, an errno back.
enum class MountTask : char { Fat = 'v', ExFat = 'e', Writable = 'w', ReadOnly = 'r' };

/// The parent's part: serves until the other end of the socket is closed, then unmounts.
void serve_mounts(int socket, const StickPlace& place);

/// The child's part.
class MountClient {
  public:
    explicit MountClient(int socket) : x_socket(socket) {}
    Status ask(MountTask task) const;

  private:
    int x_socket;
};

}  // namespace standpunkt
