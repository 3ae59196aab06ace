#pragma once
// Inside this folder only: the tables of show/visits.sqlite (README.md explains them).
#include <string>

#include "store/database.h"

namespace standpunkt {

/// The file's kind and form, at most `most_bytes` large.
Database::Kept journal_file(std::uint64_t most_bytes);

/// How a run of the display ended, as run.ended has it.
enum class RunEnd {
    Unknown,  ///< it runs, or the power went
    Asked,    ///< somebody ended the program, or the machine was shut down
    Crashed   ///< it was started again in the same boot
};

}  // namespace standpunkt
