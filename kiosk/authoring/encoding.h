#pragma once
// Bytes of unknown origin become UTF-8 text: UTF-8 with or without byte order mark, UTF-16,
// Windows-1252, and files that mix the last with UTF-8.
#include <string>
#include <string_view>

#include "authoring/import_report.h"
#include "base/result.h"

namespace standpunkt {

/// The text as valid UTF-8 with "\n" line ends and no control characters but "\t" and "\n"; line
/// numbers are those of the raw file. What was assumed goes to `report`. Fails, with what to do,
/// for bytes that are no text: empty, a picture, PDF, word processor file. `name` is for messages.
Result<std::string> decode_text(std::string_view bytes, const std::string& name,
                                ImportReport& report);

/// One byte of Windows-1252, with the five unused ones as C1 controls (WHATWG encoding standard).
char32_t from_windows_1252(unsigned char byte);
/// The byte that Windows-1252 or Latin-1 has for `code_point`; -1 if neither has it.
int to_windows_1252(char32_t code_point);

}  // namespace standpunkt
