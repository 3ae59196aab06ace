#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/page_source.h"
#include "store/statement.h"

namespace standpunkt {

/// A connection to an SQLite database with this project's safety settings: defensive mode, no
/// trusted schema, no triggers, views, extensions or attached files, temporary data in memory,
/// lowered limits. One thread at a time.
class Database {
  public:
    /// A new, empty database for building a file in one go: no journal file and no fsync, because
    /// the builder writes into a temporary file that is thrown away if anything fails. The file
    /// must not exist.
    static Result<Database> create(const std::filesystem::path& path, std::uint32_t application_id,
                                   std::uint32_t schema);
    /// Reads through `pages` only: no file is opened by name, nothing is ever written. `name` is
    /// the file messages speak of. An error of the source comes back unchanged.
    static Result<Database> open_read_only(std::shared_ptr<const PageSource> pages,
                                           const std::filesystem::path& name);

    /// What a database that is kept and grows is made of.
    struct Kept {
        std::uint32_t application_id = 0, schema = 0;
        std::string tables;            ///< the statements that make it, when it is begun
        std::uint64_t most_bytes = 0;  ///< never larger: then NoSpace
    };
    /// Opens such a file, or begins it. What a transaction wrote is there after a lost power supply
    /// or not at all; others may read meanwhile, also users who may not write (hence no write-ahead
    /// log, which readers would have to write to). Waits up to 10 s for a reader. Errors: Damaged
    /// (also a file of another kind or schema), and whatever the disk says.
    static Result<Database> keep(const std::filesystem::path& path, const Kept& kept);
    /// Reads such a file and never writes to it, while its writer goes on. What a writer left half
    /// done that was killed or lost its power is undone in a copy in the temporary folder.
    static Result<Database> read_kept(const std::filesystem::path& path, const Kept& kept);

    Result<Statement> prepare(std::string_view sql);
    /// Runs one statement or several parted by semicolons; rows are thrown away.
    Status execute(const std::string& sql);
    /// The first column of the first row; an error if there is none.
    Result<std::int64_t> integer(std::string_view sql);
    /// Closes now, so that a failure is seen. No statement may be left.
    Status close();

  private:
    explicit Database(std::shared_ptr<Connection> connection)
        : x_connection(std::move(connection)) {}
    std::shared_ptr<Connection> x_connection;
};

}  // namespace standpunkt
