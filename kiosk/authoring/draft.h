#pragma once
// An interview as it was read, before the languages and the pictures have become one value.
#include <string>
#include <vector>

#include "authoring/interview_file.h"
#include "authoring/interview_text.h"
#include "authoring/pairing.h"
#include "authoring/topics_file.h"

namespace standpunkt {

/// Not movable: `exchanges` points into `texts`.
struct InterviewDraft {
    InterviewDraft() = default;
    InterviewDraft(const InterviewDraft&) = delete;
    InterviewDraft& operator=(const InterviewDraft&) = delete;

    std::string id;
    InterviewFile file;
    std::vector<InterviewText> texts;  ///< in the order of the stand's languages
    std::vector<PairedExchange> exchanges;
};

/// Reads interviews/`id` with everything that can be checked inside of it.
void read_draft(InterviewDraft& draft, const std::filesystem::path& folder, const std::string& id,
                const std::vector<std::string>& languages, PictureDesk& desk, TextRules& rules,
                Faults& faults);

/// The interview, after the desk has run; text without soft hyphens yet. Exchanges without a known
/// topic are a fault.
Interview assemble(const InterviewDraft& draft, const TopicsFile& topics, const PictureDesk& desk,
                   Faults& faults);

}  // namespace standpunkt
