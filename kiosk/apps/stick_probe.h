#pragma once
#include <string>

#include "base/result.h"

namespace standpunkt {

/// What is on the device behind the descriptor, read without mounting it: libblkid's word, such as
/// "vfat", "exfat", "ntfs", "crypto_LUKS"; empty if nothing is known. An error if it cannot be
/// read.
Result<std::string> file_system_on(int device);

}  // namespace standpunkt
