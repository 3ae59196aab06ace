#pragma once
// The signed list of a bundle's pages; FORMAT.md describes its bytes.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "bundle/bundle.h"

namespace standpunkt {

inline constexpr std::uint32_t bundle_format = 1;                    ///< of index and footer
inline constexpr std::string_view index_magic = "Standpunkt/index";  ///< an index begins with it
inline constexpr std::uint32_t bundle_schema = 2;                    ///< of the tables
inline constexpr std::uint64_t most_serial = std::uint64_t{1} << 53;
inline constexpr std::uint32_t most_pages = 1U << 20;  ///< 64 GiB
inline constexpr std::size_t most_channel_bytes = 64, most_title_bytes = 1000,
                             most_builder_bytes = 200;
inline constexpr std::uint64_t most_index_bytes = std::uint64_t{most_pages} * 32 + 4096;

struct PageIndex {
    Identity identity;
    std::uint32_t schema = bundle_schema;
    std::vector<Digest> pages;  ///< one digest a page, in order
    bool operator==(const PageIndex&) const = default;
};

/// What of an identity cannot be written, in a sentence.
Status check_identity(const Identity& identity);
std::string to_bytes(const PageIndex& index);
/// The digest of all pages' digests: equal for equal content, whoever signed it when.
Digest content_of(const PageIndex& index);
/// Strict: every byte belongs to a field, every field is within its bounds. A newer format is an
/// error that says so.
Result<PageIndex> parse_page_index(std::string_view bytes);
/// "channel=demo serial=7": what the signature repeats of it.
std::string trusted_comment(const Identity& identity);

}  // namespace standpunkt
