#include "sync/verbs.h"

#include <algorithm>

#include "sync/directory_source.h"

namespace standpunkt {
namespace {

std::string identity_text(const CheckResult& result) {
    if (!result.identity) return result.name;
    return result.name + " (channel " + result.identity->channel + ", serial " +
           std::to_string(result.identity->serial) + ", \"" + result.identity->title + "\")";
}

std::string with_code(const Error& error) {
    const std::string code = to_string(error.code);
    return to_string(error) + (code.empty() ? "" : " (" + code + ")");
}

VerbAnswer told(const CheckResult& result) {
    const auto& moved = result.moved;
    switch (result.kind) {
        case CheckResult::Kind::Installed:
            return {0,
                    "Ready: " + identity_text(result) + ". Fetched " +
                        std::to_string(moved.from_source) + " of " +
                        std::to_string(moved.from_source + moved.from_here + moved.there) +
                        " pages; the display shows it at its next pause.\n",
                    Code::None,
                    result.identity ? std::optional(result.identity->serial) : std::nullopt};
        case CheckResult::Kind::UpToDate:
            return {0, "Nothing new.\n"};
        case CheckResult::Kind::Refused:
            return {1,
                    "Refused: " + (result.name.empty() ? "" : identity_text(result) + ": ") +
                        with_code(result.error) + "\n",
                    result.error.code};
        case CheckResult::Kind::Failed:
            return {1, "Not done: " + with_code(result.error) + "\n", result.error.code};
    }
    return {};
}

VerbAnswer check_now(Agent& agent, Pulse& pulse) {
    if (agent.config().sources.empty())
        return {1, "No source is configured. Add a [[source]] to the configuration.\n"};
    VerbAnswer answer;
    const auto results = agent.check_now(pulse);
    const auto sources = agent.sources();
    for (std::size_t i = 0; i < results.size(); ++i) {
        const VerbAnswer one = told(results[i]);
        const bool no_stick =
            sources[i].kind == SourceKind::Directory && results[i].error.code == Code::SourceGone;
        answer.text += sources[i].name + ": " + (no_stick ? "Nothing there.\n" : one.text);
        if (no_stick) continue;
        answer.exit = std::max(answer.exit, one.exit);
        if (answer.code == Code::None) answer.code = one.code;
        if (one.serial) answer.serial = one.serial;
    }
    return answer;
}

VerbAnswer rollback(Agent& agent) {
    if (const auto done = agent.rollback(); !done)
        return {1, "Not done: " + to_string(done.error()) + "\n", done.error().code};
    const auto& current = agent.table().current;
    return {0,
            "Back to serial " + std::to_string(current->identity.serial) + ", \"" +
                current->identity.title +
                "\". What was set aside is refused until there is a newer serial.\n",
            Code::None, current->identity.serial};
}

VerbAnswer verify(Agent& agent, Pulse& pulse) {
    VerbAnswer answer;
    const auto results = agent.verify(pulse);
    if (results.empty()) answer.text = "Nothing is installed.\n";
    for (const VerifyResult& one : results) {
        answer.text += to_string(one.slot) + ", serial " + std::to_string(one.serial) + ": " +
                       (one.trouble  ? with_code(*one.trouble)
                        : one.mended ? "damage was found and mended"
                                     : "whole") +
                       "\n";
        if (one.trouble) answer.exit = 1;
    }
    return answer;
}

VerbAnswer import(Agent& agent, const ControlRequest& request, Pulse& pulse) {
    const auto name = request.what.value("name", std::string("a stick"));
    std::vector<std::string> seen;
    for (const auto& one : request.what.value("seen", nlohmann::json::array()))
        if (one.is_string()) seen.push_back(one);
    // Whoever brings a new system is not told that content is missing.
    if (request.files.empty() && std::any_of(seen.begin(), seen.end(), is_system_update_name))
        return {0, "A system update, and no content beside it.\n"};
    const auto source = make_handed_source(name, request.files, std::move(seen));
    return told(agent.import(*source, request.what.value("lift", false), pulse));
}

VerbAnswer refuse_stick(Agent& agent, const ControlRequest& request) {
    return told(agent.refuse_stick(request.what.value("name", std::string("a stick")),
                                   request.what.value("found", std::string())));
}

}  // namespace

VerbAnswer carry_out(Agent& agent, const ControlRequest& request, Pulse& pulse) {
    const std::string verb = request.what.at("verb");
    if (verb == "check-now") return check_now(agent, pulse);
    if (verb == "rollback") return rollback(agent);
    if (verb == "verify") return verify(agent, pulse);
    if (verb == "import") return import(agent, request, pulse);
    if (verb == "stick-refused") return refuse_stick(agent, request);
    return {1, "The agent does not know \"" + verb + "\"; is it older than this program?\n"};
}

}  // namespace standpunkt
