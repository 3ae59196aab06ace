#include "authoring/contrast_rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace standpunkt {
namespace {

struct Token {
    const char* name;
    Colour Palette::*colour;
};

constexpr std::array tokens = {
    Token{"canvas", &Palette::canvas},         Token{"surface", &Palette::surface},
    Token{"sunken", &Palette::sunken},         Token{"ink", &Palette::ink},
    Token{"second_ink", &Palette::second_ink}, Token{"primary", &Palette::primary},
    Token{"on_primary", &Palette::on_primary}, Token{"soft", &Palette::soft},
    Token{"border", &Palette::border},         Token{"divider", &Palette::divider},
    Token{"amber", &Palette::amber},           Token{"on_amber", &Palette::on_amber},
};

enum class Use { Body, Text, Border };

struct Pair {
    const char *front, *ground;
    Use use;
};

constexpr std::array pairs = {
    Pair{"ink", "canvas", Use::Body},         Pair{"ink", "surface", Use::Body},
    Pair{"ink", "sunken", Use::Body},         Pair{"ink", "soft", Use::Body},
    Pair{"second_ink", "canvas", Use::Text},  Pair{"second_ink", "surface", Use::Text},
    Pair{"second_ink", "sunken", Use::Text},  Pair{"primary", "canvas", Use::Text},
    Pair{"primary", "surface", Use::Text},    Pair{"primary", "soft", Use::Text},
    Pair{"on_primary", "primary", Use::Text}, Pair{"on_amber", "amber", Use::Text},
    Pair{"border", "canvas", Use::Border},    Pair{"border", "surface", Use::Border},
};

double required(Use use) {
    switch (use) {
        case Use::Body:
            return 7;
        case Use::Text:
            return 4.5;
        case Use::Border:
            return 3;
    }
    return 7;
}

/// Rounded down, so that a ratio just too low is not printed as the one required.
std::string ratio(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", std::floor(value * 100) / 100);
    return text;
}

}  // namespace

Colour* token(Palette& palette, const std::string& name) {
    for (const Token& known : tokens) {
        if (name == known.name) return &(palette.*known.colour);
    }
    return nullptr;
}

const std::vector<std::string>& token_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const Token& known : tokens) list.emplace_back(known.name);
        return list;
    }();
    return names;
}

void check_palette(const Palette& palette, const std::string& section,
                   const std::map<std::string, Place>& places, Faults& faults) {
    Palette colours = palette;
    for (const Pair& pair : pairs) {
        const auto front = places.find(pair.front), ground = places.find(pair.ground);
        if (front == places.end() && ground == places.end()) continue;
        const Place& place = front == places.end() ? ground->second : front->second;
        const Colour one = *token(colours, pair.front), other = *token(colours, pair.ground);
        const std::string named = "[" + section + "] " + pair.front + " on " + pair.ground;
        const double least = required(pair.use), has = contrast(one, other);
        if (has < least) {
            faults.error("low-contrast", place,
                         named + " has a contrast of " + ratio(has) + " to 1; " + ratio(least) +
                             " is needed.",
                         "Make one of the two lighter or darker.");
        } else if (pair.use != Use::Border && contrast_under_glare(one, other) < 4.5) {
            faults.warning("low-contrast-in-bright-light", place,
                           named + " is hard to read where light falls on the panel (" +
                               ratio(contrast_under_glare(one, other)) + " to 1; 4.50 is wanted).",
                           "Make one of the two lighter or darker.");
        }
    }
}

void check_topic_colour(Colour colour, const Place& place, Faults& faults) {
    const double has = contrast({255, 255, 255}, colour);
    if (has >= 4.5) return;
    faults.error("low-contrast", place,
                 "White text on " + to_string(colour) + " has a contrast of " + ratio(has) +
                     " to 1; 4.50 is needed.",
                 "Choose a darker colour.");
}

}  // namespace standpunkt
