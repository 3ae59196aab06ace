#include <cstdio>
// jpeglib.h needs FILE and size_t declared before it.
#include <jerror.h>
#include <jpeglib.h>

#include <csetjmp>

#include "media/codec.h"

namespace standpunkt {
namespace {

// A progressive file may hold any number of scans over the whole picture; real ones hold about ten.
constexpr int most_scans = 100;

// Everything the C library jumps over. No object with a destructor lives between a setjmp below and
// the library call that may longjmp back to it.
struct Decoder {
    jpeg_decompress_struct info;
    jpeg_error_mgr errors;
    jpeg_progress_mgr progress;
    std::jmp_buf bail_out;
    char message[JMSG_LENGTH_MAX];
};

[[noreturn]] void on_error(j_common_ptr info) {
    auto* decoder = static_cast<Decoder*>(info->client_data);
    info->err->format_message(info, decoder->message);
    std::longjmp(decoder->bail_out, 1);
}

// The library calls most damage a warning and fills up with grey. These warnings are errors here.
void on_message(j_common_ptr info, int level) {
    if (level >= 0) return;
    switch (info->err->msg_code) {
        case JWRN_BOGUS_PROGRESSION:
        case JWRN_HIT_MARKER:
        case JWRN_HUFF_BAD_CODE:
        case JWRN_JPEG_EOF:
        case JWRN_MUST_RESYNC:
        case JWRN_NOT_SEQUENTIAL:
            on_error(info);
        default:
            return;  // stray bytes, odd version numbers: the picture is whole
    }
}

void on_progress(j_common_ptr info) {
    auto* decoder = static_cast<Decoder*>(info->client_data);
    if (decoder->info.input_scan_number <= most_scans) return;
    std::snprintf(decoder->message, sizeof decoder->message, "it holds more than %d scans",
                  most_scans);
    std::longjmp(decoder->bail_out, 1);
}

bool read_head(Decoder& decoder, const unsigned char* bytes, unsigned long size) {
    if (setjmp(decoder.bail_out) != 0) return false;
    jpeg_create_decompress(&decoder.info);
    decoder.info.progress = &decoder.progress;
    jpeg_mem_src(&decoder.info, bytes, size);
    jpeg_read_header(&decoder.info, TRUE);
    return true;
}

bool read_rows(Decoder& decoder, std::uint8_t* rgba) {
    if (setjmp(decoder.bail_out) != 0) return false;
    jpeg_start_decompress(&decoder.info);
    const std::size_t stride = std::size_t{decoder.info.output_width} * 4;
    while (decoder.info.output_scanline < decoder.info.output_height) {
        JSAMPROW row = rgba + decoder.info.output_scanline * stride;
        jpeg_read_scanlines(&decoder.info, &row, 1);
    }
    jpeg_finish_decompress(&decoder.info);
    return true;
}

bool measure(Decoder& decoder) {
    if (setjmp(decoder.bail_out) != 0) return false;
    jpeg_calc_output_dimensions(&decoder.info);
    return true;
}

struct Release {
    Decoder& decoder;
    ~Release() { jpeg_destroy_decompress(&decoder.info); }
};

tl::unexpected<Error> damaged(const Decoder& decoder) {
    return fail("is a damaged JPEG: " + std::string(decoder.message) + ".", {}, 0,
                "Copy or save the picture again.");
}

unsigned largest_denominator(int width, int height, PictureSize least) {
    unsigned denominator = 1;
    while (denominator < 8 && least.width > 0 && least.height > 0 &&
           width / static_cast<int>(denominator * 2) >= least.width &&
           height / static_cast<int>(denominator * 2) >= least.height)
        denominator *= 2;
    return denominator;
}

// Adobe's programs store ink inverted: 255 is no ink. Without a colour profile the plain product is
// what everyone shows.
void cmyk_to_rgba(std::vector<std::uint8_t>& pixels, bool inverted) {
    for (std::size_t at = 0; at < pixels.size(); at += 4) {
        const int black = inverted ? pixels[at + 3] : 255 - pixels[at + 3];
        for (std::size_t channel = at; channel < at + 3; ++channel) {
            const int value = inverted ? pixels[channel] : 255 - pixels[channel];
            pixels[channel] = static_cast<std::uint8_t>((value * black + 127) / 255);
        }
        pixels[at + 3] = 255;
    }
}

}  // namespace

Result<Pixels> decode_jpeg(std::string_view bytes, PictureSize least) {
    Decoder decoder{};
    decoder.info.err = jpeg_std_error(&decoder.errors);
    decoder.info.client_data = &decoder;
    decoder.errors.error_exit = on_error;
    decoder.errors.emit_message = on_message;
    decoder.progress.progress_monitor = on_progress;
    const Release release{decoder};
    if (!read_head(decoder, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()))
        return damaged(decoder);
    TRY_STATUS(check_picture_size(decoder.info.image_width, decoder.info.image_height));

    const bool ink =
        decoder.info.jpeg_color_space == JCS_CMYK || decoder.info.jpeg_color_space == JCS_YCCK;
    decoder.info.out_color_space = ink ? JCS_CMYK : JCS_EXT_RGBA;
    decoder.info.dct_method = JDCT_ISLOW;  // the one that gives the same pixels everywhere
    decoder.info.scale_num = 1;
    decoder.info.scale_denom =
        largest_denominator(static_cast<int>(decoder.info.image_width),
                            static_cast<int>(decoder.info.image_height), least);
    if (!measure(decoder)) return damaged(decoder);
    Pixels pixels{static_cast<int>(decoder.info.output_width),
                  static_cast<int>(decoder.info.output_height),
                  {}};
    pixels.rgba.resize(std::size_t{decoder.info.output_width} * decoder.info.output_height * 4);
    if (!read_rows(decoder, pixels.rgba.data())) return damaged(decoder);
    if (ink) cmyk_to_rgba(pixels.rgba, decoder.info.saw_Adobe_marker != 0);
    return pixels;
}

}  // namespace standpunkt
