#include "base/passcode.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/files.h"

namespace standpunkt {
namespace {

constexpr unsigned long long passes = 3;
constexpr std::size_t memory = 16u << 20;
constexpr std::string_view beginning = "$argon2id$";
constexpr const char* how_to_set = "Set one with: standpunkt-sync set-pin";

Status start_sodium() {
    if (sodium_init() < 0) return fail("libsodium does not start.");
    return {};
}

}  // namespace

Status check_passcode(std::string_view digits) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!std::all_of(digits.begin(), digits.end(), is_digit))
        return fail("a PIN has digits only: on the screen there are no letters to type.");
    if (digits.size() < least_passcode_digits || digits.size() > most_passcode_digits)
        return fail("a PIN has " + std::to_string(least_passcode_digits) + " to " +
                    std::to_string(most_passcode_digits) + " digits.");
    return {};
}

Result<std::string> passcode_file_text(std::string_view digits) {
    TRY_STATUS(check_passcode(digits));
    TRY_STATUS(start_sodium());
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), digits.data(), digits.size(), passes, memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail("there is no memory to make a PIN's digest.", {}, 0,
                    "Close other programs and try again.");
    return std::string(text.data()) + "\n";
}

Result<bool> fits_passcode(const std::filesystem::path& file, std::string_view digits) {
    TRY_STATUS(start_sodium());
    TRY(const std::string text, read_file(file, 4096));
    const std::string line = text.substr(0, text.find_first_of("\r\n"));
    if (!line.starts_with(beginning) || line.size() >= crypto_pwhash_STRBYTES ||
        crypto_pwhash_str_needs_rehash(line.c_str(), passes, memory) < 0)
        return fail("holds no PIN's digest.", file, 0, how_to_set);
    return crypto_pwhash_str_verify(line.c_str(), digits.data(), digits.size()) == 0;
}

}  // namespace standpunkt
