#include "apps/display_content.h"

#include <algorithm>

#include "base/log.h"

namespace standpunkt {
namespace {

Result<std::unique_ptr<Bundle>> open_bundle(const DisplayOptions& options) {
    std::vector<PublicKey> trusted;
    for (const auto& path : options.trust) {
        TRY(const PublicKey key, read_public_key(path));
        trusted.push_back(key);
    }
    return Bundle::open(options.bundle, trusted);
}

Result<Catalogue> load(const DisplayOptions& options, std::unique_ptr<Bundle>& bundle) {
    TRY(bundle, open_bundle(options));
    return bundle->catalogue();
}

/// Nothing to show still needs languages to say so in.
Catalogue empty_catalogue() {
    Catalogue catalogue;
    catalogue.stand.languages = {"de", "en"};
    catalogue.stand.default_language = "de";
    return catalogue;
}

}  // namespace

DisplayContent load_content(const DisplayOptions& options) {
    DisplayContent content;
    if (options.bundle.empty()) {
        log_warning("no content was named. Start with --bundle FILE --trust PUB.");
        content.catalogue = empty_catalogue();
    } else if (auto loaded = load(options, content.bundle); loaded) {
        content.catalogue = std::move(*loaded);
    } else {
        log_error(to_string(loaded.error()));
        content.bundle.reset();
        content.catalogue = empty_catalogue();
        content.broken = true;
    }
    Stand& stand = content.catalogue.stand;
    if (!options.language.empty()) {
        const auto& known = stand.languages;
        if (std::find(known.begin(), known.end(), options.language) == known.end())
            log_warning("the content has no language \"" + options.language +
                        "\"; --language is ignored.");
        else
            stand.attract_languages = {options.language};
    }
    if (!options.loop.empty()) content.catalogue.theme.attract_light = options.loop == "light";
    return content;
}

}  // namespace standpunkt
