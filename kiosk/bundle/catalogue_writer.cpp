#include "bundle/catalogue_writer.h"

#include <map>

#include "bundle/row_pages.h"
#include "bundle/runs.h"
#include "bundle/schema.h"
#include "bundle/settings.h"

namespace standpunkt {
namespace {

std::string_view view(const MediumId& id) {
    return {reinterpret_cast<const char*>(id.data()), id.size()};
}

/// The rows of one table while they are gathered, with a counter an interview.
class Rows {
  public:
    /// Appends a row of `interview` and gives its key.
    std::int64_t add(std::int64_t first_key, std::vector<Field> fields) {
        const std::int64_t key = first_key + x_counts[first_key]++;
        x_rows.push_back({key, std::move(fields)});
        return key;
    }
    Status write(Database& database, const std::string& table, const std::string& last_column) {
        for (const auto& [first, count] : x_counts)
            if (count >= std::int64_t{1} << counter_bits)
                return fail("an interview has too many parts.", {}, 0, "Divide it.");
        return write_rows(database, table, last_column, std::move(x_rows));
    }

  private:
    std::map<std::int64_t, std::int64_t> x_counts;
    std::vector<Row> x_rows;
};

class Writer {
  public:
    explicit Writer(const Catalogue& catalogue) : x_catalogue(catalogue) {}

    void gather() {
        add_wordings(x_common, 0, "stand.title", x_catalogue.stand.title);
        if (x_catalogue.theme.logo_on_light)
            add_picture(x_common, "logo_on_light", 0, *x_catalogue.theme.logo_on_light);
        if (x_catalogue.theme.logo_on_dark)
            add_picture(x_common, "logo_on_dark", 0, *x_catalogue.theme.logo_on_dark);
        for (const Topic& topic : x_catalogue.topics) {
            const auto key =
                x_topics.add(x_common, {topic.id, topic.icon, colour_text(topic.colour)});
            add_wordings(x_common, key, "topic.title", topic.title);
        }
        for (const Interview& interview : x_catalogue.interviews) add_interview(interview);
        for (const Highlight& highlight : x_catalogue.highlights) add_highlight(highlight);
        for (const Slide& slide : x_catalogue.slides) add_slide(slide);
        for (const auto& [ref, key] : x_exchange_keys) add_related(ref, key);
    }

    Status write(Database& database) {
        TRY_STATUS(x_topics.write(database, "topic", "colour"));
        TRY_STATUS(x_interviews.write(database, "interview", "source"));
        TRY_STATUS(x_exchanges.write(database, "exchange", "id"));
        TRY_STATUS(x_texts.write(database, "exchange_text", "question"));
        TRY_STATUS(x_blocks.write(database, "block", "text"));
        TRY_STATUS(x_pictures.write(database, "picture", "credit"));
        TRY_STATUS(x_wordings.write(database, "wording", "text"));
        TRY_STATUS(write_highlights(database));
        TRY_STATUS(write_rows(database, "related", "exchanges", std::move(x_related)));
        return x_slides.write(database, "slide", "target");
    }

  private:
    const Catalogue& x_catalogue;
    const std::int64_t x_common = first_key("");
    Rows x_topics, x_interviews, x_exchanges, x_texts, x_blocks, x_pictures, x_wordings, x_slides;
    std::map<ExchangeRef, std::int64_t> x_exchange_keys;
    std::map<std::int64_t, std::int64_t> x_highlights_of;  // first key of an interview -> how many
    std::vector<std::vector<Field>> x_highlights;
    std::vector<Row> x_related;

    void add_wordings(std::int64_t first, std::int64_t owner, std::string_view field,
                      const Localised<std::string>& texts) {
        for (const auto& [language, text] : texts)
            x_wordings.add(first, {owner, field, language, text});
    }

    void add_picture(std::int64_t first, std::string_view place, std::int64_t owner,
                     const Picture& picture) {
        const auto key = x_pictures.add(
            first, {place, owner, Field::blob(view(picture.medium)), std::int64_t{picture.width},
                    std::int64_t{picture.height}, picture.licence, picture.credit});
        add_wordings(first, key, "picture.alt", picture.alt);
        add_wordings(first, key, "picture.caption", picture.caption);
    }

