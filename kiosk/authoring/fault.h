#pragma once
// Faults of a content folder, as they are found and as they are told.
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace standpunkt {

enum class Severity { Error, Warning };

/// One fault an editor can mend. `code` is a fixed word for machines ("unknown-topic").
struct Fault {
    Severity severity = Severity::Error;
    std::string code;
    Error error;  ///< message, path (relative to the folder), line, next step
};

/// Where something stands in the folder.
struct Place {
    std::filesystem::path path;  ///< relative to the folder
    int line = 0;                ///< 1-based; 0: the file as a whole
};

/// Collects faults; reading goes on, so that all are reported together. One thread.
class Faults {
  public:
    void error(std::string code, Place place, std::string message, std::string next_step = {});
    void warning(std::string code, Place place, std::string message, std::string next_step = {});
    /// A file of the folder that is there and cannot be read.
    void unreadable(Place place, const Error& why);
    void add(Fault fault) { x_faults.push_back(std::move(fault)); }
    /// All of them by file and line; faults of one line in the order they were found.
    std::vector<Fault> sorted() const;

  private:
    std::vector<Fault> x_faults;
};

}  // namespace standpunkt
