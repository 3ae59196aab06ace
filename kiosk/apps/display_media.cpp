#include "apps/display_media.h"

#include "base/log.h"
#include "bundle/content_code.h"

namespace standpunkt {
namespace {

/// What can be read of `family`.
std::map<Face, std::string> faces_of(const FontFamily& family, const Bundle& bundle) {
    std::map<Face, std::string> faces;
    for (const auto& [face, medium] : {std::pair{Face::Regular, family.regular},
                                       {Face::Medium, family.medium},
                                       {Face::SemiBold, family.semi_bold},
                                       {Face::Bold, family.bold},
                                       {Face::Italic, family.italic},
                                       {Face::Display, family.display}}) {
        if (!medium) continue;
        if (auto bytes = bundle.media().read(*medium))
            faces[face] = std::move(*bytes);
        else
            log_error("a font of the stand is left out: " + to_string(bytes.error()));
    }
    return faces;
}

}  // namespace

FontFiles fonts_of(const DisplayContent& content) {
    FontFiles fonts = FontFiles::debian();
    if (!content.bundle) return fonts;
    fonts.own = faces_of(content.catalogue.theme.fonts, *content.bundle);
    for (const auto& [language, form] : content.catalogue.stand.forms)
        if (auto faces = faces_of(form.fonts, *content.bundle); !faces.empty())
            fonts.of_language[language] = std::move(faces);
    return fonts;
}

Pictures::Load pictures_of(const DisplayContent& content) {
    return [bundle = content.bundle](const Digest& id) -> Result<std::string> {
        if (!bundle) return fail("there is no content to read pictures from.");
        return bundle->media().read(id);
    };
}

std::string code_of(const DisplayContent& content) {
    return content.bundle ? content_code(content.bundle->content()) : "";
}

}  // namespace standpunkt
