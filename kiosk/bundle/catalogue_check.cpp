#include "bundle/catalogue_check.h"

#include <algorithm>
#include <set>

#include "base/unicode.h"
#include "bundle/schema.h"

namespace standpunkt {
namespace {

constexpr int most_picture_pixels = 2048;  // a side: more than this no stand can show
constexpr int most_item_number = 1'000'000'000;
// Of what stands in tables without rowid: such a row above 16,422 bytes needs an overflow page.
constexpr std::size_t most_name_bytes = 255, most_address_bytes = 2000;
constexpr Duration most_duration = std::chrono::hours(24);

/// Collects rules; keeps the first one that is broken.
class Check {
  public:
    void that(bool holds, const std::string& place, const std::string& rule) {
        if (!holds && x_status) x_status = fail(place + " " + rule + ".");
    }
    Status status() const { return x_status; }

    void text(const std::string& text, const std::string& place) {
        that(is_valid_utf8(text), place, "is not UTF-8");
    }
    void needed(const std::string& text, const std::string& place) {
        that(!text.empty(), place, "is empty");
        this->text(text, place);
    }
    void line(const std::string& text, const std::string& place) {
        this->text(text, place);
        that(text.find_first_of("\r\n") == std::string::npos, place, "has more than one line");
    }
    void name(const std::string& text, const std::string& place) {
        needed(text, place);
        line(text, place);
        that(text.size() <= most_name_bytes, place, "is longer than 255 bytes");
    }
    void texts(const Localised<std::string>& all, const std::string& place) {
        for (const auto& [language, one] : all) {
            name(language, "a language of " + place);
            text(one, place);
        }
    }
    /// At least one language, and none of them empty.
    void needed_texts(const Localised<std::string>& all, const std::string& place) {
        that(!all.empty(), place, "is missing");
        texts(all, place);
        for (const auto& [language, one] : all) needed(one, place + " (" + language + ")");
    }
    void picture(const Picture& picture, const std::string& place) {
        that(picture.width >= 1 && picture.width <= most_picture_pixels && picture.height >= 1 &&
                 picture.height <= most_picture_pixels,
             place, "has an impossible size");
        texts(picture.alt, "the alternative text of " + place);
        texts(picture.caption, "the caption of " + place);
        text(picture.credit, "the credit of " + place);
        text(picture.licence, "the licence of " + place);
    }
    void id(const std::string& id, const std::string& place, std::set<std::string>& seen) {
        name(id, "the id of " + place);
        that(seen.insert(id).second, place, "has the same id as another: \"" + id + "\"");
    }

