#include "apps/sync_checks.h"

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "apps/sync_command.h"
#include "apps/sync_owner.h"
#include "base/passcode.h"
#include "slots/slot_file.h"
#include "slots/slot_writer.h"
#include "slots/start_record.h"
#include "slots/trust.h"
#include "sync/directory_source.h"
#include "sync/http_source.h"
#include "visits/report.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;
using Grade = Check::Grade;

std::string line_of(const Error& error) {
    const std::string code = to_string(error.code);
    return error.message + (code.empty() ? "" : " (" + code + ")");
}

Check failed(Grade grade, std::string what, const Error& error) {
    return {grade, std::move(what), line_of(error), error.next_step};
}

std::string user_name(uid_t id) {
    const passwd* user = ::getpwuid(id);
    return user ? user->pw_name : std::to_string(id);
}

std::string group_name(gid_t id) {
    const ::group* group = ::getgrgid(id);
    return group ? group->gr_name : std::to_string(id);
}

/// Whose a folder is and who may write to it.
struct Rights {
    std::string owner, group;
    unsigned mode = 0;
    bool operator==(const Rights&) const = default;
};

/// What the kernel shows instead of an owner that has no name in here: the agent runs, and the
/// doctor it starts, where only root and the agent's own ids have one (PrivateUsers= of its unit).
constexpr unsigned hidden_id = 65'534;

Check hidden(std::string what, const std::string& path) {
    return {Grade::Skipped, std::move(what), "whose it is cannot be seen from where this runs.",
            "As root, at the machine itself: ls -ld " + path};
}

std::string octal(unsigned mode) {
    char text[8];
    std::snprintf(text, sizeof text, "%o", mode);
    return text;
}

std::string to_string(const Rights& rights) {
    return octal(rights.mode) + " " + rights.owner + ":" + rights.group;
}

/// What deploy/debian/standpunkt.tmpfiles makes, where the package has made the users; a folder on
/// a desk may be anybody's who lets nobody else write to it.
Check check_place(const std::string& what, const fs::path& path, const Rights& wanted,
                  Grade if_missing, const std::string& make) {
    const std::string name = what + " " + path.string();
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) return {if_missing, name, "is not there.", make};
    if (!S_ISDIR(facts.st_mode))
        return {Grade::Bad, name, "is no folder.", "Move that file away, then: " + make};
    if (::access(path.c_str(), R_OK | X_OK) != 0)
        return {Grade::Skipped, name, "cannot be looked into by who runs this.",
                "Run this as root: without, what lies there counts as missing."};
    const Rights found{user_name(facts.st_uid), group_name(facts.st_gid), facts.st_mode & 0777U};
    const bool packaged =
        ::getpwnam(wanted.owner.c_str()) && ::getgrnam(wanted.group.c_str()) != nullptr;
    const bool is_hidden = facts.st_uid == hidden_id || facts.st_gid == hidden_id;
    if (is_hidden && found.mode == wanted.mode) return hidden(name, path);
    if (packaged && found != wanted) {
        return {Grade::Bad, name,
                "has the rights " + to_string(found) + ", not " + to_string(wanted) + ".",
                "chown " + wanted.owner + ":" + wanted.group + " " + path.string() + " && chmod " +
                    octal(wanted.mode) + " " + path.string()};
    }
    if (!packaged && (found.mode & (S_IWOTH | S_IWGRP)) != 0)
        return {Grade::Bad, name, "can be written by others than its owner.",
                "chmod go-w " + path.string()};
    return {Grade::Good, name, "has the rights " + to_string(found) + ".", {}};
}

void check_places(std::vector<Check>& checks, const KioskConfig& config) {
    const Rights agents{"root", agent_user, 0775}, shows{"standpunkt", "standpunkt", 0755};
    const std::string tmpfiles = "systemd-tmpfiles --create";
    checks.push_back(check_place("data folder", config.data.path, agents, Grade::Bad,
                                 "Mount the data partition, or: " + tmpfiles));
    checks.push_back(check_place("the show's folder", config.data.show(), shows, Grade::Doubtful,
                                 "The display makes it when it starts, else: " + tmpfiles));
    checks.push_back(check_place("state folder", config.run.path, agents, Grade::Doubtful,
                                 "The agent makes it when it starts, else: " + tmpfiles));
    checks.push_back(check_place("the show's state folder", config.run.show(), shows,
                                 Grade::Doubtful,
                                 "The display makes it when it starts, else: " + tmpfiles));
    checks.push_back(check_place("key folder", config.trusted, {"root", "root", 0755}, Grade::Bad,
                                 "Make it and put the public key of your editor's desk there."));
    const std::string pin = "PIN file " + config.people.pin.string();
    const ::group* const readers = ::getgrnam(passcode_readers);
    struct stat facts {};
    if (::stat(config.people.pin.c_str(), &facts) != 0)
        checks.push_back({Grade::Doubtful, pin,
                          "is not there: the operator page is only for cleaning.",
                          "standpunkt-sync set-pin"});
    else if (const bool open = (facts.st_mode & (S_IRWXO | S_IWGRP)) != 0;
             !open && facts.st_gid == hidden_id)
        checks.push_back(hidden(pin, config.people.pin));
    else if (open || (readers && facts.st_gid != readers->gr_gid))
        checks.push_back({Grade::Bad, pin, "can be read by others than the show.",
                          "chgrp " + std::string(readers ? passcode_readers : "root") + " " +
                              config.people.pin.string() + " && chmod 640 " +
                              config.people.pin.string()});
    else
        checks.push_back({Grade::Good, pin, "is there.", {}});
}

