#include "authoring/import_folder.h"

#include <algorithm>
#include <optional>

#include "authoring/import_files.h"
#include "authoring/import_place.h"
#include "authoring/import_record.h"
#include "authoring/names.h"
#include "base/files.h"
#include "base/toml.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;

/// One import into one folder. Nothing is written before everything that can fail by reading has
/// been read.
class FolderImport {
  public:
    FolderImport(const fs::path& folder, const ImportedText& imported, ImportRecord record)
        : x_folder(folder), x_imported(imported), x_record(std::move(record)) {}

    Result<ImportOutcome> run(const std::string& interview) {
        if (interview.empty()) follow_rename(x_folder, x_record, x_imported);
        TRY(x_outcome.interview, choose_place(x_folder, x_record, x_imported, interview));
        TRY_STATUS(plan_stand());
        const std::string topic = choose_topic();
        plan_interview(topic);
        for (const auto& [path, text] : x_planned) TRY_STATUS(put(path, text));
        TRY_STATUS(make_folder(x_folder / ".standpunkt"));
        TRY_STATUS(write_import_record(x_folder, x_record));
        return std::move(x_outcome);
    }

  private:
    Status make_folder(const fs::path& path) const {
        std::error_code error;
        fs::create_directories(path, error);
        if (error)
            return fail("cannot make the folder: " + error.message() + ".", path, 0,
                        "Choose a place you may write to.");
        return {};
    }

    Result<std::optional<std::string>> on_disk(const std::string& path) const {
        std::error_code none;
        if (!fs::exists(x_folder / path, none)) return std::optional<std::string>();
        TRY(std::string text, read_file(x_folder / path, 64 << 20));
        return std::optional<std::string>(std::move(text));
    }

    bool is_as_written(const std::string& path, const std::string& text) const {
        const auto recorded = x_record.files.find(path);
        return recorded != x_record.files.end() && recorded->second == text_digest(text);
    }

    /// stand.toml, topics.toml and theme.toml are made once. Later they change only for the first
    /// interview's title or a new language, and only while no editor touched them.
    Status plan_stand() {
        TRY(const std::optional<std::string> stand, on_disk("stand.toml"));
        const bool first = !stand && x_record.files.empty();
        const bool only =
            x_record.interviews.empty() ||
            (x_record.interviews.size() == 1 && x_record.interviews.contains(x_outcome.interview));
        if (x_record.channel.empty()) {
            x_record.channel =
                name_from(fs::absolute(x_folder / "x").parent_path().filename().string());
        }
        if (only) x_record.title = x_imported.title;
        if (std::find(x_record.languages.begin(), x_record.languages.end(), x_imported.language) ==
            x_record.languages.end())
            x_record.languages.push_back(x_imported.language);
        if (!stand || is_as_written("stand.toml", *stand))
            plan("stand.toml",
                 stand_file_text(x_record.title, x_record.channel, x_record.languages));
        else
            TRY_STATUS(check_languages(*stand));
        TRY(const std::optional<std::string> topics, on_disk("topics.toml"));
        if (!topics || is_as_written("topics.toml", *topics))
            plan("topics.toml", topics_file_text(x_record.languages));
        if (first) plan("theme.toml", theme_file_text());
        return {};
    }

    /// An editor's stand.toml stays as it is; that it lacks the language has to be said.
    Status check_languages(const std::string& stand) {
        TRY(const TomlTable table, TomlTable::parse(stand, x_folder / "stand.toml"));
        const auto languages = table.strings("languages").value_or(std::vector<std::string>());
        if (std::find(languages.begin(), languages.end(), x_imported.language) == languages.end())
            say(FindingKind::Broken, "language-not-listed",
                "the interview is in \"" + x_imported.language +
                    "\", but stand.toml does not list it; add it to languages = [...].");
        x_outcome.kept.push_back("stand.toml");
        return {};
    }

