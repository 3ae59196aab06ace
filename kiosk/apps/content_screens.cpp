#include "apps/content_screens.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <iostream>

#include "apps/content_bundle_build.h"
#include "apps/content_child.h"
#include "authoring/folder.h"
#include "authoring/report.h"
#include "base/day.h"
#include "bundle/key.h"

namespace standpunkt {

namespace fs = std::filesystem;

Result<std::unique_ptr<PrivateFolder>> PrivateFolder::make() {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "standpunkt-preview-XXXXXX").string();
    if (error || !::mkdtemp(name.data()))
        return fail("no folder for temporary files can be made.", name, 0,
                    "See that it may be written to, or name another in TMPDIR.");
    return std::unique_ptr<PrivateFolder>(new PrivateFolder(name));
}

PrivateFolder::~PrivateFolder() {
    std::error_code ignored;
    fs::remove_all(x_path, ignored);
}

Result<fs::path> display_program() {
    std::error_code error;
    const fs::path beside = fs::read_symlink("/proc/self/exe", error).parent_path() / "standpunkt";
    if (::access(beside.c_str(), X_OK) == 0) return beside;
    return fail("the display program is not beside this one.", beside, 0,
                "Build or install standpunkt into the same folder.");
}

Result<Draft> build_draft(const fs::path& content) {
    const std::time_t now = std::time(nullptr);
    const auto read = [&] {
        const ProgressLine line;
        return read_folder(content, {.work = PictureWork::Prepare, .today = day_of(now)},
                           [&](double done, const std::string& what) { line.show(done, what); });
    }();
    if (!read) return tl::unexpected(read.error());
    if (!read->faults.empty())
        std::cerr << faults_as_text(read->faults,
                                    ::isatty(STDERR_FILENO) == 1 ? Paint::Terminal : Paint::None);
    if (read->has_errors())
        return fail("has errors, which stand above.", content, 0, "Mend them first.");
    Draft draft;
    TRY(draft.folder, PrivateFolder::make());
    draft.bundle = draft.folder->path() / "draft.standpunkt";
    draft.key = draft.folder->path() / "draft.pub";
    const SecretKey key = generate_key();
    TRY_STATUS(write_public_key(draft.key, key.public_key()));
    Identity identity;
    identity.channel = read->catalogue.stand.channel;
    identity.serial = 1;
    identity.title = "draft";
    identity.builder = "standpunkt " STANDPUNKT_VERSION;
    identity.created = now;
    TRY_STATUS(write_bundle(draft.bundle, read->catalogue, read->media, identity, key));
    TRY(draft.opened, Bundle::open(draft.bundle, {key.public_key()}));
    return draft;
}

std::vector<std::string> PanelOptions::arguments() const {
    std::vector<std::string> all;
    if (!size.empty()) all.insert(all.end(), {"--size", size});
    if (!diagonal.empty()) all.insert(all.end(), {"--diagonal", diagonal});
    if (!rotate.empty()) all.insert(all.end(), {"--rotate", rotate});
    return all;
}

Status draw_screens(const Draft& draft, const fs::path& target, const PanelOptions& panel) {
    TRY(const fs::path display, display_program());
    std::vector<std::string> command{display.string(), "--bundle",         draft.bundle.string(),
                                     "--trust",        draft.key.string(), "--screens",
                                     target.string()};
    const auto told = panel.arguments();
    command.insert(command.end(), told.begin(), told.end());
    ChildProcess child = ChildProcess::program(command);
    int status = 0;
    while (!child.ended(status)) ::usleep(20'000);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    return fail("could not be drawn; why stands above.", target);
}

}  // namespace standpunkt
