#include "search/index_shelf.h"

#include <vector>

#include "base/quiet_thread.h"

namespace standpunkt {

IndexShelf::~IndexShelf() {
    x_stop = true;
    if (x_maker.joinable()) x_maker.join();
}

void IndexShelf::fill(const Catalogue& catalogue) {
    if (x_maker.joinable()) return;
    std::vector<std::string> languages{catalogue.stand.default_language};
    for (const std::string& language : catalogue.stand.languages)
        if (language != languages.front()) languages.push_back(language);
    std::vector<std::promise<SearchIndex>> promises(languages.size());
    for (std::size_t i = 0; i < languages.size(); ++i)
        x_coming[languages[i]] = promises[i].get_future();
    x_maker = quiet_thread([this, &catalogue, languages = std::move(languages),
                            promises = std::move(promises)]() mutable {
        for (std::size_t i = 0; i < languages.size() && !x_stop; ++i)
            promises[i].set_value(SearchIndex(catalogue, languages[i]));
    });
}

const SearchIndex& IndexShelf::of(const Catalogue& catalogue, const std::string& language) {
    fill(catalogue);
    if (const auto coming = x_coming.find(language); coming != x_coming.end()) {
        x_ready.emplace(language, coming->second.get());
        x_coming.erase(coming);
    }
    if (const auto ready = x_ready.find(language); ready != x_ready.end()) return ready->second;
    return x_ready.emplace(language, SearchIndex(catalogue, language)).first->second;
}

}  // namespace standpunkt
