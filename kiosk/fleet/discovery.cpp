#include "fleet/discovery.h"

#include "fleet/hint.h"

namespace standpunkt {
namespace {

using nlohmann::json;

/// One entity. Its identity holds the prefix too: two fairs may call a stand the same.
class Entities {
  public:
    explicit Entities(const Topics& topics)
        : x_id("standpunkt-" + topics.prefix + "-" + topics.kiosk) {
        for (char& c : x_id)
            if (c == '/' || c == '.') c = '-';
    }
    const std::string& device() const { return x_id; }
    const json& all() const { return x_all; }

    json& add(const std::string& key, const std::string& platform, const std::string& name) {
        x_all[key] = {{"platform", platform}, {"name", name}, {"unique_id", x_id + "-" + key}};
        return x_all[key];
    }
    /// An offline stand has no value: then the template gives nothing, and the last one stays.
    json& sensor(const std::string& key, const std::string& name) {
        json& entity = add(key, "sensor", name);
        entity["value_template"] = "{{ value_json." + key + " | default('') }}";
        return entity;
    }

  private:
    std::string x_id;
    json x_all = json::object();
};

void add_sensors(Entities& entities, const Topics& topics) {
    json& problem = entities.add("problem", "binary_sensor", "Problem");
    problem["device_class"] = "problem";
    problem["value_template"] = "{{ 'OFF' if value_json.level == 0 else 'ON' }}";
    entities.sensor("sentence", "State");
    entities.sensor("code", "Code");
    entities.sensor("title", "Content");
    entities.sensor("serial", "Serial");
    json& temperature = entities.sensor("temperature", "Temperature");
    temperature["device_class"] = "temperature";
    temperature["state_class"] = "measurement";
    temperature["unit_of_measurement"] = "°C";
    json& visits = entities.sensor("visits", "Visits today");
    visits["state_topic"] = topics.visits();
    visits["state_class"] = "total_increasing";
    json& readers = entities.sensor("readers", "Readers today");
    readers["state_topic"] = topics.visits();
    readers["state_class"] = "total_increasing";
}

void add_controls(Entities& entities, const Topics& topics) {
    for (const auto& [hint, name] :
         {std::pair{Hint::CheckNow, "Check for content"}, std::pair{Hint::Identify, "Identify"},
          std::pair{Hint::Restart, "Restart the show"},
          std::pair{Hint::Screenshot, "Take a screenshot"}}) {
        json& button = entities.add(to_string(hint), "button", name);
        button["command_topic"] = topics.commands();
        button["payload_press"] = to_string(hint);
    }
    json& picture = entities.add("picture", "image", "Screenshot");
    picture["image_topic"] = topics.screenshot();
    picture["content_type"] = "image/png";
}

}  // namespace

json discovery_of(const Topics& topics, const std::string& version) {
    Entities entities(topics);
    add_sensors(entities, topics);
    add_controls(entities, topics);
    return {{"device",
             {{"identifiers", {entities.device()}},
              {"name", topics.kiosk},
              {"manufacturer", "Standpunkt"},
              {"model", "Stand"},
              {"sw_version", version}}},
            {"origin", {{"name", "standpunkt-sync"}, {"sw_version", version}}},
            {"state_topic", topics.status()},
            {"availability",
             {{{"topic", topics.status()},
               {"value_template", "{{ 'online' if value_json.online else 'offline' }}"}}}},
            {"components", entities.all()}};
}

}  // namespace standpunkt