    std::string choose_topic() {
        const auto table = TomlTable::read(x_folder / "topics.toml");
        std::error_code none;
        if (!fs::exists(x_folder / "topics.toml", none)) return import_topic;
        if (!table) {
            say(FindingKind::Broken, "topics-unreadable",
                "topics.toml cannot be read; the questions name the topic \"gespraech\".");
            return import_topic;
        }
        std::string first;
        for (const TomlTable& topic : table->tables("topic")) {
            const std::string id = topic.string("id").value_or("");
            if (id == import_topic) return id;
            if (first.empty()) first = id;
        }
        if (first.empty()) return import_topic;
        say(FindingKind::Assumed, "topic",
            "all questions go to the topic \"" + first + "\", the first of topics.toml.");
        return first;
    }

    void plan_interview(const std::string& topic) {
        RecordedInterview& recorded = x_record.interviews[x_outcome.interview];
        recorded.title = x_imported.title;
        if (!x_imported.person.name.empty()) recorded.person = x_imported.person.name;
        std::vector<std::string> questions;
        for (const ImportedExchange& exchange : x_imported.exchanges)
            questions.push_back(text_digest(exchange.question));
        const auto other =
            std::find_if(recorded.languages.begin(), recorded.languages.end(),
                         [&](const auto& entry) { return entry.first != x_imported.language; });
        std::vector<RecordedExchange>& before = recorded.languages[x_imported.language];
        const std::vector<std::string> ids = choose_ids(
            questions, before,
            other == recorded.languages.end() ? std::vector<RecordedExchange>() : other->second);
        before.clear();
        for (std::size_t at = 0; at < ids.size(); ++at) before.push_back({ids[at], questions[at]});
        const std::string folder = "interviews/" + x_outcome.interview + "/";
        // A translation does not say anew who was interviewed.
        if (recorded.languages.size() == 1)
            plan(folder + "interview.toml", interview_file_text(x_imported));
        plan(folder + x_imported.language + ".md", language_file_text(x_imported, ids, topic));
    }

    void plan(const std::string& path, std::string text) {
        x_planned.emplace_back(path, std::move(text));
    }

    Status put(const std::string& path, const std::string& text) {
        TRY(const std::optional<std::string> now, on_disk(path));
        const fs::path beside = fs::path(".standpunkt") / "conflicts" / path;
        const bool news =
            !x_record.files.contains(path) || x_record.files[path] != text_digest(text);
        if (now && *now != text && !is_as_written(path, *now)) {
            if (!news) {
                x_outcome.kept.push_back(path);
                return {};
            }
            TRY_STATUS(make_folder((x_folder / beside).parent_path()));
            TRY_STATUS(replace_file(x_folder / beside, text));
            x_outcome.conflicts.push_back({path, beside.string(), different_lines(*now, text)});
            return {};
        }
        if (!now || *now != text) {
            TRY_STATUS(make_folder((x_folder / path).parent_path()));
            TRY_STATUS(replace_file(x_folder / path, text));
        }
        (now && *now == text ? x_outcome.unchanged : x_outcome.written).push_back(path);
        x_record.files[path] = text_digest(text);
        std::error_code none;
        fs::remove(x_folder / beside, none);  // settled
        return {};
    }

    void say(FindingKind kind, std::string code, std::string message) {
        x_outcome.findings.push_back({kind, 0, std::move(code), std::move(message), {}});
    }

    const fs::path& x_folder;
    const ImportedText& x_imported;
    ImportRecord x_record;
    ImportOutcome x_outcome;
    std::vector<std::pair<std::string, std::string>> x_planned;
};

/// A folder full of other things is more likely a slip than a wish.
Status check_folder(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder, error)) return {};
    if (!fs::is_directory(folder, error))
        return fail("is not a folder.", folder, 0, "Name a folder.");
    const bool known =
        fs::exists(folder / "stand.toml", error) || fs::exists(folder / ".standpunkt", error);
    if (known || fs::is_empty(folder, error)) return {};
    return fail("this folder holds other files and no stand.toml, so it is no content folder.",
                folder, 0, "Name a new or an empty folder.");
}

}  // namespace

Result<ImportOutcome> import_into(const fs::path& folder, const ImportedText& imported,
                                  const std::string& interview) {
    TRY_STATUS(check_folder(folder));
    TRY(ImportRecord record, read_import_record(folder));
    return FolderImport(folder, imported, std::move(record)).run(interview);
}

}  // namespace standpunkt
