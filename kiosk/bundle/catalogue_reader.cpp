#include "bundle/catalogue_reader.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "bundle/catalogue_check.h"
#include "bundle/reading.h"
#include "bundle/reference_rows.h"
#include "bundle/runs.h"
#include "bundle/schema.h"
#include "bundle/settings.h"

namespace standpunkt {
namespace {

/// Gathers a catalogue table by table; what a row belongs to was read before it.
class Reader {
  public:
    explicit Reader(Database& database) : x_database(database) {}

    Result<Catalogue> read() {
        TRY_STATUS(read_sequences());
        TRY_STATUS(read_settings(x_database, x_catalogue.stand, x_catalogue.theme));
        TRY_STATUS(read_topics());
        TRY_STATUS(read_interviews());
        TRY_STATUS(read_exchanges());
        TRY_STATUS(read_exchange_texts());
        TRY_STATUS(read_blocks());
        TRY_STATUS(read_related(x_database, x_exchanges, x_catalogue));
        TRY_STATUS(read_slides(x_database, x_exchanges, x_catalogue, x_slides));
        TRY_STATUS(read_pictures());
        TRY_STATUS(read_highlights());
        TRY_STATUS(read_wordings());
        if (auto checked = check_catalogue(x_catalogue); !checked)
            return odd(checked.error().message);
        return std::move(x_catalogue);
    }

  private:
    Database& x_database;
    Catalogue x_catalogue;
    std::vector<std::string> x_interview_order;
    std::unordered_map<std::string, std::size_t> x_topic_numbers;
    ByKey<Topic*> x_topics;
    ByKey<Interview*> x_interviews;
    ByKey<ExchangeRef> x_exchanges;
    ByKey<ExchangeText*> x_texts;
    ByKey<std::pair<ExchangeText*, std::size_t>> x_picture_blocks;
    ByKey<Picture*> x_pictures;
    ByKey<Highlight*> x_highlights;
    ByKey<Slide*> x_slides;

    Status read_sequences() {
        return each_row(x_database, "SELECT list, member FROM sequence ORDER BY list, number",
                        [&](const Statement& row) -> Status {
                            const std::string list(row.text(0)), member(row.text(1));
                            if (list == "attract_language")
                                x_catalogue.stand.attract_languages.push_back(member);
                            else if (list == "language")
                                x_catalogue.stand.languages.push_back(member);
                            else if (list == "interview")
                                x_interview_order.push_back(member);
                            else
                                return odd("the list \"" + list + "\" is unknown.");
                            return {};
                        });
    }

    Status read_topics() {
        std::vector<std::int64_t> keys;
        TRY_STATUS(each_row(x_database, "SELECT key, id, icon, colour FROM topic ORDER BY key",
                            [&](const Statement& row) -> Status {
                                const auto colour = colour_from(row.text(3));
                                if (!colour) return odd("a topic's colour cannot be read.");
                                keys.push_back(row.integer(0));
                                x_topic_numbers.emplace(row.text(1), x_catalogue.topics.size());
                                x_catalogue.topics.push_back({.id = std::string(row.text(1)),
                                                              .icon = std::string(row.text(2)),
                                                              .colour = *colour,
                                                              .title = {}});
                                return {};
                            }));
        for (std::size_t i = 0; i < keys.size(); ++i) x_topics[keys[i]] = &x_catalogue.topics[i];
        return {};
    }

    Status read_interviews() {
        std::unordered_map<std::string, std::size_t> numbers;
        for (const std::string& id : x_interview_order) numbers.emplace(id, numbers.size());
        if (numbers.size() != x_interview_order.size())
            return odd("an interview stands twice in the order.");
        x_catalogue.interviews.resize(numbers.size());
        TRY_STATUS(each_row(
            x_database,
            "SELECT key, id, name, organisation, date, retold_by, approved_by, approved_on, "
            "consent_until, source "
            "FROM interview",
            [&](const Statement& row) -> Status {
                const auto number = numbers.find(std::string(row.text(1)));
                if (number == numbers.end() || !x_catalogue.interviews[number->second].id.empty())
                    return odd("an interview has no place in the order.");
                Interview& interview = x_catalogue.interviews[number->second];
                interview.id = row.text(1);
                interview.person.name = row.text(2);
                interview.person.organisation = row.text(3);
                interview.date = row.text(4);
                interview.retold_by = row.text(5);
                interview.approved_by = row.text(6);
                interview.approved_on = row.text(7);
                interview.consent_until = row.text(8);
                interview.source = row.text(9);
                x_interviews[row.integer(0)] = &interview;
                return {};
            }));
        if (x_interviews.size() != numbers.size())
            return odd("an interview of the order is missing.");
        return {};
    }

