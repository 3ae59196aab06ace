#pragma once
#include "authoring/fault.h"
#include "authoring/interview_text.h"
#include "authoring/picture_desk.h"
#include "authoring/text_rules.h"

namespace standpunkt {

/// Longest texts, in characters; VISITOR.md's layouts are made for them.
inline constexpr std::size_t most_short_title = 40, most_summary = 160;
/// An answer of more words keeps a standing visitor for about two minutes.
inline constexpr std::size_t most_answer_words = 300;

/// Holds every text of an interview in one language against the rules that need nothing else, and
/// asks the desk for its pictures.
void check_interview_text(InterviewText& text, PictureDesk& desk, TextRules& rules, Faults& faults);

/// "Kurz:" as written, else made from the question.
std::string short_title_of(const WrittenExchange& exchange);

}  // namespace standpunkt
