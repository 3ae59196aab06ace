// standpunkt-sync: brings content onto a stand. A service, and the verbs that speak to it.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <random>

#include "apps/argument.h"
#include "apps/sync_doctor.h"
#include "apps/sync_options.h"
#include "apps/sync_owner.h"
#include "apps/sync_pin.h"
#include "apps/sync_report_text.h"
#include "apps/sync_support_file.h"
#include "apps/sync_visits.h"
#include "base/json_text.h"
#include "base/log.h"
#include "sync/agent_status.h"
#include "sync/service.h"
#include "sync/stand_report.h"
#include "sync/verbs.h"
#include "visits/alive.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class SystemClock : public Clock {
  public:
    Time now() const override {
        return std::chrono::duration_cast<Time>(
            std::chrono::steady_clock::now().time_since_epoch());
    }
    std::int64_t wall() const override {
        return std::chrono::duration_cast<std::chrono::seconds>(
                   std::chrono::system_clock::now().time_since_epoch())
            .count();
    }
    std::int64_t since_boot() const override { return seconds_since_boot(); }
    double random() override { return std::uniform_real_distribution<double>()(x_random); }

  private:
    std::mt19937_64 x_random{std::random_device{}()};
};

int tell(const Error& error) {
    std::cerr << "standpunkt-sync: " << to_string(error) << "\n";
    return 1;
}

/// A line that moves, on a terminal only.
class ProgressLine : public Pulse {
  public:
    ~ProgressLine() override { clear(); }
    void show(int percent) {
        if (!x_terminal) return;
        std::cerr << "\r\033[K" << percent << " %" << std::flush;
        x_shown = true;
    }
    void progress(std::uint64_t done, std::uint64_t of) override {
        show(of == 0 ? 0 : static_cast<int>(done * 100 / of));
    }
    void clear() {
        if (x_shown) std::cerr << "\r\033[K" << std::flush;
        x_shown = false;
    }

  private:
    bool x_terminal = ::isatty(STDERR_FILENO) == 1;
    bool x_shown = false;
};

int run_service(const KioskConfig& config, const std::vector<std::string>& options) {
    if (const auto owner = become_owner_of(config.data); !owner) return tell(owner.error());
    SystemClock clock;
    const auto agent = Agent::open(config, clock);
    if (!agent) return tell(agent.error());
    const auto service =
        Service::open(**agent, clock, STANDPUNKT_VERSION, [&](std::int64_t wall, Pulse& pulse) {
            return support_file(options, config, wall, pulse);
        });
    if (!service) return tell(service.error());
    (*service)->run();
    return 0;
}

int say_status(const KioskConfig& config, const DoctorOptions& options, bool as_json) {
    SystemClock clock;
    json status;
    const auto answered = ask_agent(config.run.socket(), {{"verb", "status"}}, {},
                                    [&](const json& answer) { status = answer.at("status"); });
    if (!answered) return tell(answered.error());
    if (!*answered) status = status_without_agent(config, clock.wall());
    ReportInput input = report_input(config, status, clock.wall());
    input.has_settings = options.has_settings;
    input.settings_fault = options.settings_fault;
    if (as_json) {
        status["report"] = to_json(report_of(input, "en"));
        std::cout << json_text(status, 2) << "\n";
        return 0;
    }
    std::cout << report_text(report_of(input, language_of_environment()), colours_of_output())
              << "\n"
              << status_in_words(status, clock.wall());
    return 0;
}

int give_hint(const KioskConfig& config, const std::string& what) {
    json answer;
    const auto answered = ask_agent(config.run.socket(), {{"verb", "hint"}, {"do", what}}, {},
                                    [&](const json& last) { answer = last; });
    if (!answered) return tell(answered.error());
    if (!*answered)
        return tell({"no agent runs here.", {}, 0, "Only it can speak to the show.", Code::None});
    if (answer.contains("text")) std::cerr << answer.at("text").get<std::string>();
    return answer.at("exit");
}

