#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "base/result.h"
#include "bundle/file_bytes.h"
#include "bundle/key.h"
#include "bundle/trailer.h"

namespace standpunkt {

/// Digests of the file's first `count` pages.
Result<std::vector<Digest>> page_digests(const ByteSource& file, std::uint32_t count);

/// Puts the bundle in `file`, whose end is `trailer`, at its path again under a signature of `key`;
/// pages and index keep their bytes. Refused if a page does not match the index: nobody should sign
/// damage. The path is replaced atomically; what came to stand there since `file` was opened is not
/// signed. Whether the old signature was trusted is the caller's question.
Status sign_bundle(const std::shared_ptr<const FileBytes>& file, const Trailer& trailer,
                   const SecretKey& key);

}  // namespace standpunkt
