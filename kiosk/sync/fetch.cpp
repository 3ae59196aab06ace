#include "sync/fetch.h"

#include <sys/statvfs.h>

#include <algorithm>

#include "bundle/verified_pages.h"
#include "sync/page_finder.h"

namespace standpunkt {
namespace {

/// Left over for the slot table, the display's record and the rest of the machine.
constexpr std::uint64_t spare_bytes = std::uint64_t{8} << 20;

Status check_space(const FileBytes& part) {
    struct statvfs facts {};
    if (::statvfs(part.path().c_str(), &facts) != 0) return {};  // then writing tells
    const std::uint64_t available = std::uint64_t{facts.f_bavail} * facts.f_frsize;
    const std::uint64_t allocated = std::min(part.allocated(), part.size());
    const std::uint64_t needed = part.size() - allocated + spare_bytes;
    if (needed <= available) return {};
    const auto mebibytes = [](std::uint64_t bytes) {
        return std::to_string((bytes + (1U << 20) - 1) >> 20) + " MiB";
    };
    return fail("the disk is too full: " + mebibytes(needed) + " are needed, " +
                    mebibytes(available) + " are free.",
                part.path().parent_path(), 0, "Make room on the stand's disk.", Code::NoSpace);
}

tl::unexpected<Error> stopped() {
    return fail("was stopped before it was done.", {}, 0, {}, Code::Stopped);
}

Status write_page(FileBytes& file, std::uint32_t number, std::string_view bytes) {
    return file.write(std::uint64_t{number} * page_size, bytes).map_error(coded(Code::NotWritten));
}

/// Cuts a stream into pages and hands on each that has its digest.
class PageCutter {
  public:
    using Take = std::function<Status(std::uint32_t number, std::string_view bytes)>;
    PageCutter(const std::vector<Digest>& digests, std::uint32_t first, Take take)
        : x_digests(digests), x_next(first), x_take(std::move(take)) {}

    Status feed(std::string_view bytes) {
        while (!bytes.empty()) {
            const std::size_t length = std::min(bytes.size(), page_size - x_page.size());
            x_page.append(bytes.substr(0, length));
            bytes.remove_prefix(length);
            if (x_page.size() < page_size) return {};
            if (digest(x_page) != x_digests[x_next])
                return fail("page " + std::to_string(x_next) + " does not match the signed index.",
                            {}, 0, "Copy the bundle to its source again.", Code::Damaged);
            TRY_STATUS(x_take(x_next, x_page));
            ++x_next;
            x_page.clear();
        }
        return {};
    }

