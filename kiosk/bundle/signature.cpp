#include "bundle/signature.h"

#include <sodium.h>

#include <cassert>
#include <cstring>
#include <optional>

#include "base/base64.h"

namespace standpunkt {
namespace {

constexpr std::string_view untrusted = "untrusted comment: ";
constexpr std::string_view trusted = "trusted comment: ";
constexpr std::string_view prehashed = "ED", legacy = "Ed";

using Hash = std::array<std::uint8_t, 64>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

template <class Array>
std::string text_of_bytes(const Array& array) {
    return {reinterpret_cast<const char*>(array.data()), array.size()};
}

Hash prehash(std::string_view message) {
    Hash hash;
    crypto_generichash(hash.data(), hash.size(), bytes_of(message), message.size(), nullptr, 0);
    return hash;
}

std::string globally_signed(const Signature& signature) {
    return text_of_bytes(signature.of_message) + signature.trusted_comment;
}

bool holds(const std::array<std::uint8_t, 64>& signature, std::string_view message,
           const PublicKey& key) {
    return crypto_sign_verify_detached(signature.data(), bytes_of(message), message.size(),
                                       key.bytes.data()) == 0;
}

/// Takes the next line, without its line feed, off the front; nothing if there is none.
std::optional<std::string_view> next_line(std::string_view& text) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

tl::unexpected<Error> unreadable() {
    return fail("its signature is not in minisign's format; it was altered.");
}

}  // namespace

Signature sign(std::string_view message, const std::string& trusted_comment, const SecretKey& key) {
    assert(trusted_comment.find('\n') == std::string::npos);
    Signature signature;
    signature.key = key.id;
    signature.trusted_comment = trusted_comment;
    const Hash hash = prehash(message);
    crypto_sign_detached(signature.of_message.data(), nullptr, hash.data(), hash.size(),
                         key.bytes.data());
    const std::string global = globally_signed(signature);
    crypto_sign_detached(signature.global.data(), nullptr, bytes_of(global), global.size(),
                         key.bytes.data());
    return signature;
}

std::string to_text(const Signature& signature) {
    const std::string first =
        std::string(prehashed) + text_of_bytes(signature.key) + text_of_bytes(signature.of_message);
    return std::string(untrusted) + "signature from Standpunkt, key " + key_id_text(signature.key) +
           "\n" + to_base64(first) + "\n" + std::string(trusted) + signature.trusted_comment +
           "\n" + to_base64(text_of_bytes(signature.global)) + "\n";
}

Result<Signature> parse_signature(std::string_view text) {
    const auto comment = next_line(text), first = next_line(text), second_comment = next_line(text),
               second = next_line(text);
    if (!second || !text.empty() || !comment->starts_with(untrusted) ||
        !second_comment->starts_with(trusted))
        return unreadable();
    const auto packed = from_base64(*first), global = from_base64(*second);
    if (!packed || packed->size() != 2 + 8 + 64 || !global || global->size() != 64)
        return unreadable();
    if (packed->starts_with(legacy))
        return fail("it carries a legacy signature (Ed), which is not accepted.", {}, 0,
                    "Sign it again with: standpunkt-content sign, or minisign -H");
    if (!packed->starts_with(prehashed)) return unreadable();
    Signature signature;
    std::memcpy(signature.key.data(), packed->data() + 2, 8);
    std::memcpy(signature.of_message.data(), packed->data() + 10, 64);
    std::memcpy(signature.global.data(), global->data(), 64);
    signature.trusted_comment = second_comment->substr(trusted.size());
    return signature;
}

Verdict verify(std::string_view message, const Signature& signature, const PublicKey& key) {
    assert(signature.key == key.id);
    // The global signature covers the rest of the signature, so it tells which of the two was
    // touched.
    if (!holds(signature.global, globally_signed(signature), key)) return Verdict::AlteredSignature;
    const Hash hash = prehash(message);
    if (!holds(signature.of_message, text_of_bytes(hash), key)) return Verdict::AlteredMessage;
    return Verdict::Good;
}

}  // namespace standpunkt
