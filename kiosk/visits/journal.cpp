#include "visits/journal.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/disk.h"
#include "base/files.h"
#include "visits/journal_tables.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;

constexpr int visits_at_once = 500;           // that go where there is no room
constexpr std::size_t most_text_bytes = 400;  // of a title, an id, what was typed
constexpr std::int64_t most_runs = 20'000, most_searches_kept = 10'000;

/// At most so many bytes, never half a character.
std::string_view cut(std::string_view text) {
    if (text.size() <= most_text_bytes) return text;
    std::size_t end = most_text_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

tl::unexpected<Error> damage(const std::string& what, const fs::path& path) {
    return fail("the journal of visits is damaged: " + what + ".", path, 0, {}, Code::Damaged);
}

/// Its tables are ours and its rows are in order; all of it is read.
Status check_whole(Database& database, const fs::path& path, const std::string& tables) {
    std::string found;
    TRY(auto schema,
        database.prepare("SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY rowid"));
    for (;;) {
        TRY(const bool row, schema.step());
        if (!row) break;
        found += (found.empty() ? "" : ";") + std::string(schema.text(0));
    }
    if (found != tables) return damage("its tables are others", path);
    TRY(auto check, database.prepare("PRAGMA quick_check(1)"));
    TRY(const bool row, check.step());
    if (row && check.text(0) == "ok") return {};
    return damage(std::string(check.text(0)), path);
}

Result<Database> open_whole(const fs::path& path, const Journal::Limits& limits) {
    const Database::Kept kept = journal_file(limits.bytes);
    TRY(auto database, Database::keep(path, kept));
    TRY_STATUS(check_whole(database, path, kept.tables));
    return database;
}

/// The first name that is free: what was set aside first holds most. The last one gives way.
fs::path place_aside(const fs::path& path) {
    std::error_code ignored;
    for (int number = 1; number < Journal::most_set_aside; ++number)
        if (!fs::exists(Journal::set_aside(path, number), ignored))
            return Journal::set_aside(path, number);
    return Journal::set_aside(path, Journal::most_set_aside);
}

/// The file first: SQLite takes a journal without one for nothing.
Status put_aside(const fs::path& path, const fs::path& to) {
    Disk& disk = Disk::real();
    std::error_code error;
    fs::remove(to.string() + "-journal", error);  // of the one that gives way
    for (const char* part : {"", "-journal"}) {
        const fs::path from = path.string() + part;
        std::error_code ignored;
        if (!fs::exists(from, ignored)) continue;
        if (disk.rename(from, to.string() + part) != 0)
            return fail("the journal of visits cannot be set aside.", from);
    }
    return sync_folder_of(path);
}

}  // namespace

fs::path Journal::set_aside(const fs::path& path, int number) {
    const std::string which = number == 1 ? "" : "-" + std::to_string(number);
    return path.parent_path() /
           (path.stem().string() + ".set-aside" + which + path.extension().string());
}

Result<Journal> Journal::open(const fs::path& path, const Limits& limits) {
    auto database = open_whole(path, limits);
    if (database) return Journal(std::move(*database), limits);
    if (database.error().code != Code::Damaged) return tl::unexpected(database.error());
    const fs::path aside = place_aside(path);
    const std::string trouble = to_string(database.error()) + " It is set aside as " +
                                aside.filename().string() + ", counting begins anew.";
    TRY_STATUS(put_aside(path, aside));
    TRY(auto fresh, open_whole(path, limits));
    Journal journal(std::move(fresh), limits);
    journal.x_trouble = trouble;
    return journal;
}

Status Journal::in_transaction(const std::function<Status()>& work) {
    TRY_STATUS(x_database.execute("BEGIN IMMEDIATE"));
    Status done = work();
    if (done) done = x_database.execute("COMMIT");
    // An error may have ended it already; there is nothing to say about that.
    if (!done) static_cast<void>(x_database.execute("ROLLBACK"));
    return done;
}

Result<std::int64_t> Journal::boot_row(const std::string& name) {
    TRY(auto find, x_database.prepare("SELECT id FROM boot WHERE name=? ORDER BY id DESC LIMIT 1"));
    find.bind(0, name);
    TRY(const bool found, find.step());
    if (found) return find.integer(0);
    TRY(auto insert, x_database.prepare("INSERT INTO boot(name, zero, east) VALUES(?, NULL, 0)"));
    insert.bind(0, name);
    TRY_STATUS(insert.run());
    return x_database.integer("SELECT last_insert_rowid()");
}

