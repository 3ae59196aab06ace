#pragma once
// CommonMark (by md4c) to the blocks a stand can show, each with its line.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/fault.h"
#include "authoring/located_text.h"
#include "interview/text.h"

namespace standpunkt {

struct SourceLine {
    std::string text;
    int number = 0;  ///< 1-based, in its file
};

/// A picture as it is named in the text; the file is not looked at here.
struct MarkdownPicture {
    std::string file, alt, caption, credit, licence;
    int line = 0;
    std::optional<std::size_t> ticket;  ///< of the PictureDesk, once it was asked
};

struct MarkdownBlock {
    Block block;                  ///< `block.picture` stays empty; see `picture`
    std::vector<LineMark> marks;  ///< over the spans' texts put together
    std::optional<MarkdownPicture> picture;
    int line = 0;
    LocatedText located() const;  ///< the spans' texts put together
};

struct MarkdownLink {
    std::string address;
    int line = 0;
};

struct Markdown {
    std::vector<MarkdownBlock> blocks;
    std::vector<LocatedText> quotes;  ///< one a paragraph; its lines stay parted by line feeds
    std::vector<MarkdownLink> links;
};

/// Lines of valid UTF-8. What a stand cannot show (HTML, code, headings, rules) becomes a fault in
/// `path`; its words are kept as far as they are words. Links inside the stand ("#id") are listed
/// and become plain text, for a stand follows no links.
Markdown parse_markdown(const std::vector<SourceLine>& lines, const std::filesystem::path& path,
                        Faults& faults);

/// One line of text without its markup: "Was *ist* das?" -> "Was ist das?".
/// Its links are appended to `links`.
std::string parse_line(std::string_view text, const Place& place, std::vector<MarkdownLink>& links,
                       Faults& faults);

/// A link that leads out of the stand: "https://...", "http://...", "mailto:...".
bool is_web_address(std::string_view address);

/// A link that leads to another question: "#id" or "interview#id".
bool is_internal_link(std::string_view address);

}  // namespace standpunkt
