// Every kind of damage has its own message, and none of it is ever taken for content.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <fstream>

#include "bundle/byte_order.h"
#include "bundle/resign.h"
#include "bundle/trailer.h"
#include "bundle_maker.h"
#include "store/database.h"
#include "support/effort.h"

using namespace standpunkt;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A small bundle, its bytes and where its parts begin.
struct Sample {
    test::Folder folder;
    SecretKey key = generate_key();
    sample::Content content = sample::make_content({.seed = 3,
                                                    .interviews = 2,
                                                    .exchanges_each = 2,
                                                    .topics = 2,
                                                    .pictures = 2,
                                                    .languages = {"de"},
                                                    .maker = {}});
    std::filesystem::path path = folder / "x.standpunkt";
    std::string bytes;
    std::size_t pages = 0, index = 0, signature = 0, footer = 0;

    Sample() {
        REQUIRE(write_bundle(path, content.catalogue, content.media,
                             test::identity_of(content.catalogue), key));
        bytes = *read_file(path);
        const auto trailer = read_trailer(MemoryBytes(bytes));
        REQUIRE(trailer);
        pages = trailer->index.pages.size();
        index = pages * page_size;
        signature = index + trailer->index_bytes.size();
        footer = signature + trailer->signature_text.size();
        REQUIRE(footer + footer_bytes == bytes.size());
    }

    /// What is said of a file with these bytes; empty if everything in it can be read as it was.
    std::string complaint(const std::string& changed) const {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << changed;
        const auto bundle = Bundle::open(path, {key.public_key()});
        if (!bundle) return told(bundle.error());
        const auto catalogue = (*bundle)->catalogue();
        if (!catalogue) return told(catalogue.error());
        CHECK(*catalogue == content.catalogue);
        for (const auto& [id, medium] : content.media.all()) {
            const auto read = (*bundle)->media().read(id);
            if (!read) return told(read.error());
            CHECK(*read == medium);
        }
        const auto failing = (*bundle)->failing_pages();
        if (!failing) return told(failing.error());
        return failing->empty() ? "" : "page " + std::to_string(failing->front()) + " fails";
    }

    std::string told(const Error& error) const {
        CHECK(error.path == path);
        return test::message_of(error);
    }

    std::string flipped(std::size_t at, int bit) const {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
        return changed;
    }

    /// Another footer behind the same bytes.
    std::string with_footer(std::uint64_t index_length, std::uint32_t signature_length,
                            std::uint32_t format = 1) const {
        std::string changed = bytes.substr(0, footer) + std::string(footer_magic);
        append_number(changed, format);
        append_number(changed, signature_length);
        append_number(changed, index_length);
        return changed;
    }

    /// The same pages behind an index that was changed and signed again.
    std::string signed_with(PageIndex changed_index) const {
        return bytes.substr(0, index) + make_trailer(changed_index, key);
    }
    PageIndex page_index() const { return read_trailer(MemoryBytes(bytes))->index; }
};

}  // namespace

TEST_CASE("a whole bundle has no complaint") {
    const Sample sample;
    CHECK(sample.complaint(sample.bytes).empty());
}

TEST_CASE("a key that is not trusted is named, with the way to trust it") {
    const Sample sample;
    const auto bundle = Bundle::open(sample.path, {generate_key().public_key()});
    REQUIRE_FALSE(bundle);
    const std::string said = sample.told(bundle.error());
    CHECK_THAT(said, ContainsSubstring(key_id_text(sample.key.id)));
    CHECK_THAT(said, ContainsSubstring("not trusted") && ContainsSubstring("--trust") &&
                         ContainsSubstring("trusted.d"));
    const auto nobody = Bundle::open(sample.path, {});
    REQUIRE_FALSE(nobody);
    CHECK_THAT(sample.told(nobody.error()), ContainsSubstring("no key is trusted here yet"));
}

