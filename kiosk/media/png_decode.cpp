#include <png.h>

#include <csetjmp>
#include <cstdio>
#include <cstring>

#include "media/codec.h"

namespace standpunkt {
namespace {

// As in jpeg_decode.cpp: nothing with a destructor lives between setjmp and longjmp.
struct Decoder {
    png_structp png = nullptr;
    png_infop info = nullptr;
    const char* bytes = nullptr;
    std::size_t left = 0;
    int passes = 1;
    std::jmp_buf bail_out;
    char message[128] = "";
};

[[noreturn]] void on_error(png_structp png, png_const_charp message) {
    auto* decoder = static_cast<Decoder*>(png_get_error_ptr(png));
    std::snprintf(decoder->message, sizeof decoder->message, "%s", message);
    std::longjmp(decoder->bail_out, 1);
}

void on_warning(png_structp, png_const_charp) {}  // odd metadata: the picture is whole

void on_read(png_structp png, png_bytep target, std::size_t count) {
    auto* decoder = static_cast<Decoder*>(png_get_io_ptr(png));
    if (count > decoder->left) png_error(png, "the file ends too early");
    std::memcpy(target, decoder->bytes, count);
    decoder->bytes += count;
    decoder->left -= count;
}

bool read_head(Decoder& decoder) {
    if (setjmp(decoder.bail_out) != 0) return false;
    png_set_read_fn(decoder.png, &decoder, on_read);
    png_set_user_limits(decoder.png, most_picture_side, most_picture_side);
    png_set_chunk_malloc_max(decoder.png, 8'000'000);
    png_set_chunk_cache_max(decoder.png, 64);
    png_read_info(decoder.png, decoder.info);
    return true;
}

bool read_rows(Decoder& decoder, std::uint8_t* rgba, std::size_t width, std::size_t height) {
    if (setjmp(decoder.bail_out) != 0) return false;
    png_set_scale_16(decoder.png);
    png_set_expand(decoder.png);
    png_set_gray_to_rgb(decoder.png);
    png_set_add_alpha(decoder.png, 0xFF, PNG_FILLER_AFTER);
    decoder.passes = png_set_interlace_handling(decoder.png);
    png_read_update_info(decoder.png, decoder.info);
    if (png_get_rowbytes(decoder.png, decoder.info) != width * 4)
        png_error(decoder.png, "its rows have an unexpected length");
    for (int pass = 0; pass < decoder.passes; ++pass)
        for (std::size_t row = 0; row < height; ++row)
            png_read_row(decoder.png, rgba + row * width * 4, nullptr);
    png_read_end(decoder.png, nullptr);
    return true;
}

struct Release {
    Decoder& decoder;
    ~Release() { png_destroy_read_struct(&decoder.png, &decoder.info, nullptr); }
};

tl::unexpected<Error> damaged(const Decoder& decoder) {
    return fail("is a damaged PNG: " + std::string(decoder.message) + ".", {}, 0,
                "Copy or save the picture again.");
}

}  // namespace

Result<Pixels> decode_png(std::string_view bytes) {
    Decoder decoder;
    decoder.bytes = bytes.data();
    decoder.left = bytes.size();
    decoder.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &decoder, on_error, on_warning);
    const Release release{decoder};
    if (decoder.png) decoder.info = png_create_info_struct(decoder.png);
    if (!decoder.info) return fail("cannot be decoded: there is not enough memory.");
    if (!read_head(decoder)) return damaged(decoder);
    const std::size_t width = png_get_image_width(decoder.png, decoder.info);
    const std::size_t height = png_get_image_height(decoder.png, decoder.info);
    TRY_STATUS(
        check_picture_size(static_cast<std::int64_t>(width), static_cast<std::int64_t>(height)));
    Pixels pixels{static_cast<int>(width), static_cast<int>(height), {}};
    pixels.rgba.resize(width * height * 4);
    if (!read_rows(decoder, pixels.rgba.data(), width, height)) return damaged(decoder);
    return pixels;
}

}  // namespace standpunkt
