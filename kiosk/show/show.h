#pragma once
// The show: which scene is on screen and when it changes. A pure state machine: no clock, no file,
// no SDL; three days of attract loop is a test of milliseconds. The rules stand first, as named
// tests, in tests/show.
//
//            touch                Themen / a topic / a card / Suchen / next ...
//   Attract ------> Reader <------------------------------------> Topics, People, Person,
//      ^               |  idle time over                             Search, About
//      |               v                                                |
//      |          (still there?) --any touch--> back to the same scene  |
//      |               |  30 s without a touch, or "Beenden"            |
//      +---------------+-------------- "Startbild" ---------------------+
//
//   A sheet (Help, Language, TakeAlong) lies over a scene of a visit and leaves it as it was.
//   Holding: there is nothing to show (no exchange); leaves by itself when content comes.
//   Operator: for those who look after the stand, from every scene (operator.h).
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.h"
#include "interview/catalogue.h"
#include "show/aids.h"
#include "show/loop.h"
#include "show/operator.h"
#include "show/tempo.h"

namespace standpunkt {

enum class Scene { Attract, Topics, People, Reader, Person, Search, About, Holding, Operator };
enum class Sheet { Help, Language, TakeAlong };

/// How far a reader has come: page `page` of `count`. Kept apart from the page on screen, so that
/// another language or text size and back again leads to the page it began with.
struct ReadingPlace {
    std::size_t page = 0, count = 1;
    bool operator==(const ReadingPlace&) const = default;
};

/// What is on screen in a visit, apart from what was set for all of it.
struct Whereabouts {
    Scene scene = Scene::Topics;
    std::size_t topic = 0;      ///< of the reader
    ExchangeRef exchange = {};  ///< of the reader
    std::size_t person = 0;     ///< interview index, of the person page
    std::size_t page = 0, page_count = 1;
    ReadingPlace reading = {};        ///< where the visitor turned to; `page` follows from it
    std::size_t list_page = 0;        ///< of the list of questions, cards or hits
    std::size_t list_page_count = 0;  ///< 0 = the layout has not told
    bool list_follows = true;         ///< the list shows the page of the exchange being read: the
                                      ///< visitor has not turned it since that exchange was opened
    bool operator==(const Whereabouts&) const = default;
};

enum class KeyLayer { Letters, Digits };

/// What a visitor looks for.
struct Query {
    std::string text;  ///< at most most_query_characters
    KeyLayer layer = KeyLayer::Letters;
    bool keys = true;  ///< the keyboard is up; else the hits have its room
    bool operator==(const Query&) const = default;
};
inline constexpr std::size_t most_query_characters = 40;

/// What a visitor has done; gone after the reset.
struct Visit : Whereabouts {
    Time began{0};
    std::string language;
    Aids aids;
    Query query;
    std::optional<Sheet> sheet;
    std::size_t sheet_page = 0, sheet_page_count = 0;  ///< as list_page and list_page_count
    std::string address;  ///< of TakeAlong where a slide leads to it; else the stand's own
    std::vector<Whereabouts>
        behind;                  ///< where "Zurück" leads, the nearest last; at most most_behind
    std::size_t page_words = 0;  ///< on the page being read; idle time follows it
    bool operator==(const Visit&) const = default;
};
inline constexpr std::size_t most_behind = 8;

struct Show {
    Scene scene = Scene::Holding;  ///< in a visit that of its place
    Tempo tempo;
    Loop loop;
    Visit visit;
    Time touched{0};                  ///< last touch; in the loop, when it began or was reset
    std::optional<Time> asked_since;  ///< the StillThere sheet is up since then
    OperatorDesk desk;                ///< in Operator; else as new
    PinGuard pin_guard;
    std::vector<Wish> wishes;  ///< the program takes them out and carries them out
    bool operator==(const Show&) const = default;
};

namespace event {
struct Tick {};   ///< time has passed
struct Touch {};  ///< a touch that hit no control
struct TouchLoop {
    Time down;
};  ///< anywhere in the loop; finger went down then
struct OpenTopics {
    std::optional<Time> down;  ///< when the finger went down, if it was one
};                             ///< "Themen"; from the loop in the language that was on screen then
struct OpenTopic {
    std::size_t topic;
};  ///< first exchange of a topic
struct OpenExchange {
    ExchangeRef exchange;
};
struct OpenPerson {
    std::size_t interview;
};
struct OpenPeople {};
struct OpenSearch {};
struct OpenAbout {};
struct OpenSheet {
    Sheet sheet;
    Time down;
};  ///< in the loop it opens what is on show, with the sheet over it
struct CloseSheet {};
struct SetAids {
    Aids aids;
};
struct Type {
    std::string text;
};                ///< adds to the query; from a scene other than Search a touch that hit nothing
struct Erase {};  ///< the last character of the query
struct ClearQuery {};
struct Replace {
    std::string text;
};  ///< the query: the nearest word was tapped
struct ShowKeys {
    KeyLayer layer;
};
struct HideKeys {};  ///< "Treffer ansehen"
struct Back {};      ///< "Zurück": the nearest place behind, if there is one
struct GoHome {};    ///< "Startbild", "Beenden"
struct TurnPage {
    int by;
};  ///< +1, -1; clamped
struct TurnList {
    int by;
};                  ///< never below the first page; of the sheet if one is up
struct Advance {};  ///< next exchange of the topic, else next topic
struct SwitchLanguage {
    std::string language;
    Time down;
};  ///< in the loop it opens the exchange
/// The layout tells how long the text is: whenever it has laid a scene, page or language anew. The
/// list's part may be left out: then its pages are bounded by whoever draws it.
struct PageLaid {
    std::size_t page_count, page_words;
    std::size_t list_page_count = 0;   ///< pages of the list of questions or cards; 0 = not told
    std::size_t list_page = 0;         ///< the one which holds the exchange being read
    std::size_t sheet_page_count = 0;  ///< pages of the sheet that is up; 0 = not told
};
struct NewCatalogue {};  ///< `catalogue` is another one from now on
}  // namespace event

using Event =
    std::variant<event::Tick, event::Touch, event::TouchLoop, event::OpenTopics, event::OpenTopic,
                 event::OpenExchange, event::OpenPerson, event::Back, event::GoHome,
                 event::TurnPage, event::TurnList, event::Advance, event::SwitchLanguage,
                 event::OpenPeople, event::OpenSearch, event::OpenAbout, event::OpenSheet,
                 event::CloseSheet, event::SetAids, event::Type, event::Erase, event::ClearQuery,
                 event::Replace, event::ShowKeys, event::HideKeys, event::PageLaid,
                 event::NewCatalogue, event::HoldCorner, event::TypeDigit, event::EraseDigit,
                 event::EnterPin, event::JudgedPin, event::Clean, event::RunErrand,
                 event::ToldErrand, event::RestartShow, event::ShowPattern, event::TryTurn,
                 event::Confirm, event::Refuse, event::Leave>;

/// A fresh show in the attract loop, or in Holding if the catalogue has no exchange.
Show begin(const Catalogue& catalogue, const Tempo& tempo, Time now);

/// What is on after `event`. Every scene can always reach the loop; while the StillThere sheet is
/// up any touch event but GoHome only takes the sheet away. An event that the scene has no control
/// for, or that names what is not in the catalogue, is a touch that hit nothing; Open... begins a
/// visit from the loop too. NewCatalogue outside the loop or Holding is a mistake of the caller
/// (content changes only in the loop): assert. Move the show in, it holds a mark a highlight.
Show next(Show show, const Catalogue& catalogue, const Event& event, Time now);

/// When `next` with Tick has to be called at the latest; `never` in Holding. A loop that has one
/// highlight in one language only moves it a little every ten minutes. While a cross-fade runs this
/// is its end; how often frames are drawn meanwhile is the caller's business.
Time deadline(const Show& show, const Catalogue& catalogue);

/// Content may be replaced now: in the loop with no fade running, or in Holding.
bool at_rest(const Show& show, Time now);

/// How far the loop's cross-fade is at `now`: 0 = only `before`, 1 = only `loop.now`.
double fade_progress(const Show& show, Time now);

/// How long nobody may touch before the StillThere sheet comes up.
Duration idle_time(const Show& show, const Catalogue& catalogue);

/// What the primary button of the reader does.
/// On the last page: the next question of the topic, the next topic, and where there is no other
/// the topic from its first question again, or home if that is the only one.
enum class Primary { ReadOn, NextQuestion, NextTopic, FirstQuestion, Home };
Primary primary(const Show& show, const Catalogue& catalogue);
/// The same as if `page` of `page_count` were on screen.
Primary primary(const Show& show, const Catalogue& catalogue, std::size_t page,
                std::size_t page_count);
/// Where Advance leads: the next exchange of the topic, else the first of the next topic (the last
/// topic leads to the first).
ExchangeRef following(const Show& show, const Catalogue& catalogue);

/// What "back" means here for a visitor without a touchscreen: closes a sheet, else goes back,
/// else to the topics, else home; nothing in the loop.
std::optional<Event> way_back(const Show& show);

/// "Zurück" leads to the hits of a search.
bool comes_from_search(const Visit& visit);

/// More than one person was interviewed.
bool has_people(const Catalogue& catalogue);

/// The address a visitor may take along from here; empty if there is none.
std::string take_along_address(const Show& show, const Catalogue& catalogue);

/// Somebody is on a visit: neither the loop, nor Holding, nor Operator.
bool is_visit(Scene scene);

/// When what counts down on screen is over: the StillThere sheet, the operator's cleaning, lock or
/// turn. Nothing counts: nothing.
std::optional<Time> countdown_end(const Show& show, Time now);
/// Seconds left of that, rounded up and at least 1; 0 if nothing counts.
int seconds_left(const Show& show, Time now);

}  // namespace standpunkt
