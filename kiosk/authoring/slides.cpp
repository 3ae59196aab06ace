#include "authoring/slides.h"

#include <algorithm>

#include "authoring/highlights.h"
#include "authoring/names.h"
#include "base/day.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_address_bytes = 2000;  // as a bundle holds it

/// Reads one [[slide]].
class SlideReader {
  public:
    SlideReader(const TomlTable& table, const std::vector<std::string>& languages,
                const std::filesystem::path& path, Faults& faults)
        : x_table(table), x_languages(languages), x_path(path), x_faults(faults) {}

    WrittenSlide read() {
        x_result.place = {x_path, x_table.line()};
        read_id();
        x_result.wide = read_text(x_table, "picture");
        x_result.tall = read_text(x_table, "picture_tall");
        x_result.wide_place = place("picture");
        x_result.tall_place = place("picture_tall");
        read_words();
        read_picture_words();
        if (const auto weight = x_table.integer("weight")) read_weight(*weight);
        x_result.slide.from = read_day("from");
        x_result.slide.until = read_day("until");
        if (!x_result.slide.until.empty() && x_result.slide.until < x_result.slide.from)
            x_faults.error("bad-date", place("until"), "This slide ends before it begins.",
                           "Give until a day that is not before from.");
        read_target();
        return std::move(x_result);
    }

  private:
    Place place(std::string_view key) const { return {x_path, x_table.line(key)}; }

    void read_id() {
        std::string& id = x_result.slide.id;
        id = read_text(x_table, "id");
        if (is_name(id)) return;
        x_faults.error(
            "bad-name", place("id"),
            id.empty() ? "This slide has no id."
                       : "\"" + id + "\" cannot be an id: only a-z, 0-9 and -.",
            "Write id = \"" + (id.empty() ? "opening-hours" : name_from(id)) + "\", for example.");
    }

    void read_words() {
        const bool pictured = !x_result.wide.empty() || !x_result.tall.empty();
        x_result.slide.text = read_localised(x_table, "text", x_languages, x_path, x_faults);
        x_result.text_place = place("text");
        if (pictured && !x_result.slide.text.empty())
            x_faults.error("bad-slide", x_result.text_place,
                           "This slide has both a picture and a text.",
                           "Take one away: words beside a picture belong into it or into alt.");
        if (!pictured && x_result.slide.text.empty())
            x_faults.error("bad-slide", x_result.place,
                           "This slide has neither a text nor a picture.",
                           "Add text.de = \"...\" and so on, or picture = \"name.jpg\".");
        for (const auto& [language, text] : x_result.slide.text)
            check_passing_length("This slide's text (" + language + ")", text, x_result.text_place,
                                 x_faults);
    }

    void read_picture_words() {
        Picture& picture = x_result.picture;
        picture.alt =
            read_localised(x_table, "alt", x_languages, x_path, x_faults, Translations::Needed);
        picture.credit = read_text(x_table, "credit");
        picture.licence = read_text(x_table, "licence");
        x_result.alt_place = place("alt");
        if (x_result.wide.empty() && x_result.tall.empty()) return;
        const Place named = x_result.wide.empty() ? x_result.tall_place : x_result.wide_place;
        if (picture.alt.empty())
            x_faults.error("missing-alt", named, "This slide's picture has no alt text.",
                           "Add alt.de = \"...\" (and one a language): what it shows and says.");
        if (picture.credit.empty())
            x_faults.warning("missing-credit", named,
                             "Nobody is named as maker of this slide's picture.",
                             "Add credit = \"...\".");
    }

    void read_weight(std::int64_t weight) {
        if (weight >= 1 && weight <= std::int64_t{most_slide_weight}) {
            x_result.slide.weight = static_cast<unsigned>(weight);
            return;
        }
        x_faults.error("bad-weight", place("weight"), "weight has to lie between 1 and 9.",
                       "It says how often the slide is shown in one round of the loop; 1 if left "
                       "out.");
    }

    std::string read_day(std::string_view key) {
        std::string day = read_text(x_table, key);
        if (day.empty() || is_day(day)) return day;
        x_faults.error("bad-date", place(key), "\"" + day + "\" is no day.",
                       "Write " + std::string(key) + " = \"2025-05-14\".");
        return {};
    }

    void read_target() {
        SlideTarget& target = x_result.slide.target;
        x_result.topic = read_text(x_table, "topic");
        x_result.exchange = read_text(x_table, "exchange");
        target.address = read_text(x_table, "address");
        std::vector<std::string> given;
        for (const char* key : {"topic", "exchange", "address"})
            if (!read_text(x_table, key).empty()) given.emplace_back(key);
        if (given.empty()) return;
        x_result.target_place = place(given.front());
        if (given.size() > 1) {
            x_faults.error(
                "bad-slide", place(given[1]),
                "This slide leads to more than one place: " + given[0] + " and " + given[1] + ".",
                "Keep one of topic, exchange and address.");
            x_result.topic.clear();
            x_result.exchange.clear();
            target.address.clear();
            return;
        }
        if (target.address.empty()) return;
        target.kind = SlideTarget::Kind::Address;
        check_web_address(target.address, x_result.target_place, x_faults);
    }

