#include "authoring/links.h"

#include <map>

#include "authoring/names.h"

namespace standpunkt {
namespace {

using Ids = std::map<std::string, std::vector<std::string>>;  // interview -> ids of its exchanges

void check_link(const MarkdownLink& link, const std::string& here, const Place& place,
                const Ids& ids, Faults& faults) {
    if (is_web_address(link.address)) return;
    if (!is_internal_link(link.address)) {
        faults.error("dead-link", place, "\"" + link.address + "\" leads nowhere.",
                     "A link is a web address (https://...) or a question of this stand (#id).");
        return;
    }
    const std::size_t hash = link.address.find('#');
    const std::string interview = hash == 0 ? here : link.address.substr(0, hash);
    const std::string id = link.address.substr(hash + 1);
    const auto found = ids.find(interview);
    if (found == ids.end()) {
        std::vector<std::string> names;
        for (const auto& [name, exchanges] : ids) names.push_back(name);
        faults.error("dead-link", place, "There is no interview \"" + interview + "\".",
                     did_you_mean(interview, names, "Correct the link."));
        return;
    }
    for (const std::string& known : found->second) {
        if (known == id) return;
    }
    faults.error("dead-link", place,
                 "There is no question with the id \"" + id + "\" in " + interview + ".",
                 did_you_mean(id, found->second, "Give that question a line \"Id: " + id + "\"."));
}

}  // namespace

void check_links(const std::deque<InterviewDraft>& drafts, Faults& faults) {
    Ids ids;
    for (const InterviewDraft& draft : drafts) {
        for (const PairedExchange& exchange : draft.exchanges) ids[draft.id].push_back(exchange.id);
    }
    for (const InterviewDraft& draft : drafts) {
        for (const InterviewText& text : draft.texts) {
            for (const MarkdownLink& link : text.links) {
                check_link(link, draft.id, {text.path, link.line}, ids, faults);
            }
        }
    }
}

}  // namespace standpunkt
