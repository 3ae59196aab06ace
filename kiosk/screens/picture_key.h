#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "screens/view.h"

namespace standpunkt {

/// Everything a picture on screen depends on: equal keys, equal pictures.
struct PictureKey {
    Scene scene = Scene::Holding;
    Shown shown;           ///< Attract: which highlight
    std::string language;  ///< all others
    ExchangeRef exchange;  ///< Reader
    std::size_t page = 0, page_count = 0;
    std::size_t list_page = 0;
    std::size_t person = 0;  ///< Person
    Aids aids;
    Query query;  ///< Search
    std::optional<Sheet> sheet;
    std::size_t sheet_page = 0;
    std::string address;           ///< TakeAlong
    bool from_search = false;      ///< Reader: the hits are behind it
    int shift = 0;                 ///< Attract: where it stands, against burn-in
    std::string focus;             ///< id of the node keys are at
    int seconds = 0;               ///< of the StillThere sheet; 0 without it
    std::string pressed;           ///< id of the node under the finger
    std::uint64_t pictures = 0;    ///< how often pictures it lacked have arrived
    std::uint64_t catalogue = 0;   ///< how often the catalogue was replaced
    std::optional<Notice> notice;  ///< Attract, Holding: what happens to the stand's content
    bool touch_lost = false;       ///< Attract: nobody can be invited to touch
    std::string stand;             ///< Attract, Holding: the stand's name over it; usually empty
    OperatorDesk desk;             ///< Operator; of the digits only how many
    std::uint64_t page_told = 0;   ///< Operator: how often its page was told
    std::uint64_t touches = 0;     ///< Operator's test pattern: contacts on its trail
    bool operator==(const PictureKey&) const = default;
    /// The same place: only what is typed, focused or pressed, how many seconds are left, the
    /// notice, the touchscreen, the stand's name, a picture that arrived or what the operator's
    /// page tells differs, so no fade is wanted.
    bool same_place(const PictureKey& other) const;
};

/// What of a picture's key the show knows at `now`; notice, touchscreen, finger, keys and the
/// pictures that arrived are left empty.
PictureKey place_of(const Show& show, Time now);
/// The same of the next picture of the loop, which is due when the one on now has stood its time.
PictureKey next_place(const Show& show, const Catalogue& catalogue);

}  // namespace standpunkt
