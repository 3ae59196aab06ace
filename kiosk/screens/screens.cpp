#include "screens/screens.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "screens/about.h"
#include "screens/name_plate.h"
#include "screens/question_list.h"
#include "screens/scenes.h"
#include "screens/search_layout.h"
#include "search/query.h"

namespace standpunkt {
namespace {

/// Of the cache, what may be text; the rest is pictures. Text is made again in milliseconds, so it
/// gets the smaller part: a large one only keeps statements of the loop that come back in minutes.
std::size_t text_share(std::size_t bytes) {
    return bytes / 8;
}

const Palette& palette_of(const Theme& theme, Appearance appearance) {
    static const Palette contrast = contrast_palette();
    switch (appearance) {
        case Appearance::Light:
            return theme.light;
        case Appearance::Dark:
            return theme.dark;
        case Appearance::Contrast:
            return contrast;
    }
    return theme.light;
}

/// The loop wanders by a stroke's width, so that no edge stays on the same pixels.
Point shift_pixels(int shift, const Metrics& metrics) {
    const float step = std::round(8 * metrics.unit);
    constexpr std::array<Point, shift_count> places{
        {{0, 0}, {1, 1}, {-1, -1}, {1, -1}, {-1, 1}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
    const Point place = places[static_cast<std::size_t>(shift)];
    return {place.x * step, place.y * step};
}

}  // namespace

Result<std::unique_ptr<Screens>> Screens::create(const Options& options, FontFiles files,
                                                 Pictures::Load load, std::function<void()> wake) {
    TRY(Canvas canvas, Canvas::create(options.metrics.screen));
    TRY(auto fonts, Fonts::open(std::move(files)));
    return std::unique_ptr<Screens>(new Screens(options, std::move(canvas), std::move(fonts),
                                                std::move(load), std::move(wake)));
}

Screens::Screens(const Options& options, Canvas canvas, std::unique_ptr<Fonts> fonts,
                 Pictures::Load load, std::function<void()> wake)
    : x_panel(options.metrics),
      x_metrics(options.metrics),
      x_version(options.version),
      x_content_code(options.content_code),
      x_keeps_words(options.keeps_words),
      x_holding(options.holding),
      x_canvas(std::move(canvas)),
      x_fonts(std::move(fonts)),
      x_text(x_canvas, *x_fonts, text_share(options.cache_bytes)),
      x_pictures(x_canvas, std::move(load), std::move(wake),
                 options.cache_bytes - text_share(options.cache_bytes)),
      x_painter(x_canvas, x_text, x_pictures, x_metrics) {}

Screens::~Screens() = default;

void Screens::use(const Aids& aids) {
    x_metrics = x_panel.with(aids);
    x_painter.use(x_metrics);
}

View Screens::view_of(const Show& show, const Catalogue& catalogue, const std::string& language,
                      const Palette& palette) {
    x_fonts->speak(language);
    View view{show, catalogue, Words::of(language, catalogue.stand.address), palette, language,
              {},   nullptr};
    view.holding = x_holding;
    view.version = x_version;
    view.content_code = x_content_code;
    view.keeps_words = x_keeps_words;
    view.page = &x_page;
    return view;
}

const Screens::LaidOut& Screens::lay_out(const Show& show, const Catalogue& catalogue) {
    const Visit& visit = show.visit;
    const TextKey key{show.scene, visit.exchange, visit.language, visit.aids,
                      comes_from_search(visit)};
    if (x_laid_out && x_laid_out->key == key) return *x_laid_out;
    LaidOut laid{key, {}, 0, 0};
    const Palette& palette = palette_of(catalogue.theme, visit.aids.appearance);
    const View view = view_of(show, catalogue, visit.language, palette);
    const Words& words = view.words;
    if (show.scene == Scene::About) {
        laid.pages =
            lay_out_reader(x_painter, about_text(view), palette, {}, {}, {}, visit.language,
                           catalogue.stand.default_language, about_area(x_painter, view));
        laid.list_pages = laid.pages.pages.size();
    } else {
        const ExchangeText& text = text_of(catalogue, visit.exchange, visit.language);
        const bool translated = catalogue.exchange(visit.exchange).texts.contains(visit.language);
        const float foot = x_metrics.height - reader_toolbar_height(x_painter, view);
        const auto list_area = QuestionList::area(x_painter, view, foot);
        laid.pages = lay_out_reader(
            x_painter, text, palette, translated ? "" : words["only_in_language"],
            text.cut_off ? words["source_ends"] : "", words["picture_credit"], visit.language,
            catalogue.stand.default_language, reader_text_area(x_metrics, list_area, foot));
        if (list_area) {
            const QuestionList list(x_painter, view, *list_area, QuestionList::columns(x_metrics));
            laid.list_pages = list.page_count();
            laid.list_page = list.current_page();
        }
    }
    x_laid_out = std::move(laid);
    return *x_laid_out;
}

const Hits& Screens::find(const Show& show, const Catalogue& catalogue, const View& view) {
    const std::string& language = show.visit.language;
    const std::string& text = show.visit.query.text;
    const std::size_t characters = search_layout(x_painter, view).passage_characters;
    if (!x_searched || x_searched->language != language || x_searched->text != text ||
        x_searched->passage_characters != characters) {
        const SearchIndex& index = x_indexes.of(catalogue, language);
        x_searched = {language, text, characters, index.find(text, most_shown_hits, characters)};
    }
    return x_searched->hits;
}

std::optional<Event> Screens::laid_out(const Show& show, const Catalogue& catalogue) {
    const Visit& visit = show.visit;
    if (show.scene == Scene::Attract || show.scene == Scene::Holding) return {};
    use(visit.aids);
    const View view = view_of(show, catalogue, visit.language,
                              palette_of(catalogue.theme, visit.aids.appearance));
    event::PageLaid told{visit.page_count, visit.page_words, visit.list_page_count, visit.list_page,
                         visit.sheet_page_count};
    switch (show.scene) {
        case Scene::Attract:
        case Scene::Holding:
            break;
        case Scene::Operator:
            told.list_page_count = operator_pages(x_painter, view);
            break;
        case Scene::Topics:
            told.list_page_count = topics_grid(x_painter, view).pages();
            break;
        case Scene::People:
            told.list_page_count = people_grid(x_painter, view).pages();
            break;
        case Scene::Person:
            told.list_page_count = person_grid(x_painter, view).pages();
            break;
        case Scene::Search:
            told.list_page_count =
                search_pages(x_painter, view, find(show, catalogue, view).best.size());
            break;
        case Scene::About: {
            const LaidOut& laid = lay_out(show, catalogue);
            told.list_page_count = laid.list_pages;
            told.page_words = laid.pages.words_on(std::min(visit.list_page, laid.list_pages - 1));
            break;
        }
        case Scene::Reader: {
            const LaidOut& laid = lay_out(show, catalogue);
            told.page_count = laid.pages.pages.size();
            told.page_words = laid.pages.words_on(std::min(visit.page, told.page_count - 1));
            told.list_page_count = laid.list_pages;
            if (visit.list_follows) told.list_page = laid.list_page;
            break;
        }
    }
    if (visit.sheet == Sheet::Help) told.sheet_page_count = help_pages(x_painter, view);
    if (visit.sheet == Sheet::Language) told.sheet_page_count = language_pages(x_painter, view);
    const bool known = told.page_count == visit.page_count && told.page_words == visit.page_words &&
                       told.list_page_count == visit.list_page_count &&
                       told.list_page == visit.list_page &&
                       told.sheet_page_count == visit.sheet_page_count;
    if (known) return {};
    return told;
}

PictureKey Screens::key(const Show& show, const std::string& pressed, const std::string& focus,
                        Time now) const {
    PictureKey key = place_of(show, now);
    add_state(key);
    key.pressed = pressed;
    key.focus = focus;
    key.pictures = pictures_of(key);
    return key;
}

PictureKey Screens::next_key(const Show& show, const Catalogue& catalogue) const {
    PictureKey key = next_place(show, catalogue);
    add_state(key);
    key.pictures = pictures_of(key);
    return key;
}

/// What happens to the stand. The loop tells of a stick, and is silent about networks.
void Screens::add_state(PictureKey& key) const {
    const bool loop = key.scene == Scene::Attract;
    key.touch_lost = loop && x_touch_lost;
    if (loop || key.scene == Scene::Holding) key.stand = x_stand;
    if (key.scene == Scene::Operator) {
        if (key.desk.view == OperatorDesk::View::Pattern)
            key.touches = x_touches;
        else
            key.page_told = x_page_told;
    }
    if (key.scene == Scene::Holding || (loop && x_notice && x_notice->stick)) key.notice = x_notice;
}

std::uint64_t Screens::pictures_of(const PictureKey& place) const {
    for (const Recent& recent : x_recent)
        if (recent.key.same_place(place) && !recent.lacking) return recent.key.pictures;
    return x_arrived;
}

void Screens::draw_scene(const PictureKey& key, const View& view) {
    switch (key.scene) {
        case Scene::Attract:
            draw_attract(x_painter, view, key.shown);
            return;
        case Scene::Topics:
            draw_topics(x_painter, view);
            return;
        case Scene::People:
            draw_people(x_painter, view);
            return;
        case Scene::Reader:
            draw_reader(x_painter, view);
            return;
        case Scene::Person:
            draw_person(x_painter, view);
            return;
        case Scene::Search:
            draw_search(x_painter, view);
            return;
        case Scene::About:
            draw_about(x_painter, view);
            return;
        case Scene::Holding:
            draw_holding(x_painter, view);
            return;
        case Scene::Operator:
            if (key.desk.view == OperatorDesk::View::Pattern)
                draw_pattern(view);
            else
                draw_operator(x_painter, view);
            return;
    }
}

void Screens::draw_pattern(const View& view) {
    TestPattern pattern = x_pattern.value_or(TestPattern{});
    if (!x_pattern) pattern.panel = x_panel.screen;
    pattern.diagonal_inch = x_panel.panel.diagonal_inch;
    pattern.language = view.language;
    pattern.words = &view.words;
    pattern.leave = "pattern_leave_hold";
    x_painter.fill({0, 0, x_metrics.width, x_metrics.height}, pattern_ground);
    draw_test_pattern(x_painter, pattern, x_trail);
}

void Screens::tell(OperatorPage page) {
    if (page == x_page) return;
    x_page = std::move(page);
    ++x_page_told;
}

void Screens::trail(const Contact& contact) {
    x_trail.add(contact);
    ++x_touches;
}

void Screens::draw_sheet(Sheet sheet, const View& view) {
    switch (sheet) {
        case Sheet::Help:
            draw_help(x_painter, view);
            return;
        case Sheet::Language:
            draw_language(x_painter, view);
            return;
        case Sheet::TakeAlong:
            draw_take_along(x_painter, view);
            return;
    }
}

/// What has to be drawn of `key` while the canvas shows `drawn`: what is pressed or counts down
/// changes one place, the rest of the canvas stays. Nothing: all of it.
std::optional<Rect> Screens::changed_part(const PictureKey& key) const {
    const bool same = x_has_drawn && key.same_place(x_drawn) && key.pictures == x_drawn.pictures &&
                      key.notice == x_drawn.notice && key.touch_lost == x_drawn.touch_lost &&
                      key.stand == x_drawn.stand && key.focus == x_drawn.focus &&
                      key.query == x_drawn.query && key.desk == x_drawn.desk &&
                      key.page_told == x_drawn.page_told && key.touches == x_drawn.touches;
    if (!same) return {};
    if (key.seconds != x_drawn.seconds)
        return key.seconds > 0 && x_drawn.seconds > 0 && key.scene != Scene::Operator
                   ? std::optional(x_painter.real(still_there_area(x_metrics)))
                   : std::nullopt;
    std::optional<Rect> only;
    for (const std::string& id : {key.pressed, x_drawn.pressed})
        if (const UiNode* node = node_named(x_nodes, id); node && !id.empty()) {
            if (only) return {};
            only = node->rect;
        }
    return only;
}

void Screens::draw(const PictureKey& key, const Show& show, const Catalogue& catalogue, Time now) {
    if (x_has_drawn && x_drawn == key) return;
    use(key.aids);
    if (key.scene == Scene::Operator && key.desk.view == OperatorDesk::View::Pattern) {
        x_metrics = pattern_metrics(x_panel.screen, x_panel.panel.diagonal_inch);
        x_painter.use(x_metrics);
    }
    const std::optional<Rect> only = changed_part(key);
    const std::string language = key.scene == Scene::Attract   ? key.shown.language
                                 : key.scene == Scene::Holding ? catalogue.stand.default_language
                                                               : key.language;
    const bool dark = key.scene == Scene::Operator ||
                      (key.scene == Scene::Attract && !catalogue.theme.attract_light);
    const Palette& palette =
        dark ? catalogue.theme.dark : palette_of(catalogue.theme, key.aids.appearance);
    View view = view_of(show, catalogue, language, palette);
    view.pressed = key.pressed;
    view.focus = key.focus;
    view.notice = key.notice;
    view.touch_lost = key.touch_lost;
    view.now = now;
    if (key.scene == Scene::Reader || key.scene == Scene::About)
        view.pages = &lay_out(show, catalogue).pages;
    if (key.scene == Scene::Search) {
        view.hits = &find(show, catalogue, view);
        view.searched = !query_words(key.query.text).empty();
    }
    x_painter.begin(palette.canvas, only, shift_pixels(key.shift, x_metrics));
    // With reach nothing to tap stands in the upper part: a quiet ground.
    if (x_metrics.area.y > 0)
        x_painter.above(palette.sunken, palette.divider, std::max(2.0F, x_metrics.border));
    draw_scene(key, view);
    if (key.sheet) draw_sheet(*key.sheet, view);
    if (key.seconds > 0 && key.scene != Scene::Operator) draw_still_there(x_painter, view);
    if (!key.stand.empty()) draw_name_plate(x_painter, view, key.stand);
    x_painter.focus(key.focus);
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

}  // namespace standpunkt
