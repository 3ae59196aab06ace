#include "apps/sync_report_text.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/unicode.h"

namespace standpunkt {
namespace {

std::string word_for(Light light) {
    switch (light) {
        case Light::Green:
            return "GREEN";
        case Light::Amber:
            return "AMBER";
        case Light::Red:
            return "RED";
    }
    return {};
}

std::string coloured(const std::string& text, Light light, Colours colours) {
    if (colours == Colours::None) return text;
    const char* start = light == Light::Green ? "\033[1;32m"
                        : light == Light::Red ? "\033[1;31m"
                                              : "\033[1;33m";
    return start + text + "\033[0m";
}

}  // namespace

std::string report_text(const Report& report, Colours colours) {
    std::string text =
        coloured(word_for(report.light), report.light, colours) + "  " + report.sentence +
        (report.code == Code::None ? "" : " (" + to_string(report.code) + ")") + "\n";
    if (!report.more.empty())
        text += std::string(word_for(report.light).size() + 2, ' ') + report.more + "\n";
    std::size_t widest = 0;
    for (const Fact& fact : report.facts) widest = std::max(widest, character_count(fact.label));
    for (const Fact& fact : report.facts) {
        const char* mark = fact.light == Light::Green ? "  "
                           : fact.light == Light::Red ? "!!"
                                                      : "! ";
        text += coloured(mark, fact.light, colours) + " " + fact.label +
                std::string(widest + 2 - character_count(fact.label), ' ') + fact.value + "\n";
    }
    return text;
}

std::string language_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value && *value) return std::string(value).starts_with("de") ? "de" : "en";
    }
    return "en";
}

Colours colours_of_output() {
    return ::isatty(STDOUT_FILENO) == 1 ? Colours::Terminal : Colours::None;
}

}  // namespace standpunkt
