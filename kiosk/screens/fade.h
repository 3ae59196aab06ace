#pragma once
// How one picture becomes the next. Main thread only.
#include <algorithm>
#include <utility>

#include "screens/picture_key.h"
#include "stage/picture_buffer.h"

namespace standpunkt {

/// Fade lengths of everything but the loop's cross-fade (VISITOR.md, "Times").
inline constexpr Duration scene_fade{160}, page_fade{240}, sheet_fade{280};

/// How long it takes from one picture to the other; 0 is a cut. `loop_fade`: from one highlight to
/// the next.
Duration fade_length(const PictureKey& from, const PictureKey& to, Duration loop_fade);

/// A picture that fades out. What fades in is somebody else's, and does not change meanwhile.
class Fade {
  public:
    static constexpr int full = 256;

    Fade(PictureBuffer from, Time begin, Duration length)
        : x_from(std::move(from)), x_begin(begin), x_length(length), x_next_frame(begin) {}

    const PictureBuffer& from() const { return x_from; }
    Time begin() const { return x_begin; }
    /// Begins at `now` instead, as if a frame had just been shown.
    void begin_again(Time now);
    /// Of its time; 0 or less when it is over.
    Duration rest(Time now) const { return x_begin + x_length - now; }
    /// Of the picture that fades in, 0 to `full`: quick at first, then settling (ease-out).
    int progress(Time now) const;
    bool frame_due(Time now) const { return now >= x_next_frame; }
    /// A frame was shown at `now`.
    void shown(Time now);
    /// When its next frame is due, or its end.
    Time deadline() const { return std::min(x_next_frame, x_begin + x_length); }

  private:
    PictureBuffer x_from;
    Time x_begin;
    Duration x_length;
    Time x_next_frame;
};

}  // namespace standpunkt
