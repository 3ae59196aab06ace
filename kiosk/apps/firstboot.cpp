// standpunkt-firstboot: reads the first-boot file of a flashed card, gives every setting its place,
// and erases it. Run as root by standpunkt-data.service; kiosk/config/first_boot.h has the rules.
#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/files.h"
#include "base/passcode.h"
#include "config/first_boot.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_bytes = 1u << 16, most_before = 1u << 20;

struct Places {
    fs::path file;    ///< standpunkt.toml on the boot partition
    fs::path etc;     ///< the stand's configuration
    fs::path system;  ///< what the system itself is told at every start
    fs::path faults;  ///< the faults for the display to draw, with --follow
    fs::path blank;   ///< the file as it is to be afterwards
    bool only_ask = false;
};

/// For editors on Windows, who open it there.
std::string with_returns(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n') result += '\r';
        result += c;
    }
    return result;
}

fs::path errors_beside(const fs::path& file) {
    return file.parent_path() / "standpunkt-errors.txt";
}

/// How far it came, in a person's words: the first line of what is told.
constexpr const char* not_taken =
    "The first-boot file was not taken: nothing was changed. Mend this in it and start again.";
constexpr const char* half_taken =
    "The first-boot file was taken in part, for one of its settings could not be put in its place. "
    "Nothing in it needs to be mended: it is tried again at the next start.";
constexpr const char* not_erased =
    "The first-boot file was taken, but what is secret in it could not be erased. Switch the stand "
    "off, take the write protection off the card, and erase the file on any computer.";

/// Once: where it stands already, nothing is written.
void put_once(const fs::path& path, const std::string& bytes) {
    if (path.empty() || read_file(path, most_bytes) == bytes) return;
    if (const auto done = replace_file(path, bytes); !done)
        std::cerr << to_string(done.error()) << "\n";
}

int tell(const Places& places, const std::string& first_line, const std::vector<Error>& faults) {
    std::string text = first_line + "\n";
    nlohmann::json told = nlohmann::json::array();
    for (Error fault : faults) {
        if (fault.path.empty() || fault.path == places.file) fault.path = places.file.filename();
        text += to_string(fault) + "\n";
        told.push_back({{"severity", "error"},
                        {"file", fault.path.string()},
                        {"line", fault.line},
                        {"message", fault.message},
                        {"next_step", fault.next_step}});
    }
    std::cerr << text;
    const nlohmann::json drawn = {{"of", "settings"}, {"warnings", 0}, {"faults", told}};
    put_once(places.faults, drawn.dump(1));
    put_once(errors_beside(places.file), with_returns(text));
    return 1;
}

/// Of root, and read by `group`.
Status put_private(const fs::path& path, const std::string& bytes,
                   const char* group = "standpunkt") {
    TRY_STATUS(replace_file(path, bytes, 0640));
    const auto* readers = ::getgrnam(group);
    if (readers && ::chown(path.c_str(), 0, readers->gr_gid) != 0)
        return fail(std::string("cannot be given to the group ") + group + ".", path);
    return {};
}

Status take_away(const fs::path& path) {
    std::error_code error;
    fs::remove(path, error);
    if (error) return fail("cannot be taken away: " + error.message() + ".", path);
    return {};
}

Status put_keys(const fs::path& folder, const std::vector<std::string>& keys) {
    std::error_code error;
    fs::create_directories(folder, error);
    std::size_t number = 0;
    for (const std::string& key : keys)
        TRY_STATUS(replace_file(folder / ("first-boot-" + std::to_string(++number) + ".pub"),
                                "untrusted comment: from the first-boot file\n" + key + "\n"));
    // A shorter list takes the rest of the one before it away.
    while (fs::remove(folder / ("first-boot-" + std::to_string(++number) + ".pub"), error)) {
    }
    return {};
}

Status put_pin(const fs::path& file, const std::string& pin) {
    if (pin.empty()) return take_away(file);
    TRY(const std::string digest, passcode_file_text(pin));
    return put_private(file, digest, passcode_readers);
}

