#include "journals.h"

#include "visits/journal_tables.h"

namespace standpunkt::test {

Result<std::int64_t> Desk::number(const std::string& sql) const {
    TRY(auto database, Database::read_kept(path, journal_file(1 << 20)));
    return database.integer(sql);
}

}  // namespace standpunkt::test
