#include "bundle/catalogue_check.h"

#include <set>

#include "bundle/rule_check.h"
#include "bundle/schema.h"
#include "bundle/slide_check.h"

namespace standpunkt {
namespace {

constexpr int most_item_number = 1'000'000'000;
constexpr Duration most_duration = std::chrono::hours(24);

void check_stand(RuleCheck& check, const Stand& stand) {
    check.texts(stand.title, "the stand's title");
    check.that(!word_for(stand.address).empty(), "the form of address", "is unknown");
    check.address(stand.web_address, "the web address");
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
    for (const auto& [language, form] : stand.forms) {
        check.that(languages.contains(language), "a language with a form",
                   "is not among the stand's languages");
        check.that(!word_for(form.direction).empty(), "the direction of a language", "is unknown");
        check.text(form.name, "the name of a language");
    }
    for (const TimingName& timing : timing_members)
        if (const auto& duration = stand.timing.*timing.member)
            check.that(*duration >= Duration::zero() && *duration <= most_duration,
                       "the time " + std::string(timing.name), "is not from 0 to 24 hours");
}

void check_block(RuleCheck& check, const Block& block, const std::string& place) {
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

void check_exchange(RuleCheck& check, const Catalogue& catalogue, const Exchange& exchange,
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

void check_related(RuleCheck& check, const Catalogue& catalogue, const Exchange& exchange,
                   const std::string& place) {
    check.that(exchange.related.size() <= most_related, place, "is related to too many others");
    std::set<ExchangeRef> seen;
    for (const ExchangeRef& other : exchange.related) {
        const bool there = holds(catalogue, other);
        check.that(there, place, "is related to an exchange that is not there");
        check.that(!there || &catalogue.exchange(other) != &exchange, place,
                   "is related to itself");
        check.that(seen.insert(other).second, place, "is related to another twice");
    }
}

void check_interview(RuleCheck& check, const Catalogue& catalogue, const Interview& interview) {
    const std::string place = "the interview \"" + interview.id + "\"";
    check.needed_texts(interview.title, "the title of " + place);
    check.texts(interview.lead, "the lead of " + place);
    check.needed(interview.person.name, "the person's name of " + place);
    check.texts(interview.person.role, "the person's role of " + place);
    for (const std::string* text :
         {&interview.person.organisation, &interview.date, &interview.source, &interview.retold_by,
          &interview.approved_by, &interview.approved_on})
        check.text(*text, "a fact about " + place);
    check.day(interview.consent_until, "the end of the consent for " + place);
    if (interview.person.portrait)
        check.picture(*interview.person.portrait, "the portrait of " + place);
    std::set<std::string> ids;
    for (const Exchange& exchange : interview.exchanges) {
        const std::string name = "the exchange \"" + exchange.id + "\" of " + place;
        check.id(exchange.id, name, ids);
        check_exchange(check, catalogue, exchange, name);
        check_related(check, catalogue, exchange, name);
    }
}

void check_topics(RuleCheck& check, const Catalogue& catalogue) {
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

void check_highlights(RuleCheck& check, const Catalogue& catalogue) {
    bool any_exchange = false;
    for (const Interview& interview : catalogue.interviews)
        any_exchange = any_exchange || !interview.exchanges.empty();
    check.that(!any_exchange || !catalogue.highlights.empty(), "the list of highlights",
               "is empty");
    for (std::size_t i = 0; i < catalogue.highlights.size(); ++i) {
        const Highlight& highlight = catalogue.highlights[i];
        const std::string place = "highlight " + std::to_string(i + 1);
        check.that(holds(catalogue, highlight.exchange), place,
                   "leads to an exchange that is not there");
        check.that(!word_for(highlight.kind).empty(), place, "has an unknown kind");
        check.needed_texts(highlight.text, "the text of " + place);
    }
}

}  // namespace

Status check_catalogue(const Catalogue& catalogue) {
    RuleCheck check;
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
    check_slides(check, catalogue);
    return check.status();
}

}  // namespace standpunkt
