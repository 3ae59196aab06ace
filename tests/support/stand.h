#pragma once
#include <memory>

#include "slots/slot_reader.h"
#include "slots/slot_writer.h"
#include "support/stand_maker.h"

namespace standpunkt::test {

/// A stand with an agent's and a display's end.
struct Stand : StandMaker {
    std::unique_ptr<SlotWriter> writer;

    Stand() { reopen(); }
    void reopen() {
        writer.reset();
        auto opened = SlotWriter::open(data, trust(), 100);
        INFO((opened ? std::string() : to_string(opened.error())));
        REQUIRE(opened);
        writer = std::move(*opened);
    }
    /// As the agent does it, with the bytes of a file.
    BundleId install(const std::filesystem::path& file) {
        const Trailer trailer = trailer_of(file);
        auto part = writer->open_part(trailer);
        REQUIRE(part);
        REQUIRE((*part)->write(0, *read_file(file)));
        const auto done = writer->install(*part, trailer, "test", 100);
        INFO((done ? std::string() : to_string(done.error())));
        REQUIRE(done);
        return digest(trailer.index_bytes);
    }
    BundleId install_and_show(const std::filesystem::path& file) {
        const BundleId id = install(file);
        SlotReader reader = display();
        REQUIRE(reader.choose(1).selection);
        reader.confirm();
        REQUIRE(writer->settle(1) == true);
        return id;
    }
    SlotReader display(const std::string& boot = "boot") const {
        return SlotReader({data, trusted, factory(), boot});
    }
    StartRecord record() const { return *parse_start_record(*read_file(data.starts())); }
};

}  // namespace standpunkt::test
