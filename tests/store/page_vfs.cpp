#include "store/page_vfs.h"

#include <catch2/catch_test_macros.hpp>
#include <cstring>

using namespace standpunkt;

namespace {

class CountedPages : public PageSource {
  public:
    std::uint32_t page_count() const override { return 3; }
    Result<Page> page(std::uint32_t number) const override {
        std::string page(page_size, '\0');
        for (std::size_t i = 0; i < page.size(); ++i) page[i] = byte_at(number * page_size + i);
        return std::make_shared<const std::string>(std::move(page));
    }
    static char byte_at(std::size_t offset) {
        return static_cast<char>(offset * 2'654'435'761U >> 13);
    }
};

}  // namespace

TEST_CASE("any range is served, within a page, across pages and past the end") {
    PageVfs vfs(std::make_shared<CountedPages>());
    const std::size_t end = 3 * page_size;
    REQUIRE(vfs.size() == end);
    for (const std::size_t offset : {std::size_t{0}, std::size_t{24}, page_size - std::size_t{1},
                                     std::size_t{page_size}, end - 10, end, end + 5})
        for (const std::size_t length : {std::size_t{1}, std::size_t{16}, std::size_t{100},
                                         std::size_t{page_size}, 2 * std::size_t{page_size} + 7}) {
            CAPTURE(offset, length);
            std::string bytes(length, 'x');
            const int status = vfs.read(bytes.data(), length, offset);
            CHECK(status == (offset + length <= end ? SQLITE_OK : SQLITE_IOERR_SHORT_READ));
            bool same = true;
            for (std::size_t i = 0; i < length; ++i)
                same = same &&
                       bytes[i] == (offset + i < end ? CountedPages::byte_at(offset + i) : '\0');
            CHECK(same);
        }
}

TEST_CASE("only the main database opens, and only for reading") {
    PageVfs vfs(std::make_shared<CountedPages>());
    sqlite3_vfs* found = sqlite3_vfs_find(vfs.name().c_str());
    REQUIRE(found);
    std::string memory(static_cast<std::size_t>(found->szOsFile), '\0');
    auto* file = reinterpret_cast<sqlite3_file*>(memory.data());
    int flags = 0;
    for (const int refused :
         {SQLITE_OPEN_MAIN_JOURNAL, SQLITE_OPEN_WAL, SQLITE_OPEN_TEMP_DB, SQLITE_OPEN_TEMP_JOURNAL,
          SQLITE_OPEN_TRANSIENT_DB, SQLITE_OPEN_SUBJOURNAL, SQLITE_OPEN_SUPER_JOURNAL})
        CHECK(found->xOpen(found, "x", file, refused | SQLITE_OPEN_READONLY, &flags) ==
              SQLITE_CANTOPEN);
    CHECK(found->xOpen(found, "x", file, SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READWRITE, &flags) ==
          SQLITE_CANTOPEN);
    REQUIRE(found->xOpen(found, "x", file, SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READONLY, &flags) ==
            SQLITE_OK);
    CHECK(file->pMethods->iVersion == 1);
    CHECK(file->pMethods->xWrite(file, "x", 1, 0) == SQLITE_READONLY);
    CHECK(file->pMethods->xTruncate(file, 0) == SQLITE_READONLY);
    sqlite3_int64 size = 0;
    CHECK(file->pMethods->xFileSize(file, &size) == SQLITE_OK);
    CHECK(size == 3 * page_size);
    CHECK(file->pMethods->xClose(file) == SQLITE_OK);
}

TEST_CASE("a VFS is forgotten when it goes") {
    std::string name;
    {
        const PageVfs vfs(std::make_shared<CountedPages>());
        name = vfs.name();
        CHECK(sqlite3_vfs_find(name.c_str()));
    }
    CHECK_FALSE(sqlite3_vfs_find(name.c_str()));
}
