#include "base/notice.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_text.h"

namespace standpunkt {
namespace {

using nlohmann::json;
using Phase = Notice::Phase;

std::string word_for(Phase phase) {
    switch (phase) {
        case Phase::Copying:
            return "copying";
        case Phase::Done:
            return "done";
        case Phase::UpToDate:
            return "up to date";
        case Phase::Refused:
            return "refused";
        case Phase::Updating:
            return "updating";
        case Phase::Restarting:
            return "restarting";
        case Phase::Updated:
            return "updated";
    }
    return {};
}

}  // namespace

json to_json(const Notice& notice) {
    return {{"phase", word_for(notice.phase)},
            {"percent", notice.percent},
            {"code", static_cast<int>(notice.code)},
            {"stick", notice.stick}};
}

std::optional<Notice> notice_in(std::string_view agent_state) {
    try {
        const json object = parse_whole_numbers(agent_state).at("notice");
        Notice notice;
        const std::string word = object.at("phase");
        const auto phases = {Phase::Copying,  Phase::Done,       Phase::UpToDate, Phase::Refused,
                             Phase::Updating, Phase::Restarting, Phase::Updated};
        const auto found = std::find_if(phases.begin(), phases.end(),
                                        [&](Phase phase) { return word_for(phase) == word; });
        if (found == phases.end()) return std::nullopt;
        notice.phase = *found;
        notice.percent = std::clamp(object.at("percent").get<int>(), 0, 100);
        notice.code = static_cast<Code>(object.at("code").get<int>());
        notice.stick = object.at("stick");
        return notice;
    } catch (const json::exception&) {
        return std::nullopt;  // half of another version's: the show needs no notice
    }
}

}  // namespace standpunkt