TEST_CASE("another key under the same id is not taken for the trusted one") {
    const Sample sample;
    PublicKey other = generate_key().public_key();
    other.id = sample.key.id;
    const auto bundle = Bundle::open(sample.path, {other});
    REQUIRE_FALSE(bundle);
    CHECK_THAT(sample.told(bundle.error()), ContainsSubstring("another key that calls itself"));
}

TEST_CASE("a bit flipped at either end of any page is found and the page is named") {
    const Sample sample;
    for (std::size_t page = 0; page < sample.pages; ++page)
        for (const std::size_t at : {page * page_size, page * page_size + page_size - 1}) {
            CAPTURE(page, at);
            const std::string said = sample.complaint(sample.flipped(at, 0));
            CHECK_THAT(said, ContainsSubstring("page " + std::to_string(page) + " "));
        }
}

TEST_CASE("a bit flipped anywhere in the pages is found") {
    const Sample sample;
    sample::Random random(11);
    for (int i = 0; i < test::effort(100); ++i) {
        const std::size_t at = random.between(0, sample.index - 1);
        CAPTURE(at);
        const std::string said =
            sample.complaint(sample.flipped(at, static_cast<int>(random.between(0, 7))));
        CHECK_THAT(said, ContainsSubstring("page " + std::to_string(at / page_size) + " "));
    }
}

TEST_CASE("a bit flipped anywhere in the index is told as an altered index") {
    const Sample sample;
    for (std::size_t at = sample.index; at < sample.signature; at += at % 32 == 0 ? 1 : 3) {
        CAPTURE(at - sample.index);
        const std::string said = sample.complaint(sample.flipped(at, static_cast<int>(at % 8)));
        const bool told =
            said.find("index") != std::string::npos || said.find("format") != std::string::npos ||
            said.find("channel") != std::string::npos || said.find("serial") != std::string::npos ||
            said.find("withdraw_below") != std::string::npos ||
            said.find("title") != std::string::npos || said.find("builder") != std::string::npos;
        CAPTURE(said);
        CHECK(told);
    }
}

TEST_CASE("a bit flipped in the signature is refused, but for its untrusted comment") {
    const Sample sample;
    const std::string text =
        sample.bytes.substr(sample.signature, sample.footer - sample.signature);
    const std::size_t comment_begin = std::string("untrusted comment: ").size();
    const std::size_t comment_end = text.find('\n');
    for (std::size_t at = 0; at < text.size(); ++at)
        for (const int bit : {0, 5}) {
            CAPTURE(at, bit);
            const std::string said = sample.complaint(sample.flipped(sample.signature + at, bit));
            if (at >= comment_begin && at < comment_end)
                CHECK((said.empty() || said.find("signature") != std::string::npos));
            else
                CHECK_FALSE(said.empty());
        }
}

TEST_CASE("a changed signature, a changed comment and a legacy signature are told apart") {
    const Sample sample;
    const PageIndex index = sample.page_index();
    const std::string index_bytes = to_bytes(index);
    const auto with_signature = [&](const std::string& text) {
        return sample.bytes.substr(0, sample.signature) + text +
               make_footer(index_bytes.size(), text.size());
    };
    Signature signature = sign(index_bytes, trusted_comment(index.identity), sample.key);
    CHECK(sample.complaint(with_signature(to_text(signature))).empty());
    signature.of_message[5] ^= 1;
    CHECK_THAT(sample.complaint(with_signature(to_text(signature))),
               ContainsSubstring("its signature was altered"));
    signature = sign(index_bytes, "channel=demo serial=8", sample.key);
    CHECK_THAT(sample.complaint(with_signature(to_text(signature))),
               ContainsSubstring("do not belong together"));
    signature = sign(index_bytes + "x", trusted_comment(index.identity), sample.key);
    CHECK_THAT(sample.complaint(with_signature(to_text(signature))),
               ContainsSubstring("page index was altered"));
    std::string legacy = to_text(sign(index_bytes, trusted_comment(index.identity), sample.key));
    // "RU" is base64 of the algorithm's two letters: "RUR" begins "ED", "RWR" begins "Ed".
    const auto at = legacy.find('\n') + 1;
    REQUIRE(legacy.substr(at, 2) == "RU");
    legacy[at + 1] = 'W';
    CHECK_THAT(sample.complaint(with_signature(legacy)), ContainsSubstring("legacy"));
    CHECK_THAT(sample.complaint(with_signature("nonsense")), ContainsSubstring("signature"));
}

