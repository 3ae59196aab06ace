#pragma once
#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "apps/content_bundle.h"

namespace standpunkt {

/// What `build` and `publish` have to know to make a bundle of a folder.
struct BuildRequest {
    std::string folder, output, key;
    PassphraseFile passphrase_file;
    std::optional<std::uint64_t> serial;
    std::uint64_t withdraw_below = 0;
    std::optional<std::string> created;
    bool require_approval = false;
    std::string theme;  ///< a folder with another theme.toml; empty: the content's own
};

/// The options of both verbs but folder, output and key.
void add_build_options(CLI::App& verb, BuildRequest& request);
/// Builds and prints what was built; `exit_code` is 1 if the folder's faults, which are printed,
/// forbid it.
Status build_bundle(const BuildRequest& request, int& exit_code);

/// One line on a terminal that moves; nothing elsewhere, where it would fill a log.
class ProgressLine {
  public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    void show(double done, const std::string& what) const;

  private:
    bool x_terminal;
};

}  // namespace standpunkt