/// From the script that brings a new system; nobody is told where no agent runs.
int tell_of_system(const KioskConfig& config, const std::string& phase, int number) {
    json what = {{"phase", phase}, {"percent", 100}, {"code", 0}, {"stick", true}};
    what[phase == "refused" ? "code" : "percent"] = number;
    json answer;
    const auto answered =
        ask_agent(config.run.socket(), {{"verb", "system-update"}, {"notice", std::move(what)}}, {},
                  [&](const json& last) { answer = last; });
    if (!answered) return tell(answered.error());
    if (!*answered) return 0;
    std::cerr << answer.at("text").get<std::string>();
    return answer.at("exit");
}

/// By the running agent, else here.
int do_verb(const KioskConfig& config, const json& what, std::vector<HandedFile> files,
            const std::vector<std::pair<std::string, int>>& descriptors) {
    ProgressLine line;
    VerbAnswer done;
    const auto answered =
        ask_agent(config.run.socket(), what, descriptors, [&](const json& answer) {
            if (answer.contains("progress")) line.show(answer.at("progress"));
            if (answer.contains("exit")) done = {answer.at("exit"), answer.at("text")};
        });
    if (!answered) return tell(answered.error());
    if (!*answered) {
        if (const auto owner = become_owner_of(config.data); !owner) return tell(owner.error());
        SystemClock clock;
        const auto agent = Agent::open(config, clock);
        if (!agent) return tell(agent.error());
        done = carry_out(**agent, {what, std::move(files)}, line);
    }
    line.clear();
    (done.exit == 0 ? std::cout : std::cerr) << done.text;
    return done.exit;
}

bool is_bundle(const fs::path& path) {
    std::error_code error;
    return path.extension() == ".standpunkt" && fs::is_regular_file(path, error);
}

/// What `import` was given: a file, or the bundles of a folder and of its folder standpunkt/.
Result<std::vector<fs::path>> files_of(const fs::path& path) {
    std::error_code error;
    if (!fs::exists(path, error)) return fail("is not there.", path, 0, "Check the path.");
    if (!fs::is_directory(path, error)) return std::vector{path};
    std::vector<fs::path> files;
    for (const fs::path& folder : {path, path / "standpunkt"})
        for (const auto& entry : fs::directory_iterator(folder, error))
            if (is_bundle(entry.path()) && files.size() < most_handed_files)
                files.push_back(entry.path());
    if (files.empty())
        return fail("has no file NAME.standpunkt.", path, 0,
                    "Put one there with: standpunkt-content publish");
    return files;
}

int do_import(const KioskConfig& config, const fs::path& path, bool lift) {
    const auto paths = files_of(path);
    if (!paths) return tell(paths.error());
    std::vector<HandedFile> files;
    std::vector<std::pair<std::string, int>> descriptors;
    for (const fs::path& one : *paths) {
        auto file = FileBytes::open(one);
        if (!file) return tell(file.error());
        descriptors.emplace_back(one.filename(), (*file)->descriptor());
        files.push_back({one.filename(), std::move(*file)});
    }
    std::error_code error;
    const fs::path named = fs::absolute(path, error);
    const json what = {
        {"verb", "import"}, {"lift", lift}, {"name", (error ? path : named).string()}};
    return do_verb(config, what, std::move(files), descriptors);
}

struct Verbs {
    CLI::App *run, *status, *check_now, *import, *rollback, *verify, *doctor, *hint, *set_pin,
        *system_update;
    bool as_json = false, lift = false;
    fs::path path;
    DoctorOptions doctoring;
    std::string what;
    int number = 100;
    VisitsVerb visits;

