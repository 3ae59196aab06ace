#pragma once
// The head of a JPEG file, marker by marker (ITU T.81, annex B), without decoding it.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace standpunkt {

struct JpegSegment {
    std::uint8_t marker;    ///< 0xE1 for APP1 and so on
    std::size_t begin;      ///< of its 0xFF
    std::string_view body;  ///< behind marker and length
};

/// Everything from the start of the file up to and with the first start of scan.
Result<std::vector<JpegSegment>> jpeg_segments(std::string_view bytes);

/// How to turn the stored picture upright; values as in EXIF 2.3, tag 0x0112.
enum class Orientation {
    Upright = 1,
    MirroredLeftRight = 2,
    UpsideDown = 3,
    MirroredTopBottom = 4,
    Transposed = 5,   ///< mirrored on the diagonal from the upper left
    TurnRight = 6,    ///< has to be turned right by 90 degrees
    Transversed = 7,  ///< mirrored on the diagonal from the upper right
    TurnLeft = 8
};

/// Orientation in the EXIF data; Upright where there is none or it makes no sense.
Orientation jpeg_orientation(const std::vector<JpegSegment>& segments);

/// True if showing it upright swaps width and height.
bool is_quarter_turn(Orientation orientation);

/// The same picture without EXIF, comments, thumbnails and other metadata (JFIF and Adobe's colour
/// marker stay: decoders need them), and without what follows its end. `segments` are those of
/// `bytes`.
std::string without_metadata(std::string_view bytes, const std::vector<JpegSegment>& segments);

}  // namespace standpunkt
