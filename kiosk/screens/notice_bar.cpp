#include "screens/notice_bar.h"

#include <algorithm>

#include "screens/element.h"

namespace standpunkt {
namespace {

struct BarSizes {
    float least_height, icon, gap, padding;
    TypeSize type;
};

BarSizes sizes_of(const Metrics& metrics) {
    if (metrics.format == Format::Compact) return {44, 28, 10, 6, {22, 28}};
    return {72, 44, 22, 12, {32, 42}};
}

float text_left(const Metrics& metrics, const BarSizes& sizes) {
    return metrics.margin + sizes.icon + sizes.gap;
}

TextLayout lay_out(Painter& painter, const View& view, const BarSizes& sizes) {
    const Metrics& m = painter.metrics();
    const Look look{sizes.type, Face::SemiBold, view.catalogue.theme.light.ink, Breaking::Display};
    return painter.layout(notice_text(view, *view.notice), look,
                          m.width - text_left(m, sizes) - m.margin);
}

/// Only a stick has people waiting beside it.
bool is_told(const View& view) {
    return view.notice && view.notice->stick;
}

}  // namespace

std::string notice_text(const View& view, const Notice& notice) {
    switch (notice.phase) {
        case Notice::Phase::Copying:
            return view.say("notice_copying", {std::to_string(notice.percent)});
        case Notice::Phase::Done:
            return view.say("notice_done");
        case Notice::Phase::UpToDate:
            return view.say("notice_up_to_date");
        case Notice::Phase::Updating:
            return view.say("notice_updating", {std::to_string(notice.percent)});
        case Notice::Phase::Restarting:
            return view.say("notice_restarting");
        case Notice::Phase::Updated:
            return view.say("notice_updated");
        case Notice::Phase::Refused:
            break;
    }
    const int number = static_cast<int>(notice.code);
    const bool known = (number >= 201 && number <= 213) || notice.code == Code::ForeignStick ||
                       (notice.code >= Code::SystemRefused && notice.code <= Code::SystemDropped);
    const std::string cause = view.say(known ? "notice_" + std::to_string(number) : "notice_other");
    const std::string pull =
        notice.stick && notice.code != Code::SourceGone ? " " + view.say("notice_pull") : "";
    return cause + pull + " " + to_string(notice.code);
}

float notice_height(Painter& painter, const View& view) {
    if (!is_told(view)) return 0;
    const BarSizes sizes = sizes_of(painter.metrics());
    const float text = painter.height_of(lay_out(painter, view, sizes));
    return std::max(sizes.least_height, text + 2 * sizes.padding);
}

void draw_notice(Painter& painter, const View& view, Rect area) {
    const Metrics& m = painter.metrics();
    const BarSizes sizes = sizes_of(m);
    const Palette& p = view.catalogue.theme.light;
    const auto phase = view.notice->phase;
    const bool refused = phase == Notice::Phase::Refused;
    const bool goes_on = phase == Notice::Phase::Copying || phase == Notice::Phase::Updating;
    const Colour ground = p.canvas;  // amber belongs to the invitation below
    painter.fill(area, ground);
    if (goes_on)
        painter.fill({area.x, area.y, area.width * static_cast<float>(view.notice->percent) / 100,
                      area.height},
                     p.soft);
    const Point middle{m.margin + sizes.icon / 2, area.y + area.height / 2};
    const char* icon = refused ? "warning" : goes_on ? "usb" : "check_circle";
    painter.icon(icon, middle, static_cast<int>(sizes.icon), p.ink);
    const TextLayout text = lay_out(painter, view, sizes);
    const float left = text_left(m, sizes);
    write(painter, view, left, area.y + (area.height - painter.height_of(text)) / 2,
          m.width - left - m.margin, text,
          {"notice", notice_text(view, *view.notice), ground, Role::Text});
}

}  // namespace standpunkt