    explicit Verbs(CLI::App& app)
        : run(app.add_subcommand("run", "The service: until SIGTERM")),
          status(app.add_subcommand("status", "What runs, from where, and what is wrong")),
          check_now(app.add_subcommand("check-now", "Ask every source now")),
          import(app.add_subcommand("import", "Take a bundle from a file or a folder")),
          rollback(app.add_subcommand("rollback", "Go back to the content before")),
          verify(app.add_subcommand("verify",
                                    "Read all that is installed again and mend what can be")),
          doctor(app.add_subcommand("doctor", "Try every part of the stand, and say what to do")),
          hint(app.add_subcommand("hint", "Ask the show for something")),
          set_pin(app.add_subcommand(
              "set-pin",
              "Set the PIN of the operator's page: typed twice, or from standard input")),
          system_update(app.add_subcommand("system-update", "What the bar tells of a new system")),
          visits(app) {
        doctor->add_flag("--json", doctoring.as_json, "For programs");
        doctor->add_flag(
            "--no-picture", doctoring.no_picture,
            "Do not ask the show for a picture of the loop; take the last one, if any");
        doctor
            ->add_option("--bundle", doctoring.bundle,
                         "Write state, logs and settings without secrets: FILE.zip, or "
                         "\"stick\" for the one that is plugged in")
            ->check(names_a_file);
        hint->add_option("WHAT", what)
            ->required()
            ->check(CLI::IsMember({"identify", "restart", "screenshot"}));
        system_update->group("");  // the box's own script uses it
        system_update->add_option("PHASE", what)
            ->required()
            ->check(CLI::IsMember({"updating", "restarting", "updated", "refused"}));
        system_update->add_option("NUMBER", number, "Percent, or the code");
        status->add_flag("--json", as_json, "For programs");
        import->add_option("PATH", path, "NAME.standpunkt, or a folder with some")->required();
        import->add_flag("--lift", lift, "Take it although it was refused before");
    }
};

/// `options`: what stands before the verb.
int carry_out_line(const KioskConfig& config, const Verbs& verbs,
                   const std::vector<std::string>& options) {
    if (*verbs.run) return run_service(config, options);
    if (*verbs.status) return say_status(config, verbs.doctoring, verbs.as_json);
    if (verbs.visits) return verbs.visits.run(config, SystemClock().wall());
    if (*verbs.set_pin) {
        const auto set = set_pin(config.people.pin);
        return set ? 0 : tell(set.error());
    }
    if (*verbs.import) return do_import(config, verbs.path, verbs.lift);
    if (*verbs.hint) return give_hint(config, verbs.what);
    if (*verbs.system_update) return tell_of_system(config, verbs.what, verbs.number);
    if (*verbs.doctor) return examine(config, verbs.doctoring, SystemClock().wall());
    const char* verb = *verbs.check_now ? "check-now" : *verbs.rollback ? "rollback" : "verify";
    return do_verb(config, {{"verb", verb}}, {}, {});
}

}  // namespace
}  // namespace standpunkt

int main(int argument_count, char** arguments) {
    using namespace standpunkt;
    CLI::App app{"standpunkt-sync brings signed content from sticks and web servers onto a stand.",
                 "standpunkt-sync"};
    app.set_version_flag("--version", "standpunkt-sync " STANDPUNKT_VERSION);
    app.footer(
        "Examples:\n"
        "  standpunkt-sync status\n"
        "  standpunkt-sync import /media/usb\n"
        "  standpunkt-sync --channel demo --source /media/usb --data /tmp/stand --run /tmp/run "
        "run\n"
        "A verb speaks to the running service, or does the work itself when none runs. Exit code: "
        "0 done, 1 refused or failed, 2 wrong use or a wrong configuration.");
    app.require_subcommand(1);
    SyncOptions options;
    add_sync_options(app, options);
    Verbs verbs(app);
    try {
        app.parse(argument_count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    verbs.doctoring.config = options.config;
    const auto config = config_for(options);
    if (!config) {
        for (const Error& fault : config.error().all) tell(fault);
        // Who is asked what is wrong says more: the settings may have gone with the data partition.
        if (!*verbs.status && !*verbs.doctor) return 2;
        std::error_code error;
        verbs.doctoring.has_settings = fs::exists(options.config, error);
        // An option's fault is no fault of the file.
        const auto& all = config.error().all;
        const auto of_file = std::ranges::find(all, fs::path(options.config), &Error::path);
        if (verbs.doctoring.has_settings && of_file != all.end())
            verbs.doctoring.settings_fault = of_file->line;
    }
    try {
        // "run" takes no options, so it is the last word.
        const int exit = carry_out_line(config ? *config : config.error().rest, verbs,
                                        {arguments + 1, arguments + argument_count - 1});
        return config ? exit : 2;
    } catch (const std::exception& mistake) {  // ours; the service is started again
        return tell({std::string("ended by a mistake of its own: ") + mistake.what() + ".",
                     {},
                     0,
                     "Tell whoever looks after Standpunkt.",
                     Code::None});
    }
}