void check_keys(std::vector<Check>& checks, const KioskConfig& config, const Trust& trust) {
    std::error_code error;
    if (!fs::exists(config.trusted, error)) return;  // told already
    for (const Error& fault : trust.faults)
        checks.push_back(failed(Grade::Bad, "trusted key " + fault.path.string(), fault));
    std::string ids;
    for (const PublicKey& key : trust.keys) ids += (ids.empty() ? "" : ", ") + key_id_text(key.id);
    if (trust.keys.empty())
        checks.push_back(
            {Grade::Bad, "trusted keys", "there is none: nothing new is ever taken.",
             "Put the .pub of your editor's desk into " + config.trusted.string() + "."});
    else
        checks.push_back({Grade::Good, "trusted keys", ids, {}});
}

/// Asked as the agent asks it, by somebody who remembers nothing.
Check check_source(Source& source, const KioskConfig& config, const Trust& trust) {
    const std::string what = "source " + source.name();
    Pulse pulse;
    const auto answer = source.look(config.channel, pulse);
    if (!answer) {
        const bool no_stick =
            source.kind() != SourceKind::Network && answer.error().code == Code::SourceGone;
        if (no_stick) return {Grade::Skipped, what, "nothing is plugged in there.", {}};
        return failed(Grade::Bad, what, answer.error());
    }
    if (answer->offers.empty() && !answer->passed_over.empty())
        return failed(Grade::Bad, what, answer->passed_over.front());
    if (answer->offers.empty())
        return {Grade::Doubtful, what, "has no bundle for channel " + config.channel + ".",
                "Publish one there."};
    const Trailer& newest = answer->offers.front().trailer;
    if (const auto signature = check_signature(newest, trust.keys); !signature)
        return failed(Grade::Bad, what, signature.error());
    return {Grade::Good,
            what,
            "has serial " + std::to_string(newest.index.identity.serial) + ", \"" +
                newest.index.identity.title + "\", signed by a trusted key.",
            {}};
}

void check_sources(std::vector<Check>& checks, const KioskConfig& config, const Trust& trust,
                   std::int64_t wall) {
    if (config.sources.empty())
        checks.push_back(
            {Grade::Skipped, "sources", "none is configured: content comes by stick.", {}});
    // Without ranges a look downloads the whole: not onto the stand's disk.
    const fs::path spool =
        fs::temp_directory_path() / ("standpunkt-doctor-" + std::to_string(::getpid()));
    for (const SourceAddress& address : config.sources) {
        if (const auto* directory = std::get_if<DirectoryAddress>(&address)) {
            checks.push_back(check_source(*make_directory_source(directory->path), config, trust));
            continue;
        }
        const auto& http = std::get<HttpAddress>(address);
        const auto client = HttpClient::create(config.network, [wall] { return wall; });
        if (!client) {
            checks.push_back(failed(Grade::Bad, "source " + http.url, client.error()));
            continue;
        }
        (*client)->introduce({config.kiosk, "0", "doctor"});
        const auto now = [] {
            return std::chrono::duration_cast<Time>(
                std::chrono::steady_clock::now().time_since_epoch());
        };
        checks.push_back(check_source(*make_http_source(http, config.network, **client, spool, now),
                                      config, trust));
    }
}

