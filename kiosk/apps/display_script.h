#pragma once
// A visit by script on a simulated clock: the same run gives the same pixels. One command a line,
// # begins a comment (MS: milliseconds, at most 24 hours):
//   wait MS | tap ID | tap X Y | drag X1 Y1 X2 Y2 MS | shot NAME | quit
//   hold X Y MS | pin DIGITS | pin none | page FILE   (the operator's desk: what its PIN is, and
//       what its page tells, as standpunkt-sync status --report has it)
//   touchscreen lost | touchscreen back
//   key previous | key next | key ok | key back | key help
//   notice copying PERCENT | notice loading PERCENT | notice done | notice up-to-date |
//   notice refused CODE | notice none     (what the agent would tell; loading: from a network)
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "base/time.h"
#include "screens/exhibit.h"

namespace standpunkt {

namespace command {
struct Wait {
    Duration time;
};
struct TapNode {
    std::string id;
};
struct TapAt {
    Point point;
};
struct Drag {
    Point from, to;
    Duration time;
};
struct Hold {
    Point point;
    Duration time;
};
struct SetPin {
    std::string digits;  ///< empty: there is none
};
struct TellPage {
    std::filesystem::path file;
};
struct Press {
    Key key;
};
struct Shot {
    std::string name;
};
struct Tell {
    std::optional<Notice> notice;
};
struct Touchscreen {
    bool connected;
};
struct Quit {};
}  // namespace command

using Command = std::variant<command::Wait, command::TapNode, command::TapAt, command::Drag,
                             command::Hold, command::SetPin, command::TellPage, command::Press,
                             command::Shot, command::Tell, command::Touchscreen, command::Quit>;

struct ScriptLine {
    Command command;
    int line = 0;
};

/// Every wrong line is an error with its number.
Result<std::vector<ScriptLine>> read_script(const std::filesystem::path& path);

/// Plays `script`. A shot writes NN-NAME.png and NN-NAME.json (UiNodes) into `capture`; at the end
/// all shots together stand in contact-sheet.png. Prints where they are.
Status play_script(const std::vector<ScriptLine>& script, const std::filesystem::path& script_path,
                   Exhibit& exhibit, Stage& stage, Screens& screens,
                   const std::filesystem::path& capture);

}  // namespace standpunkt
