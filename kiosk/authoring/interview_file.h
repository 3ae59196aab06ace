#pragma once
#include <optional>
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "authoring/picture_desk.h"
#include "authoring/text_rules.h"
#include "interview/catalogue.h"

namespace standpunkt {

/// What interviews/NAME/interview.toml says.
struct InterviewFile {
    Interview interview;  ///< without title, lead and exchanges; the portrait without its medium
    std::optional<PictureDesk::Ticket> portrait;
    Place name;                                     ///< where the person's name stands
    Place approved_by, approved_on, consent_until;  ///< where they stand or would
};

/// `path` relative to the folder.
InterviewFile read_interview_file(const std::filesystem::path& folder,
                                  const std::filesystem::path& path,
                                  const std::vector<std::string>& languages, PictureDesk& desk,
                                  TextRules& rules, Faults& faults);

}  // namespace standpunkt
