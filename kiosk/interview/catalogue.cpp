#include "interview/catalogue.h"

#include <algorithm>
#include <cassert>

namespace standpunkt {
namespace {

constexpr Colour rgb(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value)};
}

void collect(const std::optional<Picture>& picture, std::vector<MediumId>& media) {
    if (picture) media.push_back(picture->medium);
}

void collect(const FontFamily& fonts, std::vector<MediumId>& media) {
    for (const auto& font :
         {fonts.regular, fonts.medium, fonts.semi_bold, fonts.bold, fonts.italic, fonts.display})
        if (font) media.push_back(*font);
}

}  // namespace

Palette light_palette() {
    return {.canvas = rgb(0xF7F5F0),
            .surface = rgb(0xFFFFFF),
            .sunken = rgb(0xECE8DF),
            .ink = rgb(0x13212C),
            .second_ink = rgb(0x47545F),
            .primary = rgb(0x0A5470),
            .on_primary = rgb(0xFFFFFF),
            .soft = rgb(0xDCEBF0),
            .border = rgb(0x6F7A84),
            .divider = rgb(0xD5CFC2),
            .amber = rgb(0xF4B942),
            .on_amber = rgb(0x13212C)};
}

Palette dark_palette() {
    return {.canvas = rgb(0x0D1821),
            .surface = rgb(0x152430),
            .sunken = rgb(0x0A131A),
            .ink = rgb(0xF4F1EA),
            .second_ink = rgb(0xB4C0CA),
            .primary = rgb(0x7CCBE5),
            .on_primary = rgb(0x06222E),
            .soft = rgb(0x1D3A48),
            .border = rgb(0x8495A2),
            .divider = rgb(0x2A3B48),
            .amber = rgb(0xF4B942),
            .on_amber = rgb(0x13212C)};
}

Palette contrast_palette() {
    return {.canvas = rgb(0x000000),
            .surface = rgb(0x000000),
            .sunken = rgb(0x000000),
            .ink = rgb(0xFFFFFF),
            .second_ink = rgb(0xFFFFFF),
            .primary = rgb(0xFFE600),
            .on_primary = rgb(0x000000),
            .soft = rgb(0x333000),
            .border = rgb(0xFFFFFF),
            .divider = rgb(0xFFFFFF),
            .amber = rgb(0xFFE600),
            .on_amber = rgb(0x000000)};
}

std::vector<ExchangeRef> exchanges_of(const Catalogue& catalogue, std::size_t topic) {
    std::vector<ExchangeRef> found;
    for (std::size_t i = 0; i < catalogue.interviews.size(); ++i)
        for (std::size_t e = 0; e < catalogue.interviews[i].exchanges.size(); ++e)
            if (catalogue.interviews[i].exchanges[e].topic == topic) found.push_back({i, e});
    return found;
}

const ExchangeText& text_of(const Catalogue& catalogue, ExchangeRef ref,
                            const std::string& language) {
    const ExchangeText* text =
        pick(catalogue.exchange(ref).texts, language, catalogue.stand.default_language);
    assert(text);  // an exchange without any text is refused when it is written and when it is read
    return *text;
}

void keep_slides_of(Catalogue& catalogue, const std::string& today) {
    std::erase_if(catalogue.slides, [&](const Slide& slide) {
        if (slide.from.empty() && slide.until.empty()) return false;
        // Days written year first sort as they follow each other.
        return today.empty() || (!slide.from.empty() && today < slide.from) ||
               (!slide.until.empty() && today > slide.until);
    });
}

std::vector<MediumId> media_of(const Catalogue& catalogue) {
    std::vector<MediumId> media;
    const Theme& theme = catalogue.theme;
    collect(theme.logo_on_light, media);
    collect(theme.logo_on_dark, media);
    collect(theme.fonts, media);
    for (const auto& [language, form] : catalogue.stand.forms) collect(form.fonts, media);
    for (const Slide& slide : catalogue.slides) {
        collect(slide.wide, media);
        collect(slide.tall, media);
    }
    for (const Interview& interview : catalogue.interviews) {
        collect(interview.person.portrait, media);
        for (const Exchange& exchange : interview.exchanges)
            for (const auto& [language, text] : exchange.texts)
                for (const Block& block : text.answer) collect(block.picture, media);
    }
    std::sort(media.begin(), media.end());
    media.erase(std::unique(media.begin(), media.end()), media.end());
    return media;
}

}  // namespace standpunkt
