#include "apps/sync_support.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <thread>

#include "apps/sync_archive.h"
#include "apps/sync_command.h"
#include "apps/sync_report_text.h"
#include "base/day.h"
#include "base/files.h"
#include "base/json_text.h"
#include "base/system_error.h"
#include "sync/control.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;

constexpr auto picture_patience = 20s;
constexpr auto between_looks = 200ms;
constexpr auto longest_command = 30s;
constexpr std::uint64_t most_picture_bytes = 32U << 20, most_file_bytes = 4U << 20;

const char* const read_me =
    "A stand's state for whoever helps from afar, made by \"standpunkt-sync doctor --bundle\".\n"
    "Begin with doctor.txt. Passwords, keys and what stands before the @ of addresses are left\n"
    "out; of visitors there is nothing but how many there were today.\n";

/// The picture of the attract loop that the show makes when it is asked; else a sentence why not.
Result<std::string> picture(const KioskConfig& config) {
    json answer;
    const auto asked = ask_agent(config.run.socket(), {{"verb", "hint"}, {"do", "screenshot"}}, {},
                                 [&](const json& last) { answer = last; });
    if (!asked) return tl::unexpected(asked.error());
    if (!*asked || !answer.contains("hint")) return fail("no agent runs that could ask the show.");
    const json id = answer.at("hint");
    std::string state = "silent";
    const auto until = std::chrono::steady_clock::now() + picture_patience;
    for (; std::chrono::steady_clock::now() < until; std::this_thread::sleep_for(between_looks)) {
        const auto text = read_file(config.run.display(), most_file_bytes);
        const json display = text ? json::parse(*text, nullptr, false) : json();
        const json hint = display.is_object() ? display.value("hint", json()) : json();
        if (!hint.is_object() || hint.value("id", json()) != id) continue;
        state = hint.value("state", std::string());
        if (state == "done") return read_file(config.run.screenshot(), most_picture_bytes);
        if (state == "refused") return fail("the show refused to make one.");
    }
    if (state == "waiting")
        return fail("somebody is reading; there are pictures of the loop only.");
    return fail("the show does not answer.");
}

/// From when somebody last asked for one, or came from the loop to the operator's desk.
Result<std::string> last_picture(const KioskConfig& config) {
    auto made = read_file(config.run.screenshot(), most_picture_bytes);
    if (!made) return fail("it was not asked for, and there is none from before.");
    return made;
}

class Collection {
  public:
    void add(const std::string& name, const std::string& text) {
        x_files.push_back({name, without_secrets(text)});
    }
    void add_picture(const std::string& name, std::string bytes) {
        x_files.push_back({name, std::move(bytes)});
    }
    void lacks(const std::string& name, const std::string& why) {
        x_missing += name + ": " + why + "\n";
    }
    void add_file(const std::string& name, const fs::path& file) {
        const auto text = read_file(file, most_file_bytes);
        if (text)
            add(name, *text);
        else
            lacks(name, text.error().message);
    }
    void add_command(const std::string& name, const std::vector<std::string>& words) {
        const auto output = run_command(words, {most_file_bytes, longest_command, {}});
        if (output)
            add(name, output->text);
        else
            lacks(name, words.front() + " is not there.");
    }
    const std::vector<ArchivedFile>& files() const { return x_files; }
    const std::string& missing() const { return x_missing; }

  private:
    std::vector<ArchivedFile> x_files;
    std::string x_missing;
};

std::string box_text(const Box& box) {
    json object = {{"model", box.model}, {"kernel", box.kernel}, {"version", STANDPUNKT_VERSION}};
    if (box.uptime) object["uptime"] = box.uptime->count();
    if (box.memory)
        object["memory"] = {{"size", box.memory->size}, {"available", box.memory->available}};
    if (box.temperature) object["celsius"] = box.temperature->celsius;
    if (box.root_read_only) object["root_read_only"] = *box.root_read_only;
    if (box.data) {
        json& storage = object["storage"];
        storage = {
            {"device", box.data->device}, {"free", box.data->free}, {"size", box.data->size}};
        if (box.data->in_memory) storage["in_memory"] = true;
        if (box.data->errors) storage["errors"] = *box.data->errors;
        if (box.data->failed_requests) storage["failed_requests"] = *box.data->failed_requests;
        if (box.data->wear && box.data->wear->percent)
            storage["worn_percent"] = *box.data->wear->percent;
    }
    for (const Connector& connector : box.connectors)
        object["connectors"].push_back({{"name", connector.name},
                                        {"connected", connector.connected},
                                        {"modes", connector.modes}});
    return json_text(object, 1) + "\n";
}

