#include "sync/requests.h"

#include "base/files.h"
#include "base/json_text.h"

namespace standpunkt {
namespace {

using nlohmann::json;

constexpr std::uint64_t most_request_bytes = 4096;

std::string word_for(RequestAnswer::State state) {
    switch (state) {
        case RequestAnswer::State::Working:
            return "working";
        case RequestAnswer::State::Done:
            return "done";
        case RequestAnswer::State::Failed:
            return "failed";
    }
    return {};
}

}  // namespace

DisplayRequests::DisplayRequests(std::filesystem::path file) : x_file(std::move(file)) {
    if (const auto old = read()) x_last = old->id;
}

std::optional<DisplayRequest> DisplayRequests::read() const {
    const auto text = read_file(x_file, most_request_bytes);
    if (!text) return std::nullopt;
    const json request = json::parse(*text, nullptr, false);
    if (!request.is_object() || !request.contains("id") || !request["id"].is_number_unsigned() ||
        !request.contains("ask") || !request["ask"].is_string())
        return std::nullopt;
    return DisplayRequest{request["id"], request["ask"]};
}

std::optional<DisplayRequest> DisplayRequests::look() {
    auto request = read();
    if (!request || request->id == x_last) return std::nullopt;
    x_last = request->id;
    return request;
}

json to_json(const RequestAnswer& answer) {
    json object = {{"id", answer.id}, {"state", word_for(answer.state)}};
    if (answer.code != Code::None) object["code"] = to_string(answer.code);
    if (answer.serial) object["serial"] = *answer.serial;
    return object;
}

}  // namespace standpunkt
