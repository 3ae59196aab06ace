#include "bundle/bundle.h"

#include <sodium.h>

#include <mutex>

#include "bundle/catalogue_reader.h"
#include "bundle/file_bytes.h"
#include "bundle/media_rows.h"
#include "bundle/schema.h"
#include "bundle/trailer.h"
#include "bundle/verified_pages.h"
#include "store/database.h"

namespace standpunkt {
namespace {

/// An error from below, told of the file it is about.
Error about(Error error, const std::filesystem::path& path) {
    if (error.path.empty()) error.path = path;
    return error;
}

class BundleMedia : public MediaSource {
  public:
    BundleMedia(Database database, std::filesystem::path path)
        : x_database(std::move(database)), x_path(std::move(path)) {}

    Result<std::string> read(const MediumId& id) const override {
        const std::scoped_lock lock(x_mutex);
        return read_medium(x_database, id).map_error([&](Error error) {
            return about(std::move(error), x_path);
        });
    }

  private:
    mutable std::mutex x_mutex;
    mutable Database x_database;
    std::filesystem::path x_path;
};

class OpenBundle : public Bundle {
  public:
    OpenBundle(std::filesystem::path path, const BundleId& id, const Digest& content,
               Identity identity, std::shared_ptr<const VerifiedPages> pages, Database database)
        : x_path(std::move(path)),
          x_id(id),
          x_content(content),
          x_identity(std::move(identity)),
          x_pages(std::move(pages)),
          x_media(std::move(database), x_path) {}

    const Identity& identity() const override { return x_identity; }
    std::uint32_t page_count() const override { return x_pages->page_count(); }
    const MediaSource& media() const override { return x_media; }

    Result<Catalogue> catalogue() const override {
        return read().map_error([&](Error error) { return about(std::move(error), x_path); });
    }

    Result<std::vector<std::uint32_t>> failing_pages(
        const std::function<void()>& each_page) const override {
        std::vector<std::uint32_t> failing;
        for (std::uint32_t number = 0; number < page_count(); ++number) {
            if (each_page) each_page();
            TRY(const bool good, x_pages->is_good(number));
            if (!good) failing.push_back(number);
        }
        return failing;
    }

    std::vector<std::uint32_t> faulty_pages() const override { return x_pages->faults(); }
    BundleId id() const override { return x_id; }
    Digest content() const override { return x_content; }

  private:
    std::filesystem::path x_path;
    BundleId x_id;
    Digest x_content;
    Identity x_identity;
    std::shared_ptr<const VerifiedPages> x_pages;
    BundleMedia x_media;

    // A connection of its own: its cache goes when the catalogue is read.
    Result<Catalogue> read() const {
        TRY(Database database, Database::open_read_only(x_pages, x_path));
        TRY(Catalogue catalogue, read_catalogue(database));
        catalogue.stand.channel = x_identity.channel;
        return catalogue;
    }
};

Result<std::unique_ptr<Bundle>> open_verified(std::shared_ptr<const ByteSource> file,
                                              const std::filesystem::path& path,
                                              const std::vector<PublicKey>& trusted) {
    TRY(Trailer trailer, read_trailer(*file));
    TRY_STATUS(check_signature(trailer, trusted));
    const Digest content = content_of(trailer.index);
    auto pages = std::make_shared<const VerifiedPages>(std::move(file), trailer.index.pages);
    TRY_STATUS(check_header(*pages, trailer.index));
    TRY(Database database, Database::open_read_only(pages, path));
    TRY_STATUS(check_tables(database));
    // Media pass through once: SQLite's usual 2 MiB of them would be kept for nothing.
    TRY_STATUS(database.execute("PRAGMA cache_size=6"));
    return std::make_unique<OpenBundle>(path, digest(trailer.index_bytes), content,
                                        std::move(trailer.index.identity), std::move(pages),
                                        std::move(database));
}

}  // namespace

Result<std::unique_ptr<Bundle>> Bundle::open(const std::filesystem::path& path,
                                             const std::vector<PublicKey>& trusted) {
    TRY(std::shared_ptr<const ByteSource> file, FileBytes::open(path));
    return open(std::move(file), path, trusted);
}

Result<std::unique_ptr<Bundle>> Bundle::open(std::shared_ptr<const ByteSource> file,
                                             const std::filesystem::path& name,
                                             const std::vector<PublicKey>& trusted) {
    if (sodium_init() < 0) return fail("the cryptographic library cannot be used here.");
    return open_verified(std::move(file), name, trusted).map_error([&](Error error) {
        return about(std::move(error), name);
    });
}

}  // namespace standpunkt
