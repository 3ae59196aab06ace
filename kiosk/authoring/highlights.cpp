#include "authoring/highlights.h"

#include <algorithm>

#include "base/unicode.h"

namespace standpunkt {
namespace {

bool is_white(char32_t point) {
    return point == U' ' || point == U'\t' || point == U'\n' || point == no_break_space ||
           point == narrow_no_break_space;
}

bool is_quotation_mark(char32_t point) {
    return std::u32string_view(U"\"'“”„‟‘’‚‛«»‹›").find(point) != std::u32string_view::npos;
}

bool is_word(char32_t point) {
    return is_letter(point) || is_digit(point);
}

const char* word_for(HighlightKind kind) {
    switch (kind) {
        case HighlightKind::Quote:
            return "a quote (Zitat, Quote)";
        case HighlightKind::Paraphrase:
            return "a paraphrase (Nach dem Gespräch, After the talk)";
        case HighlightKind::Editorial:
            return "the editors' own line (Redaktion, Editorial)";
        case HighlightKind::Question:
            return "a question";
    }
    return "";
}

class HighlightMaker {
  public:
    HighlightMaker(const Interview& interview, const Localised<std::string>& said, Faults& faults)
        : x_interview(interview), x_said(said), x_faults(faults) {}

    std::vector<Highlight> of(const PairedExchange& exchange, ExchangeRef ref) {
        std::size_t most = 0;
        for (const auto& [language, text] : exchange.texts) {
            most = std::max(most, text->highlights.size());
        }
        std::vector<Highlight> made(most);
        for (std::size_t n = 0; n < most; ++n) {
            made[n].exchange = ref;
            Place first;
            for (const auto& [language, text] : exchange.texts) {
                if (n >= text->highlights.size()) continue;
                const WrittenHighlight& written = text->highlights[n];
                const Place place{exchange.paths.at(language), written.line};
                if (made[n].text.empty()) {
                    made[n].kind = written.kind;
                    first = place;
                } else if (made[n].kind != written.kind) {
                    x_faults.error("highlight-kinds-differ", place,
                                   std::string("This highlight is ") + word_for(written.kind) +
                                       ", its translation in " + first.path.filename().string() +
                                       " line " + std::to_string(first.line) + " is " +
                                       word_for(made[n].kind) + ".",
                                   "Give both the same kind, and the same order in both files.");
                }
                check(written, language, place);
                made[n].text[language] = written.text;
            }
            for (const auto& [language, text] : exchange.texts) {
                if (made[n].text.contains(language)) continue;
                x_faults.warning("missing-translation", first,
                                 "This highlight has no translation in " +
                                     exchange.paths.at(language).filename().string() + ".",
                                 "Add it there under the same question.");
            }
        }
        return made;
    }

  private:
    void check(const WrittenHighlight& written, const std::string& language, const Place& place) {
        check_passing_length("This highlight", written.text, place, x_faults);
        if (written.kind != HighlightKind::Quote) return;
        if (!is_verbatim(folded_for_quotes(written.text), x_said.at(language))) {
            x_faults.error("quote-not-verbatim", place,
                           "These words do not stand in the answers of this interview.",
                           "Copy them from the answer letter by letter, or begin the line with "
                           "\"Nach dem Gespräch:\" (\"After the talk:\").");
        } else if (!x_interview.retold_by.empty()) {
            x_faults.warning("quote-from-retelling", place,
                             "The interview is retold, so these may not be the person's own words.",
                             "Keep it as a quote only if the person said exactly this.");
        }
    }

    const Interview& x_interview;
    const Localised<std::string>& x_said;
    Faults& x_faults;
};

}  // namespace

void check_passing_length(const std::string& what, const std::string& text, const Place& place,
                          Faults& faults) {
    constexpr std::size_t warned_above = 80, refused_above = 120;
    const std::size_t length = character_count(text);
    const std::string told = what + " has " + std::to_string(length) + " characters; ";
    if (length > refused_above) {
        faults.error("highlight-too-long", place, told + "at most 120 fit.",
                     "Shorten it, best to 80.");
    } else if (length > warned_above) {
        faults.warning("highlight-too-long", place, told + "above 80 it cannot be read in passing.",
                       "Shorten it.");
    }
}

std::string folded_for_quotes(std::string_view text) {
    std::vector<char32_t> folded;
    for (const char32_t point : code_points(text)) {
        if (point == soft_hyphen) continue;
        if (is_white(point)) {
            if (!folded.empty() && folded.back() != U' ') folded.push_back(U' ');
        } else {
            folded.push_back(is_quotation_mark(point) ? U'\'' : point);
        }
    }
    while (!folded.empty() && folded.back() == U' ') folded.pop_back();
    return to_utf8(folded);
}

bool is_verbatim(std::string_view quote, std::string_view text) {
    if (quote.empty()) return false;
    const std::vector<char32_t> inside = code_points(quote), all = code_points(text);
    const auto splits_word = [](char32_t one, char32_t other) {
        return is_word(one) && is_word(other);
    };
    for (auto at = all.begin();; ++at) {
        at = std::search(at, all.end(), inside.begin(), inside.end());
        if (at == all.end()) return false;
        const auto end = at + static_cast<std::ptrdiff_t>(inside.size());
        const bool begins = at == all.begin() || !splits_word(*(at - 1), inside.front());
        const bool ends = end == all.end() || !splits_word(inside.back(), *end);
        if (begins && ends) return true;
    }
}

std::vector<Highlight> make_highlights(const std::vector<PairedExchange>& exchanges,
                                       const Interview& interview, std::size_t index,
                                       const Localised<std::string>& said, Faults& faults) {
    std::vector<Highlight> all;
    HighlightMaker maker(interview, said, faults);
    for (std::size_t e = 0; e < exchanges.size(); ++e) {
        for (Highlight& made : maker.of(exchanges[e], {index, e})) all.push_back(std::move(made));
    }
    if (!all.empty()) return all;
    for (std::size_t e = 0; e < exchanges.size(); ++e) {
        Highlight invitation{{index, e}, HighlightKind::Question, {}};
        for (const auto& [language, text] : exchanges[e].texts) {
            const std::string title = pick(interview.title, language, language)
                                          ? *pick(interview.title, language, language)
                                          : std::string();
            invitation.text[language] = inviting_question(text->question.text, title);
        }
        all.push_back(std::move(invitation));
    }
    return all;
}

}  // namespace standpunkt
