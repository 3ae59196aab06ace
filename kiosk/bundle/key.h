#pragma once
// Keys in minisign's formats (a comment line, then base64), so that `minisign -G` and `minisign -V`
// work with them.
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"

namespace standpunkt {

using KeyId = std::array<std::uint8_t, 8>;

struct PublicKey {
    KeyId id{};
    std::array<std::uint8_t, 32> bytes{};
    bool operator==(const PublicKey&) const = default;
};

/// Wiped from memory when it goes.
struct SecretKey {
    KeyId id{};
    std::array<std::uint8_t, 64> bytes{};  ///< Ed25519: seed and public key
    SecretKey() = default;
    SecretKey(const SecretKey&) = default;
    SecretKey& operator=(const SecretKey&) = default;
    ~SecretKey();
    PublicKey public_key() const;
};

SecretKey generate_key();
std::string key_id_text(const KeyId& id);  ///< hexadecimal, as minisign prints it: no leading zeros

Result<PublicKey> read_public_key(const std::filesystem::path& path);
/// `passphrase` is needed exactly when the file is encrypted (scrypt, about 1 GiB of memory).
Result<SecretKey> read_secret_key(const std::filesystem::path& path,
                                  const std::optional<std::string>& passphrase);
Status write_public_key(const std::filesystem::path& path, const PublicKey& key);
/// Encrypted if a passphrase is given; the file is made for its owner alone (0600).
Status write_secret_key(const std::filesystem::path& path, const SecretKey& key,
                        const std::optional<std::string>& passphrase);
bool is_encrypted(const std::string& secret_key_file);

}  // namespace standpunkt
