#pragma once
// Media as rows of one page each.
#include <functional>
#include <vector>

#include "base/result.h"
#include "interview/media_source.h"
#include "store/database.h"

namespace standpunkt {

/// Bytes of a medium in one row. Every row has exactly this size, the last one of a medium ends in
/// zeros: two rows then never fit one page, and equal media are equal pages wherever they stand.
inline constexpr std::size_t chunk_bytes = 65'400;
inline constexpr std::uint64_t most_medium_bytes = std::uint64_t{64} << 20;

/// Key of a medium's first chunk: the first 63 bits of its digest.
std::int64_t medium_key(const MediumId& id);

/// Writes each of `ids` from `media`; an error if one is missing, is empty or does not match its
/// identity, or if the keys of two media meet.
Status write_media(Database& database, const std::vector<MediumId>& ids, const MediaSource& media,
                   const std::function<void(std::size_t done, std::size_t of)>& progress);

/// The medium's bytes, checked against its identity.
Result<std::string> read_medium(Database& database, const MediumId& id);

}  // namespace standpunkt
