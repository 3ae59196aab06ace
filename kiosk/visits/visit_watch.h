#pragma once
#include <functional>
#include <optional>

#include "show/show.h"
#include "visits/visit_record.h"

namespace standpunkt {

/// Turns what is on screen, turn by turn, into a record a visit. Pure: no clock, no file.
///
/// A page is open while the reader shows it, sheets over it or not. A visit lasts until the last
/// touch; on a page of text at which nobody touched any more, until that page may have been read
/// (as many words a minute as idle times are made from), and never beyond its real end.
class VisitWatch {
  public:
    struct Wishes {
        bool search_words = false;  ///< what was looked for is kept
    };
    explicit VisitWatch(const Wishes& wishes) : x_wishes(wishes) {}

    /// What is on show from now on, as records call it; only between visits.
    void content(std::string code, std::string title);
    /// Once a turn: `show` is on screen at `now`. `moment` is asked when a visit begins. Gives the
    /// visit that has just ended.
    std::optional<VisitRecord> turn(const Show& show, const Catalogue& catalogue,
                                    const std::function<Moment()>& moment, Time now);
    /// The program ends: what is known of a visit that is on.
    std::optional<VisitRecord> stop(Time now);

  private:
    struct OpenPage {
        ExchangeRef exchange;
        std::size_t page = 0, count = 1, words = 0;
        std::string language;
        Time since{0};
        std::size_t text = 0;  ///< index into the record's texts; beyond: there are too many
    };
    struct Current {
        VisitRecord record;
        Time began{0}, touched{0};
        std::optional<Time> asked_since;
        Duration still_there{0};
        std::optional<OpenPage> page;
        std::string query;
    };
    Wishes x_wishes;
    std::string x_content, x_title;
    std::optional<Current> x_current;

    void begin(const Show& show, const Moment& moment);
    void look(const Show& show, const Catalogue& catalogue, Time now);
    void open_page(const Show& show, const Catalogue& catalogue, Time now);
    void close_page(Time now, Time read_until);
    void keep_query();
    VisitRecord finish(VisitEnd end, Time now);
};

}  // namespace standpunkt
