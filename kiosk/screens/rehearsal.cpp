#include "screens/rehearsal.h"

#include <algorithm>

namespace standpunkt {
namespace {

/// The exchange whose answer is the longest in the default language.
ExchangeRef longest(const Catalogue& catalogue) {
    ExchangeRef found;
    std::size_t most = 0;
    for (std::size_t i = 0; i < catalogue.interviews.size(); ++i)
        for (std::size_t e = 0; e < catalogue.interviews[i].exchanges.size(); ++e) {
            const auto& text = text_of(catalogue, {i, e}, catalogue.stand.default_language);
            const std::size_t length = plain_text(text.answer).size();
            if (length <= most) continue;
            most = length;
            found = {i, e};
        }
    return found;
}

}  // namespace

Result<std::unique_ptr<Rehearsal>> Rehearsal::begin(const Catalogue& catalogue, Options options) {
    TRY(auto screens, Screens::create({options.metrics, 32u << 20, Holding::NothingYet},
                                      std::move(options.fonts), std::move(options.load), [] {}));
    return std::unique_ptr<Rehearsal>(new Rehearsal(catalogue, options.tempo, std::move(screens)));
}

Rehearsal::Rehearsal(const Catalogue& catalogue, const Tempo& tempo,
                     std::unique_ptr<Screens> screens)
    : x_catalogue(catalogue), x_tempo(tempo), x_screens(std::move(screens)) {
    start_again();
}

void Rehearsal::start_again() {
    x_now = Time(0);
    x_show = standpunkt::begin(x_catalogue, x_tempo, x_now);
}

void Rehearsal::settle() {
    for (int i = 0; i < 4; ++i) {
        const auto told = x_screens->laid_out(x_show, x_catalogue);
        if (!told) return;
        x_show = next(std::move(x_show), x_catalogue, *told, x_now);
    }
}

void Rehearsal::play(const Event& event) {
    x_show = next(std::move(x_show), x_catalogue, event, x_now);
    settle();
}

void Rehearsal::wait(Duration time) {
    const Time end = x_now + time;
    while (true) {
        const Time due = std::max(deadline(x_show, x_catalogue), x_now + Duration(1));
        if (due > end) break;
        x_now = due;
        play(event::Tick{});
    }
    x_now = end;
}

void Rehearsal::draw() {
    x_screens->draw(x_screens->key(x_show, {}, x_now), x_show, x_catalogue, x_now);
    if (x_screens->wait_all())
        x_screens->draw(x_screens->key(x_show, {}, x_now), x_show, x_catalogue, x_now);
}

const UiNodes& Rehearsal::nodes() {
    draw();
    return x_screens->nodes();
}

Frame Rehearsal::frame() {
    draw();
    return {metrics().size, x_screens->pixels()};
}

std::vector<Stop> stops_of(const Catalogue& catalogue) {
    if (catalogue.highlights.empty()) return {{"holding", {}}};
    const ExchangeRef reading = longest(catalogue);
    const event::OpenExchange read{reading};
    const event::TurnPage far{1000};
    std::vector<Stop> stops{
        {"loop", {}},
        {"topics", {event::OpenTopics{}}},
        {"reader", {read}},
        {"reader's last page", {read, far}},
        {"person", {read, event::OpenPerson{reading.interview}}},
        {"still there", {read}, Stop::Then::RestTillAsked},
    };
    return stops;
}

void go_to(Rehearsal& rehearsal, const Stop& stop) {
    rehearsal.start_again();
    // The first highlight has come on.
    rehearsal.wait(Duration(1000));
    for (const Event& event : stop.way) rehearsal.play(event);
    if (stop.then == Stop::Then::RestTillAsked)
        rehearsal.wait(deadline(rehearsal.show(), rehearsal.catalogue()) - rehearsal.now());
}

}  // namespace standpunkt