/// Once a clock is set, all that was counted in this boot before has its day. One that was set
/// anew since, by a server, knows better than a battery did. A visit that began before that tells
/// of its beginning afterwards: the latest moment counts.
Status Journal::note_clock(const Moment& at) {
    if (!at.wall || (x_zero && at.since_boot < x_noted)) return {};
    x_noted = at.since_boot;
    x_zero = *at.wall - at.since_boot;
    TRY(auto find, x_database.prepare("SELECT zero FROM boot WHERE id=?"));
    find.bind(0, x_boot);
    TRY(const bool found, find.step());
    const bool known = found && !find.is_null(0);
    const std::int64_t moved = known ? *x_zero - find.integer(0) : 0;
    if (known && std::abs(moved) <= clock_slack) return {};
    TRY(auto update, x_database.prepare("UPDATE boot SET zero=?, east=? WHERE id=?"));
    update.bind(0, *x_zero);
    update.bind(1, at.east);
    update.bind(2, x_boot);
    TRY_STATUS(update.run());
    return known ? date_anew(moved) : Status();
}

/// The clock that gave this boot's visits their minutes was `late` by so many seconds.
Status Journal::date_anew(std::int64_t late) {
    std::vector<std::pair<std::int64_t, std::int64_t>> dated;
    TRY(auto find, x_database.prepare("SELECT id, wall FROM visit WHERE wall IS NOT NULL AND run "
                                      "IN (SELECT id FROM run WHERE boot=?)"));
    find.bind(0, x_boot);
    for (;;) {
        TRY(const bool more, find.step());
        if (!more) break;
        dated.emplace_back(find.integer(0), find.integer(1) + late / 60 * 60);
    }
    TRY(auto update, x_database.prepare("UPDATE visit SET wall=?, east=? WHERE id=?"));
    for (const auto& [id, wall] : dated) {
        update.bind(0, wall);
        update.bind(1, east_of_utc(wall));
        update.bind(2, id);
        TRY_STATUS(update.run());
    }
    return {};
}

/// As the clock that knows best tells it.
Moment Journal::dated(Moment at) const {
    if (!at.wall || !x_zero) return at;
    const std::int64_t wall = *x_zero + at.since_boot;
    if (std::abs(wall - *at.wall) > clock_slack) at = {at.since_boot, wall, east_of_utc(wall)};
    return at;
}

Status Journal::begin_run(const RunStart& start) {
    return in_transaction([&]() -> Status {
        TRY(x_boot, boot_row(start.boot));
        x_zero.reset();
        // A run of this boot that did not say goodbye has crashed.
        TRY(auto crashed,
            x_database.prepare("UPDATE run SET ended=?, seen=max(seen, ?) WHERE boot=? AND ended=? "
                               "AND id=(SELECT max(id) FROM run)"));
        crashed.bind(0, static_cast<int>(RunEnd::Crashed));
        crashed.bind(1, std::min(start.alive.value_or(0), start.at.since_boot));
        crashed.bind(2, x_boot);
        crashed.bind(3, static_cast<int>(RunEnd::Unknown));
        TRY_STATUS(crashed.run());
        TRY(auto insert,
            x_database.prepare("INSERT INTO run(boot, began, seen, ended) VALUES(?, ?, ?, ?)"));
        insert.bind(0, x_boot);
        insert.bind(1, start.at.since_boot);
        insert.bind(2, start.at.since_boot);
        insert.bind(3, static_cast<int>(RunEnd::Unknown));
        TRY_STATUS(insert.run());
        TRY(x_run, x_database.integer("SELECT last_insert_rowid()"));
        TRY_STATUS(
            x_database.execute("DELETE FROM run WHERE id<=" + std::to_string(x_run - most_runs)));
        return note_clock(start.at);
    });
}

Status Journal::know_clock(const Moment& at) {
    return in_transaction([&] { return note_clock(at); });
}

Status Journal::end_run(const Moment& at) {
    return in_transaction([&]() -> Status {
        TRY(auto update, x_database.prepare("UPDATE run SET seen=?, ended=? WHERE id=?"));
        update.bind(0, at.since_boot);
        update.bind(1, static_cast<int>(RunEnd::Asked));
        update.bind(2, x_run);
        TRY_STATUS(update.run());
        return note_clock(at);
    });
}

Result<std::int64_t> Journal::content_row(const std::string& code, const std::string& title) {
    TRY(auto find, x_database.prepare("SELECT id FROM content WHERE code=? AND title=?"));
    find.bind(0, code);
    find.bind(1, cut(title));
    TRY(const bool found, find.step());
    if (found) return find.integer(0);
    TRY(auto insert, x_database.prepare("INSERT INTO content(code, title) VALUES(?, ?)"));
    insert.bind(0, code);
    insert.bind(1, cut(title));
    TRY_STATUS(insert.run());
    return x_database.integer("SELECT last_insert_rowid()");
}

