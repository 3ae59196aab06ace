#include "interview/media_source.h"

namespace standpunkt {

MediumId MediaLibrary::add(std::string bytes) {
    const MediumId id = digest(bytes);
    x_media.emplace(id, std::move(bytes));
    return id;
}

Result<std::string> MediaLibrary::read(const MediumId& id) const {
    const auto found = x_media.find(id);
    if (found == x_media.end()) return fail("there is no medium " + to_hex(id) + ".");
    return found->second;
}

}  // namespace standpunkt
