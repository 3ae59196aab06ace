#include "media/jpeg_segments.h"

#include <optional>

namespace standpunkt {
namespace {

constexpr std::uint8_t temporary = 0x01, start_of_image = 0xD8, start_of_scan = 0xDA,
                       end_of_image = 0xD9, app0 = 0xE0, app1 = 0xE1, app14 = 0xEE, app15 = 0xEF,
                       comment = 0xFE, restart_0 = 0xD0, restart_7 = 0xD7;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(bytes[at]);
}

tl::unexpected<Error> damaged(const char* what) {
    return fail(std::string("is a damaged JPEG: ") + what + ".", {}, 0,
                "Copy or save the picture again.");
}

bool stands_alone(std::uint8_t marker) {
    return marker == temporary || marker == start_of_image ||
           (marker >= restart_0 && marker <= restart_7);
}

// Behind the picture's end marker cameras put previews and whole films. `at` is where the first
// scan's data begins; the file's size if there is no end marker.
std::size_t end_of_picture(std::string_view bytes, std::size_t at) {
    while (at + 1 < bytes.size()) {
        const std::uint8_t next = byte_at(bytes, at + 1);
        if (byte_at(bytes, at) != 0xFF || next == 0xFF) {
            ++at;
        } else if (next == end_of_image) {
            return at + 2;
        } else if (next == 0 || (next >= restart_0 && next <= restart_7)) {
            at += 2;  // a byte 0xFF of the data, or a restart: both stand alone
        } else if (at + 3 < bytes.size()) {
            at += 2 + byte_at(bytes, at + 2) * 256u + byte_at(bytes, at + 3);
        } else {
            break;
        }
    }
    return bytes.size();
}

// The TIFF structure inside EXIF data; every read is held against its end.
class Tiff {
  public:
    explicit Tiff(std::string_view bytes)
        : x_bytes(bytes), x_little_endian(bytes.starts_with("II")) {}

    std::optional<std::uint32_t> number(std::size_t at, int byte_count) const {
        if (at > x_bytes.size() || x_bytes.size() - at < static_cast<std::size_t>(byte_count))
            return {};
        std::uint32_t value = 0;
        for (int i = 0; i < byte_count; ++i) {
            const int place = x_little_endian ? byte_count - 1 - i : i;
            value = value << 8 | byte_at(x_bytes, at + static_cast<std::size_t>(place));
        }
        return value;
    }

    std::optional<std::uint32_t> orientation() const {
        if (!x_bytes.starts_with("II") && !x_bytes.starts_with("MM")) return {};
        if (number(2, 2) != 42u) return {};
        const auto directory = number(4, 4);
        if (!directory) return {};
        const auto entries = number(*directory, 2);
        for (std::size_t i = 0; entries && i < *entries; ++i) {
            const std::size_t entry = std::size_t{*directory} + 2 + i * 12;
            const auto tag = number(entry, 2);
            if (!tag) return {};  // the directory is longer than the data
            if (*tag != 0x0112) continue;
            const bool one_short = number(entry + 2, 2) == 3u && number(entry + 4, 4) == 1u;
            return one_short ? number(entry + 8, 2) : std::nullopt;
        }
        return {};
    }

  private:
    std::string_view x_bytes;
    bool x_little_endian;
};

}  // namespace

Result<std::vector<JpegSegment>> jpeg_segments(std::string_view bytes) {
    if (!bytes.starts_with("\xFF\xD8")) return damaged("it does not begin like one");
    std::vector<JpegSegment> segments;
    std::size_t at = 2;
    for (;;) {
        const std::size_t begin = at;
        if (at >= bytes.size()) return damaged("it ends before its picture data");
        if (byte_at(bytes, at) != 0xFF) return damaged("there is no marker where one has to be");
        while (at < bytes.size() && byte_at(bytes, at) == 0xFF) ++at;  // fill bytes are legal
        if (at >= bytes.size()) return damaged("it ends before its picture data");
        const std::uint8_t marker = byte_at(bytes, at++);
        if (marker == end_of_image || marker == 0) return damaged("it holds no picture data");
        // These have no length. Read with one they would hide what follows from us, but not from
        // the decoder: another size than the one that was checked, for instance.
        if (stands_alone(marker)) return damaged("there is a marker where none may be");
        if (bytes.size() - at < 2) return damaged("it ends before its picture data");
        const std::size_t length = byte_at(bytes, at) * 256u + byte_at(bytes, at + 1);
        if (length < 2 || length > bytes.size() - at)
            return damaged("it ends before its picture data");
        segments.push_back({marker, begin, bytes.substr(at + 2, length - 2)});
        at += length;
        if (marker == start_of_scan) return segments;
    }
}

Orientation jpeg_orientation(const std::vector<JpegSegment>& segments) {
    for (const JpegSegment& segment : segments) {
        constexpr std::string_view exif("Exif\0\0", 6);
        if (segment.marker != app1 || !segment.body.starts_with(exif)) continue;
        const auto value = Tiff(segment.body.substr(exif.size())).orientation();
        if (value && *value >= 1 && *value <= 8) return static_cast<Orientation>(*value);
        return Orientation::Upright;
    }
    return Orientation::Upright;
}

bool is_quarter_turn(Orientation orientation) {
    return static_cast<int>(orientation) >= static_cast<int>(Orientation::Transposed);
}

std::string without_metadata(std::string_view bytes, const std::vector<JpegSegment>& segments) {
    std::string kept(bytes.substr(0, 2));
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::uint8_t marker = segments[i].marker;
        const bool metadata = marker == comment || (marker >= app0 && marker <= app15);
        const bool needed = (marker == app0 && segments[i].body.starts_with("JFIF")) ||
                            (marker == app14 && segments[i].body.starts_with("Adobe"));
        const std::size_t body_end =
            static_cast<std::size_t>(segments[i].body.data() - bytes.data()) +
            segments[i].body.size();
        const std::size_t end =
            i + 1 < segments.size() ? segments[i + 1].begin : end_of_picture(bytes, body_end);
        if (!metadata || needed) kept += bytes.substr(segments[i].begin, end - segments[i].begin);
    }
    return kept;
}

}  // namespace standpunkt
