#include "authoring/folder.h"

#include <algorithm>
#include <deque>

#include "authoring/approval.h"
#include "authoring/draft.h"
#include "authoring/highlights.h"
#include "authoring/links.h"
#include "authoring/related.h"
#include "authoring/soft_hyphens.h"
#include "authoring/stand_file.h"
#include "authoring/theme_file.h"
#include "authoring/topics_file.h"

namespace standpunkt {
namespace {

std::vector<std::string> interview_names(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "interviews", none)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_directory(none) && !name.starts_with('.')) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Of another theme the file as it is found from everywhere.
ThemePlace theme_place(const std::filesystem::path& folder, const std::filesystem::path& theme) {
    if (theme.empty()) return {"theme.toml", Presence::Optional};
    const std::filesystem::path whole = std::filesystem::absolute(theme).lexically_normal();
    const std::filesystem::path inside =
        whole.lexically_proximate(std::filesystem::absolute(folder).lexically_normal());
    const bool within = !inside.empty() && *inside.begin() != "..";
    return {(within ? inside : whole) / "theme.toml", Presence::Needed};
}

/// What the person says, by language; the lead and the questions are others' words.
Localised<std::string> said_in(const Interview& interview) {
    Localised<std::string> said;
    for (const Exchange& exchange : interview.exchanges) {
        for (const auto& [language, text] : exchange.texts) {
            said[language] += folded_for_quotes(plain_text(text.answer)) + "\n";
        }
    }
    return said;
}

/// The catalogue holds only topics a visitor can open; the others are warned of.
void leave_out_empty_topics(Catalogue& catalogue, const TopicsFile& topics, Faults& faults) {
    std::vector<bool> used(catalogue.topics.size(), false);
    for (const Interview& interview : catalogue.interviews) {
        for (const Exchange& exchange : interview.exchanges) {
            if (exchange.topic < used.size()) used[exchange.topic] = true;
        }
    }
    std::vector<std::size_t> moved(used.size(), 0);
    std::vector<Topic> kept;
    for (std::size_t i = 0; i < used.size(); ++i) {
        moved[i] = kept.size();
        if (used[i]) {
            kept.push_back(catalogue.topics[i]);
        } else {
            faults.warning("topic-without-exchange", topics.place(i),
                           "No question belongs to the topic \"" + catalogue.topics[i].id +
                               "\"; it is not shown.",
                           "Write its name behind \"Thema:\" (\"Topic:\") of a question.");
        }
    }
    catalogue.topics = std::move(kept);
    for (Interview& interview : catalogue.interviews) {
        for (Exchange& exchange : interview.exchanges) {
            if (exchange.topic < moved.size()) exchange.topic = moved[exchange.topic];
        }
    }
}

/// A stand has interviews, or says that it is a loop of slides alone and has those.
void check_what_is_there(const StandFile& stand, const std::vector<std::string>& interviews,
                         Faults& faults) {
    if (interviews.empty() && !stand.only_slides) {
        faults.error(
            "no-interviews", {"interviews", 0}, "There is no interview.",
            "Make a folder interviews/NAME/ with interview.toml and a text such as de.md.");
    }
    if (stand.only_slides && (!interviews.empty() || stand.slides.empty())) {
        faults.error("only-slides", {"stand.toml", 0},
                     interviews.empty() ? "The stand has only slides, but there is no slide."
                                        : "The stand has only slides, but there are interviews.",
                     interviews.empty() ? "Write a [[slide]] with id and text."
                                        : "Take only_slides away, or the folder interviews/.");
    }
}

}  // namespace

bool Content::has_errors() const {
    return std::any_of(faults.begin(), faults.end(),
                       [](const Fault& fault) { return fault.severity == Severity::Error; });
}

Result<Content> read_folder(const std::filesystem::path& folder, const Reading& reading,
                            const Progress& progress) {
    std::error_code none;
    if (std::filesystem::is_regular_file(folder, none)) {
        return fail("is a file, not a folder.", folder, 0,
                    "Name the folder that holds stand.toml.");
    }
    if (!std::filesystem::is_directory(folder, none)) {
        return fail("there is no such folder.", folder, 0,
                    "\"standpunkt-content new DIR\" makes one.");
    }
    if (!reading.theme.empty() && !std::filesystem::is_directory(reading.theme, none)) {
        return fail("there is no such folder.", reading.theme, 0,
                    "Name the folder that holds the other theme.toml.");
    }
    const auto report = [&](double done, const std::string& what) {
        if (progress) progress(done, what);
    };
    const PictureWork work = reading.work;
    Content content;
    Faults faults;
    PictureDesk desk(folder, faults, reading.prepared);
    StandFile stand = read_stand_file(folder, faults);
    const std::vector<std::string>& languages = stand.stand.languages;
    ThemeFile theme = read_theme_file(folder, theme_place(folder, reading.theme), stand, work, desk,
                                      content.media, faults);
    TextRules rules(std::move(theme.fonts), faults);
    stand.stand.forms =
        load_language_forms(stand.forms, folder, work, content.media, rules, faults);
    rules.check(stand.stand.title, stand.title);
    rules.check(theme.logo.alt, theme.logo_place);
    for (const std::string& text : {theme.logo.credit, theme.logo.licence})
        rules.check(text, theme.logo_place);
    check_slides(stand.slides, reading.today, desk, rules, faults);
    const TopicsFile topics =
        stand.only_slides ? TopicsFile() : TopicsFile::read(folder, languages, rules, faults);

    const std::vector<std::string> names = interview_names(folder);
    check_what_is_there(stand, names, faults);
    std::deque<InterviewDraft> drafts;
    for (const std::string& name : names) {
        report(0.3 * static_cast<double>(drafts.size()) / static_cast<double>(names.size()), name);
        read_draft(drafts.emplace_back(), folder, name, languages, desk, rules, faults);
        check_approval(drafts.back().file, reading.approval, reading.today, faults);
    }
    check_links(drafts, faults);
    desk.run(work, content.media,
             [&](double done, const std::string& what) { report(0.3 + 0.6 * done, what); });

    Catalogue& catalogue = content.catalogue;
    catalogue.stand = std::move(stand.stand);
    catalogue.theme = with_logos(theme, desk);
    catalogue.topics = topics.topics();
    for (const InterviewDraft& draft : drafts) {
        Interview interview = assemble(draft, topics, desk, faults);
        std::vector<Highlight> highlights = make_highlights(
            draft.exchanges, interview, catalogue.interviews.size(), said_in(interview), faults);
        catalogue.interviews.push_back(std::move(interview));
        std::move(highlights.begin(), highlights.end(), std::back_inserter(catalogue.highlights));
    }
    leave_out_empty_topics(catalogue, topics, faults);
    relate_exchanges(catalogue);
    catalogue.slides = finished_slides(stand.slides, catalogue, desk, faults);
    const Hyphenators hyphenators =
        hyphenators_for(catalogue.stand.languages, stand.hyphenation, stand.languages, faults);
    switch (work) {
        case PictureWork::Inspect:
            break;
        case PictureWork::Prepare:
            report(0.9, "hyphens");
            hyphenate(catalogue, hyphenators);
            break;
    }
    report(1, "read");
    content.faults = faults.sorted();
    return content;
}

}  // namespace standpunkt