    const TomlTable& x_table;
    const std::vector<std::string>& x_languages;
    const std::filesystem::path& x_path;
    Faults& x_faults;
    WrittenSlide x_result;
};

std::optional<Picture> placed(const WrittenSlide& written,
                              const std::optional<PictureDesk::Ticket>& ticket,
                              const PictureDesk& desk) {
    const auto outcome = ticket ? desk.outcome(*ticket) : std::nullopt;
    if (!outcome) return {};
    Picture picture = written.picture;
    picture.medium = outcome->medium;
    picture.width = outcome->width;
    picture.height = outcome->height;
    return picture;
}

SlideTarget topic_target(const WrittenSlide& written, const Catalogue& catalogue, Faults& faults) {
    SlideTarget target;
    std::vector<std::string> ids;
    for (const Topic& topic : catalogue.topics) ids.push_back(topic.id);
    const auto found = std::find(ids.begin(), ids.end(), written.topic);
    if (found == ids.end()) {
        faults.error("unknown-topic", written.target_place,
                     "There is no topic \"" + written.topic + "\" with a question to lead to.",
                     did_you_mean(written.topic, ids, "Name the id of one in topics.toml."));
        return target;
    }
    target.kind = SlideTarget::Kind::Topic;
    target.topic = static_cast<std::size_t>(found - ids.begin());
    return target;
}

SlideTarget exchange_target(const WrittenSlide& written, const Catalogue& catalogue,
                            Faults& faults) {
    SlideTarget target;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < catalogue.interviews.size(); ++i)
        for (std::size_t e = 0; e < catalogue.interviews[i].exchanges.size(); ++e) {
            const Interview& interview = catalogue.interviews[i];
            names.push_back(interview.id + "/" + interview.exchanges[e].id);
            if (names.back() != written.exchange) continue;
            target.kind = SlideTarget::Kind::Exchange;
            target.exchange = {i, e};
            return target;
        }
    faults.error("unknown-exchange", written.target_place,
                 "There is no question \"" + written.exchange + "\".",
                 did_you_mean(written.exchange, names,
                              "Name it as interview/id: the folder, then the question's \"Id:\"."));
    return target;
}

}  // namespace

const std::vector<std::string>& slide_keys() {
    static const std::vector<std::string> keys = {
        "slide",   "id",     "text", "picture", "picture_tall", "alt",      "credit",
        "licence", "weight", "from", "until",   "topic",        "exchange", "address"};
    return keys;
}

std::vector<WrittenSlide> read_slides(const TomlTable& file,
                                      const std::vector<std::string>& languages,
                                      const std::filesystem::path& path, Faults& faults) {
    std::vector<WrittenSlide> slides;
    for (const TomlTable& table : file.tables("slide")) {
        WrittenSlide slide = SlideReader(table, languages, path, faults).read();
        const bool taken = std::ranges::any_of(
            slides, [&](const WrittenSlide& one) { return one.slide.id == slide.slide.id; });
        if (taken && !slide.slide.id.empty())
            faults.error("duplicate-id", {path, table.line("id")},
                         "Two slides have the id \"" + slide.slide.id + "\".",
                         "Change one of them.");
        slides.push_back(std::move(slide));
    }
    return slides;
}

void check_slides(std::vector<WrittenSlide>& slides, const std::string& today, PictureDesk& desk,
                  TextRules& rules, Faults& faults) {
    for (WrittenSlide& written : slides) {
        rules.check(written.slide.text, written.text_place);
        rules.check(written.picture.alt, written.alt_place);
        for (const std::string& text : {written.picture.credit, written.picture.licence})
            rules.check(text, written.place);
        if (!written.wide.empty())
            written.wide_ticket = desk.ask(written.wide, written.wide_place, PictureUse::Slide);
        if (!written.tall.empty())
            written.tall_ticket = desk.ask(written.tall, written.tall_place, PictureUse::TallSlide);
        const std::string& until = written.slide.until;
        if (!until.empty() && until < today)
            faults.warning("slide-over", written.place,
                           "The last day of the slide \"" + written.slide.id + "\" was " + until +
                               "; it is not shown any more.",
                           "Take the slide away or give it a later day.");
    }
}

std::vector<Slide> finished_slides(const std::vector<WrittenSlide>& slides,
                                   const Catalogue& catalogue, const PictureDesk& desk,
                                   Faults& faults) {
    std::vector<Slide> finished;
    for (const WrittenSlide& written : slides) {
        Slide slide = written.slide;
        slide.wide = placed(written, written.wide_ticket, desk);
        slide.tall = placed(written, written.tall_ticket, desk);
        if (!written.topic.empty()) slide.target = topic_target(written, catalogue, faults);
        if (!written.exchange.empty()) slide.target = exchange_target(written, catalogue, faults);
        finished.push_back(std::move(slide));
    }
    return finished;
}

void check_web_address(const std::string& address, const Place& place, Faults& faults) {
    if (!address.starts_with("http://") && !address.starts_with("https://"))
        faults.error("bad-web-address", place, "\"" + address + "\" is no web address.",
                     "It begins with https:// or http://.");
    if (address.size() > most_address_bytes)
        faults.error("bad-web-address", place, "This web address has more than 2000 bytes.",
                     "Bring a shorter one; nobody takes this one along.");
}

}  // namespace standpunkt
