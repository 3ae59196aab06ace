#pragma once
#include <string_view>

#include "base/result.h"
#include "bundle/byte_source.h"

namespace standpunkt {

/// The last 32 bytes of a bundle begin with this.
inline constexpr std::string_view footer_magic = "Standpunkt/end\r\n";
inline constexpr std::uint32_t application_id = 0x5354504B;  ///< "STPK", big-endian in the header

/// What a file without a footer at its end is, in a sentence a person can act on.
Error diagnose(const ByteSource& file);

}  // namespace standpunkt
