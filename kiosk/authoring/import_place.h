#pragma once
#include <filesystem>
#include <string>

#include "authoring/import.h"
#include "authoring/import_record.h"

namespace standpunkt {

/// Editors rename an interview's folder ("01-anna-vogel"). Where the folder of a recorded interview
/// that `imported` brings again, or translates, is gone and another, unrecorded one holds half of
/// its questions, `record` goes with it, so that the interview does not come a second time.
void follow_rename(const std::filesystem::path& folder, ImportRecord& record,
                   const ImportedText& imported);

/// The name of the interview's folder. `wanted` if it is given (an error if it is no name); else
/// the one that holds at least half of these questions with the same person, or whose other
/// language this translates; else a free one named after the person, never one with another
/// interview in it.
Result<std::string> choose_place(const std::filesystem::path& folder, const ImportRecord& record,
                                 const ImportedText& imported, const std::string& wanted);

}  // namespace standpunkt
