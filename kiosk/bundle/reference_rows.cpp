#include "bundle/reference_rows.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "bundle/schema.h"

namespace standpunkt {
namespace {

/// The key up to the next line's end, which is taken away with it.
std::optional<std::int64_t> next_key(std::string_view& lines) {
    const std::size_t end = lines.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    std::int64_t key = 0;
    const auto [stop, error] = std::from_chars(lines.data(), lines.data() + end, key);
    if (error != std::errc() || stop != lines.data() + end) return std::nullopt;
    lines.remove_prefix(end + 1);
    return key;
}

Result<SlideTarget> target_of(const Statement& row, const ByKey<ExchangeRef>& exchanges,
                              const std::vector<Topic>& topics) {
    const auto kind = target_kind(row.text(5));
    if (!kind) return odd("a slide leads to an unknown kind of target.");
    SlideTarget target;
    target.kind = *kind;
    switch (*kind) {
        case SlideTarget::Kind::None:
            break;
        case SlideTarget::Kind::Topic: {
            const auto topic = std::find_if(topics.begin(), topics.end(), [&](const Topic& one) {
                return one.id == row.text(7);
            });
            if (topic == topics.end()) return odd("a slide leads to a topic that is not there.");
            target.topic = static_cast<std::size_t>(topic - topics.begin());
            break;
        }
        case SlideTarget::Kind::Exchange: {
            const auto exchange = exchanges.find(row.integer(6));
            if (exchange == exchanges.end())
                return odd("a slide leads to an exchange that is not there.");
            target.exchange = exchange->second;
            break;
        }
        case SlideTarget::Kind::Address:
            target.address = row.text(7);
            break;
    }
    return target;
}

}  // namespace

Status read_related(Database& database, const ByKey<ExchangeRef>& exchanges, Catalogue& catalogue) {
    return each_row(database, "SELECT key, exchanges FROM related",
                    [&](const Statement& row) -> Status {
                        const auto from = exchanges.find(row.integer(0));
                        if (from == exchanges.end())
                            return odd("something is related to no exchange.");
                        const auto [interview, exchange] = from->second;
                        auto& related = catalogue.interviews[interview].exchanges[exchange].related;
                        for (std::string_view lines = row.text(1); !lines.empty();) {
                            const auto key = next_key(lines);
                            const auto to = key ? exchanges.find(*key) : exchanges.end();
                            if (to == exchanges.end())
                                return odd("an exchange is related to one that is not there.");
                            related.push_back(to->second);
                        }
                        return {};
                    });
}

Status read_slides(Database& database, const ByKey<ExchangeRef>& exchanges, Catalogue& catalogue,
                   ByKey<Slide*>& slides) {
    std::vector<std::int64_t> keys;
    TRY_STATUS(each_row(
        database,
        "SELECT key, id, weight, first_day, last_day, kind, exchange, target FROM slide ORDER BY "
        "key",
        [&](const Statement& row) -> Status {
            TRY(SlideTarget target, target_of(row, exchanges, catalogue.topics));
            keys.push_back(row.integer(0));
            Slide& slide = catalogue.slides.emplace_back();
            slide.id = row.text(1);
            slide.weight =
                static_cast<unsigned>(std::clamp<std::int64_t>(row.integer(2), 0, 1'000));
            slide.from = row.text(3);
            slide.until = row.text(4);
            slide.target = std::move(target);
            return {};
        }));
    for (std::size_t i = 0; i < keys.size(); ++i) slides[keys[i]] = &catalogue.slides[i];
    return {};
}

}  // namespace standpunkt
