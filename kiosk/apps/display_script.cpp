#include "apps/display_script.h"

#include <cstdio>
#include <limits>
#include <map>
#include <sstream>

#include "apps/display_operator_page.h"
#include "base/files.h"
#include "stage/capture.h"
#include "stage/contact_sheet.h"

namespace standpunkt {
namespace {

constexpr Duration tap_length{80}, drag_step{16};
/// A mistyped number must not play for years.
constexpr Duration longest = std::chrono::hours(24);

/// The next word as milliseconds from `least` on; `usage` is the error for any other word.
Result<Duration> read_time(std::istringstream& words, const std::string& verb, long long least,
                           const std::string& usage) {
    long long time = -1;
    // What is too large even for the number is its greatest, and no success.
    if (!(words >> time) && time != std::numeric_limits<long long>::max()) return fail(usage);
    if (time > longest.count())
        return fail("\"" + verb + "\" takes at most " + std::to_string(longest.count()) +
                        " milliseconds, which are 24 hours.",
                    {}, 0, "Write several lines for more.");
    if (time < least) return fail(usage);
    return Duration(time);
}

/// The words behind "notice".
Result<Command> parse_notice(std::istringstream& words) {
    std::string phase;
    int number = -1;
    words >> phase;
    const bool numbered = static_cast<bool>(words >> number);
    using Phase = Notice::Phase;
    const bool percent = numbered && number >= 0 && number <= 100;
    if (percent && (phase == "copying" || phase == "loading"))
        return command::Tell{Notice{Phase::Copying, number, Code::None, phase == "copying"}};
    if (percent && phase == "updating")
        return command::Tell{Notice{Phase::Updating, number, Code::None, true}};
    if (numbered && phase == "refused")
        return command::Tell{Notice{Phase::Refused, 0, static_cast<Code>(number), true}};
    if (!numbered && phase == "done")
        return command::Tell{Notice{Phase::Done, 100, Code::None, true}};
    if (!numbered && phase == "up-to-date")
        return command::Tell{Notice{Phase::UpToDate, 100, Code::None, true}};
    if (!numbered && phase == "none") return command::Tell{};
    return fail(
        "\"notice\" is copying PERCENT, loading PERCENT, updating PERCENT, done, up-to-date, "
        "refused CODE or none.");
}

Result<Command> parse(const std::string& line) {
    std::istringstream words(line);
    std::string verb, rest;
    words >> verb;
    const auto done = [&] { return !(words >> rest); };
    if (verb == "wait") {
        const std::string usage = "\"wait\" needs milliseconds, such as: wait 500";
        TRY(const Duration time, read_time(words, verb, 0, usage));
        if (done()) return command::Wait{time};
        return fail(usage);
    }
    if (verb == "tap") {
        std::string first;
        if (!(words >> first)) return fail("\"tap\" needs an id or X Y, such as: tap invite");
        Point point;
        if (std::istringstream number(first); number >> point.x && number.eof()) {
            if (words >> point.y && done()) return command::TapAt{point};
            return fail("\"tap\" with a number needs X Y, such as: tap 960 1000");
        }
        if (done()) return command::TapNode{first};
        return fail("\"tap\" takes one id.");
    }
    if (verb == "drag") {
        const std::string usage = "\"drag\" needs X1 Y1 X2 Y2 MS.";
        command::Drag drag;
        words >> drag.from.x >> drag.from.y >> drag.to.x >> drag.to.y;
        TRY(drag.time, read_time(words, verb, 1, usage));
        if (done()) return drag;
        return fail(usage);
    }
    if (verb == "hold") {
        const std::string usage = "\"hold\" needs X Y MS, such as: hold 40 40 5100";
        command::Hold hold;
        words >> hold.point.x >> hold.point.y;
        TRY(hold.time, read_time(words, verb, 1, usage));
        if (done()) return hold;
        return fail(usage);
    }
    if (verb == "pin") {
        std::string digits;
        if (words >> digits && done()) return command::SetPin{digits == "none" ? "" : digits};
        return fail("\"pin\" needs digits, or none.");
    }
    if (verb == "page") {
        std::string file;
        if (words >> file && done()) return command::TellPage{file};
        return fail("\"page\" needs a file without blanks in its name.");
    }
    if (verb == "key") {
        static const std::map<std::string, Key> keys{{"previous", Key::Previous},
                                                     {"next", Key::Next},
                                                     {"ok", Key::Ok},
                                                     {"back", Key::Back},
                                                     {"help", Key::Help}};
        std::string name;
        words >> name;
        if (const auto found = keys.find(name); found != keys.end() && done())
            return command::Press{found->second};
        return fail("\"key\" is previous, next, ok, back or help.");
    }
    if (verb == "shot") {
        std::string name;
        if (words >> name && done() && name.find('/') == std::string::npos)
            return command::Shot{name};
        return fail("\"shot\" needs a name without blanks and slashes.");
    }
    if (verb == "touchscreen") {
        std::string state;
        words >> state;
        if ((state == "lost" || state == "back") && done())
            return command::Touchscreen{state == "back"};
        return fail("\"touchscreen\" is lost or back.");
    }
    if (verb == "notice") return parse_notice(words);
    if (verb == "quit" && done()) return command::Quit{};
    return fail(
        "\"" + verb + "\" is not a command of a script.", {}, 0,
        "There are wait, tap, drag, hold, key, pin, page, touchscreen, shot, notice and quit.");
}

class Player {
  public:
    /// `home`: files are named as seen from there.
    Player(Exhibit& exhibit, Stage& stage, Screens& screens, std::filesystem::path capture,
           std::filesystem::path home)
        : x_exhibit(exhibit),
          x_stage(stage),
          x_screens(screens),
          x_capture(std::move(capture)),
          x_home(std::move(home)) {
        x_exhibit.ask_for_pin([this] { return x_pin.empty() ? PinFile::Missing : PinFile::Set; });
    }

