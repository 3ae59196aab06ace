#include "screens/toolbar_buttons.h"

#include <algorithm>

#include "screens/pager.h"

namespace standpunkt {

Button way_home(const View& view) {
    if (view.show.scene == Scene::Topics)
        return {"home", "home", {view.say("home")}, event::GoHome{}};
    return {"topics", "apps", {view.say("topics")}, event::OpenTopics{}};
}

std::vector<Button> language_buttons(const View& view) {
    const auto& languages = view.catalogue.stand.languages;
    const auto here = std::find(languages.begin(), languages.end(), view.language);
    if (languages.size() < 2 || here == languages.end()) return {};
    if (languages.size() > 2)
        return {{"language",
                 "language",
                 {language_name(view.catalogue.stand, view.language)},
                 event::OpenSheet{Sheet::Language, view.now},
                 Side::Right}};
    const std::string& other = here + 1 == languages.end() ? languages.front() : *(here + 1);
    return {{"language",
             "language",
             {language_name(view.catalogue.stand, other)},
             event::SwitchLanguage{other, view.now},
             Side::Right}};
}

Button help_button(Painter& painter, const View& view) {
    // One word on all scenes, so that language and help keep their places: the long one if the
    // fullest row of any scene has room for it.
    const Metrics& m = painter.metrics();
    const bool rows = m.format == Format::Tall || m.narrow || m.low;
    std::vector<Button> fullest{{"", "", {view.say("topics")}, event::Touch{}}};
    if (!rows)
        for (const char* word : {"person", "next_question", "read_on"})
            fullest.push_back({"", "", {view.say(word)}, event::Touch{}});
    append(fullest, language_buttons(view));
    Button help{"help",
                "accessibility_new",
                {view.say("help")},
                event::OpenSheet{Sheet::Help, view.now},
                Side::Right};
    const float room = toolbar_room(m);
    float wanted = toolbar_width(painter, help, help.labels.front(), usual_icon_place(m));
    for (const Button& one : fullest)
        wanted += m.gap + toolbar_width(painter, one, one.labels.back(), usual_icon_place(m));
    if (wanted > room) help.labels = {view.say("help_short")};
    return help;
}

std::vector<Button> end_buttons(Painter& painter, const View& view) {
    std::vector<Button> buttons = language_buttons(view);
    buttons.push_back(help_button(painter, view));
    return buttons;
}

Button back_button(const View& view) {
    return {"back", "arrow_back", {view.say("back")}, event::Back{}};
}

std::vector<Button> aside_buttons(Painter& painter, const View& view, std::size_t page,
                                  std::size_t pages) {
    std::vector<Button> buttons{way_home(view), back_button(view)};
    if (!has_pager_column(painter.metrics())) append(buttons, pager_buttons(view, {page, pages}));
    append(buttons, end_buttons(painter, view));
    return buttons;
}

void append(std::vector<Button>& buttons, std::vector<Button> more) {
    for (Button& one : more) buttons.push_back(std::move(one));
}

}  // namespace standpunkt
