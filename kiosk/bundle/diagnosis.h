#pragma once
#include <cstdint>

#include "base/result.h"
#include "bundle/byte_source.h"

namespace standpunkt {

inline constexpr std::uint32_t application_id = 0x5354504B;  ///< "STPK", big-endian in the header

/// What a file without a footer at its end is, in a sentence a person can act on.
Error diagnose(const ByteSource& file);

}  // namespace standpunkt
