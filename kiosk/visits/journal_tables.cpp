#include "visits/journal_tables.h"

namespace standpunkt {

Database::Kept journal_file(std::uint64_t most_bytes) {
    Database::Kept kept;
    kept.application_id = 0x53545056;  // "STPV"
    kept.schema = 1;
    kept.most_bytes = most_bytes;
    kept.tables =
        "CREATE TABLE boot(id INTEGER PRIMARY KEY, name TEXT NOT NULL, zero INTEGER,"
        " east INTEGER NOT NULL) STRICT;"
        "CREATE TABLE run(id INTEGER PRIMARY KEY, boot INTEGER NOT NULL, began INTEGER NOT NULL,"
        " seen INTEGER NOT NULL, ended INTEGER NOT NULL) STRICT;"
        "CREATE TABLE content(id INTEGER PRIMARY KEY, code TEXT NOT NULL, title TEXT NOT NULL)"
        " STRICT;"
        "CREATE TABLE text(id INTEGER PRIMARY KEY, interview TEXT NOT NULL, exchange TEXT NOT NULL,"
        " title TEXT NOT NULL, topic TEXT NOT NULL, topic_title TEXT NOT NULL) STRICT;"
        "CREATE INDEX text_of ON text(interview, exchange);"
        "CREATE TABLE visit(id INTEGER PRIMARY KEY, run INTEGER NOT NULL, content INTEGER NOT NULL,"
        " began INTEGER NOT NULL, wall INTEGER, east INTEGER NOT NULL, seconds INTEGER NOT NULL,"
        " reader INTEGER NOT NULL, one_touch INTEGER NOT NULL, language TEXT NOT NULL,"
        " scenes INTEGER NOT NULL, aids INTEGER NOT NULL, ended INTEGER NOT NULL) STRICT;"
        "CREATE TABLE reading(visit INTEGER NOT NULL, number INTEGER NOT NULL, text INTEGER NOT"
        " NULL, language TEXT NOT NULL, seconds INTEGER NOT NULL, depth INTEGER NOT NULL,"
        " PRIMARY KEY(visit, number)) STRICT, WITHOUT ROWID;"
        "CREATE TABLE search(id INTEGER PRIMARY KEY, day INTEGER, language TEXT NOT NULL,"
        " words TEXT NOT NULL) STRICT";
    return kept;
}

}  // namespace standpunkt