  private:
    const std::vector<Digest>& x_digests;
    std::uint32_t x_next;
    Take x_take;
    std::string x_page;
};

/// The pages of `part` that are not what `digests` says, after everything that is on this disk was
/// put into it.
Result<std::vector<std::uint32_t>> fill_from_here(const PageFinder& finder, FileBytes& part,
                                                  const std::vector<Digest>& digests,
                                                  Fetched& fetched, Pulse& pulse) {
    std::vector<std::uint32_t> missing;
    const bool fresh = part.allocated() < page_size;  // nothing in it but its trailer
    for (std::uint32_t number = 0; number < digests.size(); ++number) {
        if (!pulse.beat()) return stopped();
        if (!fresh) {
            const auto there = part.read(std::uint64_t{number} * page_size, page_size);
            if (there && digest(*there) == digests[number]) {
                ++fetched.there;
                continue;
            }
        }
        if (const auto found = finder.find(digests[number])) {
            TRY_STATUS(write_page(part, number, *found));
            ++fetched.from_here;
        } else {
            missing.push_back(number);
        }
    }
    return missing;
}

/// The bytes of one page out of an offer that has it; nothing if none has.
std::optional<std::string> page_from(const std::vector<Offer>& offers, const Digest& wanted) {
    for (const Offer& offer : offers) {
        const auto& pages = offer.trailer.index.pages;
        const auto place = std::find(pages.begin(), pages.end(), wanted);
        if (place == pages.end()) continue;
        std::string bytes;
        const auto streamed =
            offer.bytes->stream(static_cast<std::uint64_t>(place - pages.begin()) * page_size,
                                page_size, [&](std::string_view more) -> Status {
                                    bytes += more;
                                    return {};
                                });
        if (streamed && digest(bytes) == wanted) return bytes;
    }
    return std::nullopt;
}

}  // namespace

std::vector<PageRun> runs_of(const std::vector<std::uint32_t>& missing) {
    std::vector<PageRun> runs;
    for (const std::uint32_t number : missing)
        if (!runs.empty() && runs.back().first + runs.back().count == number)
            ++runs.back().count;
        else
            runs.push_back({number, 1});
    return runs;
}

Result<Fetched> fetch(SlotWriter& slots, const FactoryBundle& factory, const Offer& offer,
                      const std::shared_ptr<FileBytes>& part, Pulse& pulse) {
    if (!check_space(*part)) {
        // What other unfinished bundles take is worth less than this one.
        slots.drop_parts(digest(offer.trailer.index_bytes));
        TRY_STATUS(check_space(*part));
    }
    const auto& digests = offer.trailer.index.pages;
    const std::uint64_t of = std::uint64_t{digests.size()} * page_size;
    Fetched fetched;
    std::vector<std::uint32_t> missing;
    {
        const PageFinder finder(slots.data(), factory);
        TRY(missing, fill_from_here(finder, *part, digests, fetched, pulse));
    }
    // What other unfinished bundles had is in this one now.
    slots.drop_parts(digest(offer.trailer.index_bytes));
    std::uint64_t done = of - missing.size() * page_size;
    pulse.progress(done, of);
    for (const PageRun& run : runs_of(missing)) {
        PageCutter cutter(digests, run.first,
                          [&](std::uint32_t number, std::string_view bytes) -> Status {
                              TRY_STATUS(write_page(*part, number, bytes));
                              ++fetched.from_source;
                              done += page_size;
                              pulse.progress(done, of);
                              if (!pulse.beat()) return stopped();
                              return {};
                          });
        TRY_STATUS(offer.bytes->stream(std::uint64_t{run.first} * page_size,
                                       std::uint64_t{run.count} * page_size,
                                       [&](std::string_view bytes) { return cutter.feed(bytes); }));
    }
    return fetched;
}

Result<std::vector<std::uint32_t>> mend(SlotWriter& slots, const FactoryBundle& factory,
                                        const BundleId& id, const std::vector<Offer>& offers,
                                        Pulse& pulse) {
    const auto path = slots.data().bundle(id);
    const auto opened = [&]() -> Result<std::pair<std::shared_ptr<FileBytes>, Trailer>> {
        TRY(auto file, FileBytes::open(path));
        TRY(auto trailer, read_trailer(*file));
        if (digest(trailer.index_bytes) != id)
            return fail("is another bundle than the one that was installed.", path);
        return std::pair(std::move(file), std::move(trailer));
    }();
    if (!opened) return tl::unexpected(coded(Code::Damaged)(opened.error()));
    const auto& [file, trailer] = *opened;
    const PageFinder finder(slots.data(), factory);
    std::vector<std::uint32_t> failing;
    bool mended = false;
    for (std::uint32_t number = 0; number < trailer.index.pages.size(); ++number) {
        if (!pulse.beat()) {
            if (mended) TRY_STATUS(slots.repaired(id));
            return stopped();
        }
        const Digest& wanted = trailer.index.pages[number];
        const auto there = file->read(std::uint64_t{number} * page_size, page_size);
        const bool good = there && digest(*there) == wanted;
        if (good && !slots.is_doubtful(id, number)) continue;
        auto found = finder.find(wanted);
        if (!found) found = page_from(offers, wanted);
        if (found) {
            TRY_STATUS(slots.mend_page(id, number, *found));
            mended = true;
        } else {
            failing.push_back(number);
        }
    }
    if (mended) TRY_STATUS(slots.repaired(id));
    return failing;
}

}  // namespace standpunkt
