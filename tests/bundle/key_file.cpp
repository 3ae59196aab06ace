#include <sys/stat.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "base/base64.h"
#include "bundle/byte_order.h"
#include "bundle/key.h"
#include "bundle_maker.h"

using namespace standpunkt;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("a key written without passphrase is read back, and is its owner's alone") {
    const test::Folder folder;
    const auto key = generate_key();
    REQUIRE(write_secret_key(folder / "k", key, std::nullopt));
    struct stat facts {};
    REQUIRE(::stat((folder / "k").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    CHECK_FALSE(is_encrypted(*read_file(folder / "k")));
    const auto back = read_secret_key(folder / "k", std::nullopt);
    REQUIRE(back);
    CHECK(back->id == key.id);
    CHECK(back->bytes == key.bytes);
}

// Needs 1 GiB of memory and seconds, as every minisign key with a passphrase does.
TEST_CASE("a key written with a passphrase opens with it and with no other") {
    const test::Folder folder;
    const auto key = generate_key();
    const auto written = write_secret_key(folder / "k", key, "correct horse");
    if (!written && written.error().message.find("memory") != std::string::npos)
        SKIP("less than 1 GiB of memory is free");
    REQUIRE(written);
    CHECK(is_encrypted(*read_file(folder / "k")));
    const auto back = read_secret_key(folder / "k", "correct horse");
    REQUIRE(back);
    CHECK(back->bytes == key.bytes);
    const auto wrong = read_secret_key(folder / "k", "battery staple");
    REQUIRE_FALSE(wrong);
    CHECK_THAT(test::message_of(wrong.error()), ContainsSubstring("passphrase does not fit"));
    const auto none = read_secret_key(folder / "k", std::nullopt);
    REQUIRE_FALSE(none);
    CHECK_THAT(test::message_of(none.error()), ContainsSubstring("--passphrase-file"));
}

TEST_CASE("a changed letter of a key's file is an error, wherever it is") {
    const test::Folder folder;
    const auto key = generate_key();
    REQUIRE(write_secret_key(folder / "k", key, std::nullopt));
    REQUIRE(write_public_key(folder / "p", key.public_key()));
    const std::string secret = *read_file(folder / "k"), shared = *read_file(folder / "p");
    for (std::size_t at = secret.find('\n') + 1; at + 1 < secret.size(); ++at) {
        CAPTURE(at);
        std::string changed = secret;
        changed[at] = changed[at] == 'x' ? 'y' : 'x';
        REQUIRE(replace_file(folder / "changed", changed));
        const auto read = read_secret_key(folder / "changed", "");
        // Salt and limits are not used without a passphrase; all else is covered.
        if (read)
            CHECK(read->bytes == key.bytes);
        else
            CHECK_FALSE(read.error().message.empty());
    }
    for (const std::string& text : {std::string(), std::string("\n"), std::string("x\ny\n"),
                                    shared.substr(0, shared.size() - 5), shared + "x",
                                    shared + shared, std::string(5000, 'x')}) {
        REQUIRE(replace_file(folder / "changed", text));
        CHECK_FALSE(read_public_key(folder / "changed"));
        CHECK_FALSE(read_secret_key(folder / "changed", std::nullopt));
    }
}

TEST_CASE("a secret key given as a public one is called what it is") {
    const test::Folder folder;
    REQUIRE(write_secret_key(folder / "k", generate_key(), std::nullopt));
    CHECK_THAT(test::message_of(read_public_key(folder / "k").error()),
               ContainsSubstring("secret key: keep it to yourself"));
}

TEST_CASE("a key file that asks for endless memory is refused before any is taken") {
    const test::Folder folder;
    std::string bytes = "EdScB2" + std::string(32, 's');
    append_number(bytes, ~std::uint64_t{0});
    append_number(bytes, ~std::uint64_t{0});
    bytes += std::string(104, 'k');
    REQUIRE(replace_file(folder / "k", "untrusted comment: x\n" + to_base64(bytes) + "\n"));
    const auto read = read_secret_key(folder / "k", "x");
    REQUIRE_FALSE(read);
    CHECK_THAT(test::message_of(read.error()), ContainsSubstring("far too much memory"));
}

TEST_CASE("base64 has one spelling") {
    for (const std::string& bytes : {std::string(), std::string("a"), std::string("ab"),
                                     std::string("abc"), std::string("\0\xFF\x10", 3)})
        CHECK(from_base64(to_base64(bytes)) == bytes);
    for (const char* wrong : {"YQ", "YQ=", "YR==", "YQ==\n", " YQ==", "Y Q==", "YQ==YQ==", "-_=="})
        CHECK_FALSE(from_base64(wrong));
}
