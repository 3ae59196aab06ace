#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace standpunkt {

/// `value` as text, whatever bytes its strings hold: a stick's file may be called anything, and
/// what is no UTF-8 becomes U+FFFD instead of an exception. `indent` < 0: in one line.
inline std::string json_text(const nlohmann::json& value, int indent = -1) {
    return value.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace standpunkt