    void add_interview(const Interview& interview) {
        const std::int64_t first = first_key(interview.id);
        const auto key = x_interviews.add(
            first, {interview.id, interview.person.name, interview.person.organisation,
                    interview.date, interview.retold_by, interview.approved_by,
                    interview.approved_on, interview.consent_until, interview.source});
        add_wordings(first, key, "interview.title", interview.title);
        add_wordings(first, key, "interview.lead", interview.lead);
        add_wordings(first, key, "person.role", interview.person.role);
        if (interview.person.portrait)
            add_picture(first, "portrait", key, *interview.person.portrait);
        const auto number = static_cast<std::size_t>(&interview - x_catalogue.interviews.data());
        for (std::size_t i = 0; i < interview.exchanges.size(); ++i)
            x_exchange_keys[{number, i}] = add_exchange(first, key, interview.exchanges[i]);
    }

    std::int64_t add_exchange(std::int64_t first, std::int64_t interview,
                              const Exchange& exchange) {
        const auto key =
            x_exchanges.add(first, {interview, x_catalogue.topics[exchange.topic].id, exchange.id});
        for (const auto& [language, text] : exchange.texts) {
            const auto text_key =
                x_texts.add(first, {key, language, std::int64_t{text.cut_off}, text.short_title,
                                    text.summary, text.question});
            for (const Block& block : text.answer) add_block(first, text_key, block);
        }
        return key;
    }

    void add_block(std::int64_t first, std::int64_t text, const Block& block) {
        const auto runs = to_runs(block.spans);
        const auto key = x_blocks.add(first, {text, word_for(block.kind), std::int64_t{block.level},
                                              std::int64_t{block.number},
                                              runs ? Field(*runs) : Field(), joined(block.spans)});
        if (block.picture) add_picture(first, "block", key, *block.picture);
    }

    void add_highlight(const Highlight& highlight) {
        const std::int64_t first = first_key(x_catalogue.interview(highlight.exchange).id);
        const std::int64_t key = first + x_highlights_of[first]++;
        add_wordings(first, key, "highlight.text", highlight.text);
        x_highlights.push_back(
            {key, x_exchange_keys.at(highlight.exchange), word_for(highlight.kind)});
    }

    /// A row of its own beside the exchange: what is related changes with other interviews' words.
    void add_related(ExchangeRef ref, std::int64_t key) {
        std::string keys;
        for (const ExchangeRef& other : x_catalogue.exchange(ref).related)
            keys += std::to_string(x_exchange_keys.at(other)) + "\n";
        if (!keys.empty()) x_related.push_back({key, {keys}});
    }

    void add_slide(const Slide& slide) {
        const SlideTarget& target = slide.target;
        std::int64_t exchange = 0;
        std::string name = target.address;
        if (target.kind == SlideTarget::Kind::Exchange)
            exchange = x_exchange_keys.at(target.exchange);
        if (target.kind == SlideTarget::Kind::Topic) name = x_catalogue.topics[target.topic].id;
        const auto key =
            x_slides.add(x_common, {slide.id, std::int64_t{slide.weight}, slide.from, slide.until,
                                    word_for(target.kind), exchange, name});
        add_wordings(x_common, key, "slide.text", slide.text);
        if (slide.wide) add_picture(x_common, "slide_wide", key, *slide.wide);
        if (slide.tall) add_picture(x_common, "slide_tall", key, *slide.tall);
    }

    Status write_highlights(Database& database) {
        TRY(auto insert, database.prepare("INSERT INTO highlight VALUES(?,?,?,?)"));
        for (std::size_t i = 0; i < x_highlights.size(); ++i) {
            insert.bind(0, static_cast<std::int64_t>(i));
            insert.bind(1, x_highlights[i][0].number);
            insert.bind(2, x_highlights[i][1].number);
            insert.bind(3, std::string_view(x_highlights[i][2].bytes));
            TRY_STATUS(insert.run());
        }
        return {};
    }
};

Status write_sequence(Database& database, std::string_view list,
                      const std::vector<std::string>& members) {
    TRY(auto insert, database.prepare("INSERT INTO sequence VALUES(?,?,?)"));
    for (std::size_t i = 0; i < members.size(); ++i) {
        insert.bind(0, list);
        insert.bind(1, static_cast<std::int64_t>(i));
        insert.bind(2, std::string_view(members[i]));
        TRY_STATUS(insert.run());
    }
    return {};
}

}  // namespace

Status write_catalogue(Database& database, const Catalogue& catalogue) {
    TRY_STATUS(write_settings(database, catalogue.stand, catalogue.theme));
    std::vector<std::string> interviews;
    for (const Interview& interview : catalogue.interviews) interviews.push_back(interview.id);
    TRY_STATUS(write_sequence(database, "attract_language", catalogue.stand.attract_languages));
    TRY_STATUS(write_sequence(database, "interview", interviews));
    TRY_STATUS(write_sequence(database, "language", catalogue.stand.languages));
    Writer writer(catalogue);
    writer.gather();
    return writer.write(database);
}

}  // namespace standpunkt
