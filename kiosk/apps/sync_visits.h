#pragma once
#include <CLI/CLI.hpp>
#include <string>

#include "config/kiosk_config.h"

namespace standpunkt {

/// `standpunkt-sync visits`: what was counted, read beside the running display. Reads the journal
/// itself; the agent has no part in it.
class VisitsVerb {
  public:
    explicit VisitsVerb(CLI::App& app);
    explicit operator bool() const { return x_verb->parsed(); }
    /// `now`: s since 1970. The program's exit code.
    int run(const KioskConfig& config, std::int64_t now) const;

  private:
    CLI::App* x_verb;
    CLI::Option* x_json_option;
    std::string x_html, x_csv, x_json, x_from, x_to, x_language;

    Status write(const KioskConfig& config, std::int64_t now) const;
};

}  // namespace standpunkt