  private:
    Status x_status;
};

void check_stand(Check& check, const Stand& stand) {
    check.texts(stand.title, "the stand's title");
    check.that(!word_for(stand.address).empty(), "the form of address", "is unknown");
    check.line(stand.web_address, "the web address");
    check.that(stand.web_address.size() <= most_address_bytes, "the web address",
               "is longer than 2000 bytes");
    const std::set<std::string> languages(stand.languages.begin(), stand.languages.end());
    check.that(!languages.empty(), "the list of languages", "is empty");
    check.that(languages.size() == stand.languages.size(), "the list of languages",
               "names one twice");
    for (const std::string& language : stand.languages) check.name(language, "a language");
    check.that(languages.contains(stand.default_language), "the default language",
               "is not among the stand's languages");
    for (const std::string& language : stand.attract_languages)
        check.that(languages.contains(language), "a language of the loop",
                   "is not among the stand's languages");
    for (const TimingName& timing : timing_members)
        if (const auto& duration = stand.timing.*timing.member)
            check.that(*duration >= Duration::zero() && *duration <= most_duration,
                       "the time " + std::string(timing.name), "is not from 0 to 24 hours");
}

void check_block(Check& check, const Block& block, const std::string& place) {
    check.that(!word_for(block.kind).empty(), place, "has a block of unknown kind");
    check.that(block.level >= 0 && block.level <= most_list_depth, place,
               "has a list nested too deeply");
    check.that(block.number >= 0 && block.number <= most_item_number, place,
               "has an impossible number in a list");
    check.that(block.picture.has_value() == (block.kind == BlockKind::Picture), place,
               "has a picture block without picture, or a picture in another block");
    if (block.picture) check.picture(*block.picture, "a picture in " + place);
    for (const Span& span : block.spans) {
        check.text(span.text, place);
        check.line(span.link, "a link in " + place);
    }
}

void check_exchange(Check& check, const Catalogue& catalogue, const Exchange& exchange,
                    const std::string& place) {
    check.that(exchange.topic < catalogue.topics.size(), place, "names a topic that is not there");
    check.that(!exchange.texts.empty(), place, "has no text in any language");
    for (const auto& [language, text] : exchange.texts) {
        const std::string here = place + " (" + language + ")";
        check.name(language, "a language of " + place);
        check.needed(text.question, "the question of " + here);
        check.text(text.short_title, "the short title of " + here);
        check.text(text.summary, "the sentence of " + here);
        check.that(!text.answer.empty(), "the answer of " + here, "is empty");
        for (const Block& block : text.answer) check_block(check, block, here);
    }
}

void check_interview(Check& check, const Catalogue& catalogue, const Interview& interview) {
    const std::string place = "the interview \"" + interview.id + "\"";
    check.needed_texts(interview.title, "the title of " + place);
    check.texts(interview.lead, "the lead of " + place);
    check.needed(interview.person.name, "the person's name of " + place);
    check.texts(interview.person.role, "the person's role of " + place);
    for (const std::string* text :
         {&interview.person.organisation, &interview.date, &interview.source, &interview.retold_by,
          &interview.approved_by, &interview.approved_on})
        check.text(*text, "a fact about " + place);
    if (interview.person.portrait)
        check.picture(*interview.person.portrait, "the portrait of " + place);
    std::set<std::string> ids;
    for (const Exchange& exchange : interview.exchanges) {
        const std::string name = "the exchange \"" + exchange.id + "\" of " + place;
        check.id(exchange.id, name, ids);
        check_exchange(check, catalogue, exchange, name);
    }
}

void check_topics(Check& check, const Catalogue& catalogue) {
    std::set<std::string> ids;
    std::set<std::size_t> used;
    for (const Interview& interview : catalogue.interviews)
        for (const Exchange& exchange : interview.exchanges) used.insert(exchange.topic);
    for (std::size_t i = 0; i < catalogue.topics.size(); ++i) {
        const Topic& topic = catalogue.topics[i];
        const std::string place = "the topic \"" + topic.id + "\"";
        check.id(topic.id, place, ids);
        check.text(topic.icon, "the icon of " + place);
        check.needed_texts(topic.title, "the title of " + place);
        check.that(used.contains(i), place, "holds no exchange");
    }
}

void check_highlights(Check& check, const Catalogue& catalogue) {
    bool any_exchange = false;
    for (const Interview& interview : catalogue.interviews)
        any_exchange = any_exchange || !interview.exchanges.empty();
    check.that(!any_exchange || !catalogue.highlights.empty(), "the list of highlights",
               "is empty");
    for (std::size_t i = 0; i < catalogue.highlights.size(); ++i) {
        const Highlight& highlight = catalogue.highlights[i];
        const std::string place = "highlight " + std::to_string(i + 1);
        const auto [interview, exchange] = highlight.exchange;
        check.that(interview < catalogue.interviews.size() &&
                       exchange < catalogue.interviews[interview].exchanges.size(),
                   place, "leads to an exchange that is not there");
        check.that(!word_for(highlight.kind).empty(), place, "has an unknown kind");
        check.needed_texts(highlight.text, "the text of " + place);
    }
}

}  // namespace

Status check_catalogue(const Catalogue& catalogue) {
    Check check;
    check_stand(check, catalogue.stand);
    if (catalogue.theme.logo_on_light) check.picture(*catalogue.theme.logo_on_light, "the logo");
    if (catalogue.theme.logo_on_dark)
        check.picture(*catalogue.theme.logo_on_dark, "the logo on dark");
    check_topics(check, catalogue);
    std::set<std::string> ids;
    for (const Interview& interview : catalogue.interviews) {
        check.id(interview.id, "the interview \"" + interview.id + "\"", ids);
        check_interview(check, catalogue, interview);
    }
    check_highlights(check, catalogue);
    return check.status();
}

}  // namespace standpunkt
