#pragma once
// The PIN of those who look after a stand: 4 to 12 digits, kept as a digest that is slow to guess.
// There is no default; where there is no file there is no PIN.
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace standpunkt {

inline constexpr std::size_t least_passcode_digits = 4, most_passcode_digits = 12;

/// The group that may read the digest's file, root's own: the display's user is in it, the agent's
/// is not.
inline constexpr const char* passcode_readers = "standpunkt-pin";

/// Digits only, and as many as there have to be.
Status check_passcode(std::string_view digits);

/// The text of a file for `digits`: one line, Argon2id as libsodium writes it, with a salt of its
/// own: two of the same digits differ. Three passes over 16 MiB: meant for well under a second
/// on a desktop machine and about one on a Raspberry Pi 3 (not measured), which has the memory
/// beside the show. An error: digits that are no PIN, or no memory.
Result<std::string> passcode_file_text(std::string_view digits);

/// Whether `digits` is the PIN whose digest lies in `file`. Takes as long as making one. An error:
/// the file cannot be read, or holds no digest.
Result<bool> fits_passcode(const std::filesystem::path& file, std::string_view digits);

}  // namespace standpunkt