Result<std::int64_t> Journal::text_row(const TextRead& text) {
    const auto bind_all = [&](Statement& statement) {
        int at = 0;
        for (const std::string* one :
             {&text.interview, &text.exchange, &text.title, &text.topic, &text.topic_title})
            statement.bind(at++, cut(*one));
    };
    TRY(auto find, x_database.prepare("SELECT id FROM text WHERE interview=? AND exchange=? AND "
                                      "title=? AND topic=? AND topic_title=?"));
    bind_all(find);
    TRY(const bool found, find.step());
    if (found) return find.integer(0);
    TRY(auto insert, x_database.prepare("INSERT INTO text(interview, exchange, title, topic, "
                                        "topic_title) VALUES(?, ?, ?, ?, ?)"));
    bind_all(insert);
    TRY_STATUS(insert.run());
    return x_database.integer("SELECT last_insert_rowid()");
}

Status Journal::write(const VisitRecord& visit) {
    const Moment began = dated(visit.began);
    TRY(const auto content, content_row(visit.content, visit.content_title));
    TRY(auto insert,
        x_database.prepare("INSERT INTO visit(run, content, began, wall, east, seconds, reader, "
                           "one_touch, language, scenes, aids, ended) "
                           "VALUES(?,?,?,?,?,?,?,?,?,?,?,?)"));
    insert.bind(0, x_run);
    insert.bind(1, content);
    // Whole minutes: nobody's coming is told to the second.
    insert.bind(2, began.since_boot / 60 * 60);
    if (began.wall)
        insert.bind(3, *began.wall / 60 * 60);
    else
        insert.bind_null(3);
    insert.bind(4, began.east);
    insert.bind(5, visit.seconds);
    insert.bind(6, visit.reader ? 1 : 0);
    insert.bind(7, visit.one_touch ? 1 : 0);
    insert.bind(8, cut(visit.language));
    insert.bind(9, visit.scenes);
    insert.bind(10, visit.aids);
    insert.bind(11, static_cast<int>(visit.end));
    TRY_STATUS(insert.run());
    TRY(const auto id, x_database.integer("SELECT last_insert_rowid()"));
    TRY(auto reading, x_database.prepare("INSERT INTO reading VALUES(?,?,?,?,?,?)"));
    const std::size_t texts = std::min(visit.texts.size(), most_texts);
    for (std::size_t i = 0; i < texts; ++i) {
        const TextRead& text = visit.texts[i];
        TRY(const auto row, text_row(text));
        reading.bind(0, id);
        reading.bind(1, static_cast<std::int64_t>(i));
        reading.bind(2, row);
        reading.bind(3, cut(text.language));
        reading.bind(4, text.seconds);
        reading.bind(5, text.depth);
        TRY_STATUS(reading.run());
    }
    TRY(auto search, x_database.prepare("INSERT INTO search(day, language, words) VALUES(?,?,?)"));
    for (std::size_t i = 0; i < std::min(visit.searches.size(), most_searches); ++i) {
        if (began.wall)
            search.bind(0, (*began.wall + began.east) / 86'400);
        else
            search.bind_null(0);
        search.bind(1, cut(visit.language));
        search.bind(2, cut(visit.searches[i]));
        TRY_STATUS(search.run());
    }
    if (visit.searches.empty()) return {};
    return x_database.execute("DELETE FROM search WHERE id<=(SELECT max(id) FROM search)-" +
                              std::to_string(most_searches_kept));
}

Status Journal::make_room() {
    TRY(const auto pages, x_database.integer("PRAGMA page_count"));
    TRY(const auto unused, x_database.integer("PRAGMA freelist_count"));
    TRY(const auto most, x_database.integer("PRAGMA max_page_count"));
    TRY(const auto page, x_database.integer("PRAGMA page_size"));
    if ((most - pages + unused) * page >= static_cast<std::int64_t>(x_limits.reserve)) return {};
    // The rows of old visits lie beside each other: whole pages become free and are used again.
    TRY(const auto last,
        x_database.integer("SELECT coalesce(max(id), 0) FROM (SELECT id FROM visit ORDER BY id "
                           "LIMIT " +
                           std::to_string(visits_at_once) + ")"));
    const std::string bound = "<=" + std::to_string(last);
    return x_database.execute("DELETE FROM reading WHERE visit" + bound +
                              "; DELETE FROM visit WHERE id" + bound +
                              "; DELETE FROM text WHERE id NOT IN (SELECT text FROM reading)");
}

Status Journal::add(const VisitRecord& visit) {
    return in_transaction([&]() -> Status {
        TRY_STATUS(make_room());
        TRY_STATUS(note_clock(visit.began));
        return write(visit);
    });
}

}  // namespace standpunkt
