#include "visits/report_chart.h"

#include <algorithm>
#include <cstdio>

#include "visits/report_words.h"

namespace standpunkt {
namespace {

constexpr double width = 880;

std::string n(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    std::string number = text;
    if (number.ends_with(".0")) number.resize(number.size() - 2);
    return number;
}

std::string begin(double height, const std::string& title, double across = width) {
    return "<svg viewBox=\"0 0 " + n(across) + " " + n(height) + "\" role=\"img\" aria-label=\"" +
           html(title) + "\">";
}

std::string rect(double x, double y, double wide, double high, const std::string& what,
                 const std::string& tip = {}) {
    return "<rect x=\"" + n(x) + "\" y=\"" + n(y) + "\" width=\"" + n(wide) + "\" height=\"" +
           n(high) + "\" " + what +
           (tip.empty() ? "/>" : "><title>" + html(tip) + "</title></rect>");
}

std::string text(double x, double y, const std::string& anchor, const std::string& what,
                 const std::string& more = {}) {
    return "<text x=\"" + n(x) + "\" y=\"" + n(y) + "\" text-anchor=\"" + anchor + "\"" + more +
           ">" + html(what) + "</text>";
}

/// From the page's ground to its darkest, `share` from 0 to 1.
std::string shade(double share) {
    const auto mix = [share](int light, int dark) {
        return static_cast<int>(light + (dark - light) * share + 0.5);
    };
    char colour[8];
    std::snprintf(colour, sizeof colour, "#%02X%02X%02X", mix(0xE6, 0x0A), mix(0xF0, 0x54),
                  mix(0xF3, 0x70));
    return colour;
}

}  // namespace

Axis axis_for(std::int64_t most) {
    most = std::max<std::int64_t>(most, 4);
    std::int64_t power = 1;
    for (;;) {
        for (const std::int64_t step : {power, 2 * power, 5 * power})
            if (step * 5 >= most) return {(most + step - 1) / step * step, step};
        power *= 10;
    }
}

std::string column_chart(const std::vector<ChartColumn>& columns, const std::string& title) {
    constexpr double left = 44, top = 12, high = 180, bottom = 26;
    std::int64_t most = 0;
    for (const ChartColumn& column : columns) most = std::max(most, column.whole);
    const Axis axis = axis_for(most);
    const auto y_of = [&](std::int64_t value) {
        return top + high - high * static_cast<double>(value) / static_cast<double>(axis.top);
    };
    std::string svg = begin(top + high + bottom, title);
    const double step =
        (width - left) / static_cast<double>(std::max<std::size_t>(columns.size(), 1));
    double x = left;
    for (const ChartColumn& column : columns) {
        if (column.quiet) svg += rect(x, top, step, high, "class=\"quiet\"");
        x += step;
    }
    for (std::int64_t value = 0; value <= axis.top; value += axis.step) {
        svg += rect(left, y_of(value), width - left, 1,
                    value == 0 ? "class=\"base\"" : "class=\"line\"");
        svg += text(left - 8, y_of(value) + 4, "end", std::to_string(value));
    }
    const double gap = std::min(step * 0.22, 14.0), bar = std::min(step - gap, 64.0);
    x = left;
    for (const ChartColumn& column : columns) {
        const double at = x + (step - bar) / 2;
        svg += rect(at, y_of(column.whole), bar, top + high - y_of(column.whole), "class=\"whole\"",
                    column.tip);
        svg += rect(at, y_of(column.part), bar, top + high - y_of(column.part), "class=\"part\"",
                    column.tip);
        if (!column.label.empty())
            svg += text(x + step / 2, top + high + 18, "middle", column.label);
        x += step;
    }
    return svg + "</svg>";
}

std::string heat_chart(const std::vector<HeatRow>& rows, const std::vector<std::string>& labels,
                       const std::string& title) {
    constexpr double left = 44, top = 24, high = 26, gap = 2;
    const double step =
        (width - left) / static_cast<double>(std::max<std::size_t>(labels.size(), 1));
    std::int64_t most = 1;
    for (const HeatRow& row : rows)
        for (const std::int64_t value : row.values) most = std::max(most, value);
    std::string svg = begin(top + static_cast<double>(rows.size()) * high, title);
    for (std::size_t i = 0; i < labels.size(); ++i)
        svg += text(left + (static_cast<double>(i) + 0.5) * step, 14, "middle", labels[i]);
    double y = top;
    for (const HeatRow& row : rows) {
        svg += text(left - 10, y + high / 2 + 4, "end", row.label);
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            const double share = static_cast<double>(row.values[i]) / static_cast<double>(most);
            const double x = left + static_cast<double>(i) * step;
            svg += rect(x, y, step - gap, high - gap,
                        row.values[i] == 0 ? "class=\"none\""
                                           : "fill=\"" + shade(0.12 + 0.88 * share) + "\"");
            if (row.values[i] > 0)
                svg += text(x + (step - gap) / 2, y + high / 2 + 3, "middle",
                            std::to_string(row.values[i]),
                            share > 0.45 ? " class=\"on\"" : " class=\"dim\"");
        }
        y += high;
    }
    return svg + "</svg>";
}

std::string lane_chart(const std::vector<Lane>& lanes, const std::string& title) {
    constexpr double left = 84, right = 74, top = 22, high = 17;
    constexpr double span = width - left - right;
    const auto x_of = [&](int minute) { return left + span * minute / 1440.0; };
    const double bottom = top + static_cast<double>(lanes.size()) * high;
    std::string svg = begin(bottom + 4, title);
    for (int hour = 0; hour <= 24; hour += 3)
        svg += text(x_of(hour * 60), 13, "middle", std::to_string(hour));
    double y = top;
    for (const Lane& lane : lanes) {
        svg += rect(left, y + 3, span, high - 7, "class=\"none\"");
        for (const LaneSpan& one : lane.spans)
            svg += rect(x_of(one.from), y + 3, std::max(1.0, x_of(one.to) - x_of(one.from)),
                        high - 7, "class=\"ran\"", one.tip);
        svg += text(left - 10, y + high / 2 + 3, "end", lane.label);
        svg += text(width, y + high / 2 + 3, "end", lane.value);
        y += high;
    }
    for (int hour = 3; hour < 24; hour += 3)
        svg += rect(x_of(hour * 60), top, 1, bottom - top, "class=\"cut\"");
    return svg + "</svg>";
}

std::string part_chart(const std::vector<ChartPart>& parts, const std::string& title) {
    constexpr double high = 34;
    std::int64_t all = 0;
    for (const ChartPart& part : parts) all += part.value;
    std::string svg = begin(high, title);
    double x = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (all == 0 || parts[i].value == 0) continue;
        const double wide = width * static_cast<double>(parts[i].value) / static_cast<double>(all);
        const double share = static_cast<double>(i) / static_cast<double>(parts.size() - 1);
        svg += rect(x, 0, std::max(0.5, wide - 2), high, "fill=\"" + shade(share) + "\"",
                    parts[i].label + ": " + parts[i].text);
        if (wide > 44)
            svg += text(x + 10, high / 2 + 5, "start", parts[i].text,
                        share > 0.4 ? " class=\"on big\"" : " class=\"big\"");
        x += wide;
    }
    return svg + "</svg>";
}

}  // namespace standpunkt
