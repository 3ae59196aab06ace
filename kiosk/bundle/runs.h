#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interview/text.h"

namespace standpunkt {

/// The spans' words in one piece.
std::string joined(const std::vector<Span>& spans);
/// Where each span of `joined` ends and its style: a line a span, "LENGTH STYLE[ LINK]", length in
/// bytes, style "-", "e" (emphasis), "s" (strong) or "es". Nothing for the usual case, one span in
/// no style.
std::optional<std::string> to_runs(const std::vector<Span>& spans);
/// The reverse; nothing if `runs` does not fit `text`.
std::optional<std::vector<Span>> from_runs(std::string_view text,
                                           std::optional<std::string_view> runs);

}  // namespace standpunkt
