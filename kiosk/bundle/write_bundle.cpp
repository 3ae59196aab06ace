#include <sodium.h>

#include <cassert>

#include "bundle/bundle.h"
#include "bundle/catalogue_check.h"
#include "bundle/catalogue_writer.h"
#include "bundle/diagnosis.h"
#include "bundle/file_bytes.h"
#include "bundle/media_rows.h"
#include "bundle/resign.h"
#include "bundle/schema.h"
#include "bundle/trailer.h"
#include "store/database.h"

namespace standpunkt {
namespace {

constexpr double share_of_media = 0.8, share_of_text = 0.9;  // of the progress shown

Status check_request(const Catalogue& catalogue, const Identity& identity) {
    TRY_STATUS(check_identity(identity));
    if (catalogue.stand.channel != identity.channel)
        return fail("the content is for the channel \"" + catalogue.stand.channel +
                    "\", the bundle for \"" + identity.channel + "\".");
    return check_catalogue(catalogue);
}

Status write_database(const std::filesystem::path& path, const Catalogue& catalogue,
                      const MediaSource& media, const BuildProgress& progress) {
    TRY(Database database, Database::create(path, application_id, bundle_schema));
    TRY_STATUS(create_tables(database));
    TRY_STATUS(database.execute("BEGIN"));
    TRY_STATUS(
        write_media(database, media_of(catalogue), media, [&](std::size_t done, std::size_t of) {
            progress(share_of_media * static_cast<double>(done) / static_cast<double>(of),
                     "pictures");
        }));
    TRY_STATUS(write_catalogue(database, catalogue));
    TRY_STATUS(database.execute("COMMIT"));
    progress(share_of_text, "text");
    return database.close();
}

/// Change counter, "version valid for" and the writing library's version would say how a file came
/// to be; the same content gives the same bytes.
Status normalise_header(FileBytes& file) {
    using namespace std::string_view_literals;
    constexpr std::string_view one = "\0\0\0\1"sv;
    constexpr std::string_view first_with_strict_tables = "\x00\x2E\x57\x48"sv;  // 3037000
    TRY_STATUS(file.write(24, one));
    TRY_STATUS(file.write(92, one));
    return file.write(96, first_with_strict_tables);
}

Status append_trailer(FileBytes& file, const Identity& identity, const SecretKey& key) {
    assert(file.size() % page_size == 0);
    const std::uint64_t count = file.size() / page_size;
    if (count > most_pages) return fail("the content is larger than a bundle can be (64 GiB).");
    PageIndex index;
    index.identity = identity;
    TRY(index.pages, page_digests(file, static_cast<std::uint32_t>(count)));
    return file.write(file.size(), make_trailer(index, key));
}

/// What was written is read back before anyone sees it under its name.
Status check_result(const std::filesystem::path& path, const Catalogue& catalogue,
                    const SecretKey& key) {
    TRY(const auto bundle, Bundle::open(path, {key.public_key()}));
    TRY(const Catalogue back, bundle->catalogue());
    if (!(back == catalogue))
        return fail(
            "the bundle does not read back as it was written; this is a mistake in "
            "Standpunkt.",
            {}, 0, "Please report it with the content folder.");
    return {};
}

}  // namespace

Status write_bundle(const std::filesystem::path& path, const Catalogue& catalogue,
                    const MediaSource& media, const Identity& identity, const SecretKey& key,
                    const BuildProgress& progress) {
    if (sodium_init() < 0) return fail("the cryptographic library cannot be used here.");
    const BuildProgress report = progress ? progress : [](double, const std::string&) {};
    TRY_STATUS(check_request(catalogue, identity));
    NewFile result(path);
    TRY_STATUS(write_database(result.path(), catalogue, media, report));
    {
        TRY(const auto file, FileBytes::open_writable(result.path()));
        TRY_STATUS(normalise_header(*file));
        TRY_STATUS(append_trailer(*file, identity, key));
        TRY_STATUS(file->sync());
    }
    report(share_of_text + 0.05, "check");
    TRY_STATUS(check_result(result.path(), catalogue, key));
    TRY_STATUS(result.put_in_place());
    report(1, "done");
    return {};
}

}  // namespace standpunkt
