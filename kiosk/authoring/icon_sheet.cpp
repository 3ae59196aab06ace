#include "authoring/icon_sheet.h"

#include <cstdio>

#include "media/icon.h"
#include "media/picture_file.h"

namespace standpunkt {
namespace {

constexpr int columns = 6, cell_width = 200, cell_height = 130, margin = 24;

}  // namespace

const std::vector<std::string>& recommended_icons() {
    static const std::vector<std::string> names = {"groups",
                                                   "handshake",
                                                   "forum",
                                                   "record_voice_over",
                                                   "emoji_people",
                                                   "volunteer_activism",
                                                   "person",
                                                   "family_restroom",
                                                   "school",
                                                   "menu_book",
                                                   "history_edu",
                                                   "psychology",
                                                   "lightbulb",
                                                   "science",
                                                   "biotech",
                                                   "rocket_launch",
                                                   "explore",
                                                   "flag",
                                                   "hub",
                                                   "device_hub",
                                                   "public",
                                                   "language",
                                                   "location_city",
                                                   "apartment",
                                                   "home",
                                                   "factory",
                                                   "precision_manufacturing",
                                                   "engineering",
                                                   "construction",
                                                   "handyman",
                                                   "bolt",
                                                   "wind_power",
                                                   "solar_power",
                                                   "water_drop",
                                                   "eco",
                                                   "forest",
                                                   "agriculture",
                                                   "recycling",
                                                   "train",
                                                   "directions_bike",
                                                   "directions_boat",
                                                   "local_shipping",
                                                   "memory",
                                                   "smart_toy",
                                                   "security",
                                                   "health_and_safety",
                                                   "medical_services",
                                                   "restaurant",
                                                   "palette",
                                                   "theater_comedy",
                                                   "music_note",
                                                   "museum",
                                                   "trending_up",
                                                   "insights",
                                                   "euro",
                                                   "balance",
                                                   "gavel",
                                                   "schedule",
                                                   "event",
                                                   "place"};
    return names;
}

Result<std::string> icon_sheet() {
    const auto& names = recommended_icons();
    const int rows = (static_cast<int>(names.size()) + columns - 1) / columns;
    const int width = 2 * margin + columns * cell_width, height = 2 * margin + rows * cell_height;
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + std::to_string(width) +
                      "\" height=\"" + std::to_string(height) +
                      "\"><rect width=\"100%\" height=\"100%\" fill=\"#F7F5F0\"/>";
    for (std::size_t i = 0; i < names.size(); ++i) {
        TRY(const char32_t point, icon_code_point(names[i]));
        const int column = static_cast<int>(i) % columns, row = static_cast<int>(i) / columns;
        const int x = margin + column * cell_width + cell_width / 2;
        const int y = margin + row * cell_height;
        char cell[600];
        std::snprintf(
            cell, sizeof cell,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-family=\"Material Icons\" "
            "font-size=\"64\" fill=\"#0A5470\">&#x%X;</text>"
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-family=\"Inter\" "
            "font-size=\"16\" fill=\"#13212C\">%s</text>",
            x, y + 70, static_cast<unsigned>(point), x, y + 100, names[i].c_str());
        svg += cell;
    }
    TRY(const Pixels pixels, rasterise_svg(svg + "</svg>", width, height));
    return encode_png(pixels);
}

}  // namespace standpunkt
