#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace standpunkt {

/// Base64 with padding (RFC 4648), as minisign writes it.
std::string to_base64(std::string_view bytes);
/// Strict: exactly the one spelling, nothing before or after it.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace standpunkt
