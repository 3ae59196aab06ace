#include "sync/page_finder.h"

#include "bundle/trailer.h"
#include "bundle/verified_pages.h"

namespace standpunkt {

PageFinder::PageFinder(const DataFolder& data, const FactoryBundle& factory) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(data.bundles(), error), end;
         !error && entry != end; entry.increment(error))
        add(entry->path());
    add(factory.bundle);
}

void PageFinder::add(const std::filesystem::path& path) {
    auto file = FileBytes::open(path);
    if (!file) return;
    // Nobody's signature is asked for: a page is taken for its digest, whoever wrote it there.
    const auto trailer = read_trailer(**file);
    if (!trailer) return;
    x_files.push_back(std::move(*file));
    std::uint32_t number = 0;
    for (const Digest& one : trailer->index.pages)
        x_places.emplace(one, Place{x_files.size() - 1, number++});
}

std::optional<std::string> PageFinder::find(const Digest& wanted) const {
    const auto [first, last] = x_places.equal_range(wanted);
    for (auto place = first; place != last; ++place) {
        auto bytes = x_files[place->second.file]->read(
            std::uint64_t{place->second.page} * page_size, page_size);
        if (bytes && digest(*bytes) == wanted) return std::move(*bytes);
    }
    return std::nullopt;
}

}  // namespace standpunkt
