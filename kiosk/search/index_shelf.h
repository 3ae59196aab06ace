#pragma once
// The indexes of a stand's languages, made ahead by a thread of their own: with 500 interviews one
// takes some tenths of a second (`deploy/bench --search`), and a visitor who taps "Suchen" shall
// not wait for it.
#include <atomic>
#include <future>
#include <map>
#include <string>
#include <thread>

#include "search/search.h"

namespace standpunkt {

/// One thread uses it, the one that owns it.
class IndexShelf {
  public:
    IndexShelf() = default;
    /// Waits for the index that is being made, not for the others.
    ~IndexShelf();
    IndexShelf(const IndexShelf&) = delete;
    IndexShelf& operator=(const IndexShelf&) = delete;

    /// Begins with all languages of the stand, its default one first; nothing if it has begun.
    /// `catalogue` outlives the shelf and is not changed meanwhile.
    void fill(const Catalogue& catalogue);
    /// The index of one of the stand's languages. Waits for it if it is not ready; fills the shelf
    /// if nobody did.
    const SearchIndex& of(const Catalogue& catalogue, const std::string& language);

  private:
    std::map<std::string, std::future<SearchIndex>> x_coming;
    std::map<std::string, SearchIndex> x_ready;
    std::atomic<bool> x_stop{false};
    std::thread x_maker;
};

}  // namespace standpunkt
