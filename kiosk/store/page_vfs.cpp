#include "store/page_vfs.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <new>

namespace standpunkt {
namespace {

struct PageFile {
    sqlite3_file base;  // first: SQLite sees only this
    PageVfs* vfs;
};

PageVfs& vfs_of(sqlite3_file* file) {
    return *reinterpret_cast<PageFile*>(file)->vfs;
}

// No exception may cross SQLite, which is C.
int read_range(sqlite3_file* file, void* to, int length, sqlite3_int64 offset) {
    try {
        return vfs_of(file).read(static_cast<char*>(to), static_cast<std::size_t>(length),
                                 static_cast<std::uint64_t>(offset));
    } catch (const std::bad_alloc&) {
        return SQLITE_IOERR_NOMEM;
    } catch (...) {
        return SQLITE_IOERR_READ;
    }
}

int close_file(sqlite3_file*) {
    return SQLITE_OK;
}
int refuse_write(sqlite3_file*, const void*, int, sqlite3_int64) {
    return SQLITE_READONLY;
}
int refuse_truncate(sqlite3_file*, sqlite3_int64) {
    return SQLITE_READONLY;
}
int nothing_to_sync(sqlite3_file*, int) {
    return SQLITE_OK;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(vfs_of(file).size());
    return SQLITE_OK;
}
int lock_nothing(sqlite3_file*, int) {
    return SQLITE_OK;
}
int nothing_reserved(sqlite3_file*, int* result) {
    *result = 0;
    return SQLITE_OK;
}
int no_control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*) {
    return static_cast<int>(page_size);
}
// Immutable: SQLite then asks for no locks, no journal and no change counter.
int characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_IMMUTABLE;
}

// Version 1: no shared memory, no mmap, so every byte goes through read_range.
const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = close_file,
    .xRead = read_range,
    .xWrite = refuse_write,
    .xTruncate = refuse_truncate,
    .xSync = nothing_to_sync,
    .xFileSize = file_size,
    .xLock = lock_nothing,
    .xUnlock = lock_nothing,
    .xCheckReservedLock = nothing_reserved,
    .xFileControl = no_control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int open_file(sqlite3_vfs* vfs, const char*, sqlite3_file* file, int flags, int* out_flags) {
    file->pMethods = nullptr;
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0 || (flags & SQLITE_OPEN_READWRITE) != 0)
        return SQLITE_CANTOPEN;
    reinterpret_cast<PageFile*>(file)->vfs = static_cast<PageVfs*>(vfs->pAppData);
    file->pMethods = &methods;
    if (out_flags) *out_flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
    return SQLITE_OK;
}
int refuse_delete(sqlite3_vfs*, const char*, int) {
    return SQLITE_IOERR_DELETE;
}
int nothing_there(sqlite3_vfs*, const char*, int, int* result) {
    *result = 0;
    return SQLITE_OK;
}
int same_name(sqlite3_vfs*, const char* name, int most, char* to) {
    sqlite3_snprintf(most, to, "%s", name);
    return SQLITE_OK;
}
// Time and chance are asked for by few SQL functions, which no statement here uses.
int no_randomness(sqlite3_vfs*, int length, char* to) {
    std::memset(to, 0, static_cast<std::size_t>(length));
    return length;
}
int no_sleep(sqlite3_vfs*, int) {
    return 0;
}
int no_time(sqlite3_vfs*, double* now) {
    *now = 0;
    return SQLITE_OK;
}
int no_error(sqlite3_vfs*, int, char*) {
    return 0;
}

std::string unique_name() {
    static std::atomic<unsigned> count{0};
    return "standpunkt-pages-" + std::to_string(++count);
}

}  // namespace

PageVfs::PageVfs(std::shared_ptr<const PageSource> pages)
    : x_pages(std::move(pages)), x_name(unique_name()) {
    x_vfs.iVersion = 1;
    x_vfs.szOsFile = sizeof(PageFile);
    x_vfs.mxPathname = 512;
    x_vfs.zName = x_name.c_str();
    x_vfs.pAppData = this;
    x_vfs.xOpen = open_file;
    x_vfs.xDelete = refuse_delete;
    x_vfs.xAccess = nothing_there;
    x_vfs.xFullPathname = same_name;
    x_vfs.xRandomness = no_randomness;
    x_vfs.xSleep = no_sleep;
    x_vfs.xCurrentTime = no_time;
    x_vfs.xGetLastError = no_error;
    sqlite3_vfs_register(&x_vfs, 0);
}

PageVfs::~PageVfs() {
    sqlite3_vfs_unregister(&x_vfs);
}

std::optional<Error> PageVfs::take_error() {
    return std::exchange(x_error, std::nullopt);
}

int PageVfs::read(char* to, std::size_t length, std::uint64_t offset) {
    while (length > 0 && offset < size()) {
        auto page = x_pages->page(static_cast<std::uint32_t>(offset / page_size));
        if (!page) {
            x_error = std::move(page).error();
            return SQLITE_IOERR_READ;
        }
        const std::size_t begin = offset % page_size;
        const std::size_t count = std::min<std::size_t>(length, page_size - begin);
        std::memcpy(to, (*page)->data() + begin, count);
        to += count;
        offset += count;
        length -= count;
    }
    if (length == 0) return SQLITE_OK;
    std::memset(to, 0, length);
    return SQLITE_IOERR_SHORT_READ;
}

}  // namespace standpunkt
