#include "apps/stick_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "base/files.h"
#include "base/system_error.h"
#include "sync/directory_source.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_looks = 100'000;
constexpr std::size_t most_others = 200;  // names fit into one packet
constexpr std::size_t longest_name = 255;
constexpr std::uint64_t most_report_bytes = std::uint64_t{1} << 28;

Result<std::string> read_all(int file) {
    std::string text;
    char part[1U << 16];
    for (;;) {
        const ssize_t count = ::pread(file, part, sizeof part, static_cast<off_t>(text.size()));
        if (count < 0) return system_error("read the report", {});
        if (count == 0) return text;
        text.append(part, static_cast<std::size_t>(count));
        if (text.size() > most_report_bytes) return fail("the report is too long for a stick.");
    }
}

}  // namespace

StickContent::StickContent(const fs::path& folder) {
    look(folder);
    // Not in a range's loop, whose next step throws where a damaged stick's folder cannot be read.
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::string name = entry->path().filename();
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        std::error_code ignored;
        if (name == "standpunkt" && entry->is_directory(ignored)) look(entry->path());
    }
    if (error && !x_error) x_error = error;
    // As many as go into one packet; of what was copied twice, any will do.
    std::sort(x_others.begin(), x_others.end());
}

void StickContent::look(const fs::path& folder) {
    std::error_code error;
    std::size_t looked = 0;
    for (fs::directory_iterator entry(folder, error), end;
         !error && entry != end && looked < most_looks; entry.increment(error), ++looked) {
        const std::string name = entry->path().filename();
        struct stat facts {};
        if (is_litter(name) || ::lstat(entry->path().c_str(), &facts) != 0) continue;
        if (S_ISREG(facts.st_mode) && is_bundle_name(name)) {
            if (x_bundles.size() == most_handed_files) continue;
            const int file = ::open(entry->path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
            if (file >= 0) x_bundles.emplace_back(name, file);
        } else if (x_others.size() < most_others && name.size() <= longest_name) {
            std::error_code none;
            const bool content =
                S_ISDIR(facts.st_mode) && fs::exists(entry->path() / "stand.toml", none);
            if (S_ISREG(facts.st_mode) || content) x_others.push_back(name + (content ? "/" : ""));
        }
    }
    if (error && !x_error) x_error = error;
}

StickContent::~StickContent() {
    for (const auto& [name, file] : x_bundles) ::close(file);
}

Status put_report(const fs::path& folder, const std::vector<StickFile>& files) {
    const fs::path report = folder / "standpunkt-report";
    std::error_code error;
    fs::create_directory(report, error);
    if (error && !fs::is_directory(report))
        return fail("the folder cannot be made: " + error.message() + ".", report.filename());
    for (const auto& [name, file] : files) {
        TRY(const std::string text, read_all(file));
        if (auto written = replace_file(report / name, text); !written) {
            written.error().path = name;  // where it is mounted concerns nobody
            return written;
        }
    }
    const int opened = ::open(report.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool safe = opened >= 0 && ::syncfs(opened) == 0;
    Status done;
    if (!safe) done = system_error("write onto the stick", {});
    if (opened >= 0) ::close(opened);
    return done;
}

}  // namespace standpunkt
