#include "show/tempo.h"

#include <algorithm>

#include "base/unicode.h"
#include "interview/reading_time.h"

namespace standpunkt {
namespace {

constexpr Duration usual_fade{700}, usual_idle_least{60'000}, usual_idle_most{180'000};
constexpr Duration dwell_base{3'000}, dwell_least{8'000}, dwell_most{20'000};
constexpr std::size_t dwell_characters_a_second = 11;
// More words than any page holds; keeps the idle time's product within its type.
constexpr std::size_t most_page_words = 1'000'000;

Duration set_time(std::optional<Duration> tempo, std::optional<Duration> stand, Duration usual) {
    return std::max(tempo.value_or(stand.value_or(usual)), Duration::zero());
}

}  // namespace

Duration dwell(const Catalogue& catalogue, const Shown& shown, const Tempo& tempo) {
    std::optional<Duration> fixed = tempo.dwell;
    if (!fixed) fixed = catalogue.stand.timing.dwell;
    if (fixed) return std::max(*fixed, Duration(1));
    const std::size_t highlights = catalogue.highlights.size();
    const auto& texts = shown.item < highlights ? catalogue.highlights[shown.item].text
                                                : catalogue.slides.at(shown.item - highlights).text;
    const auto* text = pick(texts, shown.language, catalogue.stand.default_language);
    const std::size_t characters = text ? character_count(*text) : 0;
    const auto reading = Duration(characters * 1'000 / dwell_characters_a_second);
    return std::clamp(dwell_base + reading, dwell_least, dwell_most);
}

Duration fade_time(const Catalogue& catalogue, const Tempo& tempo) {
    return set_time(tempo.fade, catalogue.stand.timing.fade, usual_fade);
}

Duration idle_time(const Catalogue& catalogue, std::size_t page_words, const Tempo& tempo) {
    const Timing& stand = catalogue.stand.timing;
    const Duration least = set_time(tempo.idle_least, stand.idle_least, usual_idle_least);
    const Duration most = set_time(tempo.idle_most, stand.idle_most, usual_idle_most);
    const Duration reading = reading_time(std::min(page_words, most_page_words));
    // Where the bounds contradict each other the longer time holds: nobody is cut off.
    return std::max(least, std::min(reading * 3 / 2, most));
}

Duration still_there_time(const Tempo& tempo) {
    return std::max(tempo.still_there, Duration::zero());
}

}  // namespace standpunkt
