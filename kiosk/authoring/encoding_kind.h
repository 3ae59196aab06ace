#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace standpunkt {

/// What the first bytes and the zeros of a file say. Narrow: UTF-8, Windows-1252 or both.
enum class EncodingKind { Utf8Marked, Narrow, Utf16LittleEndian, Utf16BigEndian };

/// Fails for bytes that are no text, naming what they are and how to get text out of it.
Result<EncodingKind> encoding_of(std::string_view bytes, const std::string& name);

}  // namespace standpunkt
