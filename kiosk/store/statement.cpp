#include "store/statement.h"

#include <cassert>
#include <utility>

#include "store/connection.h"

namespace standpunkt {
namespace {

// A failed bind is a wrong number or a value above the length limit: the writer checks lengths, the
// rest is our own mistake.
void must([[maybe_unused]] int status) {
    assert(status == SQLITE_OK);
}

// A null pointer would bind NULL where an empty value is meant.
const char* not_null(std::string_view bytes) {
    return bytes.data() ? bytes.data() : "";
}

}  // namespace

Statement::Statement(std::shared_ptr<Connection> connection, sqlite3_stmt* statement)
    : x_connection(std::move(connection)), x_statement(statement) {}

Statement::~Statement() {
    sqlite3_finalize(x_statement);
}

Statement::Statement(Statement&& other) noexcept
    : x_connection(std::move(other.x_connection)),
      x_statement(std::exchange(other.x_statement, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(x_connection, other.x_connection);
    std::swap(x_statement, other.x_statement);
    return *this;
}

void Statement::bind(int parameter, std::int64_t value) {
    must(sqlite3_bind_int64(x_statement, parameter + 1, value));
}

void Statement::bind(int parameter, std::string_view text) {
    must(sqlite3_bind_text64(x_statement, parameter + 1, not_null(text), text.size(),
                             SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind_blob(int parameter, std::string_view bytes) {
    must(sqlite3_bind_blob64(x_statement, parameter + 1, not_null(bytes), bytes.size(),
                             SQLITE_TRANSIENT));
}

void Statement::bind_null(int parameter) {
    must(sqlite3_bind_null(x_statement, parameter + 1));
}

Result<bool> Statement::step() {
    const int status = sqlite3_step(x_statement);
    if (status == SQLITE_ROW) return true;
    // Take the words before reset overwrites them.
    if (status != SQLITE_DONE) {
        Error error = x_connection->error();
        sqlite3_reset(x_statement);
        return tl::unexpected(std::move(error));
    }
    sqlite3_reset(x_statement);
    return false;
}

Status Statement::run() {
    TRY([[maybe_unused]] const bool row, step());
    assert(!row);
    return {};
}

void Statement::reset() {
    sqlite3_reset(x_statement);
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(x_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(x_statement, column);
}

std::string_view Statement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(x_statement, column));
    if (!text) return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(x_statement, column))};
}

std::string_view Statement::blob(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(x_statement, column));
    if (!bytes) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(x_statement, column))};
}

}  // namespace standpunkt
