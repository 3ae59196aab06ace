#include <catch2/catch_test_macros.hpp>

#include "bundle/bundle.h"
#include "bundle_maker.h"
#include "random_catalogue.h"
#include "support/effort.h"
#include "support/sample_catalogue.h"

using namespace standpunkt;

TEST_CASE("a catalogue that was written is read back as the same value") {
    test::Folder folder;
    const auto key = generate_key();
    const auto rounds = static_cast<std::uint64_t>(test::effort(40));
    for (std::uint64_t seed = 1; seed <= rounds; ++seed) {
        CAPTURE(seed);
        const sample::Content content = test::random_content(seed);
        const Identity identity = test::identity_of(content.catalogue, seed);
        const auto path = folder / "x.standpunkt";
        const Status written = write_bundle(path, content.catalogue, content.media, identity, key);
        INFO((written ? std::string() : to_string(written.error())));
        REQUIRE(written);
        const auto bundle = Bundle::open(path, {key.public_key()});
        REQUIRE(bundle);
        CHECK((*bundle)->identity() == identity);
        const auto back = (*bundle)->catalogue();
        REQUIRE(back);
        CHECK(*back == content.catalogue);
        for (const auto& [id, bytes] : content.media.all()) {
            const auto medium = (*bundle)->media().read(id);
            REQUIRE(medium);
            CHECK(*medium == bytes);
        }
        CHECK((*bundle)->failing_pages()->empty());
    }
}
