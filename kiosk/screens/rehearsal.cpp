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
    TRY(auto screens, Screens::create({options.metrics, 32u << 20, Holding::NothingYet,
                                       options.version, options.content_code},
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
    x_screens->draw(x_screens->key(x_show, {}, {}, x_now), x_show, x_catalogue, x_now);
    if (x_screens->wait_all())
        x_screens->draw(x_screens->key(x_show, {}, {}, x_now), x_show, x_catalogue, x_now);
}

const UiNodes& Rehearsal::nodes() {
    draw();
    return x_screens->nodes();
}

Frame Rehearsal::frame() {
    draw();
    return {x_screens->metrics().screen, x_screens->pixels()};
}

const Metrics& Rehearsal::metrics() {
    draw();
    return x_screens->metrics();
}

std::vector<Stop> stops_of(const Catalogue& catalogue) {
    if (catalogue.highlights.empty()) return {{"holding", {}}};
    const ExchangeRef reading = longest(catalogue);
    const event::OpenExchange read{reading};
    const event::TurnPage far{1000};
    const event::OpenSearch search{};
    const auto sheet = [](Sheet which) { return event::OpenSheet{which, Time(0)}; };
    std::vector<Stop> stops{
        {"loop", {}},
        {"topics", {event::OpenTopics{}}},
        {"reader", {read}},
        {"reader's last page", {read, far}},
        {"person", {read, event::OpenPerson{reading.interview}}},
        {"search", {search}},
        {"search with hits", {search, event::Type{"en"}}},
        {"all hits", {search, event::Type{"en"}, event::HideKeys{}}},
        {"search without hits", {search, event::Type{"wasserstofx"}}},
        {"search, digits", {search, event::ShowKeys{KeyLayer::Digits}}},
        {"help", {read, sheet(Sheet::Help)}},
        {"about", {read, event::OpenAbout{}}},
        {"about's last page", {read, event::OpenAbout{}, event::TurnList{1000}}},
        {"still there", {read}, Stop::Then::RestTillAsked},
    };
    if (!catalogue.slides.empty()) stops.push_back({"slide", {}, Stop::Then::WatchTillSlide});
    if (has_people(catalogue)) stops.push_back({"people", {event::OpenPeople{}}});
    if (catalogue.stand.languages.size() > 2)
        stops.push_back({"language", {read, sheet(Sheet::Language)}});
    if (!catalogue.stand.web_address.empty())
        stops.push_back({"take along", {read, far, sheet(Sheet::TakeAlong)}});
    return stops;
}

std::vector<Stop> desk_stops() {
    using Way = std::vector<Event>;
    const auto then = [](Way way, const Way& more) {
        way.insert(way.end(), more.begin(), more.end());
        return way;
    };
    const Way pin{event::HoldCorner{PinFile::Set}};
    const Way typed = then(pin, {event::TypeDigit{'2'}, event::TypeDigit{'4'},
                                 event::TypeDigit{'6'}, event::TypeDigit{'8'}});
    const auto judged = [&](PinVerdict verdict) {
        return Way{event::TypeDigit{'2'}, event::TypeDigit{'4'}, event::TypeDigit{'6'},
                   event::TypeDigit{'8'}, event::EnterPin{},     event::JudgedPin{verdict}};
    };
    const Way wrong = then(pin, judged(PinVerdict::Wrong));
    const Way page = then(pin, judged(PinVerdict::Right));
    const auto failed = [](Errand errand, Code code) {
        return event::ToldErrand{errand, {ErrandState::Phase::Failed, code, 0}};
    };
    return {
        {"no pin", {event::HoldCorner{PinFile::Missing}}},
        {"pin", pin},
        {"pin typed", typed},
        {"pin judged", then(typed, {event::EnterPin{}})},
        {"pin wrong", wrong},
        {"pin unreadable", then(pin, judged(PinVerdict::Unreadable))},
        {"pin locked", then(then(wrong, judged(PinVerdict::Wrong)), judged(PinVerdict::Wrong))},
        {"operator", page},
        {"operator's second page", then(page, {event::TurnList{1}})},
        {"operator's last page", then(page, {event::TurnList{1000}})},
        {"operator working",
         then(page, {event::RunErrand{Errand::Check}, event::RunErrand{Errand::Report}})},
        {"operator failed", then(page, {failed(Errand::Check, Code::AgentSilent),
                                        failed(Errand::Report, Code::StickNotWritten)})},
        {"operator asks", then(page, {event::RunErrand{Errand::RollBack}})},
        {"operator turns", then(page, {event::TryTurn{TurnOf::Picture}})},
        {"cleaning", then(pin, {event::Clean{}})},
    };
}

void go_to(Rehearsal& rehearsal, const Stop& stop, const Aids& aids) {
    rehearsal.start_again();
    // The first highlight has come on.
    rehearsal.wait(Duration(1000));
    for (std::size_t i = 0; i < stop.way.size(); ++i) {
        rehearsal.play(stop.way[i]);
        if (i == 0 && !(aids == Aids{})) rehearsal.play(event::SetAids{aids});
    }
    const auto wait = [&] {
        rehearsal.wait(deadline(rehearsal.show(), rehearsal.catalogue()) - rehearsal.now());
    };
    const std::size_t highlights = rehearsal.catalogue().highlights.size();
    switch (stop.then) {
        case Stop::Then::Stay:
            return;
        case Stop::Then::WatchTillSlide:  // each cycle has every slide
            for (std::size_t i = 0; rehearsal.show().loop.now.item < highlights &&
                                    i < 4 * (highlights + rehearsal.catalogue().slides.size());
                 ++i)
                wait();
            return;
        case Stop::Then::RestTillAsked:
            wait();
            return;
    }
}

}  // namespace standpunkt
