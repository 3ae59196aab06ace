#pragma once
// What the operator's page tells of the stand. Who runs the show fills it; see health/report.h.
#include <string>
#include <vector>

namespace standpunkt {

struct OperatorPage {
    enum class Light { Green, Amber, Red };
    struct Fact {
        Light light = Light::Green;
        std::string label, value;
        bool operator==(const Fact&) const = default;
    };
    Light light = Light::Green;
    std::string sentence;  ///< the state of all in one
    std::string more;      ///< what to do, whom to call, or what runs; may be empty
    std::vector<Fact> facts;
    bool agent = true;      ///< somebody checks for content and writes reports
    bool previous = false;  ///< there is content to go back to
    bool turns = true;      ///< picture and touches can be turned from here
    bool operator==(const OperatorPage&) const = default;
};

}  // namespace standpunkt
