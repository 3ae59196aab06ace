#include "bundle/row_pages.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace standpunkt {
namespace {

constexpr std::size_t leaf_bytes = page_size - 8;  // a table leaf's header has 8 bytes
constexpr std::size_t least_fill = leaf_bytes * 6 / 10;
constexpr std::size_t most_padded_bytes = 65'400;  // above 65,501 SQLite makes an overflow page

std::size_t varint_bytes(std::uint64_t value) {
    std::size_t count = 1;
    while (value > 0x7F && count < 9) {
        value >>= 7;
        ++count;
    }
    return count;
}

std::size_t number_bytes(std::int64_t value) {
    if (value == 0 || value == 1) return 0;
    const std::uint64_t size = static_cast<std::uint64_t>(value < 0 ? ~value : value);
    if (size <= 0x7F) return 1;
    if (size <= 0x7FFF) return 2;
    if (size <= 0x7FFFFF) return 3;
    if (size <= 0x7FFFFFFF) return 4;
    if (size <= 0x7FFFFFFFFFFF) return 6;
    return 8;
}

struct Size {
    std::size_t type = 1, body = 0;
};

Size size_of(const Field& field, std::size_t padding) {
    switch (field.kind) {
        case Field::Kind::Null:
            return {};
        case Field::Kind::Number:
            return {1, number_bytes(field.number)};
        case Field::Kind::Text:
        case Field::Kind::Blob: {
            const std::size_t bytes = field.bytes.size() + padding;
            return {varint_bytes(2 * bytes + 13), bytes};
        }
    }
    return {};
}

std::uint64_t mixed(std::uint64_t key) {
    key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9U;
    key = (key ^ (key >> 27)) * 0x94D049BB133111EBU;
    return key ^ (key >> 31);
}

std::size_t payload(const Row& row, std::size_t padding) {
    std::size_t types = 1, body = 0;  // the key itself is stored as NULL
    for (const Field& field : row.fields) {
        const bool last = &field == &row.fields.back();
        const Size size = size_of(field, last ? padding : 0);
        types += size.type;
        body += size.body;
    }
    // The header's length counts itself; with our few columns it stays one byte, long texts need
    // a few more bytes for their types but never 128 in all.
    assert(types + 1 <= 0x7F);
    return types + 1 + body;
}

void bind(Statement& statement, int parameter, const Field& field) {
    switch (field.kind) {
        case Field::Kind::Null:
            statement.bind_null(parameter);
            return;
        case Field::Kind::Number:
            statement.bind(parameter, field.number);
            return;
        case Field::Kind::Text:
            statement.bind(parameter, std::string_view(field.bytes));
            return;
        case Field::Kind::Blob:
            statement.bind_blob(parameter, field.bytes);
            return;
    }
}

Status insert(Statement& statement, const Row& row) {
    statement.bind(0, row.key);
    for (std::size_t i = 0; i < row.fields.size(); ++i)
        bind(statement, static_cast<int>(i) + 1, row.fields[i]);
    return statement.run();
}

std::string insert_sql(const std::string& table, std::size_t columns) {
    std::string sql = "INSERT INTO " + table + " VALUES(?";
    for (std::size_t i = 1; i < columns; ++i) sql += ",?";
    return sql + ")";
}

/// As many blanks as make `row`, the last of a page with `used` bytes before it, fill that page.
std::size_t padding_to_fill(const Row& row, std::size_t used) {
    std::size_t padding = leaf_bytes - used - bytes_in_page(row);
    padding = std::min(padding, most_padded_bytes - std::min(most_padded_bytes, payload(row, 0)));
    while (padding > 0 && (used + bytes_in_page(row, padding) > leaf_bytes ||
                           payload(row, padding) > most_padded_bytes))
        --padding;
    return padding;
}

}  // namespace

Field Field::blob(std::string_view bytes) {
    Field field;
    field.kind = Kind::Blob;
    field.bytes = bytes;
    return field;
}

std::size_t bytes_in_page(const Row& row, std::size_t padding) {
    const std::size_t size = payload(row, padding);
    return 2 + varint_bytes(size) + varint_bytes(static_cast<std::uint64_t>(row.key)) + size;
}

std::vector<std::size_t> page_starts(const std::vector<Row>& rows) {
    std::vector<std::size_t> starts;
    std::size_t used = 0;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (used >= least_fill && (!best || mixed(static_cast<std::uint64_t>(rows[i].key)) <
                                                mixed(static_cast<std::uint64_t>(rows[*best].key))))
            best = i;
        used += bytes_in_page(rows[i]);
        if (used <= leaf_bytes) continue;
        // Row i does not fit: the page ends at the best row, and counting begins again there.
        const std::size_t start = best.value_or(i);
        starts.push_back(start);
        best.reset();
        used = 0;
        i = start - 1;
    }
    return starts;
}

Status write_rows(Database& database, const std::string& table, const std::string& last_column,
                  std::vector<Row> rows) {
    std::sort(rows.begin(), rows.end(),
              [](const Row& one, const Row& other) { return one.key < other.key; });
    for (std::size_t i = 0; i + 1 < rows.size(); ++i)
        if (rows[i].key == rows[i + 1].key)
            return fail("two interviews have ids with the same hash.", {}, 0,
                        "Rename the folder of one of them.");
    for (const Row& row : rows)
        if (payload(row, 0) > most_row_bytes)
            return fail("a text has more than " + std::to_string(most_row_bytes) + " bytes: \"" +
                            row.fields.back().bytes.substr(0, 60) + "...\".",
                        {}, 0, "Divide it.");
    if (rows.empty()) return {};
    TRY(auto statement, database.prepare(insert_sql(table, rows[0].fields.size() + 1)));
    TRY(auto unpad, database.prepare("UPDATE " + table + " SET " + last_column + "=? WHERE key=?"));
    const std::vector<std::size_t> starts = page_starts(rows);
    auto next = starts.begin();
    std::vector<std::size_t> padded;
    std::size_t used = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool ends_page = next != starts.end() && *next == i + 1;
        const std::size_t padding = ends_page ? padding_to_fill(rows[i], used) : 0;
        if (padding > 0) {
            Row wide = rows[i];
            wide.fields.back().bytes.append(padding, ' ');
            TRY_STATUS(insert(statement, wide));
            padded.push_back(i);
        } else {
            TRY_STATUS(insert(statement, rows[i]));
        }
        used = ends_page ? 0 : used + bytes_in_page(rows[i]);
        if (ends_page) ++next;
    }
    for (const std::size_t i : padded) {
        bind(unpad, 0, rows[i].fields.back());
        unpad.bind(1, rows[i].key);
        TRY_STATUS(unpad.run());
    }
    return {};
}

}  // namespace standpunkt
