#include "screens/fade.h"

#include <algorithm>
#include <cmath>

namespace standpunkt {
namespace {

/// 60 frames a second as a row of whole milliseconds, so that no error adds up.
Time frame_after(Time begin, Time now) {
    const auto frames = (now - begin).count() * 60 / 1000 + 1;
    return begin + Duration((frames * 1000 + 59) / 60);
}

}  // namespace

Duration fade_length(const PictureKey& from, const PictureKey& to, Duration loop_fade) {
    if (to.aids.less_motion) return Duration(0);
    if (from.scene == Scene::Attract && to.scene == Scene::Attract)
        return from.shown == to.shown && from.catalogue == to.catalogue ? Duration(0) : loop_fade;
    const bool sheet =
        (to.seconds > 0 && from.seconds == 0) || (to.sheet && to.sheet != from.sheet);
    if (from.scene == to.scene && sheet) return sheet_fade;
    const bool page =
        from.scene == Scene::Reader && to.scene == Scene::Reader && from.exchange == to.exchange;
    return page ? page_fade : scene_fade;
}

void Fade::begin_again(Time now) {
    x_begin = now;
    shown(now);
}

int Fade::progress(Time now) const {
    if (rest(now) <= Duration(0)) return full;
    const double part =
        static_cast<double>((now - x_begin).count()) / static_cast<double>(x_length.count());
    const double left = 1 - std::max(0.0, part);
    return static_cast<int>(std::lround(full * (1 - left * left)));
}

void Fade::shown(Time now) {
    x_next_frame = frame_after(x_begin, now);
}

}  // namespace standpunkt
