#pragma once
#include <list>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "bundle/byte_source.h"
#include "bundle/page_index.h"
#include "store/page_source.h"

namespace standpunkt {

/// A bundle's pages, each checked against the signed index when it is read from the file. The last
/// few are kept, because SQLite asks for parts of a page too. Any thread.
class VerifiedPages : public PageSource {
  public:
    VerifiedPages(std::shared_ptr<const ByteSource> file, std::vector<Digest> digests);

    std::uint32_t page_count() const override;
    /// A page whose digest differs is an error that says "page N".
    Result<Page> page(std::uint32_t number) const override;
    /// True if the page on disk has its digest; an error if it cannot be read. Keeps nothing.
    Result<bool> is_good(std::uint32_t number) const;
    /// Numbers of the pages that page() found altered or could not read, ascending.
    std::vector<std::uint32_t> faults() const;

  private:
    struct Kept {
        std::uint32_t number;
        Page page;
    };
    std::shared_ptr<const ByteSource> x_file;
    std::vector<Digest> x_digests;
    mutable std::mutex x_mutex;
    mutable std::list<Kept> x_kept;  // most recently used first

    mutable std::set<std::uint32_t> x_faults;

    Result<Page> read(std::uint32_t number) const;
    Page kept(std::uint32_t number) const;
};

/// The first page of a database says what it is: an error unless that agrees with the index.
Status check_header(const PageSource& pages, const PageIndex& index);

}  // namespace standpunkt