    Status read_exchanges() {
        return each_row(x_database, "SELECT key, interview, topic, id FROM exchange ORDER BY key",
                        [&](const Statement& row) -> Status {
                            const auto interview = x_interviews.find(row.integer(1));
                            const auto topic = x_topic_numbers.find(std::string(row.text(2)));
                            if (interview == x_interviews.end() || topic == x_topic_numbers.end())
                                return odd("an exchange belongs to no interview or topic.");
                            auto& exchanges = interview->second->exchanges;
                            const auto number = static_cast<std::size_t>(
                                interview->second - x_catalogue.interviews.data());
                            x_exchanges[row.integer(0)] = {number, exchanges.size()};
                            exchanges.push_back({.id = std::string(row.text(3)),
                                                 .topic = topic->second,
                                                 .texts = {},
                                                 .related = {}});
                            return {};
                        });
    }

    Status read_exchange_texts() {
        return each_row(x_database,
                        "SELECT key, exchange, language, cut_off, short_title, summary, question "
                        "FROM exchange_text ORDER BY key",
                        [&](const Statement& row) -> Status {
                            const auto exchange = x_exchanges.find(row.integer(1));
                            if (exchange == x_exchanges.end())
                                return odd("a text belongs to no exchange.");
                            const auto [number, place] = exchange->second;
                            auto [text, is_new] =
                                x_catalogue.interviews[number].exchanges[place].texts.try_emplace(
                                    std::string(row.text(2)));
                            if (!is_new) return odd("an exchange has two texts in one language.");
                            if (row.integer(3) != 0 && row.integer(3) != 1)
                                return odd("cut_off is neither 0 nor 1.");
                            text->second.cut_off = row.integer(3) == 1;
                            text->second.short_title = row.text(4);
                            text->second.summary = row.text(5);
                            text->second.question = row.text(6);
                            x_texts[row.integer(0)] = &text->second;
                            return {};
                        });
    }

