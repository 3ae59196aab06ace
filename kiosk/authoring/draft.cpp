#include "authoring/draft.h"

#include <algorithm>

#include "authoring/cut_off.h"
#include "authoring/exchange_rules.h"
#include "authoring/names.h"
#include "authoring/toml_file.h"
#include "base/files.h"

namespace standpunkt {
namespace {

/// Markdown files of languages the stand does not have are seldom meant to be ignored.
void warn_of_others(const std::filesystem::path& folder, const std::filesystem::path& path,
                    const std::vector<std::string>& languages, Faults& faults) {
    std::vector<std::string> names;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder / path, none)) {
        if (entry.path().extension() == ".md") names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
        const std::string stem = std::filesystem::path(name).stem().string();
        const bool listed = std::find(languages.begin(), languages.end(), stem) != languages.end();
        if (listed || name.starts_with('.') || name == "README.md") continue;
        faults.warning("unlisted-language", {path / name, 0},
                       "This file is not shown: \"" + stem + "\" is no language of this stand.",
                       is_language(stem) ? "Add it to languages in stand.toml."
                                         : "Files are named by a language: de.md, en.md.");
    }
}

Block finished(const MarkdownBlock& written, const std::string& language, const PictureDesk& desk) {
    Block block = written.block;
    if (!written.picture) return block;
    Picture picture;
    picture.alt[language] = written.picture->alt;
    if (!written.picture->caption.empty()) picture.caption[language] = written.picture->caption;
    picture.credit = written.picture->credit;
    picture.licence = written.picture->licence;
    if (const auto outcome =
            written.picture->ticket ? desk.outcome(*written.picture->ticket) : std::nullopt) {
        picture.medium = outcome->medium;
        picture.width = outcome->width;
        picture.height = outcome->height;
    }
    block.picture = std::move(picture);
    return block;
}

std::size_t topic_of(const PairedExchange& exchange, const TopicsFile& topics, Faults& faults) {
    std::optional<std::size_t> found;
    bool written = false;
    for (const auto& [language, text] : exchange.texts) {
        if (!text->topic) continue;
        written = true;
        const Place place{exchange.paths.at(language), text->topic->line};
        const auto topic = topics.find(text->topic->text);
        if (topics.topics().empty()) continue;  // topics.toml has its own fault, the only one
        if (!topic) {
            faults.error("unknown-topic", place, "There is no topic \"" + text->topic->text + "\".",
                         did_you_mean(text->topic->text, topics.names(),
                                      "Use one of topics.toml, or add it there."));
        } else if (found && *found != *topic) {
            faults.error("topics-differ", place,
                         "The other language puts this question into another topic.",
                         "Name the same topic in both files, or leave the line out here.");
        } else {
            found = topic;
        }
    }
    if (!written) {
        faults.error("missing-topic", exchange.place, "This question belongs to no topic.",
                     "Add a line \"Thema: ...\" (\"Topic: ...\") directly under it.");
    }
    return found.value_or(0);
}

}  // namespace

void read_draft(InterviewDraft& draft, const std::filesystem::path& folder, const std::string& id,
                const std::vector<std::string>& languages, PictureDesk& desk, TextRules& rules,
                Faults& faults) {
    draft.id = id;
    const std::filesystem::path path = std::filesystem::path("interviews") / id;
    if (!is_name(id)) {
        faults.error("bad-name", {path, 0},
                     "\"" + id + "\" cannot be the name of an interview: only a-z, 0-9 and -.",
                     "Rename the folder to " + name_from(id) + ".");
    }
    draft.file =
        read_interview_file(folder, path / "interview.toml", languages, desk, rules, faults);
    std::vector<std::string> missing;
    for (const std::string& language : languages) {
        const std::filesystem::path file = path / (language + ".md");
        std::error_code none;
        if (!std::filesystem::exists(folder / file, none)) {
            missing.push_back(language);
            continue;
        }
        const auto bytes = read_file(folder / file, 1 << 22);
        if (!bytes) {
            faults.unreadable({file, 0}, bytes.error());
            continue;
        }
        draft.texts.push_back(read_interview_text(*bytes, file, language, faults));
        check_interview_text(draft.texts.back(), desk, rules, faults);
    }
    for (const std::string& language : missing) {
        const std::filesystem::path file = path / (language + ".md");
        if (draft.texts.empty()) {
            faults.error("missing-file", {file, 0}, "The interview's text is missing.",
                         "Write it; content/README.md shows how.");
            break;
        }
        faults.warning("missing-translation", {file, 0},
                       "The interview is not translated into \"" + language +
                           "\"; visitors see it in another language.",
                       "Write this file.");
    }
    warn_of_others(folder, path, languages, faults);
    draft.exchanges = pair_exchanges(draft.texts, languages, faults);
}

Interview assemble(const InterviewDraft& draft, const TopicsFile& topics, const PictureDesk& desk,
                   Faults& faults) {
    Interview interview = draft.file.interview;
    interview.id = draft.id;
    const auto portrait = draft.file.portrait ? desk.outcome(*draft.file.portrait) : std::nullopt;
    if (interview.person.portrait && portrait) {
        interview.person.portrait->medium = portrait->medium;
        interview.person.portrait->width = portrait->width;
        interview.person.portrait->height = portrait->height;
    }
    for (const InterviewText& text : draft.texts) {
        interview.title[text.language] = text.title.text;
        if (!text.lead.text.empty()) interview.lead[text.language] = text.lead.text;
    }
    for (const PairedExchange& paired : draft.exchanges) {
        Exchange exchange;
        exchange.id = paired.id;
        exchange.topic = topic_of(paired, topics, faults);
        for (const auto& [language, written] : paired.texts) {
            ExchangeText& text = exchange.texts[language];
            text.question = written->question.text;
            text.short_title = short_title_of(*written);
            text.summary = written->summary ? written->summary->text : std::string();
            text.cut_off = is_cut_off(written->answer);
            for (const MarkdownBlock& block : written->answer) {
                text.answer.push_back(finished(block, language, desk));
            }
        }
        interview.exchanges.push_back(std::move(exchange));
    }
    return interview;
}

}  // namespace standpunkt
