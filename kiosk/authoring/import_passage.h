#pragma once
// A raw text on its way to exchanges: passages of runs, each run with the line it came from.
#include <string>
#include <vector>

namespace standpunkt {

/// Some words of one source line in one style.
struct RawRun {
    std::string text;
    int line = 0;
    bool strong = false;
    bool emphasis = false;
    std::string link;
};

enum class PassageKind { Paragraph, Heading, Bullet, Numbered };

struct Passage {
    PassageKind kind = PassageKind::Paragraph;
    int level = 0;   ///< of a heading 1 to 6; of a list item its depth, 0 = outermost
    int number = 0;  ///< of a numbered item
    int line = 0;
    std::vector<RawRun> runs;
};

/// What a reader makes of a file, before anything is decided about questions and answers.
struct RawText {
    std::vector<Passage> passages;  ///< none is empty; texts are NFC with single blanks
    std::string page_title;         ///< of an HTML page; may be empty
    std::string author;             ///< an HTML page's `meta name="author"`; may be empty
    std::string language;           ///< an HTML page's `lang`; may be empty
};

/// The words of the runs, parted by single blanks where lines meet, trimmed.
std::string plain_text(const Passage& passage);
/// Whether every letter is strong, by markup.
bool is_strong(const Passage& passage);
/// Takes the first `bytes` bytes of plain_text(), and blanks behind them, off the passage.
void remove_start(Passage& passage, std::size_t bytes);
/// Drops empty runs, blanks at the ends and doubled blanks where runs meet.
void tidy(Passage& passage);

}  // namespace standpunkt
