#include "base/result.h"

namespace standpunkt {

std::string to_string(const Error& error) {
    std::string text;
    if (!error.path.empty()) {
        text += error.path.string();
        if (error.line > 0) text += ":" + std::to_string(error.line);
        text += ": ";
    } else if (error.line > 0) {
        text += "line " + std::to_string(error.line) + ": ";
    }
    text += error.message;
    if (!error.next_step.empty()) text += " " + error.next_step;
    return text;
}

}  // namespace standpunkt
