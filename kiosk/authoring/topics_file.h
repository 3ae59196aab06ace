#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "authoring/text_rules.h"
#include "interview/catalogue.h"

namespace standpunkt {

/// What topics.toml says, and how an exchange finds its topic.
class TopicsFile {
  public:
    static TopicsFile read(const std::filesystem::path& folder,
                           const std::vector<std::string>& languages, TextRules& rules,
                           Faults& faults);

    const std::vector<Topic>& topics() const { return x_topics; }
    Place place(std::size_t topic) const { return x_places.at(topic); }
    /// By id or by a title in any language, letter case aside.
    std::optional<std::size_t> find(const std::string& name) const;
    /// All ids and titles.
    std::vector<std::string> names() const;

  private:
    std::vector<Topic> x_topics;
    std::vector<Place> x_places;
    std::map<std::string, std::size_t> x_by_name;
};

}  // namespace standpunkt