    Status read_blocks() {
        return each_row(
            x_database,
            "SELECT key, exchange_text, kind, level, number, runs, text FROM block ORDER BY key",
            [&](const Statement& row) -> Status {
                const auto text = x_texts.find(row.integer(1));
                const auto kind = block_kind(row.text(2));
                if (text == x_texts.end() || !kind)
                    return odd("a block belongs to no text or has an unknown kind.");
                if (row.integer(3) < 0 || row.integer(3) > 100 || row.integer(4) < -1'000'000'000 ||
                    row.integer(4) > 1'000'000'000)
                    return odd("a block's level or number is out of range.");
                auto spans = from_runs(row.text(6),
                                       row.is_null(5) ? std::nullopt : std::optional(row.text(5)));
                if (!spans) return odd("the styles of a block do not fit its text.");
                if (*kind == BlockKind::Picture)
                    x_picture_blocks[row.integer(0)] = {text->second, text->second->answer.size()};
                text->second->answer.push_back({.kind = *kind,
                                                .level = static_cast<int>(row.integer(3)),
                                                .number = static_cast<int>(row.integer(4)),
                                                .spans = std::move(*spans),
                                                .picture = {}});
                return {};
            });
    }

    /// Where a picture belongs; nullptr if there is no such place.
    std::optional<Picture>* picture_place(std::string_view place, std::int64_t owner) {
        if (place == "logo_on_light") return &x_catalogue.theme.logo_on_light;
        if (place == "logo_on_dark") return &x_catalogue.theme.logo_on_dark;
        if (place == "slide_wide" || place == "slide_tall") {
            const auto slide = x_slides.find(owner);
            if (slide == x_slides.end()) return nullptr;
            return place == "slide_wide" ? &slide->second->wide : &slide->second->tall;
        }
        if (place == "portrait") {
            const auto interview = x_interviews.find(owner);
            return interview == x_interviews.end() ? nullptr : &interview->second->person.portrait;
        }
        if (place != "block") return nullptr;
        const auto block = x_picture_blocks.find(owner);
        if (block == x_picture_blocks.end()) return nullptr;
        return &block->second.first->answer[block->second.second].picture;
    }

    Status read_pictures() {
        return each_row(
            x_database,
            "SELECT key, place, owner, medium, width, height, licence, credit FROM picture",
            [&](const Statement& row) -> Status {
                std::optional<Picture>* place = picture_place(row.text(1), row.integer(2));
                if (!place || *place) return odd("a picture has no place, or one that is taken.");
                Picture& picture = place->emplace();
                if (row.blob(3).size() != picture.medium.size())
                    return odd("a picture's digest has the wrong length.");
                std::memcpy(picture.medium.data(), row.blob(3).data(), picture.medium.size());
                const auto side = [&](int column) {
                    return static_cast<int>(
                        std::clamp<std::int64_t>(row.integer(column), 0, 1 << 20));
                };
                picture.width = side(4);
                picture.height = side(5);
                picture.licence = row.text(6);
                picture.credit = row.text(7);
                x_pictures[row.integer(0)] = &picture;
                return {};
            });
    }

    Status read_highlights() {
        std::vector<std::int64_t> keys;
        TRY_STATUS(each_row(x_database, "SELECT key, exchange, kind FROM highlight ORDER BY number",
                            [&](const Statement& row) -> Status {
                                const auto exchange = x_exchanges.find(row.integer(1));
                                const auto kind = highlight_kind(row.text(2));
                                if (exchange == x_exchanges.end() || !kind)
                                    return odd("a highlight leads nowhere or has an unknown kind.");
                                keys.push_back(row.integer(0));
                                x_catalogue.highlights.push_back(
                                    {.exchange = exchange->second, .kind = *kind, .text = {}});
                                return {};
                            }));
        for (std::size_t i = 0; i < keys.size(); ++i)
            x_highlights[keys[i]] = &x_catalogue.highlights[i];
        if (x_highlights.size() != keys.size()) return odd("two highlights have the same key.");
        return {};
    }

    /// The texts a wording belongs to; nullptr if it belongs nowhere.
    Localised<std::string>* texts_of(std::string_view field, std::int64_t owner) {
        const auto in = [owner](auto& all, auto member) -> Localised<std::string>* {
            const auto found = all.find(owner);
            return found == all.end() ? nullptr : &((*found->second).*member);
        };
        if (field == "stand.title") return &x_catalogue.stand.title;
        if (field == "topic.title") return in(x_topics, &Topic::title);
        if (field == "interview.title") return in(x_interviews, &Interview::title);
        if (field == "interview.lead") return in(x_interviews, &Interview::lead);
        if (field == "highlight.text") return in(x_highlights, &Highlight::text);
        if (field == "slide.text") return in(x_slides, &Slide::text);
        if (field == "picture.alt") return in(x_pictures, &Picture::alt);
        if (field == "picture.caption") return in(x_pictures, &Picture::caption);
        if (field != "person.role") return nullptr;
        const auto interview = x_interviews.find(owner);
        return interview == x_interviews.end() ? nullptr : &interview->second->person.role;
    }

    Status read_wordings() {
        return each_row(x_database, "SELECT owner, field, language, text FROM wording",
                        [&](const Statement& row) -> Status {
                            auto* texts = texts_of(row.text(1), row.integer(0));
                            if (!texts || !texts->emplace(row.text(2), row.text(3)).second)
                                return odd("a wording has no place, or one that is taken.");
                            return {};
                        });
    }
};

}  // namespace

Result<Catalogue> read_catalogue(Database& database) {
    return Reader(database).read();
}

}  // namespace standpunkt
