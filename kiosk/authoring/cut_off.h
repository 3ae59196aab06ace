#pragma once
#include <vector>

#include "authoring/markdown.h"

namespace standpunkt {

/// The answer breaks off in mid-sentence: its last paragraph does not end like a sentence. A point
/// of a list may, unless the one before it ends like one. Pictures do not count.
bool is_cut_off(const std::vector<MarkdownBlock>& answer);

/// Whether running text, such as a lead or a summary, ends without the end of a sentence.
bool is_cut_off(std::string_view text);

}  // namespace standpunkt
