#pragma once
#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/result.h"
#include "bundle/byte_source.h"
#include "bundle/key.h"
#include "bundle/page_index.h"

namespace standpunkt {

/// Digests of the file's first `count` pages.
Result<std::vector<Digest>> page_digests(const ByteSource& file, std::uint32_t count);

/// Replaces the signature of the bundle at `path` by one of `key`; pages and index keep their
/// bytes. Refused if a page does not match the index: nobody should sign damage. The file is
/// replaced atomically. Whether the old signature was trusted is the caller's question.
Status sign_bundle(const std::filesystem::path& path, const SecretKey& key);

}  // namespace standpunkt
