#pragma once
// Inside this folder only: for those who turn rows back into values.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "store/database.h"

namespace standpunkt {

/// What the rows of a table became, by their keys.
template <class Value>
using ByKey = std::unordered_map<std::int64_t, Value>;

/// The bundle is signed, so this is a builder's mistake, not damage.
inline tl::unexpected<Error> odd(const std::string& what) {
    return fail("its content is not a valid catalogue: " + what, {}, 0,
                "Build it again with: standpunkt-content build");
}

/// Runs `row` for each row of `sql`.
template <class Function>
Status each_row(Database& database, std::string_view sql, Function row) {
    TRY(auto statement, database.prepare(sql));
    for (;;) {
        TRY(const bool more, statement.step());
        if (!more) return {};
        TRY_STATUS(row(statement));
    }
}

}  // namespace standpunkt
