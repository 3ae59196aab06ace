#include "screens/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace standpunkt {
namespace {

constexpr int most_side = 65;  // 60 mm / 73 modules with the quiet zone: 0.8 mm a module

}  // namespace

std::optional<QrCode> qr_code(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeData(static_cast<int>(text.size()),
                          reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!made || made->width > most_side) return std::nullopt;
    QrCode code{made->width, {}};
    const auto count =
        static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    for (std::size_t i = 0; i < count; ++i) code.dark.push_back((made->data[i] & 1U) != 0);
    return code;
}

}  // namespace standpunkt
