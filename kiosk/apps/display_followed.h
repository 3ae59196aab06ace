#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "screens/faults.h"

namespace standpunkt {

/// What lies at a bundle that somebody makes anew while it is looked at: beside BUNDLE there may be
/// BUNDLE.faults.json, {"warnings": N, "faults": [{"severity", "file", "line", "message",
/// "next_step"}], "of": "settings"}, put in place after every try, the bundle before it; and
/// BUNDLE.progress, a number from 0 to 100, while a try goes on.
class Followed {
  public:
    explicit Followed(std::filesystem::path bundle);

    /// Reads what has changed. True: another try is over, and the display has to follow.
    bool look();
    const std::vector<ContentFault>& errors() const { return x_errors; }
    std::size_t warnings() const { return x_warnings; }
    bool of_settings() const { return x_of_settings; }  ///< a stand's, not those of content
    std::optional<int> percent() const { return x_percent; }

  private:
    std::filesystem::path x_bundle, x_faults, x_progress;
    std::string x_seen;  // names one state of the files
    std::vector<ContentFault> x_errors;
    std::size_t x_warnings = 0;
    bool x_of_settings = false;
    std::optional<int> x_percent;
    void read_faults();
};

}  // namespace standpunkt
