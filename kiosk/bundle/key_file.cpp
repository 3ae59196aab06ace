// Minisign's key files: a comment line, then base64 of one packed structure (FORMAT.md, "Keys").
#include <sodium.h>

#include <cstring>

#include "base/base64.h"
#include "base/digest.h"
#include "base/files.h"
#include "bundle/byte_order.h"
#include "bundle/key.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_key_file_bytes = 4096;
constexpr std::size_t public_bytes = 2 + 8 + 32;
constexpr std::size_t secret_bytes = 8 + 64 + 32;  // id, key, checksum: what scrypt's stream covers
constexpr std::size_t secret_file_bytes = 6 + 32 + 8 + 8 + secret_bytes;
constexpr std::string_view prefix = "untrusted comment: ";
constexpr std::string_view signs = "Ed", scrypt = "Sc", blake2b = "B2";
const std::string no_kdf(2, '\0');
// A key file may ask for any amount of memory and work; twice what minisign uses is plenty.
constexpr std::uint64_t most_work = 2ULL * crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE;
constexpr std::uint64_t most_memory = 2ULL * crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;

/// Text that is wiped when it goes.
struct Wiped {
    std::string text;
    explicit Wiped(std::string value = {}) : text(std::move(value)) {}
    ~Wiped() { sodium_memzero(text.data(), text.size()); }
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
};

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

template <class Array>
std::string_view view(const Array& array) {
    return {reinterpret_cast<const char*>(array.data()), array.size()};
}

std::string_view without_line_end(std::string_view line) {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    return line;
}

/// The second line, decoded, if the first is a minisign comment. Windows marks a text as UTF-8.
std::optional<std::string> decode(std::string_view file) {
    if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
    const auto end = file.find('\n');
    if (end == std::string::npos || !file.starts_with(prefix)) return std::nullopt;
    return from_base64(without_line_end(file.substr(end + 1)));
}

std::string checksum(const std::string& secret) {
    const std::string covered = std::string(signs) + secret.substr(0, secret_bytes - 32);
    return std::string(view(digest(covered)));
}

/// True if checksum and both halves of the key agree. Minisign leaves the checksum of a key without
/// passphrase at zero.
bool is_whole(const std::string& secret, std::string_view kdf) {
    const std::string found = secret.substr(secret_bytes - 32), none(32, '\0');
    if (found != checksum(secret) && (kdf == scrypt || found != none)) return false;
    std::array<std::uint8_t, 32> public_half{};
    std::array<std::uint8_t, 64> both{};
    crypto_sign_seed_keypair(public_half.data(), both.data(), bytes_of(secret) + 8);
    const bool same = sodium_memcmp(both.data(), secret.data() + 8, both.size()) == 0;
    sodium_memzero(both.data(), both.size());
    return same;
}

/// XORs with the stream scrypt makes of the passphrase: encrypts and decrypts.
Status apply_passphrase(std::string& secret, const std::string& passphrase, std::string_view salt,
                        std::uint64_t work, std::uint64_t memory,
                        const std::filesystem::path& path) {
    Wiped stream(std::string(secret_bytes, '\0'));
    if (crypto_pwhash_scryptsalsa208sha256(reinterpret_cast<unsigned char*>(stream.text.data()),
                                           secret_bytes, passphrase.data(), passphrase.size(),
                                           bytes_of(salt), work, memory) != 0)
        return fail("there is not enough memory for the key's passphrase: it needs about " +
                        std::to_string(memory >> 20) + " MiB.",
                    path, 0, "Close other programs, or use a key without a passphrase.");
    for (std::size_t i = 0; i < secret_bytes; ++i)
        secret[i] = static_cast<char>(secret[i] ^ stream.text[i]);
    return {};
}

struct SecretFile {
    std::string_view kdf, salt, secret;
    std::uint64_t work = 0, memory = 0;
};

