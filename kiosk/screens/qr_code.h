#pragma once
#include <optional>
#include <string>
#include <vector>

namespace standpunkt {

/// A QR code (ISO/IEC 18004), error correction M, without its quiet zone.
struct QrCode {
    int side = 0;            ///< modules
    std::vector<bool> dark;  ///< row by row
};

/// What a visitor photographs of a code stands around it: modules of white on each side.
inline constexpr int qr_quiet_zone = 4;

/// Nothing if `text` is empty or longer than a code that can be photographed from a stand holds:
/// version 12, 65 modules.
std::optional<QrCode> qr_code(const std::string& text);

}  // namespace standpunkt
