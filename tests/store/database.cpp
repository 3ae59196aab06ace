#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "store/database.h"
#include "support/temporary_folder.h"

using namespace standpunkt;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr std::uint32_t application = 0x41424344, schema = 3;

using Folder = test::TemporaryFolder;

/// Pages in memory; the ones in `bad` are refused. Counts what was asked for.
class MemoryPages : public PageSource {
  public:
    explicit MemoryPages(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        std::string page(page_size, '\0');
        while (file.read(page.data(), page_size)) x_pages.push_back(page);
    }
    std::uint32_t page_count() const override { return static_cast<std::uint32_t>(x_pages.size()); }
    Result<Page> page(std::uint32_t number) const override {
        ++asked[number];
        if (bad.contains(number)) return fail("page refused", "the source", 0, "Mend it.");
        return std::make_shared<const std::string>(x_pages.at(number));
    }
    std::vector<std::string>& pages() { return x_pages; }
    std::map<std::uint32_t, int> bad;
    mutable std::map<std::uint32_t, int> asked;

  private:
    std::vector<std::string> x_pages;
};

/// A database of several pages: 30 rows of 20,000 bytes.
std::shared_ptr<MemoryPages> sample_pages() {
    const Folder folder;
    const auto path = folder.path / "x.sqlite";
    auto database = Database::create(path, application, schema);
    REQUIRE(database);
    REQUIRE(database->execute("CREATE TABLE song(key INTEGER PRIMARY KEY, text TEXT) STRICT"));
    {
        auto insert = database->prepare("INSERT INTO song VALUES(?,?)");
        REQUIRE(insert);
        for (int i = 0; i < 30; ++i) {
            insert->bind(0, i);
            insert->bind(1, std::string(20'000, static_cast<char>('a' + i % 26)));
            REQUIRE(insert->run());
        }
    }
    REQUIRE(database->close());
    return std::make_shared<MemoryPages>(path);
}

}  // namespace

TEST_CASE("what a statement binds comes back, whatever bytes it has") {
    const Folder folder;
    auto database = Database::create(folder.path / "x", application, schema);
    REQUIRE(database);
    REQUIRE(database->execute("CREATE TABLE t(a INTEGER, b TEXT, c BLOB, d TEXT)"));
    const std::string text("a\0'\"ü;--", 9), blob("\0\xFF\0", 3);
    auto insert = database->prepare("INSERT INTO t VALUES(?,?,?,?)");
    REQUIRE(insert);
    insert->bind(0, std::int64_t{-9'000'000'000'000'000'000});
    insert->bind(1, std::string_view(text));
    insert->bind_blob(2, blob);
    insert->bind_null(3);
    REQUIRE(insert->run());
    insert->bind(1, std::string_view());
    insert->bind_blob(2, {});
    REQUIRE(insert->run());
    auto select = database->prepare("SELECT a, b, c, d FROM t");
    REQUIRE(select);
    REQUIRE(*select->step());
    CHECK(select->integer(0) == -9'000'000'000'000'000'000);
    CHECK(select->text(1) == text);
    CHECK(select->blob(2) == blob);
    CHECK(select->is_null(3));
    REQUIRE(*select->step());
    CHECK_FALSE(select->is_null(1));
    CHECK(select->text(1).empty());
    CHECK_FALSE(select->is_null(2));
    CHECK_FALSE(*select->step());
}

TEST_CASE("a new database never takes the place of a file") {
    const Folder folder;
    std::ofstream(folder.path / "x") << "precious";
    const auto database = Database::create(folder.path / "x", application, schema);
    REQUIRE_FALSE(database);
    CHECK_THAT(to_string(database.error()), ContainsSubstring("already there"));
    std::ifstream file(folder.path / "x");
    std::string text;
    file >> text;
    CHECK(text == "precious");
}

TEST_CASE("wrong SQL and a missing folder are errors with SQLite's words") {
    const Folder folder;
    auto database = Database::create(folder.path / "x", application, schema);
    REQUIRE(database);
    const auto statement = database->prepare("SELEKT 1");
    REQUIRE_FALSE(statement);
    CHECK_THAT(to_string(statement.error()), ContainsSubstring("syntax error"));
    CHECK_FALSE(Database::create(folder.path / "none" / "x", application, schema));
}

TEST_CASE("a database is read through its page source alone") {
    const auto pages = sample_pages();
    auto database = Database::open_read_only(pages, "song book");
    REQUIRE(database);
    CHECK(*database->integer("PRAGMA user_version") == schema);
    CHECK(*database->integer("PRAGMA application_id") == application);
    CHECK(*database->integer("SELECT sum(length(text)) FROM song") == 600'000);
    CHECK(*database->integer("SELECT count(*) FROM song WHERE text LIKE 'c%'") == 2);
    CHECK(pages->asked.size() == pages->page_count());
}

TEST_CASE("the source's error comes back unchanged and only where the page is needed") {
    const auto pages = sample_pages();
    pages->bad[pages->page_count() - 1] = 1;
    auto database = Database::open_read_only(pages, "song book");
    REQUIRE(database);
    CHECK(*database->integer("SELECT length(text) FROM song WHERE key=0") == 20'000);
    const auto sum = database->integer("SELECT sum(length(text)) FROM song");
    REQUIRE_FALSE(sum);
    CHECK(sum.error().message == "page refused");
    CHECK(sum.error().path == "the source");
    CHECK(sum.error().next_step == "Mend it.");
    pages->bad.clear();
    CHECK(*database->integer("SELECT sum(length(text)) FROM song") == 600'000);
}

TEST_CASE("a refused first page is an error, never an empty database") {
    const auto pages = sample_pages();
    pages->bad[0] = 1;
    auto database = Database::open_read_only(pages, "song book");
    if (database) {
        const auto count = database->integer("SELECT count(*) FROM song");
        REQUIRE_FALSE(count);
        CHECK(count.error().message == "page refused");
    } else {
        CHECK(database.error().message == "page refused");
    }
}

TEST_CASE("nothing is written, attached or made beside it") {
    auto database = Database::open_read_only(sample_pages(), "song book");
    REQUIRE(database);
    CHECK_FALSE(database->execute("DELETE FROM song"));
    CHECK_FALSE(database->execute("CREATE TABLE more(x)"));
    CHECK_FALSE(database->execute("ATTACH '/etc/passwd' AS other"));
    CHECK_FALSE(database->execute("VACUUM INTO '/tmp/standpunkt-never'"));
    CHECK_FALSE(database->execute("PRAGMA journal_mode=WAL; DELETE FROM song"));
    // A sort larger than its cache would go to a file; temporary data stay in memory.
    CHECK(database->execute("PRAGMA cache_size=1; SELECT text FROM song ORDER BY text DESC"));
    CHECK(*database->integer("SELECT count(*) FROM song") == 30);
}

TEST_CASE("pages of nonsense give errors, never a crash") {
    const auto pages = sample_pages();
    std::uint64_t state = 1;
    for (int round = 0; round < 200; ++round) {
        auto broken = std::make_shared<MemoryPages>(*pages);
        for (int i = 0; i < 20; ++i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            auto& page = broken->pages()[(state >> 33) % broken->page_count()];
            page[(state >> 40) % 300] = static_cast<char>(state >> 20);
        }
        auto database = Database::open_read_only(broken, "song book");
        if (!database) continue;
        for (const char* sql :
             {"SELECT count(*) FROM sqlite_schema", "SELECT sum(length(text)) FROM song",
              "SELECT count(*) FROM song ORDER BY text"}) {
            const auto answer = database->integer(sql);
            if (!answer) CHECK_FALSE(answer.error().message.empty());
        }
    }
}

TEST_CASE("two databases are open at once, each with its own pages") {
    const auto one = sample_pages(), other = sample_pages();
    other->bad[1] = other->bad[2] = 1;
    auto first = Database::open_read_only(one, "one");
    auto second = Database::open_read_only(other, "other");
    REQUIRE(first);
    REQUIRE(second);
    CHECK_FALSE(second->integer("SELECT sum(length(text)) FROM song"));
    CHECK(*first->integer("SELECT sum(length(text)) FROM song") == 600'000);
}
