#include "sync/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/system_error.h"

namespace standpunkt {

Result<MemoryFile> MemoryFile::with(std::string_view bytes) {
    MemoryFile made(::memfd_create("standpunkt", MFD_CLOEXEC));
    if (made.x_file < 0) return system_error("make a file in memory", {});
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = ::write(made.x_file, bytes.data() + done, bytes.size() - done);
        if (count < 0) return system_error("write a file in memory", {});
        done += static_cast<std::size_t>(count);
    }
    return made;
}

MemoryFile::~MemoryFile() {
    if (x_file >= 0) ::close(x_file);
}

}  // namespace standpunkt
