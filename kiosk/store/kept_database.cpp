// Databases that are kept: one writer, readers in other processes that may not write.
#include <sys/stat.h>

#include <cstdlib>

#include "base/system_error.h"
#include "store/connection.h"
#include "store/database.h"
#include "store/page_vfs.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kept_page_size = 4096;

fs::path journal_of(const fs::path& path) {
    return path.string() + "-journal";
}

/// The first page is read: a journal that a dead writer left behind is met now.
Status check_kind(Database& database, const fs::path& path, const Database::Kept& kept) {
    TRY(const auto application, database.integer("PRAGMA application_id"));
    TRY(const auto schema, database.integer("PRAGMA user_version"));
    if (application != kept.application_id)
        return fail("is a file of another kind.", path, 0, {}, Code::Damaged);
    if (schema == kept.schema) return {};
    return fail("was written by another version of this program (" + std::to_string(schema) +
                    ", here it is " + std::to_string(kept.schema) + ").",
                path, 0, {}, Code::Damaged);
}

Result<bool> is_empty(Database& database) {
    TRY(const auto count, database.integer("SELECT count(*) FROM sqlite_schema"));
    return count == 0;
}

/// What tells whether somebody wrote to a file.
struct Trace {
    off_t size = -1;
    timespec written{};
    explicit Trace(const fs::path& path) {
        struct stat facts {};
        if (::stat(path.c_str(), &facts) != 0) return;
        size = facts.st_size;
        written = facts.st_mtim;
    }
    bool operator==(const Trace& other) const {
        return size == other.size && written.tv_sec == other.written.tv_sec &&
               written.tv_nsec == other.written.tv_nsec;
    }
};

/// A folder that goes with this object; what is open in it stays readable.
struct PassingFolder {
    fs::path path;
    PassingFolder() {
        std::string name = (fs::temp_directory_path() / "standpunkt-XXXXXX").string();
        if (::mkdtemp(name.data())) path = name;
    }
    ~PassingFolder() {
        std::error_code ignored;
        if (!path.empty()) fs::remove_all(path, ignored);
    }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;
};

/// File and journal as they are together. False: their writer is at work again.
Result<bool> copy_both(const fs::path& from, const fs::path& to) {
    const Trace file(from), journal(journal_of(from));
    std::error_code error;
    fs::copy_file(from, to, error);
    if (!error) fs::copy_file(journal_of(from), journal_of(to), error);
    if (error) return fail("cannot be copied: " + error.message() + ".", from);
    return file == Trace(from) && journal == Trace(journal_of(from));
}

}  // namespace

Result<Database> Database::keep(const fs::path& path, const Kept& kept) {
    std::error_code ignored;
    const bool fresh = !fs::exists(path, ignored);
    auto connection = std::make_shared<Connection>(path, nullptr);
    TRY_STATUS(connection->open(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    sqlite3* const handle = connection->handle();
    Database database(std::move(connection));
    // A truncated journal is one that is done with, durably, and costs no change of the folder.
    TRY_STATUS(database.execute(
        "PRAGMA busy_timeout=10000; PRAGMA page_size=" + std::to_string(kept_page_size) +
        "; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL; PRAGMA secure_delete=OFF;"
        "PRAGMA max_page_count=" +
        std::to_string(kept.most_bytes / kept_page_size)));
    TRY(const bool empty, is_empty(database));
    if (empty) {
        TRY_STATUS(database.execute("BEGIN IMMEDIATE; PRAGMA application_id=" +
                                    std::to_string(kept.application_id) + "; PRAGMA user_version=" +
                                    std::to_string(kept.schema) + ";" + kept.tables + "; COMMIT"));
    }
    TRY_STATUS(check_kind(database, path, kept));
    // SQLite takes a file that it may not or must not write to as one to read.
    if (sqlite3_db_readonly(handle, "main") != 0)
        return fail("cannot be written to.", path, 0, {}, Code::Damaged);
    // Whatever the program's umask is: its readers are other users. SQLite gives a journal the
    // same bits.
    if (fresh && ::chmod(path.c_str(), 0644) != 0) return system_error("set the rights of", path);
    return database;
}

Result<Database> Database::read_kept(const fs::path& path, const Kept& kept) {
    std::error_code error;
    if (fs::exists(path, error) && !fs::is_regular_file(path, error))  // a pipe would never answer
        return fail("is no file.", path, 0, {}, Code::Damaged);
    for (int tries = 0;; ++tries) {
        auto connection = std::make_shared<Connection>(path, nullptr);
        TRY_STATUS(connection->open(SQLITE_OPEN_READONLY));
        Database database(connection);
        TRY_STATUS(database.execute("PRAGMA busy_timeout=5000"));
        const Status known = check_kind(database, path, kept);
        if (known) return database;
        if (connection->error_number() != SQLITE_READONLY_ROLLBACK || tries == 3)
            return tl::unexpected(known.error());
        const PassingFolder folder;
        if (folder.path.empty()) return system_error("make a temporary folder for", path);
        const fs::path copy = folder.path / "copy.sqlite";
        TRY(const bool whole, copy_both(path, copy));
        if (!whole) continue;
        TRY(auto undone, keep(copy, kept));  // its first look undoes what was half done
        return undone;
    }
}

}  // namespace standpunkt
