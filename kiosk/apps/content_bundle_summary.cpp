#include "content_bundle_summary.h"

#include <set>
#include <sstream>

#include "bundle/content_code.h"
#include "content_bundle.h"
#include "interview/reading_time.h"
#include "interview/text.h"

namespace standpunkt {
namespace {

std::uint64_t bytes_of(const Localised<std::string>& texts) {
    std::uint64_t bytes = 0;
    for (const auto& [language, text] : texts) bytes += text.size();
    return bytes;
}

void add_exchange(Summary& summary, const Exchange& exchange) {
    summary.exchanges += 1;
    for (const auto& [language, text] : exchange.texts) {
        const std::string answer = plain_text(text.answer);
        summary.words[language] += word_count(text.question) + word_count(answer);
        summary.text_bytes +=
            text.question.size() + text.short_title.size() + text.summary.size() + answer.size();
    }
}

std::string counted(std::size_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::set<MediumId> fonts_of(const Catalogue& catalogue) {
    std::set<MediumId> ids;
    const auto add = [&](const FontFamily& fonts) {
        for (const auto* font : {&fonts.regular, &fonts.medium, &fonts.semi_bold, &fonts.bold,
                                 &fonts.italic, &fonts.display})
            if (*font) ids.insert(**font);
    };
    add(catalogue.theme.fonts);
    for (const auto& [language, form] : catalogue.stand.forms) add(form.fonts);
    return ids;
}

}  // namespace

Result<Summary> summarise(const Catalogue& catalogue, const MediaSource& media) {
    Summary summary;
    summary.topics = catalogue.topics.size();
    summary.interviews = catalogue.interviews.size();
    summary.highlights = catalogue.highlights.size();
    for (const Interview& interview : catalogue.interviews) {
        summary.text_bytes += bytes_of(interview.title) + bytes_of(interview.lead);
        for (const Exchange& exchange : interview.exchanges) add_exchange(summary, exchange);
    }
    for (const Highlight& highlight : catalogue.highlights)
        summary.text_bytes += bytes_of(highlight.text);
    summary.slides = catalogue.slides.size();
    for (const Slide& slide : catalogue.slides) summary.text_bytes += bytes_of(slide.text);
    const std::set<MediumId> fonts = fonts_of(catalogue);
    for (const MediumId& id : media_of(catalogue)) {
        TRY(const std::string bytes, media.read(id));
        const bool font = fonts.contains(id);
        (font ? summary.fonts : summary.pictures) += 1;
        (font ? summary.font_bytes : summary.picture_bytes) += bytes.size();
    }
    return summary;
}

std::string summary_as_text(const Summary& summary) {
    std::ostringstream text;
    text << "  content       " << counted(summary.interviews, "interview") << ", "
         << counted(summary.exchanges, "exchange") << ", " << counted(summary.topics, "topic")
         << ", " << counted(summary.highlights, "highlight");
    if (summary.slides > 0) text << ", " << counted(summary.slides, "slide");
    text << "\n";
    for (const auto& [language, words] : summary.words)
        text << "  reading time  " << language << ": " << reading_minutes(words) << " min ("
             << words << " words)\n";
    text << "  bytes         text " << size_text(summary.text_bytes);
    if (summary.pictures > 0)
        text << ", " << counted(summary.pictures, "picture") << " "
             << size_text(summary.picture_bytes);
    if (summary.fonts > 0)
        text << ", " << counted(summary.fonts, "font") << " " << size_text(summary.font_bytes);
    text << "\n";
    return text.str();
}

nlohmann::json summary_as_json(const Summary& summary) {
    nlohmann::json reading = nlohmann::json::object();
    for (const auto& [language, words] : summary.words)
        reading[language] = {{"words", words}, {"minutes", reading_minutes(words)}};
    return {{"interviews", summary.interviews},
            {"exchanges", summary.exchanges},
            {"topics", summary.topics},
            {"highlights", summary.highlights},
            {"slides", summary.slides},
            {"pictures", summary.pictures},
            {"fonts", summary.fonts},
            {"text_bytes", summary.text_bytes},
            {"picture_bytes", summary.picture_bytes},
            {"font_bytes", summary.font_bytes},
            {"reading", reading}};
}

std::string identity_as_text(const Identity& identity, const Digest& content, std::size_t pages,
                             const KeyId& key) {
    std::ostringstream text;
    text << "  title         " << identity.title << "\n"
         << "  channel       " << identity.channel << ", serial " << identity.serial;
    if (identity.withdraw_below > 0) text << ", withdraws those below " << identity.withdraw_below;
    text << "\n"
         << "  content code  " << content_code(content) << "\n"
         << "  created       " << time_text(identity.created) << " by " << identity.builder << "\n"
         << "  pages         " << pages << " of 64 KiB\n"
         << "  signed with   key " << key_id_text(key) << "\n";
    return text.str();
}

nlohmann::json identity_as_json(const Identity& identity, const KeyId& key) {
    return {{"channel", identity.channel},
            {"serial", identity.serial},
            {"withdraw_below", identity.withdraw_below},
            {"title", identity.title},
            {"created", identity.created},
            {"builder", identity.builder},
            {"key", key_id_text(key)}};
}

}  // namespace standpunkt
