#include "base/files.h"
#include "support/temporary_folder.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <fstream>
#include <thread>

using namespace standpunkt;
namespace fs = std::filesystem;

namespace {

struct Folder : test::TemporaryFolder {
    std::size_t entries() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path), fs::directory_iterator()));
    }
};

// No file of this process may grow beyond `bytes`: a disk that is full, without filling one.
class FullDisk {
  public:
    explicit FullDisk(rlim_t bytes) {
        x_previous_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &x_previous);
        const rlimit low{bytes, x_previous.rlim_max};
        setrlimit(RLIMIT_FSIZE, &low);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &x_previous);
        std::signal(SIGXFSZ, x_previous_handler);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

  private:
    rlimit x_previous{};
    void (*x_previous_handler)(int) = nullptr;
};

unsigned permissions(const fs::path& path) {
    struct stat facts {};
    stat(path.c_str(), &facts);
    return facts.st_mode & 07777;
}

}  // namespace

TEST_CASE("what is written is read, byte for byte") {
    const Folder folder;
    for (const std::string& bytes :
         {std::string(), std::string("a\0b\r\n\xFF", 6), std::string(300'000, 'x')}) {
        REQUIRE(replace_file(folder.path / "file", bytes));
        CHECK(read_file(folder.path / "file") == bytes);
    }
    CHECK(folder.entries() == 1);
}

TEST_CASE("a file that cannot be read is an error with its path") {
    const Folder folder;
    const auto missing = read_file(folder.path / "missing");
    REQUIRE(!missing);
    CHECK(missing.error().path == folder.path / "missing");
    CHECK(missing.error().message.find("No such file") != std::string::npos);
    CHECK(read_file(folder.path).error().message == "is a folder, not a file.");
}

TEST_CASE("more than the limit is refused, however large the file claims to be") {
    const Folder folder;
    REQUIRE(replace_file(folder.path / "file", "12345"));
    CHECK(read_file(folder.path / "file", 5) == "12345");
    CHECK(!read_file(folder.path / "file", 4));
    std::ofstream(folder.path / "sparse").put('x');
    fs::resize_file(folder.path / "sparse", std::uintmax_t{1} << 42);
    CHECK(!read_file(folder.path / "sparse"));  // takes no memory for it either
    CHECK(!read_file("/dev/zero", 100'000));    // has no size at all
}

TEST_CASE("a failed write leaves the old file and nothing else") {
    const Folder folder;
    REQUIRE(replace_file(folder.path / "file", "old"));
    {
        const FullDisk full(1000);
        const Status status = replace_file(folder.path / "file", std::string(5000, 'n'));
        REQUIRE(!status);
        CHECK(status.error().message.find("cannot write") != std::string::npos);
    }
    CHECK(read_file(folder.path / "file") == "old");
    CHECK(folder.entries() == 1);
    CHECK(replace_file(folder.path / "file", std::string(5000, 'n')).has_value());
}

TEST_CASE("what is no place for a file is an error") {
    const Folder folder;
    fs::create_directory(folder.path / "inner");
    CHECK(!replace_file(folder.path / "missing" / "file", "x"));
    CHECK(!replace_file(folder.path / "inner", "x"));
    CHECK(!replace_file("", "x"));
    CHECK(folder.entries() == 1);
}

TEST_CASE("a file left behind by a lost power supply is in nobody's way") {
    const Folder folder;
    std::ofstream(folder.path / "file.new") << std::string(10'000, 'o');
    REQUIRE(replace_file(folder.path / "file", "new"));
    CHECK(read_file(folder.path / "file") == "new");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a private file is private from its first byte") {
    const Folder folder;
    std::ofstream(folder.path / "key.new") << "left behind, readable for all";
    REQUIRE(replace_file(folder.path / "key", "secret", 0600));
    CHECK(permissions(folder.path / "key") == 0600);
    const auto umask_before = umask(077);
    REQUIRE(replace_file(folder.path / "open", "x", 0644));
    umask(umask_before);
    CHECK(permissions(folder.path / "open") == 0600);
}

TEST_CASE("a link in the temporary file's place is not followed") {
    const Folder folder;
    REQUIRE(replace_file(folder.path / "other", "other"));
    fs::create_symlink(folder.path / "other", folder.path / "file.new");
    CHECK(!replace_file(folder.path / "file", "x"));
    CHECK(read_file(folder.path / "other") == "other");
}

TEST_CASE("two writers of one file never mix, and a reader sees one of the two whole") {
    const Folder folder;
    const fs::path path = folder.path / "file";
    REQUIRE(replace_file(path, std::string(100'000, 'a')));
    std::vector<std::thread> writers;
    std::atomic<int> failed = 0;
    for (const char letter : {'a', 'b'})
        writers.emplace_back([&, letter] {
            for (int i = 0; i < 30; ++i)
                if (!replace_file(path, std::string(100'000, letter))) ++failed;
        });
    int mixed = 0;
    for (int i = 0; i < 100; ++i) {
        const auto bytes = read_file(path);
        if (!bytes || *bytes != std::string(100'000, bytes->empty() ? '?' : bytes->front()))
            ++mixed;
    }
    for (std::thread& writer : writers) writer.join();
    CHECK(failed == 0);
    CHECK(mixed == 0);
    CHECK(folder.entries() == 1);
}
