#include "apps/content_preview_build.h"

#include <chrono>
#include <ctime>
#include <iostream>

#include "authoring/folder.h"
#include "authoring/prepared_pictures.h"
#include "authoring/report.h"
#include "base/day.h"
#include "base/files.h"
#include "bundle/bundle.h"

namespace standpunkt {
namespace {

using Clock = std::chrono::steady_clock;

/// Tells how far a build is, once it takes longer than a glance.
class ProgressFile {
  public:
    explicit ProgressFile(std::filesystem::path path) : x_path(std::move(path)) {}
    ~ProgressFile() {
        std::error_code ignored;
        std::filesystem::remove(x_path, ignored);
    }
    ProgressFile(const ProgressFile&) = delete;
    ProgressFile& operator=(const ProgressFile&) = delete;
    void show(double part) {
        const auto now = Clock::now();
        if (now < x_next) return;
        x_next = now + std::chrono::milliseconds(150);
        (void)replace_file(x_path, std::to_string(static_cast<int>(part * 100)));
    }

  private:
    std::filesystem::path x_path;
    Clock::time_point x_next = Clock::now() + std::chrono::milliseconds(300);
};

Fault fault_of(const Error& error) {
    return {Severity::Error, "preview", error};
}

/// Reads and writes; its faults.
std::vector<Fault> attempt(const std::filesystem::path& folder, const PreviewFiles& files,
                           const SecretKey& key, std::uint64_t serial) {
    constexpr double share = 0.8;  // the pictures, as good as all of the time
    ProgressFile progress(files.progress());
    const PreparedPictures pictures(files.pictures());
    const Reading reading{
        .work = PictureWork::Prepare, .today = day_of(std::time(nullptr)), .prepared = &pictures};
    const auto content = read_folder(
        folder, reading, [&](double done, const std::string&) { progress.show(done * share); });
    if (!content) return {fault_of(content.error())};
    if (content->has_errors()) return content->faults;
    Identity identity;
    identity.channel = content->catalogue.stand.channel;
    identity.serial = serial;
    identity.title = folder.filename().string();
    identity.builder = "standpunkt " STANDPUNKT_VERSION;
    identity.created = std::time(nullptr);
    const auto written = write_bundle(
        files.bundle, content->catalogue, content->media, identity, key,
        [&](double done, const std::string&) { progress.show(share + (1 - share) * done); });
    auto faults = content->faults;
    if (!written) faults.insert(faults.begin(), fault_of(written.error()));
    return faults;
}

std::string counted(std::size_t number, const std::string& noun) {
    return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

std::string line_of(const std::vector<Fault>& faults, Clock::duration took) {
    std::size_t errors = 0;
    const Fault* first = nullptr;
    for (const Fault& fault : faults)
        if (fault.severity == Severity::Error && ++errors == 1) first = &fault;
    const std::time_t wall = std::time(nullptr);
    char text[96];
    std::strftime(text, sizeof text, "%H:%M:%S  ", std::localtime(&wall));
    std::string line = text;
    std::snprintf(text, sizeof text, "%.2f s", std::chrono::duration<double>(took).count());
    if (first) return line + counted(errors, "error") + ", the first: " + to_string(first->error);
    line += std::string("built in ") + text;
    return faults.empty() ? line : line + ", " + counted(faults.size(), "warning");
}

}  // namespace

void build_preview(const std::filesystem::path& folder, const PreviewFiles& files,
                   const SecretKey& key, std::uint64_t serial) {
    const auto start = Clock::now();
    const std::vector<Fault> faults = attempt(folder, files, key, serial);
    std::cout << line_of(faults, Clock::now() - start) << std::endl;
    if (const auto told = replace_file(files.faults(), faults_as_json(faults)); !told)
        std::cerr << "standpunkt-content: " << to_string(told.error()) << "\n";
}

void tell_broken_preview(const PreviewFiles& files, const std::string& how) {
    const Error error{how, {}, 0, "Take back the last change, and please report it."};
    std::cout << "standpunkt-content: " << to_string(error) << std::endl;
    std::error_code ignored;
    std::filesystem::remove(files.progress(), ignored);
    (void)replace_file(files.faults(), faults_as_json({fault_of(error)}));
}

}  // namespace standpunkt