TEST_CASE("words of an index that nobody signed are not repeated on a terminal") {
    const Sample sample;
    PageIndex index = sample.page_index();
    for (std::string* word : {&index.identity.channel, &index.identity.title}) {
        const PageIndex before = index;
        *word = "\x1B[31m";
        const std::string said = sample.complaint(sample.signed_with(index));
        CHECK_THAT(said, ContainsSubstring("altered") && !ContainsSubstring("\x1B"));
        index = before;
    }
    index.identity.title =
        "\xC2\x9B"
        "31mred";  // the same escape, in one character
    CHECK_FALSE(check_identity(index.identity));
    CHECK_FALSE(sample.complaint(sample.signed_with(index)).empty());
    index.identity.title = "\xC2\xA0Ärger\xE2\x80\xA6";
    CHECK(sample.complaint(sample.signed_with(index)).empty());
}

TEST_CASE("what comes under a bundle's name after it was opened is neither read nor signed") {
    const Sample sample;
    const auto file = FileBytes::open(sample.path);
    REQUIRE(file);
    const auto trailer = read_trailer(**file);
    REQUIRE(trailer);
    REQUIRE(replace_file(sample.path, "something else"));
    const auto bundle = Bundle::open(*file, sample.path, {sample.key.public_key()});
    REQUIRE(bundle);
    CHECK(*(*bundle)->catalogue() == sample.content.catalogue);
    const SecretKey other = generate_key();
    REQUIRE(sign_bundle(*file, *trailer, other));
    const std::string now = *read_file(sample.path);
    CHECK(now.substr(0, sample.signature) == sample.bytes.substr(0, sample.signature));
    CHECK(Bundle::open(sample.path, {other.public_key()}));
}

TEST_CASE("a footer that lies is refused before its numbers are used") {
    const Sample sample;
    const std::uint64_t index = sample.signature - sample.index;
    const auto signature = static_cast<std::uint32_t>(sample.footer - sample.signature);
    CHECK(sample.complaint(sample.with_footer(index, signature)).empty());
    CHECK_THAT(sample.complaint(sample.with_footer(~std::uint64_t{0}, signature)),
               ContainsSubstring("more than any bundle has"));
    CHECK_THAT(sample.complaint(sample.with_footer(index, 0xFFFFFFFF)),
               ContainsSubstring("more than any signature has"));
    CHECK_THAT(sample.complaint(sample.with_footer(30'000'000, signature)),
               ContainsSubstring("more bytes than the file has"));
    CHECK_THAT(sample.complaint(sample.with_footer(index, signature, 2)),
               ContainsSubstring("format 2") && ContainsSubstring("Update Standpunkt"));
    for (const std::uint64_t wrong : {index - 1, index + 1, std::uint64_t{0}})
        CHECK_FALSE(sample.complaint(sample.with_footer(wrong, signature)).empty());
    for (std::size_t at = sample.footer; at < sample.bytes.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            CAPTURE(at - sample.footer, bit);
            CHECK_FALSE(sample.complaint(sample.flipped(at, bit)).empty());
        }
}

TEST_CASE("a bundle cut short is called truncated, wherever it was cut") {
    const Sample sample;
    for (const std::size_t size :
         {sample.bytes.size() - 1, sample.footer, sample.footer - 1, sample.signature,
          sample.index + 1, sample.index - 1, page_size + std::size_t{1}, std::size_t{page_size},
          std::size_t{500}, std::size_t{99}}) {
        CAPTURE(size);
        CHECK_THAT(sample.complaint(sample.bytes.substr(0, size)), ContainsSubstring("truncated"));
    }
    CHECK_THAT(sample.complaint(sample.bytes.substr(0, sample.index)),
               ContainsSubstring("signature are missing"));
    CHECK_THAT(sample.complaint(""), ContainsSubstring("empty"));
}

