#pragma once
// A text file as an editor's program saved it, brought into lines.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/fault.h"
#include "authoring/markdown.h"

namespace standpunkt {

/// UTF-8 without its byte order mark, normalised (NFC). Anything else becomes a fault that says
/// which line and how to save it right.
std::optional<std::string> source_text(std::string_view bytes, const std::filesystem::path& path,
                                       Faults& faults);

/// Lines without their ends (LF, CRLF or CR), comments <!-- ... --> taken out, except between ```.
/// A comment that is never closed is a fault.
std::vector<SourceLine> source_lines(std::string_view text, const std::filesystem::path& path,
                                     Faults& faults);

/// Follows lines and knows which are between ``` or ~~~ fences.
class Fence {
  public:
    /// True if this line is a fence or inside one.
    bool covers(std::string_view line);

  private:
    char x_letter = 0;  // 0: outside
    std::size_t x_length = 0;
};

}  // namespace standpunkt
