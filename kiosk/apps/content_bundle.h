#pragma once
// Shared by the verbs about bundles: keygen, build, publish, sign, inspect.
#include <CLI/CLI.hpp>
#include <array>
#include <csignal>
#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "bundle/key.h"

namespace standpunkt {

void add_keygen_verb(CLI::App& app, int& exit_code);   ///< content_bundle_keygen.cpp
void add_build_verb(CLI::App& app, int& exit_code);    ///< content_bundle_build.cpp
void add_publish_verb(CLI::App& app, int& exit_code);  ///< content_bundle_publish.cpp
void add_sign_verb(CLI::App& app, int& exit_code);     ///< content_bundle_sign.cpp
void add_inspect_verb(CLI::App& app, int& exit_code);  ///< content_bundle_inspect.cpp

/// Prints the error as this program's; gives exit code 1.
int tell_error(const Error& error);

/// While it lives, Ctrl-C and its kind do not end the program but what waits for a person: echo
/// comes back and half-made files go as after any other error. Main thread; may be nested.
class GentleStop {
  public:
    GentleStop();
    ~GentleStop();
    GentleStop(const GentleStop&) = delete;
    GentleStop& operator=(const GentleStop&) = delete;
    static bool asked();  ///< one of the signals came

    /// While it lives the signals wait; `before` is the mask to let them through with.
    struct Held {
        Held();
        ~Held();
        Held(const Held&) = delete;
        Held& operator=(const Held&) = delete;
        sigset_t before;
    };

  private:
    static constexpr std::array<int, 4> signals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    std::array<struct sigaction, 4> x_before{};
};

/// The passphrase's file, else empty: ask at the terminal.
using PassphraseFile = std::optional<std::filesystem::path>;

/// The first line of the file; an error if that is empty.
Result<std::string> passphrase_from(const std::filesystem::path& file);
/// Asks twice without showing what is typed; an error if there is no terminal or the two differ.
Result<std::string> new_passphrase_from_terminal();
/// Reads a secret key; asks for its passphrase only if it has one.
Result<SecretKey> read_signing_key(const std::filesystem::path& key, const PassphraseFile& file);

/// "1.2 MB", "17 kB", "300 bytes": for people.
std::string size_text(std::uint64_t bytes);
/// "2024-05-07 12:30:00 UTC".
std::string time_text(std::int64_t seconds);

}  // namespace standpunkt
