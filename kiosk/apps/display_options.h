#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "apps/display_clock.h"
#include "apps/display_turns.h"
#include "config/kiosk_config.h"
#include "screens/metrics.h"
#include "show/show.h"
#include "slots/slot_reader.h"
#include "stage/stage.h"

namespace standpunkt {

/// The command line of `standpunkt`, over what the stand's configuration says.
struct DisplayOptions {
    KioskConfig config;  ///< as the file says; where a field below says the same, that one counts
    bool configured = false;           ///< there is such a file
    std::vector<Error> config_faults;  ///< of the file: what they concern is as if it was not there
    std::filesystem::path bundle;      ///< empty: the data folder's slots
    std::vector<std::filesystem::path> trust;  ///< for `bundle`
    SlotReader::Options slots;
    RunFolder run;
    Duration confirm_after{120'000};  ///< of the loop in good health
    StageOptions stage;               ///< turned as an operator kept it, else as configured
    PanelTurns configured_turns;      ///< see display_turns.h
    Panel panel;
    Tempo tempo;
    std::string language;                   ///< empty: as the stand says
    std::string today;                      ///< empty: as the clock says, if it can be trusted
    std::optional<LocalMinute> local_time;  ///< at the start; nothing: as the clock says
    std::string loop;                       ///< "", "dark" or "light"
    std::filesystem::path script;           ///< headless only
    std::filesystem::path capture;          ///< headless only
    bool follow = false;                    ///< take `bundle` anew whenever it was made anew
    bool test_pattern = false;              ///< instead of any content
    std::filesystem::path screens;  ///< instead of the show: pictures of every scene go there
    bool measure = false;           ///< instead of any picture: a table of what they would show
    std::size_t cache_mebibytes = 96;
};

/// Parses; on --help, --version or an error prints and gives the exit code instead.
struct ParsedOptions {
    std::optional<DisplayOptions> options;
    int exit_code = 0;
};
ParsedOptions parse_display_options(int argc, char** argv);

}  // namespace standpunkt
