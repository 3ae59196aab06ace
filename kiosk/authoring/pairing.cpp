#include "authoring/pairing.h"

#include <algorithm>
#include <map>
#include <set>

#include "authoring/names.h"

namespace standpunkt {
namespace {

class Pairing {
  public:
    explicit Pairing(Faults& faults) : x_faults(faults) {}

    std::vector<PairedExchange> run(const std::vector<InterviewText>& texts,
                                    const std::vector<std::string>& languages) {
        for (const InterviewText& text : texts) {
            if (x_result.empty()) {
                add_first(text);
            } else {
                add_other(text);
            }
        }
        warn_of_missing(texts, languages);
        return std::move(x_result);
    }

  private:
    /// The written id if it is a good one and new in its file.
    std::string written_id(const WrittenExchange& exchange, const InterviewText& text,
                           std::map<std::string, int>& lines) {
        if (!exchange.id) return {};
        const Place place{text.path, exchange.id->line};
        const std::string& id = exchange.id->text;
        if (!is_name(id)) {
            x_faults.error("bad-name", place,
                           "\"" + id + "\" cannot be an id: only a-z, 0-9 and -.",
                           "Write Id: " + name_from(id));
            return {};
        }
        const auto [entry, fresh] = lines.try_emplace(id, place.line);
        if (fresh) return id;
        x_faults.error(
            "duplicate-id", place, "The id \"" + id + "\" stands here a second time.",
            "Change one of them (the first is in line " + std::to_string(entry->second) + ").");
        return {};
    }

    void add_first(const InterviewText& text) {
        std::map<std::string, int> lines;
        for (const WrittenExchange& exchange : text.exchanges) {
            const std::string id = written_id(exchange, text, lines);
            x_taken.insert(id);
            append(exchange, text, id);
        }
        for (PairedExchange& paired : x_result) make_id(paired);
        x_first_count = text.exchanges.size();
    }

    void add_other(const InterviewText& text) {
        std::map<std::string, int> lines;
        std::vector<std::string> ids;
        std::vector<bool> placed(text.exchanges.size(), false);
        for (std::size_t i = 0; i < text.exchanges.size(); ++i) {
            ids.push_back(written_id(text.exchanges[i], text, lines));
            const auto partner =
                std::find_if(x_result.begin(), x_result.end(), [&](const PairedExchange& paired) {
                    return !ids[i].empty() && paired.id == ids[i];
                });
            if (partner == x_result.end()) continue;
            join(*partner, text.exchanges[i], text);
            placed[i] = true;
        }
        const bool equally_many = text.exchanges.size() == x_first_count;
        bool told = false;
        for (std::size_t i = 0; i < text.exchanges.size(); ++i) {
            if (placed[i]) continue;
            const WrittenExchange& exchange = text.exchanges[i];
            const bool free = equally_many && !x_result[i].texts.contains(text.language) &&
                              (ids[i].empty() || x_made.contains(x_result[i].id));
            if (free) {
                if (!ids[i].empty()) x_result[i].id = ids[i];
                join(x_result[i], exchange, text);
                continue;
            }
            if (ids[i].empty() && !told) {
                told = true;
                x_faults.error("unpaired-exchange", {text.path, exchange.question.line},
                               "It is not clear which question of the other language this one "
                               "belongs to: the files do not have equally many.",
                               "Give both the same line \"Id: ...\".");
            }
            x_taken.insert(ids[i]);
            append(exchange, text, ids[i]);
            make_id(x_result.back());
        }
    }

    void append(const WrittenExchange& exchange, const InterviewText& text, const std::string& id) {
        PairedExchange paired;
        paired.id = id;
        paired.place = {text.path, exchange.question.line};
        x_result.push_back(std::move(paired));
        join(x_result.back(), exchange, text);
    }

    static void join(PairedExchange& paired, const WrittenExchange& exchange,
                     const InterviewText& text) {
        paired.texts[text.language] = &exchange;
        paired.paths[text.language] = text.path;
    }

    /// From the short title or the question of the language it was first found in.
    void make_id(PairedExchange& paired) {
        if (!paired.id.empty()) return;
        const WrittenExchange& text = *paired.texts.begin()->second;
        const std::string name =
            name_from(text.short_title ? text.short_title->text : text.question.text);
        paired.id = name;
        for (int n = 2; !x_taken.insert(paired.id).second; ++n) {
            paired.id = name + "-" + std::to_string(n);
        }
        x_made.insert(paired.id);
    }

    void warn_of_missing(const std::vector<InterviewText>& texts,
                         const std::vector<std::string>& languages) {
        for (const PairedExchange& paired : x_result) {
            for (const InterviewText& text : texts) {
                const bool wanted =
                    std::find(languages.begin(), languages.end(), text.language) != languages.end();
                if (!wanted || paired.texts.contains(text.language)) continue;
                x_faults.warning("missing-translation", paired.place,
                                 "This question is missing in " + text.path.filename().string() +
                                     "; visitors see it in another language.",
                                 "Add it there with the line \"Id: " + paired.id + "\".");
            }
        }
    }

    Faults& x_faults;
    std::vector<PairedExchange> x_result;
    std::size_t x_first_count = 0;
    std::set<std::string> x_taken, x_made;
};

}  // namespace

std::vector<PairedExchange> pair_exchanges(const std::vector<InterviewText>& texts,
                                           const std::vector<std::string>& languages,
                                           Faults& faults) {
    return Pairing(faults).run(texts, languages);
}

}  // namespace standpunkt
