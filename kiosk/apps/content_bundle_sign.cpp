// sign: the same pages and index under another key.
#include <iostream>
#include <memory>

#include "bundle/file_bytes.h"
#include "bundle/resign.h"
#include "bundle/trailer.h"
#include "content_bundle.h"

namespace standpunkt {
namespace {

struct Request {
    std::string file, key;
    PassphraseFile passphrase_file;
    std::vector<std::string> trust;
};

Status sign_again(const Request& request) {
    const auto at_file = [&](Error error) {
        if (error.path.empty()) error.path = request.file;
        return error;
    };
    TRY(const auto file, FileBytes::open(request.file));
    TRY(const Trailer before, read_trailer(*file).map_error(at_file));
    if (!request.trust.empty()) {
        std::vector<PublicKey> trusted;
        for (const std::string& path : request.trust) {
            TRY(const PublicKey key, read_public_key(path));
            trusted.push_back(key);
        }
        TRY_STATUS(check_signature(before, trusted).map_error(at_file));
    }
    TRY(const SecretKey key, read_signing_key(request.key, request.passphrase_file));
    TRY_STATUS(sign_bundle(file, before, key));
    const Identity& identity = before.index.identity;
    std::cout << request.file << ": channel " << identity.channel << ", serial " << identity.serial
              << "\n  signed with key " << key_id_text(key.id) << " instead of "
              << key_id_text(before.signature.key)
              << (request.trust.empty() ? ", whose signature was not checked (no --trust)" : "")
              << "\n";
    return {};
}

}  // namespace

void add_sign_verb(CLI::App& app, int& exit_code) {
    const auto request = std::make_shared<Request>();
    CLI::App* verb = app.add_subcommand("sign", "Sign a bundle again, with another key");
    verb->add_option("FILE", request->file, "The bundle")->required();
    verb->add_option("--key", request->key, "The secret key")->required();
    verb->add_option("--passphrase-file", request->passphrase_file,
                     "File whose first line is the key's passphrase");
    verb->add_option("--trust", request->trust,
                     "Only if the bundle is signed with this public key now");
    verb->callback([request, &exit_code] {
        if (const auto done = sign_again(*request); !done) exit_code = tell_error(done.error());
    });
}

}  // namespace standpunkt
