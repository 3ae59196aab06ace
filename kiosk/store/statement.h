#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3_stmt;

namespace standpunkt {

class Connection;

/// A prepared statement. Moves only; keeps its connection open. One thread at a time for a
/// connection and all its statements. Parameters and columns count from 0.
class Statement {
  public:
    Statement(std::shared_ptr<Connection> connection, sqlite3_stmt* statement);
    ~Statement();
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;

    void bind(int parameter, std::int64_t value);
    void bind(int parameter, std::string_view text);  ///< copied
    void bind_blob(int parameter, std::string_view bytes);
    void bind_null(int parameter);

    /// True: there is a row; false: done (the statement can be run again).
    Result<bool> step();
    /// Runs a statement that gives no rows.
    Status run();
    void reset();  ///< forgets the row; parameters stay

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    /// Valid until the next step, reset or end of the statement.
    std::string_view text(int column) const;
    std::string_view blob(int column) const;

  private:
    std::shared_ptr<Connection> x_connection;
    sqlite3_stmt* x_statement;
};

}  // namespace standpunkt
