#include "store/database.h"

#include "store/connection.h"
#include "store/page_vfs.h"

namespace standpunkt {

Result<Database> Database::create(const std::filesystem::path& path, std::uint32_t application_id,
                                  std::uint32_t schema) {
    if (std::filesystem::exists(path)) return fail("is already there.", path);
    auto connection = std::make_shared<Connection>(path, nullptr);
    TRY_STATUS(connection->open(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    Database database(connection);
    // secure_delete leaves zeros where something was, so that equal content gives equal bytes.
    TRY_STATUS(database.execute("PRAGMA page_size=" + std::to_string(page_size) +
                                "; PRAGMA encoding='UTF-8'; PRAGMA auto_vacuum=NONE;"
                                "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"
                                "PRAGMA locking_mode=EXCLUSIVE; PRAGMA secure_delete=ON;"
                                "PRAGMA application_id=" +
                                std::to_string(application_id) +
                                "; PRAGMA user_version=" + std::to_string(schema)));
    return database;
}

Result<Database> Database::open_read_only(std::shared_ptr<const PageSource> pages,
                                          const std::filesystem::path& name) {
    auto connection =
        std::make_shared<Connection>(name, std::make_unique<PageVfs>(std::move(pages)));
    TRY_STATUS(connection->open(SQLITE_OPEN_READONLY));
    return Database(std::move(connection));
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(x_connection->handle(), sql.data(), static_cast<int>(sql.size()), 0,
                           &statement, nullptr) != SQLITE_OK)
        return tl::unexpected(x_connection->error());
    return Statement(x_connection, statement);
}

Status Database::execute(const std::string& sql) {
    if (sqlite3_exec(x_connection->handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected(x_connection->error());
    return {};
}

Result<std::int64_t> Database::integer(std::string_view sql) {
    TRY(auto statement, prepare(sql));
    TRY(const bool row, statement.step());
    if (!row) return fail("the database gave no answer.");
    return statement.integer(0);
}

Status Database::close() {
    return x_connection->close();
}

}  // namespace standpunkt
