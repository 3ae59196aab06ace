#include "authoring/import_questions.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <optional>

#include "authoring/import_speakers.h"
#include "authoring/import_words.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

using Test = std::function<bool(const Passage&)>;

/// How many passages pass `test`, and how many of those end in "?".
struct Share {
    int all = 0, asking = 0;
};

Share share_of(const std::vector<Passage>& passages, const Test& test) {
    Share share;
    for (const Passage& passage : passages) {
        if (!test(passage)) continue;
        ++share.all;
        if (ends_in_question(plain_text(passage))) ++share.asking;
    }
    return share;
}

bool is_bold_paragraph(const Passage& passage) {
    return passage.kind == PassageKind::Paragraph && is_strong(passage);
}

/// Passages that pass `test` ask; all behind the first of them answers.
Roles marked(const std::vector<Passage>& passages, const Test& test, const std::string& mark,
             ImportReport& report) {
    Roles roles;
    bool begun = false;
    for (const Passage& passage : passages) {
        const bool asks = test(passage) && (begun || ends_in_question(plain_text(passage)));
        begun |= asks;
        roles.roles.push_back(asks    ? PassageRole::Question
                              : begun ? PassageRole::Answer
                                      : PassageRole::Before);
        if (asks && !ends_in_question(plain_text(passage)))
            report.assumed(passage.line, "question-without-mark",
                           in_quotes(plain_text(passage)) + " is read as a question: it is " +
                               mark + " like the others.");
    }
    return roles;
}

/// "Formulare. Wissen Sie, wie viele?" A short word before the full stop may be an abbreviation.
bool begins_with_statement(const std::string& text) {
    constexpr std::size_t least_characters = 5;  // of a word with its full stop
    for (const std::string& word : split_words(text)) {
        if (word.ends_with('?')) return false;
        if (word.ends_with('!')) return true;
        if (word.ends_with('.') && character_count(word) >= least_characters &&
            !is_academic_title(word))
            return true;
    }
    return false;
}

Roles by_question_mark(const std::vector<Passage>& passages, ImportReport& report) {
    constexpr std::size_t most_characters = 400;  // longer is an answer that asks itself something
    Roles roles;
    bool begun = false;
    for (const Passage& passage : passages) {
        const std::string text = plain_text(passage);
        bool asks = passage.kind != PassageKind::Bullet && ends_in_question(text);
        if (asks && character_count(text) > most_characters) {
            asks = false;
            report.assumed(
                passage.line, "long-question",
                "this paragraph ends in \"?\", but is so long that it is read as part of "
                "an answer.");
        }
        const bool behind_question =
            roles.roles.size() > 1 && roles.roles.back() == PassageRole::Question;
        if (asks && behind_question && begins_with_statement(text)) {
            asks = false;
            report.assumed(passage.line, "asking-answer",
                           "this paragraph ends in \"?\", but stands right behind a question and "
                           "begins with a statement; it is read as the answer.");
        }
        begun |= asks;
        roles.roles.push_back(asks    ? PassageRole::Question
                              : begun ? PassageRole::Answer
                                      : PassageRole::Before);
    }
    return roles;
}

/// A title may ask as well: the first line, when the next one asks again, or when all questions
/// carry a number and it does not.
void first_line_may_be_title(const std::vector<Passage>& passages, Roles& roles,
                             ImportReport& report) {
    if (roles.roles.size() < 3 || roles.roles[0] != PassageRole::Question) return;
    if (roles.roles[1] != PassageRole::Question || roles.roles[2] == PassageRole::Question) return;
    roles.roles[0] = PassageRole::Before;
    report.assumed(passages[0].line, "asking-title",
                   "the first line is the title, though it ends in \"?\": a question follows it.");
}

std::size_t number_length(const std::string& text) {
    std::size_t digits = 0;
    while (digits < 2 && digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
        ++digits;
    const bool closed = digits > 0 && digits + 1 < text.size() &&
                        (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
    return closed ? digits + 1 : 0;
}

/// "1. Was ...?" - the numbers go where every question has one and there are several.
void take_off_numbers(std::vector<Passage>& passages, const Roles& roles, ImportReport& report) {
    std::size_t questions = 0, numbered = 0;
    for (std::size_t at = 0; at < passages.size(); ++at) {
        if (roles.roles[at] != PassageRole::Question) continue;
        ++questions;
        numbered += number_length(plain_text(passages[at])) > 0 ? 1 : 0;
    }
    if (questions < 2 || numbered < questions) return;
    for (std::size_t at = 0; at < passages.size(); ++at) {
        if (roles.roles[at] != PassageRole::Question) continue;
        const std::string text = plain_text(passages[at]);
        report.note(passages[at].line, "question-number", "the question's number was left out.",
                    text.substr(0, number_length(text)));
        remove_start(passages[at], number_length(text));
    }
}

/// "1." to "3)" at the start, or the number of a list's item; 0 if there is none.
int number_of(const Passage& passage) {
    if (passage.kind == PassageKind::Numbered) return passage.level == 0 ? passage.number : 0;
    const std::string text = plain_text(passage);
    return number_length(text) > 0 ? std::atoi(text.c_str()) : 0;
}

/// Passages numbered from 1 on, with an answer behind each, ask; not every one needs its "?". A
/// list inside an answer has nothing between its points.
std::optional<Roles> by_numbers(const std::vector<Passage>& passages, ImportReport& report) {
    int last = 0, asking = 0, others = 0;
    bool answered = true;
    for (const Passage& passage : passages) {
        const bool asks = ends_in_question(plain_text(passage));
        if (const int number = number_of(passage); number == 0) {
            answered = true;
            others += asks ? 1 : 0;
        } else {
            if (number != last + 1 || !answered || (number == 1 && !asks)) return {};
            last = number;
            answered = false;
            asking += asks ? 1 : 0;
        }
    }
    if (last < 2 || asking * 2 < last || others > asking) return {};
    return marked(
        passages, [](const Passage& passage) { return number_of(passage) > 0; }, "numbered",
        report);
}

std::optional<Roles> by_headings(const std::vector<Passage>& passages, ImportReport& report) {
    for (int level = 1; level <= 6; ++level) {
        const Test test = [&](const Passage& passage) {
            return passage.kind == PassageKind::Heading && passage.level == level;
        };
        const Share share = share_of(passages, test);
        // One asking heading of level 1 is a title.
        if (share.asking > (level == 1 ? 1 : 0) && share.asking * 2 >= share.all)
            return marked(passages, test, "a heading", report);
    }
    return {};
}

}  // namespace

Roles find_questions(std::vector<Passage>& passages, ImportReport& report) {
    Roles roles;
    if (auto spoken = find_speakers(passages, report)) {
        roles = std::move(*spoken);
    } else if (auto headed = by_headings(passages, report)) {
        roles = std::move(*headed);
    } else {
        const Share bold = share_of(passages, is_bold_paragraph);
        const Share plain =
            share_of(passages, [](const Passage& passage) { return !is_strong(passage); });
        if (bold.asking > 0 && bold.asking * 2 >= bold.all && bold.asking * 2 >= plain.asking) {
            roles = marked(passages, is_bold_paragraph, "bold", report);
        } else if (auto numbered = by_numbers(passages, report)) {
            roles = std::move(*numbered);
        } else {
            roles = by_question_mark(passages, report);
            first_line_may_be_title(passages, roles, report);
        }
    }
    take_off_numbers(passages, roles, report);
    return roles;
}

}  // namespace standpunkt
