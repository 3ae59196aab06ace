#include "authoring/import_place.h"

#include <algorithm>
#include <set>

#include "authoring/fault.h"
#include "authoring/import_words.h"
#include "authoring/interview_text.h"
#include "authoring/names.h"
#include "base/files.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

/// Several people may be asked the same questions. A text may say the whole name once and the
/// surname later, so the last word decides; a name that is not known fits any.
bool may_be_one_person(const std::string& one, const std::string& other) {
    const auto last = [](const std::string& name) {
        const std::vector<std::string> words = split_words(name);
        return words.empty() ? std::string() : lower(words.back());
    };
    return last(one).empty() || last(other).empty() || last(one) == last(other);
}

/// Whether at least half of `questions` (digests) are among those of `known`.
bool mostly_in(const std::vector<std::string>& questions,
               const std::vector<RecordedExchange>& known) {
    std::set<std::string> there;
    for (const RecordedExchange& exchange : known) there.insert(exchange.question);
    const auto shared = std::count_if(questions.begin(), questions.end(),
                                      [&](const auto& one) { return there.contains(one); });
    return shared > 0 && static_cast<std::size_t>(shared) * 2 >= questions.size();
}

bool is_same(const RecordedInterview& recorded, const ImportedText& imported) {
    const auto found = recorded.languages.find(imported.language);
    if (found == recorded.languages.end()) return false;
    std::vector<std::string> questions;
    for (const ImportedExchange& exchange : imported.exchanges)
        questions.push_back(text_digest(exchange.question));
    return may_be_one_person(recorded.person, imported.person.name) &&
           mostly_in(questions, found->second);
}

bool is_translation(const RecordedInterview& recorded, const ImportedText& imported) {
    if (recorded.languages.contains(imported.language) || recorded.languages.empty()) return false;
    return may_be_one_person(recorded.person, imported.person.name) &&
           recorded.languages.begin()->second.size() == imported.exchanges.size();
}

/// Whether the folder of an interview holds what was recorded, in any of its languages.
bool holds(const std::filesystem::path& interview, const RecordedInterview& recorded) {
    for (const auto& [language, exchanges] : recorded.languages) {
        const std::string name = language + ".md";
        const auto text = read_file(interview / name, most_import_bytes);
        if (!text) continue;
        Faults ignored;
        std::vector<std::string> questions;
        for (const WrittenExchange& exchange :
             read_interview_text(*text, name, language, ignored).exchanges)
            questions.push_back(text_digest(exchange.question.text));
        if (mostly_in(questions, exchanges)) return true;
    }
    return false;
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
            return (is_same(interview.second, imported) ||
                    is_translation(interview.second, imported)) &&
                   !fs::exists(folder / "interviews" / interview.first, none);
        });
    if (gone == record.interviews.end()) return;
    const std::string from = gone->first;
    for (const auto& entry : fs::directory_iterator(folder / "interviews", none)) {
        const std::string name = entry.path().filename().string();
        if (!is_name(name) || record.interviews.contains(name)) continue;
        if (holds(entry.path(), gone->second)) return rename(record, from, name);
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
    for (const auto& [name, recorded] : record.interviews)
        if (!imported.person.name.empty() && !recorded.person.empty() &&
            is_translation(recorded, imported))
            return name;
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
