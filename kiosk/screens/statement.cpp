#include "screens/statement.h"

#include <algorithm>
#include <limits>

#include "interview/reading_time.h"
#include "screens/element.h"
#include "screens/sign.h"

namespace standpunkt {
namespace {

struct Sizes {
    std::vector<TypeSize> statement;
    TypeSize topic, credit;
    float sign, gap;
};

constexpr int most_lines = 5, any_lines = std::numeric_limits<int>::max();

const std::vector<TypeSize> large{{120, 132}, {100, 110}, {84, 94}, {68, 78}, {56, 66}};
const std::vector<TypeSize> small{{56, 62}, {48, 54}, {42, 48}, {36, 42}, {30, 36}};

Sizes sizes_of(const Metrics& m) {
    switch (m.format) {
        case Format::Wide:
            return {large, {44, 54}, {34, 44}, 72, 28};
        case Format::Tall:
            return {large, {44, 54}, {34, 44}, 72, 32};
        case Format::Compact:
            return {small, {26, 32}, {22, 28}, 40, 10};
    }
    return {};
}

std::string credit_of(const View& view, const Highlight& highlight) {
    const std::string& name = view.catalogue.interview(highlight.exchange).person.name;
    if (name.empty()) return {};
    switch (highlight.kind) {
        case HighlightKind::Quote:
            return name;
        case HighlightKind::Paraphrase:
            return view.say("after_talk_with", {name});
        case HighlightKind::Question:
            return view.say("in_talk", {name});
        case HighlightKind::Editorial:
            return {};
    }
    return {};
}

std::string statement_of(const View& view, const Highlight& highlight) {
    const std::string text = view.localised(highlight.text);
    switch (highlight.kind) {
        case HighlightKind::Quote:
            return view.say("quotation", {text});
        case HighlightKind::Paraphrase:
        case HighlightKind::Editorial:
        case HighlightKind::Question:
            return text;
    }
    return text;
}

/// Topic, statement, who said it and how long its answer takes, one below the other.
struct Message {
    TextLayout topic, statement, credit, time;
    float sign_row;  // height of topic and sign
    float clock;     // side of the icon before the time
    bool one_row;    // credit and time side by side
    float height;
    bool fits;
};

float clock_gap(const Metrics& m) {
    return m.format == Format::Compact ? 8 : 12;
}

float sign_gap(const Metrics& m) {
    return m.format == Format::Compact ? 12 : 24;
}

float credit_gap(const Metrics& m) {
    return m.format == Format::Compact ? 28 : 56;
}

std::string reading_time(const View& view, ExchangeRef exchange) {
    const int minutes = reading_minutes(
        word_count(plain_text(text_of(view.catalogue, exchange, view.language).answer)));
    return minutes == 1 ? view.say("reading_minutes_one")
                        : view.say("reading_minutes", {std::to_string(minutes)});
}

/// The largest statement with which the whole message is at most `height` high.
Message lay_out(Painter& painter, const View& view, const Highlight& highlight, Rect area,
                const StatementColours& colours) {
    const Metrics& m = painter.metrics();
    const Sizes sizes = sizes_of(m);
    Message message;
    const std::string title = view.localised(view.catalogue.topic(highlight.exchange).title);
    std::vector<Look> topic_looks;
    for (const int part : {5, 4})
        topic_looks.push_back({{sizes.topic.px * part / 5, sizes.topic.leading * part / 5},
                               Face::SemiBold,
                               colours.ink,
                               Breaking::Display});
    message.topic = fitted(painter, title, topic_looks, area.width - sizes.sign - sign_gap(m), 1);
    message.sign_row = std::max(sizes.sign, painter.height_of(message.topic));
    const Look look{sizes.credit, Face::Medium, colours.second_ink, Breaking::Display};
    message.clock = static_cast<float>(sizes.credit.px) * 1.18F;
    message.credit = painter.layout(credit_of(view, highlight), look, area.width);
    message.time = painter.layout(reading_time(view, highlight.exchange), look, area.width);
    const float credit = message.credit.width / m.unit, time = message.time.width / m.unit;
    message.one_row =
        message.credit.line_count() <= 1 &&
        (credit > 0 ? credit + credit_gap(m) : 0) + message.clock + clock_gap(m) + time <=
            area.width;
    const float around = message.sign_row + 2 * sizes.gap + painter.height_of(message.time) +
                         (message.one_row ? 0 : painter.height_of(message.credit));
    const std::string statement = statement_of(view, highlight);
    const auto look_at = [&](const TypeSize& size) {
        return Look{size, Face::Display, colours.ink, Breaking::Display};
    };
    const auto is_room = [&](const Look& one, int lines) {
        const float height = painter.height_of(painter.layout(statement, one, area.width));
        return around + height <= area.height && fits(painter, statement, one, area.width, lines);
    };
    Look chosen = look_at(sizes.statement.back());
    const auto found = std::ranges::find_if(
        sizes.statement, [&](const TypeSize& size) { return is_room(look_at(size), most_lines); });
    message.fits = found != sizes.statement.end();
    if (message.fits) chosen = look_at(*found);
    // A long question has more lines. Upright they are as many with a picture as without one.
    if (!message.fits && m.format == Format::Tall) message.fits = is_room(chosen, any_lines);
    message.statement = fitted(painter, statement, {chosen}, area.width, any_lines);
    message.height = around + painter.height_of(message.statement);
    return message;
}

}  // namespace

bool statement_fits(Painter& painter, const View& view, const Highlight& highlight, Rect area,
                    const StatementColours& colours) {
    return area.height > 0 && lay_out(painter, view, highlight, area, colours).fits;
}

void draw_statement(Painter& painter, const View& view, const Highlight& highlight, Rect area,
                    const StatementColours& colours) {
    const Metrics& m = painter.metrics();
    const Topic& topic = view.catalogue.topic(highlight.exchange);
    const Sizes sizes = sizes_of(m);
    const Message message = lay_out(painter, view, highlight, area, colours);
    float y = area.y + std::max(0.0F, (area.height - message.height) / 2);
    // In portrait format lower, near the hand.
    if (m.format == Format::Tall) y = std::max(y, area.bottom() - 112 - message.height);

    const float x = area.x, beside = sizes.sign + sign_gap(m);
    topic_sign(painter, topic, {x, y + (message.sign_row - sizes.sign) / 2, sizes.sign, sizes.sign},
               colours.sign_field, colours.sign_ink);
    write(painter, view, x + beside, y + (message.sign_row - painter.height_of(message.topic)) / 2,
          area.width - beside, message.topic,
          {"topic", view.localised(topic.title), colours.ground, Role::Text});
    y += message.sign_row + sizes.gap;
    y += write(painter, view, x, y, area.width, message.statement,
               {"statement", statement_of(view, highlight), colours.ground, Role::Heading});
    y += sizes.gap;
    float time_x = x;
    if (!message.credit.lines.empty()) {
        const float height =
            write(painter, view, x, y, area.width, message.credit,
                  {"credit", credit_of(view, highlight), colours.ground, Role::Text});
        if (message.one_row)
            time_x += message.credit.width / m.unit + credit_gap(m);
        else
            y += height;
    }
    painter.icon("schedule", {time_x + message.clock / 2, y + painter.height_of(message.time) / 2},
                 static_cast<int>(message.clock), colours.second_ink);
    write(painter, view, time_x + message.clock + clock_gap(m), y, area.width, message.time,
          {"reading-time", reading_time(view, highlight.exchange), colours.ground, Role::Text});
}

void draw_line(Painter& painter, const View& view, const std::string& text, Rect area, Colour ink,
               Colour ground) {
    const Sizes sizes = sizes_of(painter.metrics());
    Look look;
    for (const TypeSize& size : sizes.statement) {
        look = {size, Face::Display, ink, Breaking::Display};
        if (fits(painter, text, look, area.width, most_lines) &&
            painter.height_of(painter.layout(text, look, area.width)) <= area.height)
            break;
    }
    const TextLayout drawn = fitted(painter, text, {look}, area.width, most_lines);
    const float y = area.y + std::max(0.0F, (area.height - painter.height_of(drawn)) / 2);
    write(painter, view, area.x, y, area.width, drawn, {"slide", text, ground, Role::Heading});
}

}  // namespace standpunkt
