#include "authoring/fault.h"

#include <algorithm>
#include <tuple>

namespace standpunkt {

void Faults::error(std::string code, Place place, std::string message, std::string next_step) {
    add({Severity::Error,
         std::move(code),
         {std::move(message), std::move(place.path), place.line, std::move(next_step)}});
}

void Faults::warning(std::string code, Place place, std::string message, std::string next_step) {
    add({Severity::Warning,
         std::move(code),
         {std::move(message), std::move(place.path), place.line, std::move(next_step)}});
}

void Faults::unreadable(Place place, const Error& why) {
    error("unreadable-file", std::move(place), "This cannot be read: " + why.message,
          why.next_step.empty() ? "Put a text file here that you may read." : why.next_step);
}

std::vector<Fault> Faults::sorted() const {
    std::vector<Fault> sorted = x_faults;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Fault& a, const Fault& b) {
        return std::tie(a.error.path, a.error.line) < std::tie(b.error.path, b.error.line);
    });
    return sorted;
}

}  // namespace standpunkt
