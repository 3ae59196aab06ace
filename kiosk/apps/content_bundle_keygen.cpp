// keygen: a pair of keys in minisign's format.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>
#include <memory>

#include "content_bundle.h"

namespace standpunkt {
namespace {

struct Request {
    std::string name = "standpunkt";
    PassphraseFile passphrase_file;
    bool no_passphrase = false;
};

/// Takes a name that nobody has yet; gives it back unless the key was written.
class Reserved {
  public:
    static Result<std::unique_ptr<Reserved>> take(const std::filesystem::path& path) {
        const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (descriptor < 0 && errno == EEXIST)
            return fail("is already there; a key is never overwritten.", path, 0,
                        "Choose another name with -o NAME.");
        if (descriptor < 0)
            return fail(std::string("cannot create: ") + std::strerror(errno) + ".", path);
        ::close(descriptor);
        return std::unique_ptr<Reserved>(new Reserved(path));
    }
    ~Reserved() {
        if (!x_used) ::unlink(x_path.c_str());
    }
    void used() { x_used = true; }
    const std::filesystem::path& path() const { return x_path; }

  private:
    explicit Reserved(std::filesystem::path path) : x_path(std::move(path)) {}
    std::filesystem::path x_path;
    bool x_used = false;
};

Result<std::optional<std::string>> passphrase_for(const Request& request) {
    if (request.no_passphrase) return std::optional<std::string>();
    if (request.passphrase_file) {
        TRY(std::string text, passphrase_from(*request.passphrase_file));
        return std::optional(std::move(text));
    }
    TRY(std::string text, new_passphrase_from_terminal());
    return std::optional(std::move(text));
}

Status make_keys(const Request& request) {
    const std::string name = request.name.ends_with(".key")
                                 ? request.name.substr(0, request.name.size() - 4)
                                 : request.name;
    const GentleStop gentle;  // the reserved names have to be given back
    TRY(const auto secret, Reserved::take(name + ".key"));
    TRY(const auto shared, Reserved::take(name + ".pub"));
    TRY(const auto passphrase, passphrase_for(request));
    const SecretKey key = generate_key();
    TRY_STATUS(write_secret_key(secret->path(), key, passphrase));
    TRY_STATUS(write_public_key(shared->path(), key.public_key()));
    secret->used();
    shared->used();
    std::cout << "Key " << key_id_text(key.id) << "\n"
              << "  " << secret->path().string()
              << "  signs bundles: keep it to yourself and keep a copy\n"
              << "  " << shared->path().string()
              << "  goes to every stand, into /etc/standpunkt/trusted.d/\n";
    return {};
}

}  // namespace

void add_keygen_verb(CLI::App& app, int& exit_code) {
    const auto request = std::make_shared<Request>();
    CLI::App* verb =
        app.add_subcommand("keygen", "Make a key pair: NAME.key signs, NAME.pub trusts");
    auto* name = verb->add_option("NAME", request->name, "Name of the two files (standpunkt)");
    verb->add_option("-o,--output", request->name, "The same as NAME")->excludes(name);
    auto* file = verb->add_option("--passphrase-file", request->passphrase_file,
                                  "File whose first line is the passphrase");
    verb->add_flag("--no-passphrase", request->no_passphrase,
                   "Do not encrypt NAME.key; its file is readable for you alone")
        ->excludes(file);
    verb->callback([request, &exit_code] {
        if (const auto made = make_keys(*request); !made) exit_code = tell_error(made.error());
    });
}

}  // namespace standpunkt
