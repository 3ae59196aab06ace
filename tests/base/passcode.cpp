#include "base/passcode.h"

#include <catch2/catch_test_macros.hpp>

#include "base/files.h"
#include "support/temporary_folder.h"

using namespace standpunkt;

namespace {

std::filesystem::path written(const test::TemporaryFolder& folder, const std::string& text) {
    const auto path = folder.path / "operator.pin";
    REQUIRE(replace_file(path, text));
    return path;
}

}  // namespace

TEST_CASE("A PIN is 4 to 12 digits and nothing else") {
    for (const char* good : {"0000", "1234", "123456789012"}) CHECK(check_passcode(good));
    for (const char* bad :
         {"", "123", "1234567890123", "12a4", "12 4", " 1234", "１２３４", "-123"})
        CHECK_FALSE(check_passcode(bad));
    CHECK_FALSE(passcode_file_text("123"));
}

TEST_CASE("The file of a PIN is its Argon2id digest, and no two are alike") {
    const auto one = passcode_file_text("2468"), other = passcode_file_text("2468");
    REQUIRE(one);
    REQUIRE(other);
    CHECK(one->starts_with("$argon2id$"));
    CHECK(one->ends_with("\n"));
    CHECK(one->find("2468") == std::string::npos);
    CHECK(*one != *other);
}

TEST_CASE("Only the digits a file was made for fit it") {
    const test::TemporaryFolder folder;
    const auto path = written(folder, passcode_file_text("2468").value());
    CHECK(fits_passcode(path, "2468").value());
    for (const char* wrong : {"2469", "246", "24680", "", "2468\n"})
        CHECK_FALSE(fits_passcode(path, wrong).value());
}

TEST_CASE(
    "A file that is missing, cut off or made for something else is an error, not a wrong PIN") {
    const test::TemporaryFolder folder;
    CHECK_FALSE(fits_passcode(folder.path / "none", "2468"));
    const std::string whole = passcode_file_text("2468").value();
    for (const std::string& text :
         {std::string(), std::string("2468\n"), whole.substr(0, 30), "x" + whole,
          std::string("$argon2id$v=19$m=16384,t=3,p=1$\n"), std::string(200, '$')})
        CHECK_FALSE(fits_passcode(written(folder, text), "2468"));
}
