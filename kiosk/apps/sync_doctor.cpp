#include "apps/sync_doctor.h"

#include <algorithm>
#include <iostream>

#include "apps/sync_checks.h"
#include "apps/sync_report_text.h"
#include "apps/sync_support.h"
#include "base/json_text.h"
#include "slots/trust.h"
#include "sync/agent_status.h"
#include "sync/control.h"
#include "sync/stand_report.h"

namespace standpunkt {
namespace {

using nlohmann::json;

/// As the running agent says it, else from the disk.
json state_of(const KioskConfig& config, std::int64_t wall) {
    json state;
    const auto answered =
        ask_agent(config.run.socket(), {{"verb", "status"}}, {},
                  [&](const json& answer) { state = answer.value("status", json()); });
    if (!answered || !*answered) state = status_without_agent(config, wall);
    if (!answered)
        state["troubles"].push_back({{"code", ""},
                                     {"message", answered.error().message},
                                     {"next_step", answered.error().next_step}});
    return state;
}

int put_bundle(const KioskConfig& config, const std::string& target, const Examination& found) {
    std::cout << "\nCollecting"
              << (found.no_picture ? ".\n" : "; a picture of the loop may take a moment.\n")
              << std::flush;
    const auto bundle = make_support_bundle(config, found);
    const auto put = bundle.and_then([&](const SupportBundle& made) {
        if (!made.missing.empty()) std::cout << made.missing;
        return target == "stick" ? put_onto_stick(config, made) : put_into_file(target, made);
    });
    if (!put) {
        std::cerr << "standpunkt-sync: " << to_string(put.error())
                  << (put.error().code == Code::None ? ""
                                                     : " (" + to_string(put.error().code) + ")")
                  << "\n";
        return 1;
    }
    std::cout << "Written: " << *put << "\n";
    return 0;
}

}  // namespace

int examine(const KioskConfig& config, const DoctorOptions& options, std::int64_t wall) {
    Examination found;
    found.config = options.config;
    found.no_picture = options.no_picture;
    found.wall = wall;
    found.state = state_of(config, wall);
    ReportInput input = report_input(config, found.state, wall);
    input.has_settings = options.has_settings;
    input.settings_fault = options.settings_fault;
    found.box = input.box;
    found.report = report_of(input, "en");
    found.checks = check_stand(config, wall);
    const bool bad = std::any_of(found.checks.begin(), found.checks.end(), [](const Check& check) {
        return check.grade == Check::Grade::Bad;
    });
    int exit = bad || found.report.light == Light::Red ? 1 : 0;
    if (options.as_json) {
        json object = {{"report", to_json(found.report)}, {"checks", json::array()}};
        for (const Check& check : found.checks) object["checks"].push_back(to_json(check));
        std::cout << json_text(object, 2) << "\n";
    } else {
        std::cout << report_text(report_of(input, language_of_environment()), colours_of_output())
                  << "\n"
                  << checks_text(found.checks);
    }
    if (!options.bundle.empty()) exit = std::max(exit, put_bundle(config, options.bundle, found));
    return exit;
}

}  // namespace standpunkt