TEST_CASE("bytes missing or added between pages and index are counted") {
    const Sample sample;
    const std::string trailer = sample.bytes.substr(sample.index);
    CHECK_THAT(sample.complaint(sample.bytes.substr(0, sample.index - page_size) + trailer),
               ContainsSubstring("65536 bytes of its pages are missing"));
    CHECK_THAT(sample.complaint(sample.bytes.substr(0, sample.index) + "xyz" + trailer),
               ContainsSubstring("3 bytes too many"));
}

TEST_CASE("bytes behind the end are counted") {
    const Sample sample;
    CHECK_THAT(sample.complaint(sample.bytes + "x"), ContainsSubstring("1 bytes behind the end"));
    CHECK_THAT(sample.complaint(sample.bytes + std::string(70'000, '\0')),
               ContainsSubstring("70000 bytes behind the end"));
    CHECK_THAT(sample.complaint(sample.bytes + std::string(3'000'000, 'x')),
               ContainsSubstring("3000000 bytes behind the end"));
}

TEST_CASE("files of others are called what they are") {
    const Sample sample;
    CHECK_THAT(sample.complaint("PK\x03\x04 a zip, long enough to have a footer's length at least"),
               ContainsSubstring("not a Standpunkt bundle"));
    CHECK_THAT(sample.complaint(std::string(100'000, 'x')),
               ContainsSubstring("not a Standpunkt bundle"));
    const auto other = sample.folder / "other.sqlite";
    {
        auto database = Database::create(other, 42, 1);
        REQUIRE(database);
        REQUIRE(database->execute("CREATE TABLE album(title TEXT)"));
        REQUIRE(database->close());
    }
    CHECK_THAT(sample.complaint(*read_file(other)), ContainsSubstring("another application"));
}

TEST_CASE("a signed bundle of a newer schema asks for an update") {
    const Sample sample;
    PageIndex index = sample.page_index();
    index.schema = bundle_schema + 1;
    CHECK_THAT(sample.complaint(sample.signed_with(index)),
               ContainsSubstring("schema 3") && ContainsSubstring("Update Standpunkt"));
}

TEST_CASE("a signed bundle of an older schema asks to be built again") {
    const Sample sample;
    PageIndex index = sample.page_index();
    for (const std::uint32_t schema : {0U, 1U}) {
        index.schema = schema;
        CHECK_THAT(sample.complaint(sample.signed_with(index)),
                   ContainsSubstring("schema " + std::to_string(schema)) &&
                       ContainsSubstring("Build it again with: standpunkt-content build"));
    }
}

TEST_CASE("a signed index over another database is refused by its first page") {
    const Sample sample;
    const auto other = sample.folder / "other.sqlite";
    {
        auto database = Database::create(other, 42, bundle_schema);
        REQUIRE(database);
        REQUIRE(database->execute("CREATE TABLE album(title TEXT)"));
        REQUIRE(database->close());
    }
    const std::string database = *read_file(other);
    PageIndex index = sample.page_index();
    index.pages.clear();
    for (std::size_t at = 0; at < database.size(); at += page_size)
        index.pages.push_back(digest(std::string_view(database).substr(at, page_size)));
    CHECK_THAT(sample.complaint(database + make_trailer(index, sample.key)),
               ContainsSubstring("disagree about the application"));
}

TEST_CASE("a missing file and a folder are told as such") {
    const test::Folder folder;
    CHECK_THAT(to_string(Bundle::open(folder / "none", {}).error()), ContainsSubstring("No such"));
    CHECK_THAT(to_string(Bundle::open(folder / "", {}).error()), ContainsSubstring("folder"));
}
