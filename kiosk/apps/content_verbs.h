#pragma once
// The verbs of standpunkt-content, a file a group. Each adds its subcommands to `app` and stores
// the exit code of the one that ran: 0 done, 1 faults in the input, 2 wrong use.
#include <CLI/CLI.hpp>

namespace standpunkt {

void add_folder_verbs(CLI::App& app, int& exit_code);  ///< new, check       (content_folder.cpp)
void add_import_verb(CLI::App& app, int& exit_code);   ///< import           (content_import.cpp)
void add_preview_verb(CLI::App& app, int& exit_code);  ///< preview          (content_preview.cpp)
void add_proof_verb(CLI::App& app, int& exit_code);    ///< proof            (content_proof.cpp)
void add_bundle_verbs(CLI::App& app,
                      int& exit_code);  ///< keygen, build, sign, inspect (content_bundle.cpp)

}  // namespace standpunkt
