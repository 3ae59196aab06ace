#pragma once
// A show that is played event by event, and what is counted of it.
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "../show/stand.h"
#include "visits/visit_watch.h"

namespace standpunkt::test {

/// Two persons; topic 0 has three exchanges, topic 1 one, topic 2 two. It begins in the loop at 0.
struct WatchedShow {
    Catalogue catalogue;
    Show show;
    VisitWatch watch;
    Time now{0};
    std::vector<VisitRecord> visits;
    std::vector<Time> asked;  ///< when the clock was asked

    explicit WatchedShow(const VisitWatch::Wishes& wishes = {},
                         const std::vector<std::string>& languages = {"de", "en"})
        : catalogue(stand({{0, 0, languages},
                           {0, 2, languages},
                           {0, 0, languages},
                           {1, 1, languages},
                           {1, 0, languages},
                           {1, 2, languages}},
                          languages)),
          show(begin(catalogue, {}, Time(0))),
          watch(wishes) {
        watch.content("7K2M-9QXA", "Sample");
    }
    /// `after` the last one; pages are laid as `pages` of `words` where the reader is open.
    WatchedShow& send(const Event& event, Duration after, std::size_t pages = 3,
                      std::size_t words = 70) {
        now += after;
        test::send(show, catalogue, event, now);
        if (show.scene == Scene::Reader)
            test::send(show, catalogue, event::PageLaid{pages, words}, now);
        look();
        return *this;
    }
    /// Nobody touches any more: ticks until the loop is back.
    WatchedShow& leave() {
        while (show.scene != Scene::Attract) {
            now = deadline(show, catalogue);
            test::send(show, catalogue, event::Tick{}, now);
            look();
        }
        return *this;
    }
    void look() {
        const auto moment = [this] {
            asked.push_back(now);
            return Moment{.since_boot = now.count() / 1000, .wall = {}, .east = 0};
        };
        if (auto visit = watch.turn(show, catalogue, moment, now))
            visits.push_back(std::move(*visit));
    }
    /// The only one so far.
    const VisitRecord& visit() const {
        REQUIRE(visits.size() == 1);
        return visits.front();
    }
};

}  // namespace standpunkt::test
