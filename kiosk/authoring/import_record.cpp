#include "authoring/import_record.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "base/digest.h"
#include "base/files.h"

namespace standpunkt {
namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path record_path(const std::filesystem::path& folder) {
    return folder / ".standpunkt" / "import.json";
}

Json to_json(const RecordedInterview& interview) {
    Json json;
    json["title"] = interview.title;
    json["person"] = interview.person;
    for (const auto& [language, exchanges] : interview.languages) {
        Json list = Json::array();
        for (const RecordedExchange& exchange : exchanges)
            list.push_back({{"id", exchange.id}, {"question", exchange.question}});
        json["languages"][language] = std::move(list);
    }
    return json;
}

RecordedInterview interview_from(const Json& json) {
    RecordedInterview interview;
    interview.title = json.at("title").get<std::string>();
    interview.person = json.value("person", "");
    for (const auto& [language, list] : json.at("languages").items())
        for (const Json& exchange : list)
            interview.languages[language].push_back(
                {exchange.at("id").get<std::string>(), exchange.at("question").get<std::string>()});
    return interview;
}

ImportRecord record_from(const Json& json) {
    ImportRecord record;
    record.title = json.at("title").get<std::string>();
    record.channel = json.at("channel").get<std::string>();
    record.languages = json.at("languages").get<std::vector<std::string>>();
    for (const auto& [path, digest] : json.at("files").items())
        record.files[path] = digest.get<std::string>();
    for (const auto& [name, interview] : json.at("interviews").items())
        record.interviews[name] = interview_from(interview);
    return record;
}

std::string numbered_id(int number) {
    return (number < 10 ? "q0" : "q") + std::to_string(number);
}

int number_in(const std::string& id) {
    int number = 0;
    if (id.starts_with('q')) std::from_chars(id.data() + 1, id.data() + id.size(), number);
    return number;
}

}  // namespace

Result<ImportRecord> read_import_record(const std::filesystem::path& folder) {
    const std::filesystem::path path = record_path(folder);
    std::error_code none;
    if (!std::filesystem::exists(path, none)) return ImportRecord{};
    TRY(const std::string text, read_file(path, 64 << 20));
    try {
        return record_from(Json::parse(text));
    } catch (const Json::exception&) {
        return fail("the record of earlier imports is damaged.", path, 0,
                    "Delete this file and import again: every file that then differs counts as "
                    "changed by you and is kept.");
    }
}

Status write_import_record(const std::filesystem::path& folder, const ImportRecord& record) {
    Json json;
    json["about"] = "Written by standpunkt-content import, to know an editor's changes. Keep it.";
    json["title"] = record.title;
    json["channel"] = record.channel;
    json["languages"] = record.languages;
    json["files"] = Json::object();
    for (const auto& [path, digest] : record.files) json["files"][path] = digest;
    json["interviews"] = Json::object();
    for (const auto& [name, interview] : record.interviews)
        json["interviews"][name] = to_json(interview);
    return replace_file(record_path(folder),
                        json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::string text_digest(const std::string& text) {
    return to_hex(digest(text));
}

std::vector<std::string> choose_ids(const std::vector<std::string>& questions,
                                    const std::vector<RecordedExchange>& before,
                                    const std::vector<RecordedExchange>& others) {
    std::vector<std::string> ids(questions.size());
    std::set<std::string> taken;
    int last = 0;
    for (const RecordedExchange& exchange : before) last = std::max(last, number_in(exchange.id));
    for (const RecordedExchange& exchange : others) last = std::max(last, number_in(exchange.id));
    const auto give = [&](std::size_t at, const std::string& id) {
        if (ids[at].empty() && taken.insert(id).second) ids[at] = id;
    };
    for (std::size_t at = 0; at < questions.size(); ++at)
        for (const RecordedExchange& exchange : before)
            if (exchange.question == questions[at]) give(at, exchange.id);
    if (questions.size() == before.size())
        for (std::size_t at = 0; at < questions.size(); ++at) give(at, before[at].id);
    if (before.empty() && questions.size() == others.size())
        for (std::size_t at = 0; at < questions.size(); ++at) give(at, others[at].id);
    for (std::size_t at = 0; at < questions.size(); ++at)
        while (ids[at].empty()) give(at, numbered_id(++last));
    return ids;
}

}  // namespace standpunkt
