#pragma once
// Every state a disk may be found in after the plug was pulled, for a trace of what was done to it.
//
// The model is the weakest one POSIX allows and real file systems come near: a file's bytes are
// durable once that file was synced, a name (created, renamed, removed) once its folder was. Of
// what is not durable any part may have reached the disk, in any order; a rename within a folder is
// whole or not at all, a write may be torn where a block ends.
#include <functional>

#include "trace.h"

namespace standpunkt::test {

struct CrashOptions {
    std::size_t most_exhaustive = 7;  ///< pending operations of which all subsets are taken
    std::size_t random_subsets =
        6;  ///< beyond that, besides none, all, each, all but each, prefixes
    std::uint64_t seed = 1;
};

/// Calls `visit` for each different state, with how many operations had been begun by then. Returns
/// how many there were.
std::size_t each_crash_state(const DiskState& before, const std::vector<Operation>& operations,
                             const CrashOptions& options,
                             const std::function<void(const DiskState&, std::size_t begun)>& visit);

/// The trace of a program with a mistake.
enum class Mutant { NoFileSync, NoFolderSync, PointerFirst };
/// PointerFirst: what is done to the file whose name begins with `pointer` comes before the rename
/// that precedes it.
std::vector<Operation> mutated(std::vector<Operation> operations, Mutant mutant,
                               const std::string& pointer);

}  // namespace standpunkt::test
