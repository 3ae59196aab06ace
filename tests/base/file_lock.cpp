#include "base/file_lock.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <future>
#include <memory>

#include "support/temporary_folder.h"

using namespace standpunkt;

TEST_CASE("a lock is one holder's; the next is told, waits and has it then") {
    const test::TemporaryFolder folder;
    const auto path = folder.path / "it.lock";
    auto first = std::make_unique<Result<FileLock>>(FileLock::take(path));
    REQUIRE(first->has_value());
    std::promise<void> told;
    auto second = std::async(std::launch::async, [&] {
        return FileLock::take(path, [&] { told.set_value(); }).has_value();
    });
    const auto waits = told.get_future().wait_for(std::chrono::seconds(60));
    first.reset();
    CHECK(waits == std::future_status::ready);
    CHECK(second.get());
    bool waited = false;
    CHECK(FileLock::take(path, [&] { waited = true; }));  // the second's has fallen
    CHECK_FALSE(waited);
}

TEST_CASE("a lock that cannot be made is an error with its path") {
    const test::TemporaryFolder folder;
    const auto lock = FileLock::take(folder.path / "none" / "it.lock");
    REQUIRE_FALSE(lock);
    CHECK(lock.error().path == folder.path / "none" / "it.lock");
}
