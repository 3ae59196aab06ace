#include "authoring/import_speakers.h"

#include <algorithm>
#include <map>

#include "authoring/import_label.h"
#include "authoring/import_metadata.h"
#include "authoring/import_words.h"

namespace standpunkt {
namespace {

struct LabelUse {
    int count = 0, asks = 0, first_line = 0;
    Speaker speaker = Speaker::Unknown;
    std::string raw;  // as they stand there, where numbers make each differ
};

using Labels = std::map<std::string, LabelUse>;

Labels count_labels(const std::vector<Passage>& passages) {
    Labels labels;
    for (std::size_t at = 0; at < passages.size(); ++at) {
        const std::string text = plain_text(passages[at]);
        const std::size_t length = label_length(text);
        if (length == 0) continue;
        if (metadata_of(text)) continue;  // "Foto: ..." is nobody's speech
        LabelUse& use = labels[label_name(text)];
        use.raw += (use.raw.empty() ? "" : " ") + text.substr(0, length);
        if (use.count++ == 0) use.first_line = passages[at].line;
        const bool alone = length == text.size() && at + 1 < passages.size();
        if (ends_in_question(alone ? plain_text(passages[at + 1]) : text)) ++use.asks;
        use.speaker = speaker_of(label_name(text));
    }
    return labels;
}

/// Leaves only labels that are speakers, each knowing whether it asks. Empty if the text is none
/// of a labelled kind: one label that comes once is an ordinary colon.
Labels speakers_among(Labels labels) {
    bool asking = false;
    for (const auto& [name, use] : labels) asking |= use.speaker == Speaker::Asks && use.asks > 0;
    std::erase_if(labels, [](const auto& entry) {
        return entry.second.speaker == Speaker::Unknown && entry.second.count < 2;
    });
    if (!asking) {
        const auto most = std::max_element(labels.begin(), labels.end(), [](auto& a, auto& b) {
            return a.second.asks * b.second.count < b.second.asks * a.second.count;
        });
        if (labels.size() < 2 || most->second.asks * 2 < most->second.count) return {};
        most->second.speaker = Speaker::Asks;
    }
    for (auto& [name, use] : labels)
        if (use.speaker == Speaker::Unknown)
            use.speaker = asking && use.asks * 2 > use.count ? Speaker::Asks : Speaker::Answers;
    return labels;
}

}  // namespace

std::optional<Roles> find_speakers(std::vector<Passage>& passages, ImportReport& report) {
    const Labels labels = speakers_among(count_labels(passages));
    if (labels.empty()) return {};
    std::size_t answering = 0;
    Roles roles;
    int most = 0;
    for (const auto& [name, use] : labels) {
        if (use.speaker != Speaker::Answers) continue;
        ++answering;
        if (use.count > most) roles.answering = name;
        most = std::max(most, use.count);
    }
    for (const auto& [name, use] : labels) {
        const bool asks = use.speaker == Speaker::Asks;
        const bool kept = !asks && answering > 1;
        report.add({FindingKind::Assumed, use.first_line, "speaker",
                    "\"" + name + ":\" " + (asks ? "asks" : "answers") + " (" +
                        std::to_string(use.count) + " times)" +
                        (kept ? "; several people answer, so the label stays in the text." : "."),
                    kept ? std::string() : use.raw});
    }
    PassageRole current = PassageRole::Before;
    bool alone = false;  // the label stands on a line of its own, its text is the next paragraph
    for (Passage& passage : passages) {
        const std::string text = plain_text(passage);
        const std::size_t length = label_length(text);
        const auto label = length > 0 ? labels.find(label_name(text)) : labels.end();
        if (label != labels.end()) {
            const bool asks = label->second.speaker == Speaker::Asks;
            current = asks ? PassageRole::Question : PassageRole::Answer;
            alone = length == text.size();
            if (asks || answering < 2) remove_start(passage, length);
        } else {
            // With labels on both sides an unlabelled paragraph belongs to who spoke last.
            if (current == PassageRole::Question && answering == 0 && !alone)
                current = PassageRole::Answer;  // only the questions are labelled
            alone = false;
        }
        roles.roles.push_back(current);
    }
    return roles;
}

}  // namespace standpunkt
