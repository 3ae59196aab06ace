#include "sync/remote_end.h"

namespace standpunkt {
namespace {

/// An index has a digest of 32 bytes for each 64 KiB, and a little before the first.
constexpr std::uint64_t most_end(std::uint64_t size) {
    return size / 2048 + 64 * 1024;
}

}  // namespace

Result<std::string> RemoteEnd::fetch(std::uint64_t offset, std::uint64_t length) const {
    if (x_fetches_left == 0 || length > most_end(size()))
        return fail("cannot be read without copying it.");
    --x_fetches_left;
    std::string bytes;
    const Status done = x_bytes.stream(offset, length, [&](std::string_view more) {
        bytes += more;
        return Status();
    });
    if (done) return bytes;
    x_trouble = done.error();
    return tl::unexpected(done.error());
}

Result<std::string> RemoteEnd::read(std::uint64_t offset, std::size_t length) const {
    if (offset > size() || length > size() - offset) return fail("ends too early.");
    if (offset < tail_begin()) {
        if (offset + length < tail_begin()) return fetch(offset, length);
        TRY(std::string missing, fetch(offset, tail_begin() - offset));
        x_tail.insert(0, missing);
    }
    return x_tail.substr(static_cast<std::size_t>(offset - tail_begin()), length);
}

}  // namespace standpunkt
