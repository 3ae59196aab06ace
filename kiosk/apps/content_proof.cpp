// proof: what exhibitor and person interviewed read and sign.
#include <algorithm>
#include <charconv>
#include <ctime>
#include <iostream>
#include <map>
#include <memory>

#include "apps/content_bundle.h"
#include "apps/content_proof_page.h"
#include "apps/content_screens.h"
#include "apps/content_target.h"
#include "apps/content_verbs.h"
#include "base/day.h"
#include "base/files.h"
#include "bundle/content_code.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_picture_bytes = 32U << 20;

struct Request {
    std::string folder, output, size = "1280x720";
};

/// "proof.html" for one language; else "proof-de.html", "proof-en.html".
fs::path target_of(const fs::path& output, const std::string& language, bool several) {
    if (!several) return output;
    return output.parent_path() /
           (output.stem().string() + "-" + language + output.extension().string());
}

/// A picture the display drew: "103-de-AT-topics" is its number, language and scene.
struct Drawn {
    unsigned number = 0;
    std::string scene;
    fs::path file;
};
using DrawnByLanguage = std::map<std::string, std::vector<Drawn>>;

/// Of languages that fit ("de" and "de-AT") the longest.
const std::string* language_at(std::string_view name, const std::vector<std::string>& languages) {
    const std::string* found = nullptr;
    for (const std::string& language : languages)
        if (name.starts_with(language + "-") && (!found || language.size() > found->size()))
            found = &language;
    return found;
}

/// All pictures in `folder`, each language's in the order of their numbers.
Result<DrawnByLanguage> drawn_in(const fs::path& folder,
                                 const std::vector<std::string>& languages) {
    DrawnByLanguage all;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().stem().string();
        if (name == "contact-sheet") continue;
        Drawn drawn{.number = 0, .scene = {}, .file = entry.path()};
        const auto end = std::from_chars(name.data(), name.data() + name.size(), drawn.number).ptr;
        const std::string_view rest =
            std::string_view(name).substr(static_cast<std::size_t>(end - name.data()));
        const std::string* language =
            rest.starts_with('-') ? language_at(rest.substr(1), languages) : nullptr;
        // The display's names and these rules belong together: a proof must not lack a picture.
        if (!language) return fail("is a picture of no language of the stand.", drawn.file);
        drawn.scene = rest.substr(1 + language->size() + 1);
        all[*language].push_back(std::move(drawn));
    }
    if (error) return fail("cannot be read: " + error.message() + ".", folder);
    for (auto& [language, drawn] : all) std::ranges::sort(drawn, {}, &Drawn::number);
    return all;
}

Result<std::vector<ProofPicture>> pictures_of(const std::vector<Drawn>& all) {
    std::vector<ProofPicture> pictures;
    for (const Drawn& drawn : all) {
        TRY(std::string png, read_file(drawn.file, most_picture_bytes));
        pictures.push_back({drawn.scene, std::move(png)});
    }
    return pictures;
}

Status proof(const Request& request) {
    if (fs::path(request.output).filename().empty())
        return fail("the proof to write has no name.", request.output, 0,
                    "Name it behind -o, such as: -o proof.html");
    TRY(const Draft draft, build_draft(request.folder));
    TRY(const Catalogue catalogue, draft.opened->catalogue());
    const auto& languages = catalogue.stand.languages;
    std::vector<fs::path> targets;
    for (const std::string& language : languages) {
        targets.push_back(target_of(request.output, language, languages.size() > 1));
        TRY_STATUS(check_target(targets.back(), "<!DOCTYPE html>", "the proof"));
    }
    const fs::path screens = draft.folder->path() / "screens";
    TRY_STATUS(draw_screens(draft, screens, {.size = request.size, .diagonal = {}, .rotate = {}}));
    TRY(DrawnByLanguage drawn, drawn_in(screens, languages));
    const std::string code = content_code(draft.opened->content());
    const std::string today = day_of(std::time(nullptr));
    for (std::size_t i = 0; i < languages.size(); ++i) {
        TRY(const auto pictures, pictures_of(drawn[languages[i]]));
        TRY_STATUS(
            replace_file(targets[i], proof_page(catalogue, languages[i], code, today, pictures)));
        std::cout << targets[i].string() << "\n";
    }
    std::cout << "content code " << code << "\n";
    return {};
}

}  // namespace

void add_proof_verb(CLI::App& app, int& exit_code) {
    const auto request = std::make_shared<Request>();
    CLI::App* verb = app.add_subcommand(
        "proof", "Write what is to be signed: every text and every scene, an HTML file a language");
    verb->add_option("DIR", request->folder, "The content folder")->required();
    verb->add_option("-o,--output", request->output,
                     "The HTML file; with several languages each gets its code in the name")
        ->required();
    verb->add_option("--size", request->size, "Of the pictures of scenes, in pixels")
        ->capture_default_str();
    verb->callback([request, &exit_code] {
        const auto done = proof(*request);
        exit_code = done ? 0 : tell_error(done.error());
    });
}

}  // namespace standpunkt
