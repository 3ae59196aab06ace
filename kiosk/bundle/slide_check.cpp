#include "bundle/slide_check.h"

#include "bundle/schema.h"

namespace standpunkt {
namespace {

/// What does not belong to the target's kind has to be unset: no row would hold it.
void check_target(RuleCheck& check, const Catalogue& catalogue, const SlideTarget& target,
                  const std::string& place) {
    using Kind = SlideTarget::Kind;
    check.that(!word_for(target.kind).empty(), place, "leads to an unknown kind of target");
    check.that(target.topic == 0 || target.kind == Kind::Topic, place,
               "names a topic and leads elsewhere");
    check.that(target.exchange == ExchangeRef() || target.kind == Kind::Exchange, place,
               "names an exchange and leads elsewhere");
    check.that(target.address.empty() || target.kind == Kind::Address, place,
               "names an address and leads elsewhere");
    switch (target.kind) {
        case Kind::None:
            break;
        case Kind::Topic:
            check.that(target.topic < catalogue.topics.size(), place,
                       "leads to a topic that is not there");
            break;
        case Kind::Exchange:
            check.that(holds(catalogue, target.exchange), place,
                       "leads to an exchange that is not there");
            break;
        case Kind::Address:
            check.needed(target.address, "the address of " + place);
            check.address(target.address, "the address of " + place);
            break;
    }
}

}  // namespace

void check_slides(RuleCheck& check, const Catalogue& catalogue) {
    std::set<std::string> ids;
    for (const Slide& slide : catalogue.slides) {
        const std::string place = "the slide \"" + slide.id + "\"";
        check.id(slide.id, place, ids);
        const bool pictured = slide.wide || slide.tall;
        check.that(pictured || !slide.text.empty(), place, "has neither text nor picture");
        check.that(!pictured || slide.text.empty(), place, "has both a text and a picture");
        if (!pictured) check.needed_texts(slide.text, "the text of " + place);
        if (slide.wide) check.picture(*slide.wide, "the picture of " + place);
        if (slide.tall) check.picture(*slide.tall, "the tall picture of " + place);
        check.that(slide.weight >= 1 && slide.weight <= most_slide_weight, place,
                   "has a weight that is not from 1 to 9");
        check.day(slide.from, "the first day of " + place);
        check.day(slide.until, "the last day of " + place);
        check.that(slide.from.empty() || slide.until.empty() || slide.from <= slide.until, place,
                   "ends before it begins");
        check_target(check, catalogue, slide.target, place);
    }
}

}  // namespace standpunkt
