#include "bundle/resign.h"

#include <sodium.h>

#include "base/files.h"
#include "bundle/file_bytes.h"
#include "bundle/trailer.h"
#include "bundle/verified_pages.h"

namespace standpunkt {

Result<std::vector<Digest>> page_digests(const ByteSource& file, std::uint32_t count) {
    std::vector<Digest> digests;
    digests.reserve(count);
    for (std::uint32_t number = 0; number < count; ++number) {
        TRY(const std::string page, file.read(std::uint64_t{number} * page_size, page_size));
        digests.push_back(digest(page));
    }
    return digests;
}

Status sign_bundle(const std::filesystem::path& path, const SecretKey& key) {
    if (sodium_init() < 0) return fail("the cryptographic library cannot be used here.");
    const auto at_path = [&](Error error) {
        if (error.path.empty()) error.path = path;
        return error;
    };
    TRY(const auto file, FileBytes::open(path));
    TRY(const Trailer trailer, read_trailer(*file).map_error(at_path));
    const VerifiedPages pages(file, trailer.index.pages);
    TRY_STATUS(check_header(pages, trailer.index).map_error(at_path));
    NewFile copy(path);
    TRY_STATUS(replace_file(copy.path(), ""));
    TRY(const auto target, FileBytes::open_writable(copy.path()));
    std::uint64_t end = 0;
    for (std::uint32_t number = 0; number < pages.page_count(); ++number, end += page_size) {
        TRY(const PageSource::Page page, pages.page(number).map_error(at_path));
        TRY_STATUS(target->write(end, *page));
    }
    TRY_STATUS(target->write(end, make_trailer(trailer.index, key)));
    TRY_STATUS(target->sync());
    return copy.put_in_place();
}

}  // namespace standpunkt
