// The other implementation agrees: every test here runs the real minisign.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdlib>

#include "base/base64.h"
#include "bundle/trailer.h"
#include "bundle_maker.h"

using namespace standpunkt;
using Catch::Matchers::ContainsSubstring;

namespace {

int run(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1 </dev/null").c_str());
}

void need_minisign() {
    if (run("minisign -v") != 0) SKIP("minisign is not installed");
}

std::string quoted(const std::filesystem::path& path) {
    return "'" + path.string() + "'";
}

/// Writes a bundle's index and signature as two files, as inspect --export-index does.
void export_index(const std::filesystem::path& bundle, const std::filesystem::path& index) {
    const std::string bytes = *read_file(bundle);
    const auto trailer = read_trailer(MemoryBytes(bytes));
    REQUIRE(trailer);
    REQUIRE(replace_file(index, trailer->index_bytes));
    REQUIRE(replace_file(index.string() + ".minisig", trailer->signature_text));
}

}  // namespace

TEST_CASE("minisign verifies the index of a bundle signed with our key, and no altered one") {
    need_minisign();
    const test::Folder folder;
    const auto key = generate_key();
    const auto content = sample::make_content();
    REQUIRE(write_bundle(folder / "x", content.catalogue, content.media,
                         test::identity_of(content.catalogue), key));
    REQUIRE(write_public_key(folder / "our.pub", key.public_key()));
    export_index(folder / "x", folder / "index");
    const std::string verify =
        "minisign -V -p " + quoted(folder / "our.pub") + " -m " + quoted(folder / "index");
    CHECK(run(verify) == 0);
    REQUIRE(replace_file(folder / "index", *read_file(folder / "index") + "x"));
    CHECK(run(verify) != 0);
}

TEST_CASE("keys of minisign -G -W sign and trust bundles") {
    need_minisign();
    const test::Folder folder;
    REQUIRE(run("minisign -G -W -p " + quoted(folder / "m.pub") + " -s " +
                quoted(folder / "m.key")) == 0);
    const auto secret = read_secret_key(folder / "m.key", std::nullopt);
    const auto trusted = read_public_key(folder / "m.pub");
    REQUIRE(secret);
    REQUIRE(trusted);
    CHECK(secret->public_key() == *trusted);
    const auto content = sample::make_content();
    REQUIRE(write_bundle(folder / "x", content.catalogue, content.media,
                         test::identity_of(content.catalogue), *secret));
    CHECK(Bundle::open(folder / "x", {*trusted}));
    export_index(folder / "x", folder / "index");
    CHECK(run("minisign -V -p " + quoted(folder / "m.pub") + " -m " + quoted(folder / "index")) ==
          0);
}

TEST_CASE("minisign signs with our key and prints its id") {
    need_minisign();
    const test::Folder folder;
    auto key = generate_key();
    key.id.back() = 0x0A;  // printed first; minisign prints no leading zeros
    REQUIRE(write_secret_key(folder / "our.key", key, std::nullopt));
    REQUIRE(write_public_key(folder / "our.pub", key.public_key()));
    REQUIRE(replace_file(folder / "message", "hello"));
    REQUIRE(run("minisign -S -s " + quoted(folder / "our.key") + " -m " +
                quoted(folder / "message") + " -t 'channel=demo serial=1'") == 0);
    const auto signature = parse_signature(*read_file(folder / "message.minisig"));
    REQUIRE(signature);
    CHECK(signature->trusted_comment == "channel=demo serial=1");
    CHECK(verify("hello", *signature, key.public_key()) == Verdict::Good);
    CHECK(verify("hellp", *signature, key.public_key()) == Verdict::AlteredMessage);
    // -R makes the public key again, with the id in its comment.
    REQUIRE(run("minisign -R -s " + quoted(folder / "our.key") + " -p " +
                quoted(folder / "again.pub")) == 0);
    CHECK(*read_public_key(folder / "again.pub") == key.public_key());
    CHECK_THAT(*read_file(folder / "again.pub"), ContainsSubstring(key_id_text(key.id)));
}

TEST_CASE("minisign's legacy signatures are refused with the way out") {
    need_minisign();
    const test::Folder folder;
    REQUIRE(write_secret_key(folder / "our.key", generate_key(), std::nullopt));
    REQUIRE(replace_file(folder / "message", "hello"));
    REQUIRE(run("minisign -S -l -s " + quoted(folder / "our.key") + " -m " +
                quoted(folder / "message")) == 0);
    const auto signature = parse_signature(*read_file(folder / "message.minisig"));
    REQUIRE_FALSE(signature);
    CHECK_THAT(test::message_of(signature.error()),
               ContainsSubstring("legacy") && ContainsSubstring("standpunkt-content sign"));
}