void collect_logs(Collection& all) {
    const std::vector<std::string> recent = {"journalctl", "--no-pager", "--output=short-iso",
                                             "--lines=5000", "--boot"};
    auto ours = recent;
    // Why content, a stick, the data partition, a system update or the network did not come.
    for (const char* unit : {"standpunkt*", "systemd-networkd.service", "systemd-timesyncd.service",
                             "wpa_supplicant@*"})
        ours.push_back(std::string("--unit=") + unit);
    all.add_command("logs/standpunkt.log", ours);
    auto kernel = recent;
    kernel.insert(kernel.end(), {"--dmesg", "--priority=warning"});
    all.add_command("logs/kernel.log", kernel);
}

}  // namespace

std::string support_name(const KioskConfig& config, std::int64_t wall) {
    std::string name = "standpunkt-support-" + config.kiosk + "-" + day_of(wall) + ".zip";
    // What every file system of a stick takes, and the agent passes on (sync/stick_line.h).
    std::replace_if(
        name.begin(), name.end(),
        [](unsigned char c) { return std::isalnum(c) == 0 && c != '.' && c != '_' && c != '-'; },
        '-');
    return name;
}

Result<SupportBundle> make_support_bundle(const KioskConfig& config, const Examination& found) {
    Collection all;
    all.add("README.txt", read_me);
    all.add("doctor.txt",
            report_text(found.report, Colours::None) + "\n" + checks_text(found.checks));
    json doctor = {{"report", to_json(found.report)}, {"checks", json::array()}};
    for (const Check& check : found.checks) doctor["checks"].push_back(to_json(check));
    all.add("doctor.json", json_text(doctor, 1) + "\n");
    all.add("state/agent.json", json_text(found.state, 1) + "\n");
    all.add("state/box.json", box_text(found.box));
    all.add_file("state/display.json", config.run.display());
    all.add_file("state/slots.json", config.data.slots());
    all.add_file("state/starts.json", config.data.starts());
    all.add_file("state/mounts.txt", "/proc/self/mountinfo");
    if (!found.config.empty()) all.add_file("kiosk.toml", found.config);
    all.add_file("versions/os-release.txt", "/etc/os-release");
    all.add_command("versions/packages.txt",
                    {"dpkg-query", "--show", "standpunkt*", "libsdl2-2.0-0", "libcurl4*",
                     "libsqlite3-0", "linux-image-*", "raspi-firmware", "mesa-*"});
    collect_logs(all);
    if (auto made = found.no_picture ? last_picture(config) : picture(config))
        all.add_picture("screenshot.png", std::move(*made));
    else
        all.lacks("screenshot.png", made.error().message);
    SupportBundle bundle;
    bundle.missing = all.missing();
    if (!bundle.missing.empty()) all.add("missing.txt", bundle.missing);
    TRY(bundle.bytes, zip_of(all.files(), found.wall));
    bundle.name = support_name(config, found.wall);
    return bundle;
}

Result<std::string> put_into_file(const fs::path& file, const SupportBundle& bundle) {
    TRY_STATUS(replace_file(file, bundle.bytes, 0600));
    return file.string();
}

Result<std::string> put_onto_stick(const KioskConfig& config, const SupportBundle& bundle) {
    // Without a name, gone with its last descriptor; the agent needs no right to any folder.
    const int file =
        ::open(fs::temp_directory_path().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) return system_error("make a file in", fs::temp_directory_path());
    const bool written = ::write(file, bundle.bytes.data(), bundle.bytes.size()) ==
                         static_cast<ssize_t>(bundle.bytes.size());
    json answer;
    const auto asked =
        written ? ask_agent(config.run.socket(), {{"verb", "to-stick"}}, {{bundle.name, file}},
                            [&](const json& last) { answer = last; })
                : Result<bool>(system_error("write", fs::temp_directory_path()));
    ::close(file);
    if (!asked) return tl::unexpected(asked.error());
    if (!*asked)
        return fail("no agent runs that could write onto a stick.", {}, 0,
                    "Name a file instead: --bundle FILE.zip", Code::AgentSilent);
    if (answer.at("exit") != 0) return fail(answer.value("text", std::string("it failed.")));
    return "standpunkt-report/" + bundle.name + " on the stick";
}

}  // namespace standpunkt