void check_bundles(std::vector<Check>& checks, const KioskConfig& config, const Trust& trust) {
    const FoundTable found = find_table(config.data, trust.keys);
    if (!found.trouble.empty())
        checks.push_back({Grade::Doubtful, "slots.json", found.trouble,
                          "The agent rebuilds it at its next start."});
    int count = 0;
    for (const auto& [name, bundle] :
         {std::pair{"trial", &found.table.trial}, std::pair{"current", &found.table.current},
          std::pair{"previous", &found.table.previous}}) {
        if (!*bundle) continue;
        ++count;
        const std::string what =
            std::string(name) + " bundle, serial " + std::to_string((*bundle)->identity.serial);
        const auto whole = verify_bundle(config.data.bundle((*bundle)->id), trust.keys);
        if (whole)
            checks.push_back({Grade::Good, what, "every page is as it was signed.", {}});
        else
            checks.push_back({Grade::Bad, what, line_of(whole.error()), "standpunkt-sync verify"});
    }
    if (count == 0)
        checks.push_back({Grade::Doubtful, "installed bundles", "there is none.",
                          "Plug in a stick with content, or wait for a source."});
    const std::string what = "factory bundle " + config.factory.bundle.string();
    std::error_code error;
    if (!fs::exists(config.factory.bundle, error))
        return checks.push_back({Grade::Doubtful, what,
                                 "is not there: a stand without content shows a plain sentence.",
                                 "Install the package again."});
    const auto key = read_public_key(config.factory.key());
    const auto whole =
        key ? verify_bundle(config.factory.bundle, {*key}) : tl::unexpected(key.error());
    checks.push_back(whole ? Check{Grade::Good, what, "every page is as it was signed.", {}}
                           : failed(Grade::Bad, what, whole.error()));
}

Check check_visits(const KioskConfig& config, std::int64_t wall) {
    const std::string what = "journal of visits";
    if (!config.visits.keep) return {Grade::Skipped, what, "visits are not counted.", {}};
    std::error_code error;
    if (!fs::exists(config.data.visits(), error))
        return {Grade::Skipped, what, "there was no visit yet.", {}};
    const auto counts = visits_today(config.data.visits(), wall, boot_id());
    if (!counts) {
        Error trouble = counts.error();
        if (trouble.code == Code::Damaged) {
            trouble.code = Code::None;  // it is one of content, whose advice would mislead here
            trouble.next_step =
                "Restart the stand: the show sets a damaged journal aside and counts anew.";
        }
        return failed(Grade::Bad, what, trouble);
    }
    return {Grade::Good,
            what,
            std::to_string(counts->visits) +
                (counts->since_boot ? " visits since switched on; the clock is not set."
                                    : " visits today."),
            {}};
}

void check_units(std::vector<Check>& checks) {
    std::error_code error;
    if (!fs::exists("/run/systemd/system", error)) {
        checks.push_back({Grade::Skipped, "units", "systemd does not run here.", {}});
        return;
    }
    for (const std::string unit : {"standpunkt.service", "standpunkt-sync.service"}) {
        const auto state = run_command(
            {"systemctl", "show", "--property=LoadState,ActiveState,SubState,NRestarts", unit});
        // Without a bus (the image has none) systemd answers root alone.
        if (!state || state->text.find("ActiveState=") == std::string::npos) {
            checks.push_back({Grade::Skipped,
                              "unit " + unit,
                              state ? "systemd does not answer this user; root is told."
                                    : "systemctl is not there.",
                              {}});
            continue;
        }
        std::string text = state->text.substr(0, state->text.find_last_not_of('\n') + 1);
        std::replace(text.begin(), text.end(), '\n', ' ');
        const bool missing = text.find("LoadState=not-found") != std::string::npos;
        const bool active = text.find("ActiveState=active") != std::string::npos;
        checks.push_back({missing  ? Grade::Skipped
                          : active ? Grade::Good
                                   : Grade::Bad,
                          "unit " + unit, missing ? "is not installed." : text,
                          missing || active ? "" : "journalctl -b -u " + unit});
    }
}

std::string word_for(Grade grade) {
    switch (grade) {
        case Grade::Good:
            return "good";
        case Grade::Doubtful:
            return "look";
        case Grade::Bad:
            return "BAD";
        case Grade::Skipped:
            return "-";
    }
    return {};
}

}  // namespace

std::vector<Check> check_stand(const KioskConfig& config, std::int64_t wall) {
    std::vector<Check> checks;
    const Trust trust = read_trust(config.trusted);
    check_places(checks, config);
    check_keys(checks, config, trust);
    check_sources(checks, config, trust, wall);
    check_bundles(checks, config, trust);
    checks.push_back(check_visits(config, wall));
    check_units(checks);
    return checks;
}

std::string checks_text(const std::vector<Check>& checks) {
    std::string text;
    for (const Check& check : checks) {
        const std::string word = word_for(check.grade);
        text += word + std::string(6 - word.size(), ' ') + check.what + ": " + check.finding + "\n";
        if (!check.next_step.empty()) text += "      > " + check.next_step + "\n";
    }
    return text;
}

nlohmann::json to_json(const Check& check) {
    nlohmann::json object = {{"what", check.what}, {"finding", check.finding}};
    const char* grade = check.grade == Grade::Good       ? "good"
                        : check.grade == Grade::Doubtful ? "doubtful"
                        : check.grade == Grade::Bad      ? "bad"
                                                         : "skipped";
    object["grade"] = grade;
    if (!check.next_step.empty()) object["next_step"] = check.next_step;
    return object;
}

}  // namespace standpunkt
