#include "apps/sync_support_file.h"

#include <cstdlib>

#include "apps/sync_command.h"
#include "apps/sync_support.h"
#include "base/files.h"
#include "base/system_error.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto longest = 180s;  // every page of three bundles, and sources that do not answer
constexpr std::uint64_t most_bytes = 64U << 20;

}  // namespace

Result<SupportFile> support_file(const std::vector<std::string>& options, const KioskConfig& config,
                                 std::int64_t wall, Pulse& pulse) {
    std::string folder = (fs::temp_directory_path() / "standpunkt-support-XXXXXX").string();
    if (!::mkdtemp(folder.data())) return system_error("make a folder", folder);
    const fs::path file = fs::path(folder) / "support.zip";
    std::vector<std::string> words = {"/proc/self/exe"};
    words.insert(words.end(), options.begin(), options.end());
    words.insert(words.end(), {"doctor", "--no-picture", "--bundle", file.string()});
    const auto ran = run_command(words, {4096, longest, [&] { return pulse.beat(); }});
    auto bytes = read_file(file, most_bytes);  // whatever it found wrong, which is why it was asked
    std::error_code error;
    fs::remove_all(folder, error);
    if (bytes) return SupportFile{support_name(config, wall), *std::move(bytes)};
    if (!ran) return fail("the program that makes the support bundle cannot be started.");
    return fail("the support bundle was not made: " + ran->text);
}

}  // namespace standpunkt
