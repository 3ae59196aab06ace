#include "bundle/resign.h"

#include <sodium.h>

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

Status sign_bundle(const std::shared_ptr<const FileBytes>& file, const Trailer& trailer,
                   const SecretKey& key) {
    if (sodium_init() < 0) return fail("the cryptographic library cannot be used here.");
    const auto at_path = [&](Error error) {
        if (error.path.empty()) error.path = file->path();
        return error;
    };
    const VerifiedPages pages(file, trailer.index.pages);
    TRY_STATUS(check_header(pages, trailer.index).map_error(at_path));
    NewFile copy(file->path());
    TRY(const auto target, FileBytes::create(copy.path()));
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