Result<SecretFile> take_apart(std::string_view bytes, const std::filesystem::path& path) {
    if (bytes.size() != secret_file_bytes || !bytes.starts_with(signs) ||
        bytes.substr(4, 2) != blake2b)
        return fail("is not a secret key in minisign's format.", path, 0,
                    "Make one with: standpunkt-content keygen");
    FieldReader fields(bytes.substr(2));
    SecretFile file;
    file.kdf = *fields.bytes(2);
    fields.bytes(2);
    file.salt = *fields.bytes(32);
    file.work = *fields.number<std::uint64_t>();
    file.memory = *fields.number<std::uint64_t>();
    file.secret = *fields.bytes(secret_bytes);
    if (file.kdf != scrypt && file.kdf != no_kdf)
        return fail("the secret key is encrypted in a way this program does not know.", path);
    if (file.kdf == scrypt && (file.work > most_work || file.memory > most_memory))
        return fail("the secret key asks for far too much memory or work; it is damaged.", path);
    return file;
}

}  // namespace

bool is_encrypted(const std::string& secret_key_file) {
    const auto bytes = decode(secret_key_file);
    return bytes && bytes->size() == secret_file_bytes && bytes->substr(2, 2) == scrypt;
}

Result<PublicKey> read_public_key(const std::filesystem::path& path) {
    TRY(const std::string file, read_file(path, most_key_file_bytes));
    const auto bytes = decode(file);
    if (!bytes || bytes->size() != public_bytes || !bytes->starts_with(signs))
        return fail("is not a public key in minisign's format.", path, 0,
                    bytes && bytes->size() == secret_file_bytes
                        ? "It is a secret key: keep it to yourself and give the .pub file."
                        : "It has two lines: \"untrusted comment: ...\" and the key.");
    PublicKey key;
    std::memcpy(key.id.data(), bytes->data() + 2, key.id.size());
    std::memcpy(key.bytes.data(), bytes->data() + 10, key.bytes.size());
    return key;
}

Result<SecretKey> read_secret_key(const std::filesystem::path& path,
                                  const std::optional<std::string>& passphrase) {
    TRY(std::string text, read_file(path, most_key_file_bytes));
    const Wiped file(std::move(text));
    const Wiped bytes(decode(file.text).value_or(""));
    TRY(const SecretFile parts, take_apart(bytes.text, path));
    Wiped secret{std::string(parts.secret)};
    if (parts.kdf == scrypt) {
        if (!passphrase)
            return fail("the secret key is encrypted and no passphrase was given.", path, 0,
                        "Give it at the terminal or with --passphrase-file.");
        TRY_STATUS(
            apply_passphrase(secret.text, *passphrase, parts.salt, parts.work, parts.memory, path));
    }
    if (!is_whole(secret.text, parts.kdf))
        return parts.kdf == scrypt ? fail("the passphrase does not fit this secret key.", path)
                                   : fail("the secret key is damaged: its parts disagree.", path);
    SecretKey key;
    std::memcpy(key.id.data(), secret.text.data(), key.id.size());
    std::memcpy(key.bytes.data(), secret.text.data() + 8, key.bytes.size());
    return key;
}

Status write_public_key(const std::filesystem::path& path, const PublicKey& key) {
    const std::string bytes =
        std::string(signs) + std::string(view(key.id)) + std::string(view(key.bytes));
    return replace_file(path, std::string(prefix) + "minisign public key " + key_id_text(key.id) +
                                  "\n" + to_base64(bytes) + "\n");
}

Status write_secret_key(const std::filesystem::path& path, const SecretKey& key,
                        const std::optional<std::string>& passphrase) {
    Wiped secret(std::string(view(key.id)) + std::string(view(key.bytes)));
    secret.text += checksum(secret.text);
    std::string salt(32, '\0');
    std::uint64_t work = 0, memory = 0;
    if (passphrase) {
        work = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE;
        memory = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;
        randombytes_buf(salt.data(), salt.size());
        TRY_STATUS(apply_passphrase(secret.text, *passphrase, salt, work, memory, path));
    }
    Wiped bytes(std::string(signs) + (passphrase ? std::string(scrypt) : no_kdf) +
                std::string(blake2b) + salt);
    append_number(bytes.text, work);
    append_number(bytes.text, memory);
    bytes.text += secret.text;
    const std::string comment = passphrase ? "encrypted secret key" : "secret key";
    Wiped file(std::string(prefix) + "minisign " + comment + "\n" + to_base64(bytes.text) + "\n");
    return replace_file(path, file.text, 0600);
}

}  // namespace standpunkt
