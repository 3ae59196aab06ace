#include "screens/screens.h"

#include <algorithm>

#include "screens/question_list.h"
#include "screens/scenes.h"

namespace standpunkt {
namespace {

/// Of the cache, what may be text; the rest is pictures. Text is made again in milliseconds, so it
/// gets the smaller part: a large one only keeps statements of the loop that come back in minutes.
std::size_t text_share(std::size_t bytes) {
    return bytes / 8;
}

}  // namespace

bool PictureKey::same_place(const PictureKey& other) const {
    PictureKey a = *this, b = other;
    a.pressed = b.pressed = {};
    a.seconds = std::min(a.seconds, 1);  // the sheet comes and goes; its numbers only change
    b.seconds = std::min(b.seconds, 1);
    a.pictures = b.pictures = 0;
    a.notice = b.notice = {};
    return a == b;
}

Result<std::unique_ptr<Screens>> Screens::create(const Options& options, FontFiles files,
                                                 Pictures::Load load, std::function<void()> wake) {
    TRY(Canvas canvas, Canvas::create(options.metrics.size));
    TRY(auto fonts, Fonts::open(std::move(files)));
    return std::unique_ptr<Screens>(new Screens(options, std::move(canvas), std::move(fonts),
                                                std::move(load), std::move(wake)));
}

Screens::Screens(const Options& options, Canvas canvas, std::unique_ptr<Fonts> fonts,
                 Pictures::Load load, std::function<void()> wake)
    : x_metrics(options.metrics),
      x_holding(options.holding),
      x_canvas(std::move(canvas)),
      x_fonts(std::move(fonts)),
      x_text(x_canvas, *x_fonts, text_share(options.cache_bytes)),
      x_pictures(x_canvas, std::move(load), std::move(wake),
                 options.cache_bytes - text_share(options.cache_bytes)),
      x_painter(x_canvas, x_text, x_pictures, x_metrics) {}

Screens::~Screens() = default;

const Screens::LaidOut& Screens::lay_out(const Show& show, const Catalogue& catalogue) {
    const Visit& visit = show.visit;
    if (x_laid_out && x_laid_out->exchange == visit.exchange &&
        x_laid_out->language == visit.language)
        return *x_laid_out;
    const Exchange& exchange = catalogue.exchange(visit.exchange);
    const ExchangeText& text = text_of(catalogue, visit.exchange, visit.language);
    const Words& words = Words::of(visit.language, catalogue.stand.address);
    const bool translated = exchange.texts.contains(visit.language);
    LaidOut laid{visit.exchange, visit.language, {}, 0, 0};
    const View view{
        show,      catalogue, words,  catalogue.theme.light, visit.language, {}, nullptr,
        x_holding, {},        Time(0)};
    const auto list_area = QuestionList::area(x_painter, view);
    laid.pages = lay_out_reader(
        x_painter, text, catalogue.theme.light, translated ? "" : words["only_in_language"],
        text.cut_off ? words["source_ends"] : "", words["picture_credit"], visit.language,
        catalogue.stand.default_language, reader_text_area(x_metrics, list_area));
    if (list_area) {
        const QuestionList list(x_painter, view, *list_area, QuestionList::columns(x_metrics));
        laid.list_pages = list.page_count();
        laid.list_page = list.current_page();
    }
    x_laid_out = std::move(laid);
    return *x_laid_out;
}

std::size_t Screens::person_pages(const Show& show, const Catalogue& catalogue) {
    const Words& words = Words::of(show.visit.language, catalogue.stand.address);
    const View view{
        show,      catalogue, words,  catalogue.theme.light, show.visit.language, {}, nullptr,
        x_holding, {},        Time(0)};
    return person_grid(x_painter, view).pages();
}

std::optional<Event> Screens::laid_out(const Show& show, const Catalogue& catalogue) {
    const Visit& visit = show.visit;
    event::PageLaid told{visit.page_count, visit.page_words, visit.list_page_count,
                         visit.list_page};
    switch (show.scene) {
        case Scene::Attract:
        case Scene::Holding:
            return {};
        case Scene::Topics:
            told.list_page_count = topics_grid(x_metrics, catalogue.topics.size()).pages();
            break;
        case Scene::Person:
            told.list_page_count = person_pages(show, catalogue);
            break;
        case Scene::Reader: {
            const LaidOut& laid = lay_out(show, catalogue);
            told.page_count = laid.pages.pages.size();
            told.page_words = laid.pages.words_on(std::min(visit.page, told.page_count - 1));
            told.list_page_count = laid.list_pages;
            if (visit.list_follows) told.list_page = laid.list_page;
            break;
        }
    }
    const bool known = told.page_count == visit.page_count && told.page_words == visit.page_words &&
                       told.list_page_count == visit.list_page_count &&
                       told.list_page == visit.list_page;
    if (known) return {};
    return told;
}

PictureKey Screens::key(const Show& show, const std::string& pressed, Time now) const {
    PictureKey key;
    key.scene = show.scene;
    const Visit& visit = show.visit;
    switch (show.scene) {
        case Scene::Attract:
            key.shown = show.loop.now;
            key.notice = loop_notice();
            break;
        case Scene::Holding:
            key.notice = x_notice;
            break;
        case Scene::Reader:
            key.exchange = visit.exchange;
            key.page = visit.page;
            key.page_count = visit.page_count;
            [[fallthrough]];
        case Scene::Topics:
        case Scene::Person:
            key.language = visit.language;
            key.list_page = visit.list_page;
            if (show.scene == Scene::Person) key.person = visit.person;
            break;
    }
    key.seconds = seconds_left(show, now);
    key.pressed = pressed;
    key.catalogue = x_catalogues;
    key.pictures = pictures_of(key);
    return key;
}

std::optional<Notice> Screens::loop_notice() const {
    return x_notice && x_notice->stick ? x_notice : std::nullopt;
}

PictureKey Screens::next_key(const Show& show) const {
    PictureKey key;
    key.scene = Scene::Attract;
    key.shown = show.loop.next;
    key.notice = loop_notice();
    key.catalogue = x_catalogues;
    key.pictures = pictures_of(key);
    return key;
}

std::uint64_t Screens::pictures_of(const PictureKey& place) const {
    for (const Recent& recent : x_recent)
        if (recent.key.same_place(place) && !recent.lacking) return recent.key.pictures;
    return x_arrived;
}

void Screens::draw(const PictureKey& key, const Show& show, const Catalogue& catalogue, Time now) {
    if (x_has_drawn && x_drawn == key) return;
    // What is pressed or counts down changes one place: the rest of the canvas stays.
    std::optional<Rect> only;
    if (x_has_drawn && key.same_place(x_drawn) && key.pictures == x_drawn.pictures) {
        if (key.seconds != x_drawn.seconds && key.seconds > 0 && x_drawn.seconds > 0)
            only = x_painter.real(still_there_area(x_metrics));
        else if (key.notice != x_drawn.notice)
            only = {};  // what stands above the bar gives way to it
        else if (key.seconds == x_drawn.seconds)
            for (const std::string& id : {key.pressed, x_drawn.pressed})
                if (const UiNode* node = node_named(x_nodes, id); node && !id.empty())
                    only = only ? std::optional<Rect>() : node->rect;
    }
    const std::string language = key.scene == Scene::Attract   ? key.shown.language
                                 : key.scene == Scene::Holding ? catalogue.stand.default_language
                                                               : key.language;
    const Words& words = Words::of(language, catalogue.stand.address);
    const bool dark = key.scene == Scene::Attract && !catalogue.theme.attract_light;
    const Palette& palette = dark ? catalogue.theme.dark : catalogue.theme.light;
    const ReaderPages* pages =
        key.scene == Scene::Reader ? &lay_out(show, catalogue).pages : nullptr;
    const View view{show,        catalogue, words,     palette,    language,
                    key.pressed, pages,     x_holding, key.notice, now};

    x_painter.begin(palette.canvas, only);
    switch (key.scene) {
        case Scene::Attract:
            draw_attract(x_painter, view, key.shown);
            break;
        case Scene::Topics:
            draw_topics(x_painter, view);
            break;
        case Scene::Reader:
            draw_reader(x_painter, view);
            break;
        case Scene::Person:
            draw_person(x_painter, view);
            break;
        case Scene::Holding:
            draw_holding(x_painter, view);
            break;
    }
    if (key.seconds > 0) draw_still_there(x_painter, view);
    x_nodes = x_painter.end();
    if (!key.same_place(x_recent[0].key)) x_recent[1] = std::move(x_recent[0]);
    x_recent[0] = {key, x_painter.lacking()};
    x_drawn = key;
    x_has_drawn = true;
    ++x_drawings;
}

std::span<const std::uint32_t> Screens::pixels() const {
    return x_canvas.pixels();
}

bool Screens::collect() {
    if (!x_pictures.collect()) return false;
    ++x_arrived;
    return true;
}

bool Screens::wait_all() {
    if (!x_pictures.wait_all()) return false;
    ++x_arrived;
    return true;
}

void Screens::new_catalogue() {
    x_laid_out.reset();
    ++x_catalogues;
}

}  // namespace standpunkt
