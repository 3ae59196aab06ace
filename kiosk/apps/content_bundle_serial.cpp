#include "content_bundle_serial.h"

#include <map>

#include "base/files.h"
#include "base/toml.h"

namespace standpunkt {
namespace {

using Serials = std::map<std::string, std::uint64_t>;  // channel -> serial

std::filesystem::path file_in(const std::filesystem::path& folder) {
    return folder / ".standpunkt" / "serials.toml";
}

constexpr const char* unwritable =
    "Build from a folder you may write to: the serial is remembered there.";

Status make_folder_for(const std::filesystem::path& file) {
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (!error) return {};
    return fail("cannot create: " + error.message() + ".", file.parent_path(), 0, unwritable);
}

Result<Serials> read_serials(const std::filesystem::path& folder) {
    const auto path = file_in(folder);
    if (!std::filesystem::exists(path)) return Serials();
    const std::string next_step =
        "Mend it, or delete it and give --serial with a number above the last one.";
    auto file = TomlTable::read(path);
    if (!file) {
        file.error().next_step = next_step;
        return tl::unexpected(file.error());
    }
    Serials serials;
    for (const TomlTable& entry : file->tables("bundle")) {
        const auto channel = entry.string("channel");
        const auto serial = entry.integer("serial");
        if (!channel || !serial || *serial < 0)
            return fail("an entry has no channel or no serial.", path, entry.line(), next_step);
        serials[*channel] = static_cast<std::uint64_t>(*serial);
    }
    return serials;
}

}  // namespace

Result<FileLock> lock_serials(const std::filesystem::path& folder,
                              const std::function<void()>& waiting) {
    const auto path = folder / ".standpunkt" / "serials.lock";
    TRY_STATUS(make_folder_for(path));
    auto lock = FileLock::take(path, waiting);
    if (!lock) lock.error().next_step = unwritable;
    return lock;
}

Result<std::uint64_t> last_serial(const std::filesystem::path& folder, const std::string& channel) {
    TRY(const Serials serials, read_serials(folder));
    const auto found = serials.find(channel);
    return found == serials.end() ? 0 : found->second;
}

Status remember_serial(const std::filesystem::path& folder, const std::string& channel,
                       std::uint64_t serial) {
    TRY(Serials serials, read_serials(folder));
    std::uint64_t& last = serials[channel];
    if (serial <= last) return {};
    last = serial;
    std::string text =
        "# The last serial a bundle of each channel was built with. Written by "
        "standpunkt-content build.\n";
    for (const auto& [name, number] : serials)
        text +=
            "\n[[bundle]]\nchannel = \"" + name + "\"\nserial = " + std::to_string(number) + "\n";
    TRY_STATUS(make_folder_for(file_in(folder)));
    return replace_file(file_in(folder), text);
}

}  // namespace standpunkt