    /// Lets `time` pass, turn by turn, as the window loop would.
    Status pass(Duration time) {
        const Time end = x_now + time;
        do {
            const Time due = x_exhibit.deadline();
            x_now = std::min(end, std::max(due, x_now + Duration(1)));
            TRY_STATUS(turn({}));
        } while (x_now < end);
        return {};
    }

    Status operator()(const command::Tell& tell) {
        x_screens.tell(tell.notice);
        return turn({});
    }
    Status operator()(const command::Wait& wait) { return pass(wait.time); }
    Status operator()(const command::TapAt& tap) {
        TRY_STATUS(turn({{Contact::Kind::Down, 0, tap.point}}));
        TRY_STATUS(pass(tap_length));
        TRY_STATUS(turn({{Contact::Kind::Up, 0, tap.point}}));
        return pass(Duration(320));  // the touch after next is closer than a visitor's
    }
    Status operator()(const command::TapNode& tap) {
        const UiNode* node = node_named(x_exhibit.nodes(), tap.id);
        if (!node || !node->hit)
            return fail("there is nothing to tap named \"" + tap.id + "\" on this screen.", {}, 0,
                        "There are:" + tappable() + ".");
        const Rect& hit = *node->hit;
        return (*this)(command::TapAt{{hit.x + hit.width / 2, hit.y + hit.height / 2}});
    }
    Status operator()(const command::Drag& drag) {
        TRY_STATUS(turn({{Contact::Kind::Down, 0, drag.from}}));
        for (Duration at{0}; at < drag.time; at += drag_step) {
            TRY_STATUS(pass(drag_step));
            const float part = std::min(1.0F, static_cast<float>((at + drag_step).count()) /
                                                  static_cast<float>(drag.time.count()));
            TRY_STATUS(turn({{Contact::Kind::Move,
                              0,
                              {drag.from.x + (drag.to.x - drag.from.x) * part,
                               drag.from.y + (drag.to.y - drag.from.y) * part}}}));
        }
        TRY_STATUS(turn({{Contact::Kind::Up, 0, drag.to}}));
        return pass(Duration(320));
    }
    Status operator()(const command::Hold& hold) {
        TRY_STATUS(turn({{Contact::Kind::Down, 0, hold.point}}));
        TRY_STATUS(pass(hold.time));
        TRY_STATUS(turn({{Contact::Kind::Up, 0, hold.point}}));
        return pass(Duration(320));
    }
    Status operator()(const command::SetPin& set) {
        x_pin = set.digits;
        return {};
    }
    Status operator()(const command::TellPage& tell) {
        TRY(const std::string text, read_file(x_home / tell.file, 1 << 20));
        TRY(OperatorPage page, operator_page_in(text, tell.file));
        x_screens.tell(std::move(page));
        return turn({});
    }
    Status operator()(const command::Press& press) {
        Inputs inputs;
        inputs.keys = {press.key};
        TRY_STATUS(x_exhibit.turn(inputs, x_now));
        if (x_screens.wait_all()) TRY_STATUS(x_exhibit.turn({}, x_now));
        return pass(Duration(320));
    }
    Status operator()(const command::Shot& shot) {
        if (x_capture.empty()) return fail("\"shot\" needs --capture FOLDER.");
        char number[8];
        std::snprintf(number, sizeof number, "%02zu-", x_shots.size() + 1);
        const std::string name = number + shot.name;
        const PictureBuffer picture = x_stage.shown();
        TRY_STATUS(write_png(x_capture / (name + ".png"), picture.pixels, picture.size));
        TRY_STATUS(replace_file(x_capture / (name + ".json"), to_json(x_exhibit.nodes())));
        x_shots.push_back({name, shrunk(picture, 640)});
        return {};
    }
    Status operator()(const command::Touchscreen& touchscreen) {
        Inputs inputs;
        inputs.touch_devices = 1;  // what can be lost was there before
        TRY_STATUS(x_exhibit.turn(inputs, x_now));
        inputs.touch_devices = touchscreen.connected ? 1 : 0;
        return x_exhibit.turn(inputs, x_now);
    }
    Status operator()(const command::Quit&) { return {}; }

