#include "authoring/exchange_rules.h"

#include "authoring/cut_off.h"
#include "authoring/names.h"
#include "base/unicode.h"
#include "interview/reading_time.h"

namespace standpunkt {
namespace {

/// A row of the bundle holds 60,000 bytes, its other columns included.
constexpr std::size_t most_row_bytes = 59'000;

/// What a block may come to in its row: soft hyphens at most treble its letters, and every change
/// of style is noted with its length and its link.
std::size_t bytes_in_row(const Block& block) {
    constexpr std::size_t hyphenated = 3, style = 16;
    std::size_t bytes = 0;
    for (const Span& span : block.spans)
        bytes += hyphenated * span.text.size() + style + span.link.size();
    return bytes;
}

class ExchangeRules {
  public:
    ExchangeRules(const std::filesystem::path& path, const std::string& language, PictureDesk& desk,
                  TextRules& rules, Faults& faults)
        : x_path(path), x_language(language), x_desk(desk), x_rules(rules), x_faults(faults) {}

    void check_lead(const InterviewText& text) {
        check(text.title);
        x_rules.check(text.lead, x_path, x_language);
        warn_of_stray_markup(text.lead);
        if (text.lead.text.size() > most_row_bytes)
            refuse_length("lead", text.lead.line(),
                          "Shorten it; what is long belongs into an answer.");
        if (is_cut_off(text.lead.text))
            warn_of_cut("lead", text.lead, "Complete it: its last sentence has no full stop.");
    }

    void check(WrittenExchange& exchange) {
        check(exchange.question);
        check_short_title(exchange);
        if (exchange.summary) {
            check(*exchange.summary);
            check_length("too-long-summary", "This summary", *exchange.summary, most_summary);
            if (is_cut_off(exchange.summary->text))
                warn_of_cut("summary", located(*exchange.summary),
                            "Complete it: its last sentence has no full stop.");
        }
        for (const WrittenHighlight& highlight : exchange.highlights) {
            check({highlight.text, highlight.line});
        }
        std::vector<Block> blocks;
        for (MarkdownBlock& block : exchange.answer) {
            x_rules.check(block.located(), x_path, x_language);
            warn_of_stray_markup(block.located());
            if (block.picture) check_picture(*block.picture);
            if (bytes_in_row(block.block) > most_row_bytes)
                refuse_length("paragraph", block.line, "Part it by an empty line.");
            blocks.push_back(block.block);
        }
        check_length_of_answer(exchange, word_count(plain_text(blocks)));
        if (is_cut_off(exchange.answer))
            warn_of_cut("answer", last_words(exchange),
                        "Complete it; until then visitors are told that the text ends here.");
    }

  private:
    Place at(int line) const { return {x_path, line}; }
    void check(const WrittenLine& line) {
        x_rules.check(line.text, at(line.line), x_language);
        warn_of_stray_markup(located(line));
    }
    static LocatedText located(const WrittenLine& line) { return {line.text, {{0, line.line}}}; }

    /// What was meant as Markdown and is none: a blank in a file's name is enough, and visitors
    /// would read the signs.
    void warn_of_stray_markup(const LocatedText& text) {
        for (const char* link : {"](", "] (http"}) {
            const std::size_t found = text.text.find(link);
            if (found == std::string::npos) continue;
            x_faults.warning("stray-markup", at(text.line_at(found)),
                             "A link or picture is not read as one, so its signs are shown.",
                             "Write [text](https://...) or ![what it shows](name.jpg) without "
                             "blanks between the brackets; a name with blanks stands between < "
                             "and >: ![...](<my name.jpg>).");
        }
        const std::size_t found = text.text.find("**");
        if (found == std::string::npos) return;
        x_faults.warning("stray-markup", at(text.line_at(found)), "\"**\" is shown as it stands.",
                         "Close it, without a blank on its inner side: **bold words**.");
    }

