#pragma once
// Which rows share a page. SQLite fills a page until the next row does not fit, so a longer
// sentence would move rows from page to page through the whole table. Here a page ends where the
// keys say.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/database.h"

namespace standpunkt {

/// A value of a row: NULL, a number or text.
struct Field {
    enum class Kind { Null, Number, Text, Blob } kind = Kind::Null;
    std::int64_t number = 0;
    std::string bytes;

    Field() = default;
    Field(std::int64_t value) : kind(Kind::Number), number(value) {}
    Field(std::string_view text) : kind(Kind::Text), bytes(text) {}
    Field(const std::string& text) : kind(Kind::Text), bytes(text) {}
    static Field blob(std::string_view bytes);
};

/// A row of a rowid table: its key, then all other columns in their order.
struct Row {
    std::int64_t key = 0;
    std::vector<Field> fields;
};

/// Longest row in bytes (of its texts): more would need an overflow page.
inline constexpr std::size_t most_row_bytes = 60'000;

/// Bytes this row takes in a leaf page, its pointer included, with `padding` more bytes in its last
/// field. Exact ("record format" in the description of SQLite's files).
std::size_t bytes_in_page(const Row& row, std::size_t padding = 0);

/// Numbers of the rows that begin a page, the first one left out. Between six tenths and all of a
/// page the row with the smallest hash of its key begins the next one: a row that grows moves
/// hardly ever another row to another page.
std::vector<std::size_t> page_starts(const std::vector<Row>& rows);

/// Puts `rows` into the empty `table`, in the order of their keys. `last_column`: name of the last
/// column, a text. Two equal keys are an error.
Status write_rows(Database& database, const std::string& table, const std::string& last_column,
                  std::vector<Row> rows);

}  // namespace standpunkt
