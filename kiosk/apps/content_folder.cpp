// new, check, icons.
#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <iostream>
#include <memory>

#include "apps/content_target.h"
#include "apps/content_verbs.h"
#include "authoring/folder.h"
#include "authoring/icon_sheet.h"
#include "authoring/report.h"
#include "authoring/starter.h"
#include "base/day.h"
#include "base/files.h"

namespace standpunkt {
namespace {

int tell(const Error& error) {
    std::cerr << "standpunkt-content: " << to_string(error) << "\n";
    return 1;
}

int make_starter(const std::filesystem::path& folder) {
    if (const auto written = write_starter(folder); !written) return tell(written.error());
    std::cout << "A new stand lies in " << folder.string() << ".\n"
              << "Change its texts, then: standpunkt-content check " << folder.string() << "\n";
    return 0;
}

enum class Form { Text, Json };

int check(const std::filesystem::path& folder, const std::filesystem::path& theme, Form form) {
    const auto content = read_folder(
        folder,
        {.work = PictureWork::Inspect, .today = day_of(std::time(nullptr)), .theme = theme});
    if (!content && form == Form::Json) {
        std::cout << error_as_json(content.error());
        return 1;
    }
    if (!content) return tell(content.error());
    const bool terminal = ::isatty(STDOUT_FILENO) == 1 && !std::getenv("NO_COLOR");
    switch (form) {
        case Form::Text:
            std::cout << faults_as_text(content->faults, terminal ? Paint::Terminal : Paint::None);
            break;
        case Form::Json:
            std::cout << faults_as_json(content->faults);
            break;
    }
    return content->has_errors() ? 1 : 0;
}

int draw_icons(const std::filesystem::path& file) {
    if (const auto free = check_target(file, "\x89PNG", "the sheet"); !free)
        return tell(free.error());
    const auto png = icon_sheet();
    if (!png) return tell(png.error());
    if (const auto written = replace_file(file, *png); !written) return tell(written.error());
    std::cout << "The icons and their names: " << file.string() << "\n";
    return 0;
}

}  // namespace

void add_folder_verbs(CLI::App& app, int& exit_code) {
    const auto path = std::make_shared<std::string>();
    CLI::App* verb = app.add_subcommand("new", "Make a commented starter folder");
    verb->add_option("DIR", *path, "The folder to make; has to be new or empty")->required();
    verb->callback([path, &exit_code] { exit_code = make_starter(*path); });

    const auto json = std::make_shared<bool>(false);
    verb =
        app.add_subcommand("check", "Report every fault of a content folder, with file and line");
    verb->add_option("DIR", *path, "The content folder")->required();
    const auto theme = std::make_shared<std::string>();
    verb->add_option("--theme", *theme,
                     "A folder whose theme.toml counts instead of the content's own");
    verb->add_flag("--json", *json, "Print for programs");
    verb->callback(
        [=, &exit_code] { exit_code = check(*path, *theme, *json ? Form::Json : Form::Text); });

    verb = app.add_subcommand("icons", "Draw the sheet of useful icons with their names");
    verb->add_option("-o,--output", *path, "The PNG to write")->required();
    verb->callback([path, &exit_code] { exit_code = draw_icons(*path); });
}

}  // namespace standpunkt
