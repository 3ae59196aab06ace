#pragma once
// Bundles and a data folder for the tests of what happens on a stand.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <string>

#include "base/files.h"
#include "bundle/bundle.h"
#include "bundle/file_bytes.h"
#include "bundle/trailer.h"
#include "slots/data_folder.h"
#include "slots/selection.h"
#include "slots/slot_table.h"
#include "slots/trust.h"
#include "support/sample_catalogue.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {

/// A folder with a key that is trusted, and whatever bundles a test wants signed with it.
struct StandMaker : TemporaryFolder {
    static constexpr const char* channel = "demo";  ///< of all bundles made without one
    SecretKey key = generate_key();
    DataFolder data{path / "data"};
    std::filesystem::path trusted = path / "trusted.d";

    StandMaker() {
        std::filesystem::create_directories(trusted);
        REQUIRE(write_public_key(trusted / "stand.pub", key.public_key()));
    }

    Trust trust() const { return read_trust(trusted); }
    FactoryBundle factory() const { return {path / "factory.standpunkt"}; }
    std::string at(const std::string& name) const { return (path / name).string(); }

    /// NAME.standpunkt in this folder; bundles of different serials differ in their title.
    std::filesystem::path make(const std::string& name, std::uint64_t serial,
                               const Identity& more = {}) const {
        return make_with(key, name, serial, more);
    }
    std::filesystem::path make_with(const SecretKey& signer, const std::string& name,
                                    std::uint64_t serial, const Identity& more = {}) const {
        sample::Request request{.interviews = 1, .exchanges_each = 3, .topics = 2};
        request.words_an_answer = 30;
        if (!more.channel.empty()) request.channel = more.channel;
        auto [catalogue, media] = sample::make_content(request);
        catalogue.stand.title["de"] = "Stand " + std::to_string(serial) + more.title;
        const auto file = path / (name + ".standpunkt");
        const Identity identity{.channel = catalogue.stand.channel,
                                .serial = serial,
                                .withdraw_below = more.withdraw_below,
                                .title = "Stand " + std::to_string(serial) + more.title,
                                .created = 1'700'000'000,
                                .builder = "standpunkt test"};
        const auto written = write_bundle(file, catalogue, media, identity, signer);
        INFO((written ? std::string() : to_string(written.error())));
        REQUIRE(written);
        return file;
    }
    static void damage(const std::filesystem::path& file, std::uint64_t offset) {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(static_cast<std::streamoff>(offset));
        stream << "damage";
    }
    void make_factory() const {
        const SecretKey own = generate_key();
        make_with(own, "factory", 1, {.title = " (factory)"});
        REQUIRE(write_public_key(factory().key(), own.public_key()));
    }
};

inline Trailer trailer_of(const std::filesystem::path& bundle) {
    const auto file = FileBytes::open(bundle);
    REQUIRE(file);
    auto trailer = read_trailer(**file);
    REQUIRE(trailer);
    return *trailer;
}
inline BundleId id_of(const std::filesystem::path& bundle) {
    return digest(trailer_of(bundle).index_bytes);
}

}  // namespace standpunkt::test