    void refuse_length(const std::string& what, int line, std::string next_step) {
        x_faults.error("too-long-text", at(line),
                       "This " + what + " is longer than a bundle can hold in one piece.",
                       std::move(next_step));
    }

    void check_length(const char* code, const char* what, const WrittenLine& line,
                      std::size_t most) {
        const std::size_t length = character_count(line.text);
        if (length <= most) return;
        x_faults.error(code, at(line.line),
                       std::string(what) + " has " + std::to_string(length) +
                           " characters; at most " + std::to_string(most) + " fit.",
                       "Shorten it.");
    }

    void check_short_title(const WrittenExchange& exchange) {
        if (exchange.short_title) {
            check(*exchange.short_title);
            check_length("too-long-short-title", "This short title", *exchange.short_title,
                         most_short_title);
        } else if (!exchange.question.text.empty()) {
            x_faults.warning("missing-short-title", at(exchange.question.line),
                             "This question has no short title; lists show \"" +
                                 short_title_of(exchange) + "\".",
                             "Add a line \"Kurz: ...\" (\"Short: ...\") of at most 40 characters.");
        }
    }

    void check_picture(MarkdownPicture& picture) {
        for (const std::string* text :
             {&picture.alt, &picture.caption, &picture.credit, &picture.licence})
            x_rules.check(*text, at(picture.line), x_language);
        if (picture.alt.empty()) {
            x_faults.error(
                "missing-alt", at(picture.line), "This picture has no alt text.",
                "Write between the square brackets what it shows: ![...](" + picture.file + ").");
        }
        if (picture.credit.empty()) {
            x_faults.warning("missing-credit", at(picture.line),
                             "Nobody is named as maker of this picture.",
                             "Add a line \"Bild: ...\" (\"Credit: ...\") directly below it.");
        }
        if (picture.file.empty()) {
            x_faults.error("missing-file", at(picture.line), "This picture names no file.",
                           "Write its name between the round brackets: ![...](name.jpg).");
            return;
        }
        picture.ticket = x_desk.ask(picture.file, at(picture.line), PictureUse::Illustration);
    }

    void check_length_of_answer(const WrittenExchange& exchange, std::size_t words) {
        if (words <= most_answer_words) return;
        x_faults.warning("long-reading-time", at(exchange.question.line),
                         "This answer has " + std::to_string(words) +
                             " words: " + std::to_string(reading_minutes(words)) +
                             " minutes of reading for someone who stands.",
                         "Shorten it below 300 words or part it into two questions.");
    }

    static LocatedText last_words(const WrittenExchange& exchange) {
        const MarkdownBlock* last = nullptr;
        for (const MarkdownBlock& block : exchange.answer) {
            if (!block.picture) last = &block;
        }
        return last->located();
    }

    void warn_of_cut(const std::string& what, const LocatedText& text, std::string next_step) {
        const std::size_t tail =
            text.text.size() > 30 ? text.text.rfind(' ', text.text.size() - 30) : std::string::npos;
        const std::string end = tail == std::string::npos ? text.text : text.text.substr(tail + 1);
        x_faults.warning("cut-off", at(text.line_at(text.text.size())),
                         "The " + what + " ends in mid-sentence: \"" + end + "\".",
                         std::move(next_step));
    }

    const std::filesystem::path& x_path;
    const std::string& x_language;
    PictureDesk& x_desk;
    TextRules& x_rules;
    Faults& x_faults;
};

}  // namespace

void check_interview_text(InterviewText& text, PictureDesk& desk, TextRules& rules,
                          Faults& faults) {
    ExchangeRules exchange_rules(text.path, text.language, desk, rules, faults);
    exchange_rules.check_lead(text);
    for (WrittenExchange& exchange : text.exchanges) exchange_rules.check(exchange);
}

std::string short_title_of(const WrittenExchange& exchange) {
    if (exchange.short_title) return exchange.short_title->text;
    return shortened(inviting_question(exchange.question.text, exchange.question.text),
                     most_short_title);
}

}  // namespace standpunkt
