#include "bundle/verified_pages.h"

#include <algorithm>
#include <cassert>

#include "bundle/diagnosis.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_kept = 4;

std::uint32_t big_endian(std::string_view page, std::size_t offset, std::size_t length) {
    std::uint32_t value = 0;
    for (const char byte : page.substr(offset, length))
        value = value << 8 | static_cast<std::uint8_t>(byte);
    return value;
}

}  // namespace

VerifiedPages::VerifiedPages(std::shared_ptr<const ByteSource> file, std::vector<Digest> digests)
    : x_file(std::move(file)), x_digests(std::move(digests)) {}

std::uint32_t VerifiedPages::page_count() const {
    return static_cast<std::uint32_t>(x_digests.size());
}

Result<PageSource::Page> VerifiedPages::page(std::uint32_t number) const {
    assert(number < page_count());
    if (Page page = kept(number)) return page;
    auto page = read(number);
    const std::scoped_lock lock(x_mutex);
    if (!page) {
        x_faults.insert(number);
        return page;
    }
    x_kept.push_front({number, *page});
    if (x_kept.size() > most_kept) x_kept.pop_back();
    return page;
}

Result<PageSource::Page> VerifiedPages::read(std::uint32_t number) const {
    TRY(std::string bytes, x_file->read(std::uint64_t{number} * page_size, page_size));
    if (digest(bytes) != x_digests[number])
        return fail("page " + std::to_string(number) + " of " + std::to_string(page_count()) +
                        " was altered: its bytes do not match the signed index.",
                    {}, 0, "Copy the bundle again.", Code::Damaged);
    return std::make_shared<const std::string>(std::move(bytes));
}

std::vector<std::uint32_t> VerifiedPages::faults() const {
    const std::scoped_lock lock(x_mutex);
    return {x_faults.begin(), x_faults.end()};
}

Result<bool> VerifiedPages::is_good(std::uint32_t number) const {
    TRY(const std::string bytes, x_file->read(std::uint64_t{number} * page_size, page_size));
    return digest(bytes) == x_digests[number];
}

PageSource::Page VerifiedPages::kept(std::uint32_t number) const {
    const std::scoped_lock lock(x_mutex);
    const auto found = std::find_if(x_kept.begin(), x_kept.end(),
                                    [&](const Kept& one) { return one.number == number; });
    if (found == x_kept.end()) return nullptr;
    x_kept.splice(x_kept.begin(), x_kept, found);
    return found->page;
}

Status check_header(const PageSource& pages, const PageIndex& index) {
    if (index.schema > bundle_schema)
        return fail("its content has schema " + std::to_string(index.schema) +
                        ", this program knows " + std::to_string(bundle_schema) + ".",
                    {}, 0, "Update Standpunkt on this machine, or build with an older version.",
                    Code::NewerFormat);
    if (index.schema < bundle_schema)
        return fail("its content has schema " + std::to_string(index.schema) +
                        ", which this version of Standpunkt does not read any more.",
                    {}, 0, "Build it again with: standpunkt-content build");
    TRY(const PageSource::Page first, pages.page(0));
    const std::string_view page = *first;
    const auto differs = [](const std::string& what) {
        return fail("its first page and its page index disagree about the " + what + ".", {}, 0,
                    "Build it again with: standpunkt-content build");
    };
    if (!page.starts_with("SQLite format 3")) return differs("kind of database");
    if (big_endian(page, 16, 2) != 1) return differs("size of a page");  // 1 stands for 65536
    if (big_endian(page, 28, 4) != pages.page_count()) return differs("number of pages");
    if (big_endian(page, 60, 4) != index.schema) return differs("schema");
    if (big_endian(page, 68, 4) != application_id) return differs("application");
    return {};
}

}  // namespace standpunkt