Status apply(const Places& places, const FirstBoot& first) {
    const fs::path wifi = places.system / "wifi.conf";
    const fs::path address = places.system / "50-address.network";
    if (first.trusted) TRY_STATUS(put_keys(places.etc / "trusted.d", *first.trusted));
    if (first.pin) TRY_STATUS(put_pin(places.etc / "operator.pin", *first.pin));
    if (!first.timezone.empty())
        TRY_STATUS(replace_file(places.system / "timezone", first.timezone + "\n"));
    if (first.wifi)
        TRY_STATUS(first.wifi->name.empty() ? take_away(wifi)
                                            : replace_file(wifi, wifi_file(*first.wifi), 0600));
    if (first.address)
        TRY_STATUS(first.address->address.empty()
                       ? take_away(address)
                       : replace_file(address, network_file(*first.address)));
    for (const auto& [name, bytes] : first.files)
        TRY_STATUS(bytes.empty() ? take_away(places.etc / name)
                                 : put_private(places.etc / name, bytes));
    if (!first.kiosk_toml.empty())
        TRY_STATUS(put_private(places.etc / "kiosk.toml", first.kiosk_toml));
    return {};
}

/// Overwrites the bytes where they lie, then shortens the file to the template. A new file would
/// leave the old one's bytes on the card. (What a card itself keeps of old blocks nobody can
/// reach.)
Status erase(const Places& places, std::size_t length) {
    std::string blank;
    if (!places.blank.empty()) {
        TRY(blank, read_file(places.blank, most_bytes));
        blank =
            "# This file was read, and what stood in it is in use. Secrets are erased from here.\n"
            "# To change something, say only that.\n\n" +
            blank;
    }
    const int file = ::open(places.file.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return fail("cannot be opened to erase it.", places.file);
    const auto write_all = [file](const std::string& bytes) {
        return ::pwrite(file, bytes.data(), bytes.size(), 0) ==
                   static_cast<ssize_t>(bytes.size()) &&
               ::fsync(file) == 0;
    };
    const bool done = write_all(std::string(length, '#')) && write_all(blank) &&
                      ::ftruncate(file, static_cast<off_t>(blank.size())) == 0 &&
                      ::fsync(file) == 0;
    ::close(file);
    if (!done) return fail("could not be erased.", places.file);
    return {};
}

/// Takes it, unless this very text was taken before and only could not be erased: what was changed
/// since is not to be changed back at every start.
Status take(const Places& places, const std::string& text, const FirstBoot& first) {
    const fs::path taken = places.system / "first-boot.taken";
    const std::string mark = to_hex(digest(text)) + "\n";
    if (read_file(taken, most_bytes) == mark) return {};
    TRY_STATUS(apply(places, first));
    return replace_file(taken, mark, 0600);
}

/// 0: done, or nothing to do. 1: faults. With only_ask, 10: something is asked for, or to be told.
int run(const Places& places) {
    constexpr int asked = 10;
    std::error_code error;
    // Who deleted the file wants nothing of it.
    if (fs::symlink_status(places.file, error).type() == fs::file_type::not_found) return 0;
    const auto text = read_file(places.file, most_bytes);
    if (!text) {
        if (places.only_ask) return asked;
        const bool large = fs::file_size(places.file, error) > most_bytes && !error;
        return tell(places, not_taken,
                    {large ? Error{"is larger than 64 KiB.", places.file, 0,
                                   "Write it anew from the template, as plain text."}
                           : text.error()});
    }
    const auto before = read_file(places.etc / "kiosk.toml", most_before);
    const auto first = parse_first_boot(*text, places.file, before.value_or(""));
    if (places.only_ask) return first && first->empty() ? 0 : asked;
    if (!first) return tell(places, not_taken, first.error().all);
    if (first->empty()) return 0;
    if (const auto done = take(places, *text, *first); !done)
        return tell(places, half_taken, {done.error()});
    if (const auto done = erase(places, text->size()); !done)
        return tell(places, not_erased, {done.error()});
    for (const fs::path& old : {errors_beside(places.file), places.system / "first-boot.taken"})
        fs::remove(old, error);
    std::cout << "the first-boot file was taken\n";
    return 0;
}

}  // namespace
}  // namespace standpunkt

int main(int argc, char** argv) {
    CLI::App app("Takes the settings of a stand's first-boot file.", "standpunkt-firstboot");
    app.set_version_flag("--version", "standpunkt-firstboot " STANDPUNKT_VERSION);
    standpunkt::Places places;
    app.add_option("file", places.file, "standpunkt.toml on the boot partition")->required();
    app.add_option("--etc", places.etc, "The folder of the stand's configuration");
    app.add_option("--system", places.system,
                   "The folder of what the system is told at each start");
    app.add_option("--faults", places.faults, "Where to put faults, for the display to draw");
    app.add_option("--blank", places.blank, "What the file says once it was read");
    app.add_flag("--asks", places.only_ask, "Only look: 10 if it asks for something, 0 if not");
    CLI11_PARSE(app, argc, argv);
    return standpunkt::run(places);
}
