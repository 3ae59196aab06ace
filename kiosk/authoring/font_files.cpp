#include "authoring/font_files.h"

#include <array>

#include "authoring/picture_desk.h"
#include "base/files.h"

namespace standpunkt {
namespace {

struct Face {
    const char* key;
    std::optional<MediumId> FontFamily::*medium;
};

constexpr std::array faces = {
    Face{"regular", &FontFamily::regular},     Face{"medium", &FontFamily::medium},
    Face{"semi_bold", &FontFamily::semi_bold}, Face{"bold", &FontFamily::bold},
    Face{"italic", &FontFamily::italic},       Face{"display", &FontFamily::display},
};
constexpr std::uint64_t most_font_bytes = 50'000'000;

constexpr const char* installed_fonts = "/usr/share/fonts/";

/// A font of this machine, not of the content; from nowhere else on the disk is anything taken.
std::optional<std::filesystem::path> installed(const std::filesystem::path& file) {
    std::error_code none;
    const auto real = std::filesystem::canonical(file, none);
    if (none || !real.string().starts_with(installed_fonts)) return {};
    return real;
}

}  // namespace

std::vector<std::string> face_names() {
    std::vector<std::string> names;
    for (const Face& face : faces) names.emplace_back(face.key);
    return names;
}

std::vector<WrittenFont> written_fonts(const TomlTable& table, const std::filesystem::path& path) {
    std::vector<WrittenFont> written;
    for (const Face& face : faces) {
        const std::string file = read_text(table, face.key);
        if (!file.empty()) written.push_back({face.medium, file, {path, table.line(face.key)}});
    }
    return written;
}

LoadedFonts load_fonts(const std::vector<WrittenFont>& written, const std::filesystem::path& folder,
                       PictureWork work, MediaLibrary& media, Faults& faults) {
    LoadedFonts loaded;
    for (const auto& [face, file, place] : written) {
        const bool of_machine = file.starts_with(installed_fonts);
        const auto found =
            of_machine ? installed(file) : find_file(folder, place.path, file, "fonts");
        if (!found) {
            faults.error(
                "missing-file", place, "There is no font file \"" + file + "\".",
                of_machine ? "Install the package that brings it." : "Put it into fonts/.");
            continue;
        }
        auto bytes = read_file(folder / *found, most_font_bytes);
        auto coverage = bytes ? FontCoverage::from_bytes(*bytes)
                              : Result<FontCoverage>(tl::unexpected(bytes.error()));
        if (!coverage) {
            faults.error("unreadable-font", place,
                         "The font " + file + " " + coverage.error().message,
                         "Bring a TTF or OTF file.");
            continue;
        }
        loaded.fonts.push_back({file, std::move(*coverage)});
        loaded.family.*face = digest(*bytes);
        if (work == PictureWork::Prepare) media.add(std::move(*bytes));
    }
    return loaded;
}

bool is_complete(const FontFamily& family) {
    return family.regular && family.bold && family.italic && family.display;
}

}  // namespace standpunkt
