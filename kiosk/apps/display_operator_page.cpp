#include "apps/display_operator_page.h"

namespace standpunkt {
namespace {

using nlohmann::json;

OperatorPage::Light light_of(Light light) {
    switch (light) {
        case Light::Green:
            return OperatorPage::Light::Green;
        case Light::Amber:
            return OperatorPage::Light::Amber;
        case Light::Red:
            return OperatorPage::Light::Red;
    }
    return OperatorPage::Light::Red;
}

OperatorPage::Light light_in(const json& object) {
    for (const Light one : {Light::Green, Light::Amber})
        if (object.at("light") == to_string(one)) return light_of(one);
    return OperatorPage::Light::Red;
}

OperatorPage page_in(const json& report) {
    OperatorPage page;
    page.light = light_in(report);
    page.sentence = report.at("sentence");
    page.more = report.value("more", "");
    for (const json& fact : report.at("facts"))
        page.facts.push_back({light_in(fact), fact.at("label"), fact.at("value")});
    page.previous = report.value("rollback", false);
    return page;
}

}  // namespace

OperatorPage operator_page_of(const Report& report) {
    OperatorPage page;
    page.light = light_of(report.light);
    page.sentence = report.sentence;
    page.more = report.more;
    for (const Fact& fact : report.facts)
        page.facts.push_back({light_of(fact.light), fact.label, fact.value});
    return page;
}

Result<OperatorPage> operator_page_in(const std::string& text, const std::filesystem::path& path) {
    try {
        return page_in(json::parse(text));
    } catch (const json::exception& fault) {
        return fail(std::string("is no report: ") + fault.what() + ".", path);
    }
}

}  // namespace standpunkt
