#pragma once
// Minisign's prehashed signature ("ED") with its trusted comment and global signature.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "bundle/key.h"

namespace standpunkt {

struct Signature {
    KeyId key{};
    std::array<std::uint8_t, 64> of_message{};  ///< over BLAKE2b-512 of the signed bytes
    std::string trusted_comment;
    std::array<std::uint8_t, 64> global{};  ///< over of_message and the trusted comment
    bool operator==(const Signature&) const = default;
};

/// Longest signature file that is accepted, bytes.
inline constexpr std::size_t most_signature_bytes = 1024;

/// The same key, message and comment give the same signature. The comment holds no line feed.
Signature sign(std::string_view message, const std::string& trusted_comment, const SecretKey& key);
/// The four lines of a .minisig file.
std::string to_text(const Signature& signature);
/// Strict: exactly what to_text writes but for the first comment. Legacy `Ed` is refused.
Result<Signature> parse_signature(std::string_view text);

enum class Verdict { Good, AlteredMessage, AlteredSignature };
/// `key` has to be the one the signature names.
Verdict verify(std::string_view message, const Signature& signature, const PublicKey& key);

}  // namespace standpunkt
