#include "store/connection.h"

#include <utility>

#include "store/page_vfs.h"

namespace standpunkt {
namespace {

struct Limit {
    int id, value;
};

// What our own statements need, with room; a crafted schema meets these before anything grows.
constexpr Limit limits[] = {
    {SQLITE_LIMIT_LENGTH, 16'000'000},
    {SQLITE_LIMIT_SQL_LENGTH, 100'000},
    {SQLITE_LIMIT_COLUMN, 64},
    {SQLITE_LIMIT_EXPR_DEPTH, 20},
    {SQLITE_LIMIT_COMPOUND_SELECT, 4},
    {SQLITE_LIMIT_VDBE_OP, 25'000},
    {SQLITE_LIMIT_FUNCTION_ARG, 8},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 64},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

struct Switch {
    int id, on;
};

constexpr Switch switches[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
};

Code code_of(int number) {
    switch (number & 0xFF) {  // the rest tells details
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return Code::Damaged;
        case SQLITE_FULL:
            return Code::NoSpace;
        default:
            return Code::None;
    }
}

}  // namespace

Connection::Connection(std::filesystem::path path, std::unique_ptr<PageVfs> vfs)
    : x_path(std::move(path)), x_vfs(std::move(vfs)) {}

Connection::~Connection() {
    sqlite3_close_v2(x_handle);
}

Status Connection::open(int flags) {
    const std::string name = x_vfs ? "pages" : x_path.string();
    const char* vfs = x_vfs ? x_vfs->name().c_str() : nullptr;
    if (sqlite3_open_v2(name.c_str(), &x_handle, flags | SQLITE_OPEN_EXRESCODE, vfs) != SQLITE_OK)
        return tl::unexpected(error());
    return harden();
}

Status Connection::harden() {
    for (const Limit limit : limits) sqlite3_limit(x_handle, limit.id, limit.value);
    for (const Switch one : switches)
        if (sqlite3_db_config(x_handle, one.id, one.on, nullptr) != SQLITE_OK)
            return tl::unexpected(error());
    if (sqlite3_exec(x_handle, "PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON;", nullptr,
                     nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected(error());
    return {};
}

Status Connection::close() {
    if (sqlite3_close(x_handle) != SQLITE_OK) return tl::unexpected(error());
    x_handle = nullptr;
    return {};
}

Error Connection::error() const {
    if (x_vfs)
        if (auto of_source = x_vfs->take_error()) return std::move(*of_source);
    const std::string cause = x_handle ? sqlite3_errmsg(x_handle) : "out of memory";
    return {"the database cannot be used: " + cause + ".",
            x_path,
            0,
            {},
            x_vfs ? Code::None : code_of(error_number())};
}

int Connection::error_number() const {
    return x_handle ? sqlite3_extended_errcode(x_handle) : SQLITE_NOMEM;
}

}  // namespace standpunkt
