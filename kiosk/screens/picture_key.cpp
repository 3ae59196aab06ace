#include "screens/picture_key.h"

#include <algorithm>

namespace standpunkt {

bool PictureKey::same_place(const PictureKey& other) const {
    PictureKey a = *this, b = other;
    a.pressed = b.pressed = {};
    a.focus = b.focus = {};
    a.query = b.query = {};
    a.seconds = std::min(a.seconds, 1);  // the sheet comes and goes; its numbers only change
    b.seconds = std::min(b.seconds, 1);
    a.pictures = b.pictures = 0;
    a.notice = b.notice = {};
    a.touch_lost = b.touch_lost = false;
    a.stand = b.stand = {};
    for (PictureKey* const one : {&a, &b}) {
        const OperatorDesk::View view = one->desk.view;
        one->desk = {};
        one->desk.view = view;
        one->page_told = one->touches = 0;
    }
    return a == b;
}

PictureKey place_of(const Show& show, Time now) {
    PictureKey key;
    key.scene = show.scene;
    const Visit& visit = show.visit;
    switch (show.scene) {
        case Scene::Attract:
            key.shown = show.loop.now;
            key.shift = shift_of(show.loop, show.loop.since);
            return key;
        case Scene::Holding:
            return key;
        case Scene::Search:
            key.query = visit.query;
            break;
        case Scene::Reader:
            key.exchange = visit.exchange;
            key.page = visit.page;
            key.page_count = visit.page_count;
            key.from_search = comes_from_search(visit);
            break;
        case Scene::Person:
            key.person = visit.person;
            break;
        case Scene::Operator:
            key.desk = show.desk;
            key.desk.digits = std::string(show.desk.digits.size(), '*');
            key.desk.until = Time(0);  // told by the seconds
            key.desk.tried = {};
            break;
        case Scene::Topics:
        case Scene::People:
        case Scene::About:
            break;
    }
    key.language = visit.language;
    key.list_page = visit.list_page;
    key.aids = visit.aids;
    key.sheet = visit.sheet;
    if (visit.sheet) key.sheet_page = visit.sheet_page;
    if (visit.sheet == Sheet::TakeAlong) key.address = visit.address;
    key.seconds = seconds_left(show, now);
    return key;
}

PictureKey next_place(const Show& show, const Catalogue& catalogue) {
    PictureKey key;
    key.scene = Scene::Attract;
    key.shown = show.loop.next;
    key.shift =
        shift_of(show.loop, show.loop.still_since + dwell(catalogue, show.loop.now, show.tempo));
    return key;
}

}  // namespace standpunkt
