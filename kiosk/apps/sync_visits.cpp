#include "apps/sync_visits.h"

#include <iostream>
#include <set>

#include "apps/argument.h"
#include "apps/sync_options.h"
#include "base/files.h"
#include "sync/visits_report.h"

namespace standpunkt {
namespace {

const std::string printed = "-";

Status put(const std::string& file, const std::string& text) {
    if (file != printed) return replace_file(file, text);
    std::cout << text;
    return {};
}

}  // namespace

VisitsVerb::VisitsVerb(CLI::App& app)
    : x_verb(app.add_subcommand("visits", "What visitors read, as a table or a report")) {
    x_verb
        ->add_option("--html", x_html,
                     "Write a page to look at, to print and to send here (-: print it)")
        ->check(names_a_file);
    x_verb->add_option("--csv", x_csv, "Write a table for Excel here (-: print it)")
        ->check(names_a_file);
    x_json_option = x_verb->add_option("--json", x_json, "For programs: to this file, or printed")
                        ->expected(0, 1);
    x_verb->add_option("--from", x_from, "First day, such as 2026-11-27 (default: all)")
        ->check(names_a_day);
    x_verb->add_option("--to", x_to, "Last day")->check(names_a_day);
    x_verb->add_option("--language", x_language, "de or en (default: the content's)")
        ->check(CLI::IsMember({"de", "en"}));
}

Status VisitsVerb::write(const KioskConfig& config, std::int64_t now) const {
    const bool json = x_json_option->count() > 0;
    const ReportOptions options = report_options(config, {x_language, x_from, x_to}, now);
    if (x_html.empty() && x_csv.empty() && !json) {
        TRY(const std::string text, report_in_words(options));
        std::cout << text;
        return {};
    }
    const std::string& as_json = json && x_json.empty() ? printed : x_json;
    std::set<std::string> names;
    for (const std::string* name : {&x_html, &x_csv, &as_json})
        if (!name->empty() && !names.insert(*name).second)
            return fail("is named for two reports, and would hold only one.",
                        *name == printed ? "standard output" : *name);
    TRY(const ReportFiles files, write_report(options));
    if (!x_html.empty()) TRY_STATUS(put(x_html, files.html));
    if (!x_csv.empty()) TRY_STATUS(put(x_csv, files.csv));
    if (json) TRY_STATUS(put(as_json, files.json));
    return {};
}

int VisitsVerb::run(const KioskConfig& config, std::int64_t now) const {
    const Status done = write(config, now);
    if (done) return 0;
    std::cerr << "standpunkt-sync: " << to_string(done.error()) << "\n";
    return 1;
}

}  // namespace standpunkt
