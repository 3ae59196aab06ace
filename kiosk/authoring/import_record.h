#pragma once
// What earlier imports wrote into a content folder: DIR/.standpunkt/import.json. By it a later
// import knows an editor's change from its own text.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace standpunkt {

struct RecordedExchange {
    std::string id;
    std::string question;  ///< digest in hexadecimal
};

struct RecordedInterview {
    std::string title;
    std::string person;  ///< name; empty if it was not known
    std::map<std::string, std::vector<RecordedExchange>> languages;
};

struct ImportRecord {
    std::string title, channel;                ///< of the stand, as stand.toml was written
    std::vector<std::string> languages;        ///< in the order they came
    std::map<std::string, std::string> files;  ///< path in the folder -> digest as last written
    std::map<std::string, RecordedInterview> interviews;  ///< by their folders' names
};

/// An empty record where there is none. One that cannot be read is an error that says what to do.
Result<ImportRecord> read_import_record(const std::filesystem::path& folder);
Status write_import_record(const std::filesystem::path& folder, const ImportRecord& record);

std::string text_digest(const std::string& text);  ///< hexadecimal

/// Ids for `questions` (digests, in order): a question that was there keeps its id, an edited one
/// keeps that of its place, a new one gets the next number. `others`: the same interview in another
/// language; equally many questions take its ids, which pairs the languages.
std::vector<std::string> choose_ids(const std::vector<std::string>& questions,
                                    const std::vector<RecordedExchange>& before,
                                    const std::vector<RecordedExchange>& others);

}  // namespace standpunkt
