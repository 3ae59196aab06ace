#include <cstdio>
// jpeglib.h needs FILE and size_t declared before it.
#include <jpeglib.h>

#include <algorithm>
#include <cassert>
#include <csetjmp>
#include <cstdlib>

#include "media/codec.h"

namespace standpunkt {
namespace {

// As in jpeg_decode.cpp: nothing with a destructor lives between setjmp and longjmp.
struct Encoder {
    jpeg_compress_struct info;
    jpeg_error_mgr errors;
    std::jmp_buf bail_out;
    char message[JMSG_LENGTH_MAX];
    unsigned char* bytes;
    unsigned long size;
};

[[noreturn]] void on_error(j_common_ptr info) {
    auto* encoder = static_cast<Encoder*>(info->client_data);
    info->err->format_message(info, encoder->message);
    std::longjmp(encoder->bail_out, 1);
}

void lay_on_white(const std::uint8_t* rgba, std::uint8_t* row, std::size_t count) {
    for (std::size_t at = 0; at < count * 4; ++at) {
        const int alpha = rgba[at | 3];
        row[at] = static_cast<std::uint8_t>((rgba[at] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}

bool write(Encoder& encoder, const Pixels& pixels, int quality, std::uint8_t* row) {
    if (setjmp(encoder.bail_out) != 0) return false;
    jpeg_create_compress(&encoder.info);
    jpeg_mem_dest(&encoder.info, &encoder.bytes, &encoder.size);
    encoder.info.image_width = static_cast<JDIMENSION>(pixels.width);
    encoder.info.image_height = static_cast<JDIMENSION>(pixels.height);
    encoder.info.input_components = 4;
    encoder.info.in_color_space = JCS_EXT_RGBX;
    jpeg_set_defaults(&encoder.info);
    jpeg_set_quality(&encoder.info, quality, TRUE);
    encoder.info.dct_method = JDCT_ISLOW;
    encoder.info.optimize_coding = TRUE;
    jpeg_start_compress(&encoder.info, TRUE);
    while (encoder.info.next_scanline < encoder.info.image_height) {
        const std::size_t width = encoder.info.image_width;
        lay_on_white(pixels.rgba.data() + encoder.info.next_scanline * width * 4, row, width);
        jpeg_write_scanlines(&encoder.info, &row, 1);
    }
    jpeg_finish_compress(&encoder.info);
    return true;
}

struct Release {
    Encoder& encoder;
    ~Release() {
        jpeg_destroy_compress(&encoder.info);
        std::free(encoder.bytes);
    }
};

}  // namespace

Result<std::string> encode_jpeg(const Pixels& pixels, int quality) {
    assert(quality >= 1 && quality <= 100);
    TRY_STATUS(check_picture_size(pixels.width, pixels.height));
    Encoder encoder{};
    encoder.info.err = jpeg_std_error(&encoder.errors);
    encoder.info.client_data = &encoder;
    encoder.errors.error_exit = on_error;
    const Release release{encoder};
    std::vector<std::uint8_t> row(static_cast<std::size_t>(pixels.width) * 4);
    if (!write(encoder, pixels, quality, row.data()))
        return fail("cannot be encoded as JPEG: " + std::string(encoder.message) + ".");
    return std::string(reinterpret_cast<const char*>(encoder.bytes), encoder.size);
}

}  // namespace standpunkt
