#include "authoring/import_place.h"

#include <algorithm>
#include <set>

#include "authoring/import_escape.h"
#include "authoring/import_words.h"
#include "authoring/names.h"
#include "base/files.h"

namespace standpunkt {
namespace {

bool is_same(const RecordedInterview& recorded, const ImportedText& imported) {
    const auto found = recorded.languages.find(imported.language);
    if (found == recorded.languages.end()) return false;
    std::set<std::string> known;
    for (const RecordedExchange& exchange : found->second) known.insert(exchange.question);
    const auto shared = std::count_if(imported.exchanges.begin(), imported.exchanges.end(),
                                      [&](const ImportedExchange& exchange) {
                                          return known.contains(text_digest(exchange.question));
                                      });
    return static_cast<std::size_t>(shared) * 2 >= imported.exchanges.size();
}

bool is_translation(const RecordedInterview& recorded, const ImportedText& imported) {
    if (recorded.languages.contains(imported.language) || recorded.languages.empty()) return false;
    return recorded.languages.begin()->second.size() == imported.exchanges.size();
}

/// Whether a Markdown file of an interview holds at least half of the questions.
bool holds_questions(const std::string& text, const ImportedText& imported) {
    const auto found = std::count_if(
        imported.exchanges.begin(), imported.exchanges.end(),
        [&](const ImportedExchange& exchange) {
            return text.find("## " + to_markdown(exchange.question) + "\n") != std::string::npos;
        });
    return static_cast<std::size_t>(found) * 2 >= imported.exchanges.size();
}

void rename(ImportRecord& record, const std::string& from, const std::string& to) {
    record.interviews[to] = std::move(record.interviews[from]);
    record.interviews.erase(from);
    const std::string old_start = "interviews/" + from + "/";
    std::map<std::string, std::string> files;
    for (const auto& [path, digest] : record.files)
        files[path.starts_with(old_start) ? "interviews/" + to + path.substr(old_start.size() - 1)
                                          : path] = digest;
    record.files = std::move(files);
}

}  // namespace

void follow_rename(const std::filesystem::path& folder, ImportRecord& record,
                   const ImportedText& imported) {
    namespace fs = std::filesystem;
    std::error_code none;
    const auto gone = std::find_if(
        record.interviews.begin(), record.interviews.end(), [&](const auto& interview) {
            return is_same(interview.second, imported) &&
                   !fs::exists(folder / "interviews" / interview.first, none);
        });
    if (gone == record.interviews.end()) return;
    const std::string from = gone->first;
    for (const auto& entry : fs::directory_iterator(folder / "interviews", none)) {
        const std::string name = entry.path().filename().string();
        if (!is_name(name) || record.interviews.contains(name)) continue;
        const auto text = read_file(entry.path() / (imported.language + ".md"), most_import_bytes);
        if (text && holds_questions(*text, imported)) return rename(record, from, name);
    }
}

Result<std::string> choose_place(const std::filesystem::path& folder, const ImportRecord& record,
                                 const ImportedText& imported, const std::string& wanted) {
    if (!wanted.empty()) {
        if (is_name(wanted)) return wanted;
        return fail("\"" + wanted + "\" cannot be the name of an interview.", {}, 0,
                    "Use a-z, 0-9 and - only: " + name_from(wanted));
    }
    for (const auto& [name, recorded] : record.interviews)
        if (is_same(recorded, imported)) return name;
    std::vector<std::string> words = split_words(imported.person.name);
    std::erase_if(words, [](const std::string& word) { return is_academic_title(word); });
    const std::string person = join_words(words);
    const std::string base = name_from(person.empty() ? imported.title : person);
    for (int number = 1;; ++number) {
        const std::string name = number == 1 ? base : base + "-" + std::to_string(number);
        const auto recorded = record.interviews.find(name);
        std::error_code none;
        if (recorded == record.interviews.end()) {
            if (!std::filesystem::exists(folder / "interviews" / name, none)) return name;
            continue;
        }
        if (recorded->second.title == imported.title || is_translation(recorded->second, imported))
            return name;
    }
}

}  // namespace standpunkt
