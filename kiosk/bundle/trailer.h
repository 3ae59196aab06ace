#pragma once
// What stands behind the pages: page index, signature, footer.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/byte_source.h"
#include "bundle/page_index.h"
#include "bundle/signature.h"

namespace standpunkt {

/// A bundle ends with this many bytes, which begin with the magic.
inline constexpr std::size_t footer_bytes = 32;
inline constexpr std::string_view footer_magic = "Standpunkt/end\r\n";

struct Trailer {
    PageIndex index;
    std::string index_bytes;  ///< what the signature is over
    Signature signature;
    std::string signature_text;  ///< a .minisig file
};

/// Reads the trailer and checks every length against the file's size; nothing is trusted yet.
/// Every error has a code. Tells a truncated bundle, one with bytes behind it, another program's
/// database and something that is no bundle at all from each other.
Result<Trailer> read_trailer(const ByteSource& file);

/// How many bytes of a bundle's end, whose last footer_bytes are `footer`, are its trailer; nothing
/// if no bundle has a footer like this.
std::optional<std::uint64_t> trailer_bytes(std::string_view footer);

/// Signed by one of `trusted`, with its comment agreeing with the index; else an error that names
/// the key or the part that was altered.
Status check_signature(const Trailer& trailer, const std::vector<PublicKey>& trusted);

/// Index, signature by `key` and footer, ready to be put behind the pages.
std::string make_trailer(const PageIndex& index, const SecretKey& key);
std::string make_footer(std::size_t index_bytes, std::size_t signature_bytes);

}  // namespace standpunkt
