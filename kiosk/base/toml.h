#pragma once
// TOML as written by people: every complaint names the line, and an unknown key is a complaint,
// because a misspelt key that is silently ignored costs an afternoon.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace standpunkt {

/// One table of a TOML file. Getters note each wrong type as a fault instead of failing, so that a
/// file's faults are reported together. Cheap to copy (shares the parsed file). One thread.
class TomlTable {
  public:
    /// Parses; a syntax error is an Error with its line. `path` is only for messages.
    static Result<TomlTable> parse(std::string_view text, const std::filesystem::path& path);
    /// Reads and parses.
    static Result<TomlTable> read(const std::filesystem::path& path);

    /// A date without quotation marks (2025-06-01) counts as its text.
    std::optional<std::string> string(std::string_view key) const;
    std::optional<std::int64_t> integer(std::string_view key) const;
    std::optional<double> number(std::string_view key) const;  ///< integer or float
    std::optional<bool> boolean(std::string_view key) const;
    std::optional<std::vector<std::string>> strings(std::string_view key) const;
    std::optional<TomlTable> table(std::string_view key) const;
    std::vector<TomlTable> tables(std::string_view key) const;  ///< [[key]]
    bool holds_table(std::string_view key) const;               ///< asks only, complains of nothing
    /// "key = value" as TOML, of whatever type, often on one line; nothing for a table, a list of
    /// tables, or what is not there.
    std::optional<std::string> assignment(std::string_view key) const;
    std::vector<std::string> keys() const;  ///< in the order of the file
    int line(std::string_view key) const;   ///< 1-based; the table's own line if `key` is not there
    int line() const;

    /// All faults of the whole file so far: wrong types, and keys that no getter ever asked for.
    /// Call after everything was read.
    std::vector<Error> faults() const;

  private:
    struct File;
    std::shared_ptr<File> x_file;
    const void* x_table = nullptr;  // toml::table inside x_file; the header stays free of toml++
    TomlTable(std::shared_ptr<File> file, const void* table);
};

}  // namespace standpunkt
