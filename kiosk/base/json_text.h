#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace standpunkt {

/// `value` as text, whatever bytes its strings hold: a stick's file may be called anything, and
/// what is no UTF-8 becomes U+FFFD instead of an exception. `indent` < 0: in one line.
inline std::string json_text(const nlohmann::json& value, int indent = -1) {
    return value.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// `text` as JSON whose numbers are whole ones; any other is null there. Who asks a value for an
/// int and finds 4e33 would get what is undefined: the library converts without a look at the
/// range. Throws nlohmann::json::parse_error.
inline nlohmann::json parse_whole_numbers(std::string_view text) {
    using nlohmann::json;
    return json::parse(text, [](int, json::parse_event_t event, json& value) {
        if (event == json::parse_event_t::value && value.is_number_float()) value = nullptr;
        return true;
    });
}

}  // namespace standpunkt
