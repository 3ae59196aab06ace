#pragma once
#include <charconv>
#include <string>
#include <string_view>

namespace standpunkt {

/// What a stand calls a state or a refusal, on its screen, in its status and in the runbook:
/// "SP-203". The visitor's words for each stand in assets/words (notice_203 ...). Numbers are never
/// given a second meaning.
enum class Code : int {
    None = 0,
    NothingYet = 101,       ///< no content was ever installed
    OnItsWay = 103,         ///< the first content is being copied
    NotABundle = 201,       ///< a ZIP, a document, another program's file
    Damaged = 202,          ///< cut off or altered on its way
    WrongKey = 203,         ///< signed by nobody this stand trusts
    Unreadable = 204,       ///< content broken with no fallback; signed, yet not a valid catalogue
    OtherChannel = 205,     ///< meant for another stand
    Older = 206,            ///< below the serial floor
    SameSerial = 207,       ///< the floor's serial with other content
    RefusedBefore = 208,    ///< rejected on trial, or set aside by a rollback
    NewerFormat = 209,      ///< this program is too old for it
    NoSpace = 210,          ///< the disk is too full
    SourceGone = 211,       ///< the stick was pulled, or cannot be read
    NothingThere = 212,     ///< no bundle on the stick
    NotWritten = 213,       ///< the stand's own disk fails
    Stopped = 214,          ///< ended before it was done; goes on where it was
    ForeignStick = 215,     ///< a stick that is neither FAT nor exFAT
    Unreachable = 220,      ///< no network, no server, no such file
    BadServer = 221,        ///< the server breaks HTTP, or what it sends does not fit its index
    ClockWrong = 222,       ///< certificates cannot be judged with this clock
    NoHits = 310,           ///< a search found nothing; no fault
    LongAddress = 311,      ///< an address that no code to photograph can hold
    PictureLost = 312,      ///< a picture cannot be read
    Untranslated = 313,     ///< a text stands in its original language
    SourceEnds = 314,       ///< the source itself is cut off there
    TouchLost = 320,        ///< the touchscreen is not connected any more
    UnderVoltage = 401,     ///< the power supply is too weak
    TooHot = 402,           ///< the box slows itself down
    StorageWorn = 403,      ///< the card has used up the writes it is made for
    StorageErrors = 404,    ///< the kernel could not read or write a part of it
    NoDisplay = 405,        ///< no screen is connected, or it is switched off at the wall
    AgentSilent = 406,      ///< standpunkt-sync does not run
    DisplaySilent = 407,    ///< the show does not run
    DataNotWritable = 408,  ///< the data partition is missing or read-only
    NoStick = 409,          ///< a report was asked for and no stick is plugged in
    StickNotWritten = 410,  ///< the report could not be written onto the stick
    NoBroker = 411,         ///< the MQTT broker cannot be reached, or refuses this stand
    ConfigFaulty = 412,     ///< kiosk.toml has faults; what they concern is as if it was not there
    Stale = 413,            ///< the content is older than stale_after_days
    SystemRefused = 414,    ///< a system update that is damaged, or not signed for this stand
    SystemFailed = 415,     ///< it does not fit, or could not be read or written
    SystemOlder = 416,      ///< older than the running system
    SystemOther = 417,      ///< for another kind of machine
    SystemDropped = 418,    ///< it was started here and did not hold
};

/// "SP-203"; empty for None.
inline std::string to_string(Code code) {
    return code == Code::None ? "" : "SP-" + std::to_string(static_cast<int>(code));
}

/// The reverse of to_string; None for what is no such name.
inline Code code_named(std::string_view name) {
    constexpr std::string_view prefix = "SP-";
    int number = 0;
    if (!name.starts_with(prefix)) return Code::None;
    const char* end = name.data() + name.size();
    const auto read = std::from_chars(name.data() + prefix.size(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < 0) return Code::None;
    return static_cast<Code>(number);
}

}  // namespace standpunkt
