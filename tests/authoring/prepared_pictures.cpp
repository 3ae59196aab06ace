#include "authoring/prepared_pictures.h"

#include <catch2/catch_test_macros.hpp>

#include "base/files.h"
#include "support/temporary_folder.h"

using namespace standpunkt;

namespace {

const std::string drawing =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>"
    "<rect width='40' height='20' fill='#0A5470'/></svg>";

std::filesystem::path only_file_in(const std::filesystem::path& folder) {
    std::filesystem::path found;
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (!entry.path().filename().string().starts_with('.')) found = entry.path(), ++count;
    REQUIRE(count == 1);
    return found;
}

}  // namespace

TEST_CASE("A picture that was made before is not made again") {
    const test::TemporaryFolder folder;
    const PreparedPictures prepared(folder.path);
    const auto first = prepared.prepare(drawing, 200, 100);
    REQUIRE(first);
    const auto plain = prepare_picture(drawing, 200, 100);
    CHECK(first->bytes == plain->bytes);
    CHECK(first->width == plain->width);
    CHECK(first->height == plain->height);
    REQUIRE(replace_file(only_file_in(folder.path), "7 9\nkept"));
    const auto second = prepared.prepare(drawing, 200, 100);
    REQUIRE(second);
    CHECK(second->bytes == "kept");
    CHECK(second->width == 7);
    CHECK(second->height == 9);
}

TEST_CASE("Another picture, another size or a damaged copy is made anew") {
    const test::TemporaryFolder folder;
    const PreparedPictures prepared(folder.path);
    REQUIRE(prepared.prepare(drawing, 200, 100));
    REQUIRE(replace_file(only_file_in(folder.path), "7 9\nkept"));
    CHECK(prepared.prepare(drawing, 100, 50)->bytes != "kept");
    CHECK(prepared.prepare(drawing + " ", 200, 100)->bytes != "kept");
    for (const char* damaged : {"", "7", "7 9", "x y\nkept"}) {
        INFO(damaged);
        const test::TemporaryFolder other;
        const PreparedPictures again(other.path);
        REQUIRE(again.prepare(drawing, 200, 100));
        REQUIRE(replace_file(only_file_in(other.path), damaged));
        const auto made = again.prepare(drawing, 200, 100);
        REQUIRE(made);
        CHECK(made->bytes == prepare_picture(drawing, 200, 100)->bytes);
    }
}

TEST_CASE("Where nothing can be kept pictures are made all the same") {
    const PreparedPictures prepared("/no/such/folder");
    CHECK(prepared.prepare(drawing, 200, 100));
    CHECK_FALSE(prepared.prepare("no picture", 200, 100));
}
