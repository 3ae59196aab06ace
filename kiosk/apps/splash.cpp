// standpunkt-splash: lays the boot picture onto a screen's frame buffer, from the moment its driver
// is there until the show has the screen. udev calls it (deploy/box); once the show is on, the
// frame buffer is not what is seen, and nothing comes of it.
#include <fcntl.h>
#include <linux/fb.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <iostream>

#include "apps/splash_frame.h"
#include "base/files.h"

namespace standpunkt {
namespace {

constexpr std::uint64_t most_picture_bytes = 4U << 20;

Error failed(const char* what, const std::filesystem::path& path) {
    return {std::string(what) + ": " + std::strerror(errno) + ".", path, 0, {}, Code::None};
}

class FrameBuffer {
  public:
    explicit FrameBuffer(const std::filesystem::path& path)
        : x_path(path), x_file(::open(path.c_str(), O_RDWR | O_CLOEXEC)) {}
    FrameBuffer(const FrameBuffer&) = delete;
    FrameBuffer& operator=(const FrameBuffer&) = delete;
    ~FrameBuffer() {
        if (x_file >= 0) ::close(x_file);
    }

    Status draw(const Pixels& picture) {
        if (x_file < 0) return tl::unexpected(failed("cannot be opened", x_path));
        fb_var_screeninfo seen{};
        fb_fix_screeninfo kept{};
        if (::ioctl(x_file, FBIOGET_VSCREENINFO, &seen) != 0 ||
            ::ioctl(x_file, FBIOGET_FSCREENINFO, &kept) != 0)
            return tl::unexpected(failed("does not tell its format", x_path));
        void* memory =
            ::mmap(nullptr, kept.smem_len, PROT_READ | PROT_WRITE, MAP_SHARED, x_file, 0);
        if (memory == MAP_FAILED) return tl::unexpected(failed("cannot be mapped", x_path));
        const Status drawn = draw_splash({static_cast<std::uint8_t*>(memory), kept.smem_len},
                                         format_of(seen, kept), picture);
        ::munmap(memory, kept.smem_len);
        TRY_STATUS(drawn);
        // Without a text console nobody has had this shown yet.
        seen.activate = FB_ACTIVATE_NOW | FB_ACTIVATE_FORCE;
        seen.yoffset = 0;
        if (::ioctl(x_file, FBIOPUT_VSCREENINFO, &seen) != 0)
            return tl::unexpected(failed("cannot be shown", x_path));
        return {};
    }

  private:
    std::filesystem::path x_path;
    int x_file;

    static FrameFormat format_of(const fb_var_screeninfo& seen, const fb_fix_screeninfo& kept) {
        const auto channel = [](const fb_bitfield& field) {
            return FrameFormat::Channel{field.offset, field.length};
        };
        return {static_cast<int>(seen.xres), static_cast<int>(seen.yres), kept.line_length,
                seen.bits_per_pixel,         channel(seen.red),           channel(seen.green),
                channel(seen.blue)};
    }
};

Status run(const std::filesystem::path& picture, const std::filesystem::path& device) {
    TRY(const std::string bytes, read_file(picture, most_picture_bytes));
    const auto at = [](const std::filesystem::path& path) {
        return [path](Error error) {
            if (error.path.empty()) error.path = path;
            return error;
        };
    };
    TRY(const Pixels pixels, decode_picture(bytes).map_error(at(picture)));
    return FrameBuffer(device).draw(pixels).map_error(at(device));
}

}  // namespace
}  // namespace standpunkt

int main(int argument_count, char** arguments) {
    CLI::App app{"standpunkt-splash shows a picture on a screen that nobody has taken yet.",
                 "standpunkt-splash"};
    app.set_version_flag("--version", "standpunkt-splash " STANDPUNKT_VERSION);
    std::string picture, device;
    app.add_option("PICTURE", picture, "PNG, JPEG or WebP")->required();
    app.add_option("DEVICE", device, "The screen's frame buffer: /dev/fb0")->required();
    try {
        app.parse(argument_count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const auto done = standpunkt::run(picture, device);
    if (done) return 0;
    std::cerr << "standpunkt-splash: " << to_string(done.error()) << "\n";
    return 1;
}
