// proof: what exhibitor and person interviewed read and sign.
#include <algorithm>
#include <ctime>
#include <iostream>
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

/// The pictures the display drew in `language`, in the order of their numbers.
Result<std::vector<ProofPicture>> pictures_in(const fs::path& folder, const std::string& language) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().filename().string().find("-" + language + "-") == 2)
            files.push_back(entry.path());
    if (error) return fail("cannot be read: " + error.message() + ".", folder);
    std::sort(files.begin(), files.end());
    std::vector<ProofPicture> pictures;
    for (const fs::path& file : files) {
        TRY(std::string png, read_file(file, most_picture_bytes));
        // "03-de-topics": number, language, scene.
        pictures.push_back({file.stem().string().substr(3 + language.size() + 1), std::move(png)});
    }
    return pictures;
}

Status proof(const Request& request) {
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
    const std::string code = content_code(draft.opened->content());
    const std::string today = day_of(std::time(nullptr));
    for (std::size_t i = 0; i < languages.size(); ++i) {
        TRY(const auto pictures, pictures_in(screens, languages[i]));
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
