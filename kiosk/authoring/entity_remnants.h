#pragma once
// HTML entities in an editor's text: "&ouml;" comes from copying out of a web page.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace standpunkt {

/// "&ouml;", "&#246;", "&#xF6;" -> "ö"; nothing if HTML does not know it.
std::optional<std::string> decoded_entity(std::string_view entity);

/// What is left of an entity in a text that was already decoded once.
struct EntityRemnant {
    std::size_t offset = 0;  ///< bytes
    std::string text;        ///< "&ouml" or "&ouml;"
    std::string meant;       ///< "ö"
};

/// Entities without their semicolon (cut off) and doubly encoded ones ("&amp;ouml;" leaves
/// "&ouml;").
std::vector<EntityRemnant> entity_remnants(std::string_view text);

}  // namespace standpunkt
