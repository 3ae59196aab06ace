#include "screens/about.h"

#include <algorithm>
#include <set>

#include "base/day.h"
#include "screens/page_view.h"
#include "screens/pager.h"
#include "screens/scenes.h"
#include "screens/sign.h"
#include "screens/toolbar_buttons.h"

namespace standpunkt {
namespace {

/// "2026-11-27" as people of the language write it.
std::string date_of(const View& view, const std::string& iso) {
    if (!is_day(iso)) return iso;
    const std::string day = iso.substr(iso[8] == '0' ? 9 : 8);
    return view.say("date", {day, view.say("month_" + iso.substr(5, 2)), iso.substr(0, 4)});
}

/// The words for `key` with `values` filled in: one that ends in a full stop brings that of its
/// sentence, which gets no other.
std::string sentence(const View& view, std::string_view key, std::vector<std::string> values) {
    const std::string pattern = view.say(key);
    std::size_t at = 0;
    for (std::string& value : values) {
        at = pattern.find("{}", at);
        if (at == std::string::npos) break;
        at += 2;
        if (pattern.compare(at, 1, ".") == 0 && value.ends_with('.')) value.pop_back();
    }
    return view.say(key, values);
}

/// Sentences, one behind the other.
class Paragraph {
  public:
    void add(const std::string& sentence) { x_text += (x_text.empty() ? "" : " ") + sentence; }
    Block block() const { return {.spans = {{.text = x_text}}}; }
    bool empty() const { return x_text.empty(); }

  private:
    std::string x_text;
};

/// When the talk was held: a day, a month ("2026-11") or a year, as the editor knows it.
std::string held(const View& view, const std::string& iso) {
    if (is_day(iso)) return sentence(view, "about_date", {date_of(view, iso)});
    if (is_day(iso + "-01"))
        return sentence(view, "about_month",
                        {view.say("month_" + iso.substr(5, 2)), iso.substr(0, 4)});
    return sentence(view, "about_year", {iso});
}

Paragraph about(const View& view, const Interview& interview) {
    Paragraph words;
    if (!interview.person.name.empty())
        words.add(sentence(view, "about_talk", {interview.person.name}));
    if (!interview.date.empty()) words.add(held(view, interview.date));
    if (!interview.source.empty()) words.add(sentence(view, "about_source", {interview.source}));
    if (!interview.retold_by.empty())
        words.add(sentence(view, "about_retold", {interview.retold_by}));
    if (interview.approved_by.empty() || interview.approved_on.empty())
        words.add(view.say("about_not_approved"));
    else
        words.add(sentence(view, "about_approved",
                           {interview.approved_by, date_of(view, interview.approved_on)}));
    return words;
}

void collect(const std::optional<Picture>& picture, std::set<std::string>& all) {
    if (!picture || picture->credit.empty()) return;
    all.insert(picture->licence.empty() ? picture->credit
                                        : picture->credit + " (" + picture->licence + ")");
}

Paragraph about_pictures(const View& view) {
    std::set<std::string> credits;
    const Catalogue& catalogue = view.catalogue;
    collect(catalogue.theme.logo_on_light, credits);
    collect(catalogue.theme.logo_on_dark, credits);
    for (const Slide& slide : catalogue.slides) {
        collect(slide.wide, credits);
        collect(slide.tall, credits);
    }
    for (const Interview& interview : catalogue.interviews) {
        collect(interview.person.portrait, credits);
        for (const Exchange& exchange : interview.exchanges)
            for (const auto& [language, text] : exchange.texts)
                for (const Block& block : text.answer) collect(block.picture, credits);
    }
    Paragraph words;
    if (credits.empty()) return words;
    std::string list;
    for (const std::string& one : credits) list += (list.empty() ? "" : "; ") + one;
    words.add(view.say("about_pictures") + ": " + list + (list.ends_with('.') ? "" : "."));
    return words;
}

}  // namespace

ExchangeText about_text(const View& view) {
    ExchangeText text;
    text.question = view.say("about");
    const auto add = [&](const Paragraph& words) {
        if (!words.empty()) text.answer.push_back(words.block());
    };
    Paragraph privacy, program;
    privacy.add(view.say(view.keeps_words ? "about_privacy_words" : "about_privacy"));
    for (const Interview& interview : view.catalogue.interviews) add(about(view, interview));
    add(about_pictures(view));
    add(privacy);
    if (!view.catalogue.theme.fonts.regular) program.add(view.say("about_type"));
    program.add(view.say("about_fonts"));
    program.add(sentence(view, "about_program", {view.version}));
    if (!view.content_code.empty())
        program.add(sentence(view, "about_content", {view.content_code}));
    add(program);
    return text;
}

Rect about_area(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const bool small = m.format == Format::Compact;
    const float top = small ? (m.low ? 8.0F : 16.0F) : m.header + 28;
    const float bottom = m.height - steady_height(painter, view, aside_buttons) - (small ? 8 : 28);
    const float pager = has_pager_column(m) ? pager_width(m) + (small ? 8 : pager_gap) : 0;
    const float width =
        std::min(m.width - 2 * m.margin - pager, small ? widest_compact_text : 1240.0F);
    return {m.margin, top, width, bottom - top};
}

void draw_about(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Rect area = about_area(painter, view);
    if (m.format != Format::Compact) logo(painter, view, m.margin, 24, ground_of(view));
    const std::size_t pages = view.pages->pages.size();
    const std::size_t page = std::min(view.show.visit.list_page, pages - 1);
    draw_page(painter, view, area, *view.pages, page);
    if (has_pager_column(m))
        draw_pager(painter, view,
                   {m.width - m.margin - pager_width(m), area.y, pager_width(m), area.height},
                   {page, pages});
    const auto buttons = aside_buttons(painter, view, page, pages);
    Toolbar(painter, view, buttons).draw(steady_height(painter, view, aside_buttons));
}

}  // namespace standpunkt
