#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "apps/content_verbs.h"
#include "authoring/import.h"
#include "authoring/import_folder.h"
#include "authoring/report.h"
#include "base/files.h"

namespace standpunkt {
namespace {

using Json = nlohmann::ordered_json;

struct ImportOptions {
    std::filesystem::path file, folder;
    std::string language, interview;
    bool json = false;
};

struct Imported {
    ImportedText text;
    ImportOutcome outcome;
};

Result<Imported> import_file(const ImportOptions& options) {
    std::error_code none;
    if (options.folder.empty())
        return fail("the folder of the stand has no name.", {}, 0,
                    "Name it behind -o, such as: -o my-stand");
    if (!std::filesystem::exists(options.file, none))
        return fail("there is no such file.", options.file, 0, "Check its name.");
    if (std::filesystem::is_directory(options.file, none))
        return fail("is a folder, not a file.", options.file, 0,
                    "Name the file that holds the interview.");
    auto bytes = read_file(options.file, most_import_bytes);
    if (!bytes && std::filesystem::is_regular_file(options.file, none) &&
        std::filesystem::file_size(options.file, none) > most_import_bytes)
        return fail("is larger than 16 MB, too large for the text of an interview.", options.file,
                    0, "Save it as plain text without pictures.");
    if (!bytes) return tl::unexpected(bytes.error());
    auto text = import_text(*bytes, options.file.filename().string(), options.language);
    if (!text) {
        text.error().path = options.file;
        return tl::unexpected(text.error());
    }
    TRY(ImportOutcome outcome, import_into(options.folder, *text, options.interview));
    return Imported{std::move(*text), std::move(outcome)};
}

std::string lines(int first, int count) {
    if (count == 0) return "nothing before line " + std::to_string(first);
    if (count == 1) return "line " + std::to_string(first);
    return "lines " + std::to_string(first) + "-" + std::to_string(first + count - 1);
}

void print(const Finding& finding, const std::string& where) {
    std::cout << where;
    if (finding.line > 0) std::cout << ':' << finding.line;
    std::cout << ": " << to_string(finding.kind) << ": " << finding.message;
    if (!finding.consumed.empty()) std::cout << " [" << finding.consumed << ']';
    std::cout << '\n';
}

void print_conflict(const ImportConflict& conflict, const std::filesystem::path& folder) {
    for (const DifferentLines& place : conflict.lines)
        std::cout << (folder / conflict.path).string() << ':' << place.old_line
                  << ": conflict: you changed this file, so it stays ("
                  << lines(place.old_line, place.old_count) << "); the import has "
                  << lines(place.new_line, place.new_count) << " of "
                  << (folder / conflict.new_path).string() << ":" << place.new_line << '\n';
}

std::string counted(std::size_t number, const char* one, const char* several) {
    return std::to_string(number) + " " + (number == 1 ? one : several);
}

void print_report(const Imported& imported, const ImportOptions& options) {
    const auto& [text, outcome] = imported;
    std::size_t broken = 0;
    for (const Finding& finding : text.findings) {
        print(finding, options.file.string());
        broken += finding.kind == FindingKind::Broken ? 1 : 0;
    }
    for (const Finding& finding : outcome.findings) {
        print(finding, options.folder.string());
        broken += finding.kind == FindingKind::Broken ? 1 : 0;
    }
    for (const ImportConflict& conflict : outcome.conflicts)
        print_conflict(conflict, options.folder);
    for (const std::string& path : outcome.written)
        std::cout << "written: " << (options.folder / path).string() << '\n';
    for (const std::string& path : outcome.kept)
        std::cout << "kept as it is: " << (options.folder / path).string() << '\n';
    std::cout << counted(text.exchanges.size(), "question", "questions") << " and answers"
              << (text.person.name.empty() ? std::string() : ", " + text.person.name)
              << ", in interviews/" << outcome.interview << "; "
              << counted(broken, "place looks broken", "places look broken") << ".\n";
    if (!outcome.conflicts.empty())
        std::cout << counted(outcome.conflicts.size(), "file", "files")
                  << " in conflict: bring over what you want by hand, then delete the file under "
                  << (options.folder / ".standpunkt/conflicts").string() << ".\n";
    std::cout << "Next: standpunkt-content check " << options.folder.string() << '\n';
}

Json to_json(const Finding& finding, const std::string& where) {
    Json json = {{"file", where},
                 {"line", finding.line},
                 {"kind", to_string(finding.kind)},
                 {"code", finding.code},
                 {"message", finding.message}};
    if (!finding.consumed.empty()) json["consumed"] = finding.consumed;
    return json;
}

Json to_json(const ImportConflict& conflict) {
    Json places = Json::array();
    for (const DifferentLines& place : conflict.lines)
        places.push_back({{"line", place.old_line},
                          {"lines", place.old_count},
                          {"new_line", place.new_line},
                          {"new_lines", place.new_count}});
    return {
        {"file", conflict.path}, {"new_file", conflict.new_path}, {"places", std::move(places)}};
}

void print_json(const Imported& imported, const ImportOptions& options) {
    const auto& [text, outcome] = imported;
    Json json = {{"file", options.file.string()},     {"folder", options.folder.string()},
                 {"interview", outcome.interview},    {"title", text.title},
                 {"person", text.person.name},        {"language", text.language},
                 {"exchanges", text.exchanges.size()}};
    json["findings"] = Json::array();
    for (const Finding& finding : text.findings)
        json["findings"].push_back(to_json(finding, options.file.string()));
    for (const Finding& finding : outcome.findings)
        json["findings"].push_back(to_json(finding, options.folder.string()));
    json["written"] = outcome.written;
    json["unchanged"] = outcome.unchanged;
    json["kept"] = outcome.kept;
    json["conflicts"] = Json::array();
    for (const ImportConflict& conflict : outcome.conflicts)
        json["conflicts"].push_back(to_json(conflict));
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

int run(const ImportOptions& options) {
    const Result<Imported> imported = import_file(options);
    if (!imported) {
        const Error& error = imported.error();
        if (options.json) {
            std::cout << error_as_json(error);
        } else {
            std::cerr << to_string(error) << '\n';
        }
        return 1;
    }
    if (options.json)
        print_json(*imported, options);
    else
        print_report(*imported, options);
    return imported->outcome.conflicts.empty() ? 0 : 1;
}

}  // namespace

void add_import_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<ImportOptions>();
    CLI::App* verb = app.add_subcommand(
        "import", "Turn a raw interview (text, Markdown, saved web page) into a content folder");
    verb->add_option("file", options->file, "the raw interview")->required();
    verb->add_option("-o,--output", options->folder, "the content folder; made if it is not there")
        ->required();
    verb->add_option("--language", options->language, "de or en, where it is not found out")
        ->check(CLI::IsMember({"de", "en"}));
    verb->add_option("--interview", options->interview,
                     "name of the interview's folder (a-z, 0-9, -); left out: after the person");
    verb->add_flag("--json", options->json, "report as JSON");
    verb->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace standpunkt
