// What a visitor types into a text an editor wrote, whatever the bytes of both: a mark never halves
// a letter, what is offered is found, and a text is found by its own words. The first line is the
// query, the rest is the text: question, summary, answer.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/unicode.h"
#include "search/search.h"

namespace {

using namespace standpunkt;

void require(bool holds) {
    if (!holds) std::abort();
}

/// The text up to the next line feed, which is taken off `rest` with it.
std::string take_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    const std::string line(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return line;
}

void check_marks(const std::string& text, const std::vector<TextMark>& marks, bool valid) {
    std::size_t last = 0;
    for (const TextMark& mark : marks) {
        require(mark.begin < mark.end && mark.end <= text.size());
        require(last == 0 || mark.begin > last);
        if (valid)
            require(
                is_valid_utf8(std::string_view(text).substr(mark.begin, mark.end - mark.begin)));
        last = mark.end;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    const bool valid = is_valid_utf8(rest);
    const std::string query = take_line(rest);
    ExchangeText text;
    text.short_title = take_line(rest);
    text.question = take_line(rest);
    text.summary = take_line(rest);
    text.answer.resize(1);
    text.answer[0].spans.resize(1);
    text.answer[0].spans[0].text = std::string(rest);
    Catalogue catalogue;
    catalogue.interviews.resize(1);
    catalogue.interviews[0].exchanges.resize(1);
    catalogue.interviews[0].exchanges[0].texts["de"] = text;
    const SearchIndex index(catalogue, "de");

    const std::size_t most = query.size() % 100;
    const Hits hits = index.find(query, 3, most);
    require(hits.count == hits.best.size() && hits.count <= 1);
    require(hits == index.find(query, 3, most));
    for (const Hit& hit : hits.best) {
        require(hits.suggestion.empty() && hit.title == text.short_title);
        check_marks(hit.title, hit.title_marks, valid);
        check_marks(hit.passage, hit.passage_marks, valid);
        if (valid) require(is_valid_utf8(hit.passage));
        require(character_count(hit.passage) <= std::max<std::size_t>(most, 20));
    }
    if (!hits.suggestion.empty()) require(index.find(hits.suggestion, 1, most).count == 1);
    return 0;
}
