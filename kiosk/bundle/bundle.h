#pragma once
// The bundle as its users see it; FORMAT.md describes the bytes.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "bundle/byte_source.h"
#include "bundle/key.h"
#include "interview/catalogue.h"
#include "interview/media_source.h"

namespace standpunkt {

/// Who a bundle is. Decided by the signed index alone.
struct Identity {
    std::string channel;
    std::uint64_t serial = 0;          ///< 1 to 2^53
    std::uint64_t withdraw_below = 0;  ///< bundles of this channel with a smaller serial are void
    std::string title;
    std::int64_t created = 0;  ///< seconds since 1970, UTC
    std::string builder;       ///< "standpunkt 0.1.0"
    bool operator==(const Identity&) const = default;
};

/// Names exactly one content: the digest of a bundle's page index. The key that signed it and the
/// time it was signed are no part of it.
using BundleId = Digest;

using BuildProgress = std::function<void(double done, const std::string& what)>;

/// Writes `catalogue` with its media as a signed bundle to `path` (atomically: see replace_file).
/// Same content, identity and library versions give the same bytes.
Status write_bundle(const std::filesystem::path& path, const Catalogue& catalogue,
                    const MediaSource& media, const Identity& identity, const SecretKey& key,
                    const BuildProgress& progress = {});

/// An open bundle: trailer checked, signature verified, each page checked before SQLite sees it.
/// Its MediaSource may be read from any thread.
class Bundle {
  public:
    /// Refuses anything not signed by one of `trusted`; each kind of damage has its own message.
    static Result<std::unique_ptr<Bundle>> open(const std::filesystem::path& path,
                                                const std::vector<PublicKey>& trusted);
    /// The same of a file that is open already; `name` is what messages call it. So the bundle that
    /// was looked at is the one that is read, whatever happens to its name.
    static Result<std::unique_ptr<Bundle>> open(std::shared_ptr<const ByteSource> file,
                                                const std::filesystem::path& name,
                                                const std::vector<PublicKey>& trusted);
    virtual ~Bundle() = default;
    virtual const Identity& identity() const = 0;
    virtual std::uint32_t page_count() const = 0;
    /// Reads everything but the media; an error if a page fails its digest or the content is not a
    /// valid catalogue (indexes out of range, unknown enum values ...).
    virtual Result<Catalogue> catalogue() const = 0;
    virtual const MediaSource& media() const = 0;
    /// Numbers of pages that fail their digest: reads the whole file, which takes a minute for a
    /// gigabyte on a small board. `each_page` is called before each.
    virtual Result<std::vector<std::uint32_t>> failing_pages(
        const std::function<void()>& each_page = {}) const = 0;
    /// Numbers of the pages that were found altered while they were used, ascending. Any thread.
    virtual std::vector<std::uint32_t> faulty_pages() const = 0;
    /// What names exactly this content: the digest of its page index.
    virtual BundleId id() const = 0;
    /// What is shown, whatever its serial, time and key: the digest of its pages' digests.
    virtual Digest content() const = 0;
};

}  // namespace standpunkt
