#include "trace.h"

#include <fcntl.h>

#include <fstream>
#include <stdexcept>

#include "base/files.h"

namespace standpunkt::test {

namespace fs = std::filesystem;

DiskState read_state(const fs::path& folder) {
    DiskState state;
    int number = 0;
    state.names[folder.string()] = -1;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_directory()) {
            state.names[entry.path().string()] = -1;
            continue;
        }
        state.names[entry.path().string()] = number;
        state.files[number++] = std::make_shared<Content>(read_file(entry.path()).value());
    }
    return state;
}

void materialise(const DiskState& state, const fs::path& original, const fs::path& folder) {
    fs::remove_all(folder);
    for (const auto& [name, file] : state.names) {
        const fs::path path = folder / fs::path(name).lexically_relative(original);
        if (file == -1) {
            fs::create_directories(path);
            continue;
        }
        if (!fs::is_directory(path.parent_path())) continue;  // its folder did not outlive it
        const auto found = state.files.find(file);
        std::ofstream(path, std::ios::binary)
            << (found == state.files.end() ? std::string() : found->second->bytes);
    }
}

int TracingDisk::open(const fs::path& path, int flags, unsigned mode) {
    const bool there = fs::exists(path);
    const int descriptor = Disk::open(path, flags, mode);
    if (descriptor < 0) return descriptor;
    if (fs::is_directory(path)) {
        x_open[descriptor] = {-1, path.string()};
        return descriptor;
    }
    if (!there) {
        x_names[path.string()] = x_next;
        note({Operation::Kind::Create, x_next, path.string(), {}, 0, {}});
        ++x_next;
    }
    const int file = x_names.at(path.string());
    if ((flags & O_TRUNC) != 0 && there) note({Operation::Kind::Truncate, file, {}, {}, 0, {}});
    x_open[descriptor] = {file, path.string()};
    return descriptor;
}

ssize_t TracingDisk::write(int file, const void* bytes, std::size_t length, off_t offset) {
    const ssize_t written = Disk::write(file, bytes, length, offset);
    if (written > 0)
        note({Operation::Kind::Write,
              x_open.at(file).file,
              {},
              {},
              static_cast<std::uint64_t>(offset),
              std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(written))});
    return written;
}

int TracingDisk::truncate(int file, off_t length) {
    note({Operation::Kind::Truncate,
          x_open.at(file).file,
          {},
          {},
          static_cast<std::uint64_t>(length),
          {}});
    return Disk::truncate(file, length);
}

int TracingDisk::sync(int file) {
    const Open& open = x_open.at(file);
    if (open.file == -1)
        note({Operation::Kind::SyncFolder, -1, open.path, {}, 0, {}});
    else
        note({Operation::Kind::SyncFile, open.file, {}, {}, 0, {}});
    return Disk::sync(file);
}

int TracingDisk::rename(const fs::path& from, const fs::path& to) {
    if (from.parent_path() != to.parent_path())
        throw std::logic_error("the model knows renames within one folder only");
    const int result = Disk::rename(from, to);
    if (result != 0) return result;
    const int file = x_names.at(from.string());
    x_names.erase(from.string());
    x_names[to.string()] = file;
    note({Operation::Kind::Rename, file, from.string(), to.string(), 0, {}});
    return result;
}

int TracingDisk::remove(const fs::path& path) {
    const int result = Disk::remove(path);
    if (result != 0) return result;
    note({Operation::Kind::Remove, x_names.at(path.string()), path.string(), {}, 0, {}});
    x_names.erase(path.string());
    return result;
}

int TracingDisk::make_folder(const fs::path& path, unsigned mode) {
    const int result = Disk::make_folder(path, mode);
    if (result == 0) {
        x_names[path.string()] = -1;
        note({Operation::Kind::MakeFolder, -1, path.string(), {}, 0, {}});
    }
    return result;
}

int TracingDisk::close(int file) {
    x_open.erase(file);
    return Disk::close(file);
}

}  // namespace standpunkt::test
