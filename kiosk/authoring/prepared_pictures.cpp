#include "authoring/prepared_pictures.h"

#include <cstdio>

#include "base/digest.h"
#include "base/files.h"

namespace standpunkt {
namespace {

/// "640 480\n", then the picture.
std::optional<PreparedPicture> kept_in(const std::filesystem::path& file) {
    auto text = read_file(file);
    if (!text) return {};
    PreparedPicture picture{};
    int length = 0;
    if (std::sscanf(text->c_str(), "%d %d%n", &picture.width, &picture.height, &length) != 2 ||
        static_cast<std::size_t>(length) >= text->size() || (*text)[length] != '\n')
        return {};
    picture.bytes = text->substr(static_cast<std::size_t>(length) + 1);
    return picture;
}

}  // namespace

Result<PreparedPicture> PreparedPictures::prepare(std::string_view bytes, int width,
                                                  int height) const {
    const std::string size = std::to_string(width) + "x" + std::to_string(height);
    const auto file = x_folder / (to_hex(digest(bytes)) + "-" + size);
    if (auto kept = kept_in(file)) return std::move(*kept);
    TRY(PreparedPicture made, prepare_picture(bytes, width, height));
    (void)replace_file(
        file, std::to_string(made.width) + " " + std::to_string(made.height) + "\n" + made.bytes);
    return made;
}

}  // namespace standpunkt
