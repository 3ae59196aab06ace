#include "authoring/topics_file.h"

#include <algorithm>

#include "authoring/contrast_rules.h"
#include "authoring/names.h"
#include "authoring/toml_file.h"
#include "base/unicode.h"
#include "media/icon.h"

namespace standpunkt {
namespace {

const std::filesystem::path path = "topics.toml";
constexpr std::size_t most_topic_title = 40;
const std::vector<std::string> known_keys = {"topic", "id", "icon", "colour", "title"};

Topic read_topic(const TomlTable& table, const std::vector<std::string>& languages,
                 Faults& faults) {
    const auto place = [&](std::string_view key) { return Place{path, table.line(key)}; };
    Topic topic;
    topic.id = read_text(table, "id");
    topic.title = read_localised(table, "title", languages, path, faults);
    if (topic.title.empty()) {
        faults.error("missing-title", place("title"), "This topic has no title.",
                     "Add title.de = \"...\" and so on.");
    }
    if (!is_name(topic.id)) {
        const std::string wish =
            topic.id.empty() && !topic.title.empty() ? topic.title.begin()->second : topic.id;
        faults.error("bad-name", place("id"),
                     topic.id.empty()
                         ? "This topic has no id."
                         : "\"" + topic.id + "\" cannot be an id: only a-z, 0-9 and -.",
                     "Write id = \"" + name_from(wish) + "\".");
    }
    topic.icon = read_text(table, "icon");
    if (topic.icon.empty()) {
        faults.error("missing-icon", place("icon"), "This topic has no icon.",
                     "Choose a name from the sheet in content/icons.png.");
    } else if (const auto point = icon_code_point(topic.icon); !point) {
        faults.error("unknown-icon", place("icon"), "There is no icon \"" + topic.icon + "\".",
                     point.error().next_step);
    }
    const std::string colour = read_text(table, "colour");
    const auto parsed = parse_colour(colour);
    if (colour.empty()) {
        faults.error("missing-colour", place("colour"), "This topic has no colour.",
                     "Add colour = \"#0A5470\", for example.");
    } else if (!parsed) {
        faults.error("bad-colour", place("colour"), "\"" + colour + "\" is no colour.",
                     "Write it as \"#0A5470\".");
    } else {
        topic.colour = *parsed;
        check_topic_colour(topic.colour, place("colour"), faults);
    }
    return topic;
}

}  // namespace

TopicsFile TopicsFile::read(const std::filesystem::path& folder,
                            const std::vector<std::string>& languages, TextRules& rules,
                            Faults& faults) {
    TopicsFile result;
    const auto file = read_toml(folder, path, Presence::Needed, faults);
    if (!file) return result;
    for (const TomlTable& table : file->tables("topic")) {
        Topic topic = read_topic(table, languages, faults);
        const std::size_t index = result.x_topics.size();
        const bool known = std::any_of(result.x_topics.begin(), result.x_topics.end(),
                                       [&](const Topic& other) { return other.id == topic.id; });
        if (known && !topic.id.empty()) {
            faults.error("duplicate-id", {path, table.line("id")},
                         "Two topics have the id \"" + topic.id + "\".", "Change one of them.");
        } else {
            result.x_by_name.try_emplace(lower(topic.id), index);
        }
        for (const auto& [language, title] : topic.title) {
            rules.check(title, {path, table.line("title")}, language);
            if (const std::size_t length = character_count(title); length > most_topic_title)
                faults.error("too-long-topic", {path, table.line("title")},
                             "The topic's title \"" + title + "\" has " + std::to_string(length) +
                                 " characters, more than " + std::to_string(most_topic_title) + ".",
                             "Shorten it: it stands on cards and above every answer.");
            const auto [entry, fresh] = result.x_by_name.try_emplace(lower(title), index);
            if (fresh || entry->second == index) continue;
            faults.error("duplicate-title", {path, table.line("title")},
                         "Two topics are called \"" + title + "\".", "Change one of them.");
        }
        result.x_topics.push_back(std::move(topic));
        result.x_places.push_back({path, table.line()});
    }
    finish_toml(*file, known_keys, faults);
    if (result.x_topics.empty()) {
        faults.error("no-topics", {path, 1}, "There is no topic.",
                     "Write a [[topic]] with id, icon, colour and title.");
    }
    return result;
}

std::optional<std::size_t> TopicsFile::find(const std::string& name) const {
    const auto found = x_by_name.find(lower(trimmed(name)));
    if (found == x_by_name.end()) return {};
    return found->second;
}

std::vector<std::string> TopicsFile::names() const {
    std::vector<std::string> names;
    for (const Topic& topic : x_topics) {
        for (const auto& [language, title] : topic.title) names.push_back(title);
        names.push_back(topic.id);
    }
    return names;
}

}  // namespace standpunkt
