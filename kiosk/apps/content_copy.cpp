#include "apps/content_copy.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <ctime>

#include "base/digest.h"
#include "base/system_error.h"
#include "content_bundle.h"

namespace standpunkt {
namespace {

constexpr std::uint64_t block = 1U << 20;
constexpr std::uint64_t most_fat32_bytes = 0xFFFF'FFFF;

Status check_room(const FileBytes& from, const std::filesystem::path& folder) {
    struct statvfs facts {};
    if (::statvfs(folder.c_str(), &facts) != 0) return system_error("look at the place", folder);
    const std::uint64_t available = std::uint64_t{facts.f_bavail} * facts.f_frsize;
    if (from.size() <= available) return {};
    return fail("there is not enough room: " + size_text(from.size()) + " are needed, " +
                    size_text(available) + " are free.",
                folder, 0,
                "Make room there; the file that is there stays until the new one is whole.",
                Code::NoSpace);
}

/// Block by block through `each`.
Status each_block(const FileBytes& file,
                  const std::function<Status(std::uint64_t offset, std::string_view)>& each) {
    for (std::uint64_t offset = 0; offset < file.size(); offset += block) {
        const auto length = static_cast<std::size_t>(std::min(block, file.size() - offset));
        TRY(const std::string bytes, file.read(offset, length));
        TRY_STATUS(each(offset, bytes));
    }
    return {};
}

Status copy_bytes(const FileBytes& from, FileBytes& to,
                  const std::function<void(double)>& progress) {
    const auto done = each_block(from, [&](std::uint64_t offset, std::string_view bytes) -> Status {
        TRY_STATUS(to.write(offset, bytes));
        progress(0.8 * static_cast<double>(offset) / static_cast<double>(from.size()));
        return {};
    });
    if (!done && from.size() > most_fat32_bytes &&
        done.error().message.find("large") != std::string::npos)
        return fail("a file of " + size_text(from.size()) + " does not fit this kind of stick.",
                    to.path(), 0, "FAT32 holds files up to 4 GB: format it as exFAT.");
    return done;
}

/// From the medium, not from memory, as far as the system lets us.
Status compare(const FileBytes& from, const std::filesystem::path& path,
               const std::function<void(double)>& progress) {
    TRY(const auto copy, FileBytes::open(path));
    ::posix_fadvise(copy->descriptor(), 0, 0, POSIX_FADV_DONTNEED);
    if (copy->size() != from.size()) return fail("was not written whole.", path);
    return each_block(from, [&](std::uint64_t offset, std::string_view bytes) -> Status {
        TRY(const std::string there, copy->read(offset, bytes.size()));
        if (digest(there) != digest(bytes))
            return fail("does not read back as it was written.", path, 0,
                        "The stick or disk is bad: use another one.");
        progress(0.8 + 0.2 * static_cast<double>(offset) / static_cast<double>(from.size()));
        return {};
    });
}

Status set_newer_time(const std::filesystem::path& fresh, const std::filesystem::path& old) {
    std::time_t time = std::time(nullptr);
    if (struct stat facts{}; ::stat(old.c_str(), &facts) == 0)
        time = std::max<std::time_t>(time, facts.st_mtim.tv_sec + 2);  // FAT counts in two seconds
    const timespec times[2] = {{time, 0}, {time, 0}};
    if (::utimensat(AT_FDCWD, fresh.c_str(), times, 0) != 0)
        return system_error("set the time", fresh);
    return {};
}

}  // namespace

Status copy_safely(const FileBytes& from, const std::filesystem::path& target,
                   const std::function<void(double done)>& progress) {
    TRY_STATUS(check_room(from, target.parent_path()));
    // Agents pass over names that begin with a dot.
    NewFile fresh(target, target.parent_path() / ("." + target.filename().string() + ".new"));
    {
        TRY(const auto to, FileBytes::create(fresh.path()));
        TRY_STATUS(copy_bytes(from, *to, progress));
        TRY_STATUS(to->sync());
    }
    TRY_STATUS(compare(from, fresh.path(), progress));
    TRY_STATUS(set_newer_time(fresh.path(), target));
    return fresh.put_in_place();
}

}  // namespace standpunkt
