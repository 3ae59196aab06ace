#include "screens/help_settings.h"

namespace standpunkt {
namespace {

/// Filled and with a check where it holds.
Button choice(std::string id, std::string label, const Aids& aids, bool holds) {
    Button button{std::move(id), holds ? "check" : "", {std::move(label)}, event::SetAids{aids}};
    button.emphasis = holds ? Emphasis::Primary : Emphasis::Plain;
    button.selected = holds;
    return button;
}

/// `set` makes the visitor's aids those of the choice.
template <class Set>
Button choice_of(const View& view, std::string id, std::string label, Set set) {
    Aids aids = view.show.visit.aids;
    set(aids);
    return choice(std::move(id), std::move(label), aids, view.show.visit.aids == aids);
}

/// On small panels a switch stands for its setting: on, or not.
template <class Flip>
Button switch_of(const View& view, std::string id, std::string label, bool on, Flip flip) {
    Aids aids = view.show.visit.aids;
    flip(aids);
    return choice(std::move(id), std::move(label), aids, on);
}

std::vector<Button> sizes(const View& view) {
    std::vector<Button> choices;
    for (const TextSize size :
         {TextSize::Normal, TextSize::Large, TextSize::Larger, TextSize::Largest}) {
        const std::string number = std::to_string(percent_of(size));
        choices.push_back(choice_of(view, "size-" + number, number + "\u00A0%",
                                    [&](Aids& aids) { aids.size = size; }));
    }
    return choices;
}

std::vector<Button> appearances(const View& view) {
    std::vector<Button> choices;
    const auto add = [&](Appearance appearance, const char* word) {
        choices.push_back(choice_of(view, word, view.say(word),
                                    [&](Aids& aids) { aids.appearance = appearance; }));
    };
    add(Appearance::Light, "appearance_light");
    add(Appearance::Dark, "appearance_dark");
    add(Appearance::Contrast, "appearance_contrast");
    return choices;
}

}  // namespace

std::vector<Setting> help_settings(const View& view, Choices choices) {
    const Aids& aids = view.show.visit.aids;
    std::vector<Setting> all{{"format_size", view.say("text_size"), sizes(view)},
                             {"brightness_6", view.say("appearance"), appearances(view)}};
    if (choices == Choices::Switches) {
        all.push_back({"",
                       "",
                       {switch_of(view, "reach-on", view.say("reach_on"), aids.reach,
                                  [](Aids& one) { one.reach = !one.reach; }),
                        switch_of(view, "time-on", view.say("more_time"), aids.more_time,
                                  [](Aids& one) { one.more_time = !one.more_time; }),
                        switch_of(view, "motion-on", view.say("less_motion"), aids.less_motion,
                                  [](Aids& one) { one.less_motion = !one.less_motion; })}});
        return all;
    }
    const auto pair = [&](const char* icon, const char* label, const std::string& id,
                          const char* off, const char* on, auto set) {
        all.push_back(
            {icon,
             view.say(label),
             {choice_of(view, id + "-off", view.say(off), [&](Aids& one) { set(one, false); }),
              choice_of(view, id + "-on", view.say(on), [&](Aids& one) { set(one, true); })}});
    };
    pair("vertical_align_bottom", "reach", "reach", "normal", "reach_on",
         [](Aids& one, bool on) { one.reach = on; });
    pair("timer", "more_time", "time", "normal", "more_time_on",
         [](Aids& one, bool on) { one.more_time = on; });
    pair("motion_photos_off", "less_motion", "motion", "switch_off", "switch_on",
         [](Aids& one, bool on) { one.less_motion = on; });
    return all;
}

}  // namespace standpunkt