    Status finish() {
        if (x_shots.empty()) return {};
        TRY_STATUS(write_contact_sheet(x_capture / "contact-sheet.png", x_shots));
        std::printf("%zu pictures and contact-sheet.png in %s\n", x_shots.size(),
                    x_capture.c_str());
        return {};
    }

  private:
    Exhibit& x_exhibit;
    Stage& x_stage;
    Screens& x_screens;
    std::filesystem::path x_capture, x_home;
    std::string x_pin;
    Time x_now{0};
    std::vector<SheetPicture> x_shots;

    Status turn(std::vector<Contact> contacts) {
        Inputs inputs;
        inputs.contacts = std::move(contacts);
        TRY_STATUS(x_exhibit.turn(inputs, x_now));
        // Of an operator's wishes only the PIN is judged; nothing else is there in a script.
        for (const Wish& one : x_exhibit.take_wishes())
            if (const auto* judge = std::get_if<wish::JudgePin>(&one))
                x_exhibit.tell(event::JudgedPin{judge->digits == x_pin ? PinVerdict::Right
                                                                       : PinVerdict::Wrong},
                               x_now);
        // Pictures are decoded beside the simulated clock: wait for them, so that runs are alike.
        if (x_screens.wait_all()) return x_exhibit.turn({}, x_now);
        return {};
    }
    std::string tappable() const {
        std::string names;
        for (const UiNode& node : x_exhibit.nodes())
            if (node.hit) names += " " + node.id;
        return names.empty() ? " none" : names;
    }
};

}  // namespace

Result<std::vector<ScriptLine>> read_script(const std::filesystem::path& path) {
    TRY(const std::string text, read_file(path, 1 << 20));
    std::vector<ScriptLine> script;
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        line = line.substr(0, line.find('#'));
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        auto command = parse(line);
        if (!command) {
            Error error = command.error();
            error.path = path;
            error.line = number;
            return tl::unexpected(error);
        }
        script.push_back({*command, number});
    }
    return script;
}

Status play_script(const std::vector<ScriptLine>& script, const std::filesystem::path& script_path,
                   Exhibit& exhibit, Stage& stage, Screens& screens,
                   const std::filesystem::path& capture) {
    if (!capture.empty()) {
        std::error_code error;
        std::filesystem::create_directories(capture, error);
        if (error) return fail("cannot be made: " + error.message() + ".", capture);
    }
    Player player(exhibit, stage, screens, capture, script_path.parent_path());
    TRY_STATUS(player.pass(Duration(0)));
    for (const ScriptLine& line : script) {
        if (auto played = std::visit(player, line.command); !played) {
            Error error = played.error();
            if (error.path.empty()) {
                error.path = script_path;
                error.line = line.line;
            }
            return tl::unexpected(error);
        }
        if (std::holds_alternative<command::Quit>(line.command)) break;
    }
    return player.finish();
}

}  // namespace standpunkt
