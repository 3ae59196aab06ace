#include "bundle/key.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>

namespace standpunkt {

SecretKey::~SecretKey() {
    sodium_memzero(bytes.data(), bytes.size());
}

PublicKey SecretKey::public_key() const {
    PublicKey key;
    key.id = id;
    std::copy(bytes.begin() + 32, bytes.end(), key.bytes.begin());
    return key;
}

SecretKey generate_key() {
    [[maybe_unused]] const int ready = sodium_init();
    assert(ready >= 0);
    SecretKey key;
    std::array<std::uint8_t, 32> public_half{};
    crypto_sign_keypair(public_half.data(), key.bytes.data());
    randombytes_buf(key.id.data(), key.id.size());
    return key;
}

std::string key_id_text(const KeyId& id) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string text;
    for (auto byte = id.rbegin(); byte != id.rend(); ++byte) {
        text += digits[*byte >> 4];
        text += digits[*byte & 15];
    }
    return text.substr(std::min(text.find_first_not_of('0'), text.size() - 1));
}

}  // namespace standpunkt
