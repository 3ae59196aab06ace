#pragma once
// What the importer says about a raw text, line by line.
#include <string>
#include <string_view>
#include <vector>

namespace standpunkt {

/// Note: done without doubt. Assumed: decided by a rule, worth a look. Broken: the text itself
/// looks damaged, only a person can mend it.
enum class FindingKind { Note, Assumed, Broken };

struct Finding {
    FindingKind kind = FindingKind::Note;
    int line = 0;         ///< 1-based in the raw file; 0: the file as a whole
    std::string code;     ///< a fixed word for machines: "cut-off"
    std::string message;  ///< one sentence for an editor
    std::string
        consumed;  ///< words of the raw text that are in no text of the folder for this reason
};

/// Collects findings while a text passes through the importer's steps. One thread.
class ImportReport {
  public:
    void note(int line, std::string code, std::string message, std::string consumed = {});
    void assumed(int line, std::string code, std::string message, std::string consumed = {});
    void broken(int line, std::string code, std::string message);
    void add(Finding finding) { x_findings.push_back(std::move(finding)); }
    /// All findings by line; equal lines in the order they came.
    std::vector<Finding> sorted() const;

  private:
    std::vector<Finding> x_findings;
};

std::string_view to_string(FindingKind kind);  ///< "note", "assumed", "broken"
/// The text in straight quotation marks, cut to about 60 characters at a word.
std::string in_quotes(std::string_view text);

}  // namespace standpunkt
