#pragma once
// Valid catalogues that use every field in odd ways; nothing a sensible editor would write.
#include "support/sample_catalogue.h"

namespace standpunkt::test {

/// Text with what breaks careless code: quotes, NUL, line feeds, soft hyphens, four-byte letters.
inline std::string odd_text(sample::Random& random, std::size_t least) {
    static const std::string parts[] = {
        "a", "'", "\"", "\n",    std::string(1, '\0'), "ü", "\xC2\xAD", "\xF0\x9F\x8C\xB1", "--",
        ";", "%", " ",  "Straße"};
    std::string text;
    for (std::size_t count = random.between(least, least + 12); count > 0; --count)
        text += parts[random.between(0, std::size(parts) - 1)];
    return text;
}

inline Localised<std::string> odd_texts(sample::Random& random, const Stand& stand,
                                        std::size_t least) {
    Localised<std::string> texts;
    for (const std::string& language : stand.languages)
        if (least > 0 || random.one_in(2)) texts[language] = odd_text(random, least);
    return texts;
}

inline Picture odd_picture(sample::Random& random, const Stand& stand, MediaLibrary& media) {
    Picture picture;
    static constexpr std::size_t sizes[] = {1, 65'399, 65'400, 65'401, 130'800, 200'000};
    picture.medium = media.add(sample::noise(random, sizes[random.between(0, 5)]));
    picture.width = static_cast<int>(random.between(1, 2048));
    picture.height = static_cast<int>(random.between(1, 2048));
    picture.alt = odd_texts(random, stand, 0);
    picture.caption = odd_texts(random, stand, 0);
    picture.credit = odd_text(random, 0);
    picture.licence = odd_text(random, 0);
    return picture;
}

inline Colour odd_colour(sample::Random& random) {
    const std::uint64_t bits = random.next();
    return {static_cast<std::uint8_t>(bits), static_cast<std::uint8_t>(bits >> 8),
            static_cast<std::uint8_t>(bits >> 16), static_cast<std::uint8_t>(bits >> 24)};
}

inline std::string odd_day(sample::Random& random, const char* first, const char* last) {
    return random.one_in(3) ? "" : random.one_in(2) ? first : last;
}

inline FontFamily odd_fonts(sample::Random& random, MediaLibrary& media) {
    FontFamily fonts;
    if (random.one_in(2)) fonts.bold = media.add(sample::noise(random, 999));
    if (random.one_in(3)) fonts.italic = media.add(sample::noise(random, 777));
    return fonts;
}

inline Block odd_block(sample::Random& random, const Stand& stand, MediaLibrary& media) {
    Block block;
    block.kind = static_cast<BlockKind>(random.between(0, 3));
    block.level = static_cast<int>(random.between(0, 3));
    block.number = static_cast<int>(random.between(0, 300));
    for (std::size_t count = random.between(0, 4); count > 0; --count)
        block.spans.push_back({.text = odd_text(random, 0),
                               .emphasis = random.one_in(3),
                               .strong = random.one_in(3),
                               .link = random.one_in(4) ? "https://example.org/a b?c=ü" : ""});
    if (block.kind == BlockKind::Picture) block.picture = odd_picture(random, stand, media);
    return block;
}

inline Exchange odd_exchange(sample::Random& random, const Catalogue& all, std::size_t number,
                             MediaLibrary& media) {
    Exchange exchange{
        .id = odd_text(random, 1), .topic = number % all.topics.size(), .texts = {}, .related = {}};
    for (char& c : exchange.id)
        if (c == '\n') c = '_';
    exchange.id += std::to_string(number);
    for (std::size_t i = 0; i < all.stand.languages.size(); ++i) {
        if (i > 0 && random.one_in(3)) continue;
        ExchangeText& text = exchange.texts[all.stand.languages[i]];
        text.question = odd_text(random, 1);
        text.short_title = odd_text(random, 0);
        text.summary = odd_text(random, 0);
        text.cut_off = random.one_in(4);
        for (std::size_t count = random.between(1, 5); count > 0; --count)
            text.answer.push_back(odd_block(random, all.stand, media));
    }
    return exchange;
}

inline Interview odd_interview(sample::Random& random, const Catalogue& all, std::size_t number,
                               MediaLibrary& media) {
    Interview interview;
    interview.id = "Z" + std::to_string(random.next() % 1000) + "-" + std::to_string(number);
    interview.person.name = odd_text(random, 1);
    interview.person.organisation = odd_text(random, 0);
    interview.person.role = odd_texts(random, all.stand, 0);
    if (random.one_in(2)) interview.person.portrait = odd_picture(random, all.stand, media);
    interview.title = odd_texts(random, all.stand, 1);
    interview.lead = odd_texts(random, all.stand, 0);
    for (std::string* fact : {&interview.date, &interview.source, &interview.retold_by,
                              &interview.approved_by, &interview.approved_on})
        *fact = odd_text(random, 0);
    interview.consent_until = odd_day(random, "1999-12-31", "2031-02-28");
    for (std::size_t i = 0; i < all.topics.size() + random.between(0, 3); ++i)
        interview.exchanges.push_back(odd_exchange(random, all, i, media));
    return interview;
}

inline ExchangeRef odd_ref(sample::Random& random, const Catalogue& all) {
    const std::size_t interview = random.between(0, all.interviews.size() - 1);
    return {interview, random.between(0, all.interviews[interview].exchanges.size() - 1)};
}

inline void relate_oddly(sample::Random& random, Catalogue& all) {
    for (std::size_t i = 0; i < all.interviews.size(); ++i)
        for (std::size_t e = 0; e < all.interviews[i].exchanges.size(); ++e)
            for (std::size_t count = random.between(0, most_related); count > 0; --count) {
                auto& related = all.interviews[i].exchanges[e].related;
                const ExchangeRef other = odd_ref(random, all);
                if (other != ExchangeRef{i, e} && std::ranges::count(related, other) == 0)
                    related.push_back(other);
            }
}

inline Slide odd_slide(sample::Random& random, const Catalogue& all, std::size_t number,
                       MediaLibrary& media) {
    Slide slide;
    slide.id = "'" + std::to_string(number);
    const std::size_t shape = random.between(0, 3);
    if (shape == 0) slide.text = odd_texts(random, all.stand, 1);
    if (shape % 2 == 1) slide.wide = odd_picture(random, all.stand, media);
    if (shape >= 2) slide.tall = odd_picture(random, all.stand, media);
    slide.weight = static_cast<unsigned>(random.between(1, most_slide_weight));
    slide.from = odd_day(random, "1000-01-01", "2025-05-14");
    slide.until = odd_day(random, "2025-05-14", "9999-12-31");
    slide.target.kind = static_cast<SlideTarget::Kind>(random.between(0, 3));
    switch (slide.target.kind) {
        case SlideTarget::Kind::None:
            break;
        case SlideTarget::Kind::Topic:
            slide.target.topic = random.between(0, all.topics.size() - 1);
            break;
        case SlideTarget::Kind::Exchange:
            slide.target.exchange = odd_ref(random, all);
            break;
        case SlideTarget::Kind::Address:
            slide.target.address = "https://example.org/a b?c=ü";
            break;
    }
    return slide;
}

inline sample::Content random_content(std::uint64_t seed) {
    sample::Random random(seed);
    sample::Content content;
    Catalogue& all = content.catalogue;
    all.stand.channel = "odd.channel-" + std::to_string(seed);
    all.stand.languages = random.one_in(3) ? std::vector<std::string>{"de"}
                                           : std::vector<std::string>{"en", "de", "sr-Latn"};
    all.stand.default_language = all.stand.languages.back();
    if (random.one_in(2)) all.stand.attract_languages = {all.stand.languages.front()};
    all.stand.address = random.one_in(2) ? Address::Du : Address::Sie;
    all.stand.title = odd_texts(random, all.stand, 0);
    all.stand.web_address = "https://example.org/a b?c=ü";
    for (auto* time : {&all.stand.timing.dwell, &all.stand.timing.fade,
                       &all.stand.timing.idle_least, &all.stand.timing.idle_most})
        if (random.one_in(2)) *time = Duration(random.between(0, 86'400'000));
    for (Palette* palette : {&all.theme.light, &all.theme.dark})
        palette->canvas = palette->amber = odd_colour(random);
    all.theme.attract_light = random.one_in(2);
    if (random.one_in(2)) all.theme.logo_on_light = odd_picture(random, all.stand, content.media);
    if (random.one_in(2)) all.theme.logo_on_dark = odd_picture(random, all.stand, content.media);
    all.theme.fonts = odd_fonts(random, content.media);
    for (const std::string& language : all.stand.languages)
        if (random.one_in(2))
            all.stand.forms[language] = {
                random.one_in(2) ? Direction::RightToLeft : Direction::LeftToRight,
                random.one_in(2) ? odd_text(random, 1) : "", odd_fonts(random, content.media)};
    if (seed % 10 == 0) return content;  // a stand without any interview is one too
    for (std::size_t i = 0; i < random.between(1, 5); ++i)
        all.topics.push_back({.id = "t" + std::to_string(i),
                              .icon = odd_text(random, 0),
                              .colour = odd_colour(random),
                              .title = odd_texts(random, all.stand, 1)});
    for (std::size_t i = 0, count = random.between(1, 6); i < count; ++i)
        all.interviews.push_back(odd_interview(random, all, i, content.media));
    for (std::size_t i = 0, count = random.between(1, 9); i < count; ++i)
        all.highlights.push_back({.exchange = odd_ref(random, all),
                                  .kind = static_cast<HighlightKind>(random.between(0, 3)),
                                  .text = odd_texts(random, all.stand, 1)});
    relate_oddly(random, all);
    for (std::size_t i = 0, count = random.between(0, 4); i < count; ++i)
        all.slides.push_back(odd_slide(random, all, i, content.media));
    return content;
}

}  // namespace standpunkt::test
