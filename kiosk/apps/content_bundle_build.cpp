// build: a content folder becomes a signed bundle.
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>

#include "authoring/folder.h"
#include "authoring/report.h"
#include "base/day.h"
#include "bundle/bundle.h"
#include "bundle/page_index.h"
#include "content_bundle_build.h"
#include "content_bundle_serial.h"
#include "content_bundle_summary.h"
#include "content_target.h"

namespace standpunkt {
namespace {

void phase(const std::string& what) {
    if (::isatty(STDERR_FILENO) != 1) std::cerr << what << "\n";
}

std::optional<std::int64_t> whole_number(const std::string& text) {
    std::int64_t value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

/// "2024-05-07" or "2024-05-07T12:30:00Z", else seconds since 1970.
std::optional<std::int64_t> parse_time(const std::string& text) {
    using namespace std::chrono;
    if (const auto seconds = whole_number(text)) return seconds;
    int y = 0, hour = 0, minute = 0, second = 0, length = 0, clock_length = 0;
    unsigned m = 0, d = 0;
    if (std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &y, &m, &d, &length) != 3) return std::nullopt;
    if (static_cast<std::size_t>(length) != text.size()) {
        const std::string clock = text.substr(static_cast<std::size_t>(length));
        if (std::sscanf(clock.c_str(), "T%2d:%2d:%2dZ%n", &hour, &minute, &second, &clock_length) !=
                3 ||
            static_cast<std::size_t>(clock_length) != clock.size())
            return std::nullopt;
    }
    const year_month_day date{year{y}, month{m}, day{d}};
    if (!date.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
        second > 60)
        return std::nullopt;
    return sys_days{date}.time_since_epoch().count() * std::int64_t{86'400} + hour * 3600 +
           minute * 60 + second;
}

/// --created, else SOURCE_DATE_EPOCH, else now.
Result<std::int64_t> time_of_creation(const BuildRequest& request) {
    if (request.created) {
        if (const auto time = parse_time(*request.created)) return *time;
        return fail("--created \"" + *request.created +
                    "\" is neither seconds since 1970 nor a time like 2024-05-07T12:30:00Z.");
    }
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
        if (const auto time = whole_number(epoch)) return *time;
        return fail(std::string("SOURCE_DATE_EPOCH is not a number: \"") + epoch + "\".");
    }
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

void warn_of_old_serial(const Identity& identity, std::uint64_t last) {
    std::cerr << "standpunkt-content: warning: serial " << identity.serial
              << " is not above the last one of channel " << identity.channel << ", " << last
              << ": a stand that has the newer bundle keeps it.\n";
}

Result<Identity> identity_for(const BuildRequest& request, std::int64_t created,
                              const Catalogue& catalogue) {
    Identity identity;
    identity.channel = catalogue.stand.channel;
    identity.withdraw_below = request.withdraw_below;
    identity.title = without_soft_hyphens(text_of(
        catalogue.stand.title, catalogue.stand.default_language, catalogue.stand.default_language));
    identity.builder = "standpunkt " STANDPUNKT_VERSION;
    identity.created = created;
    TRY(const std::uint64_t last, last_serial(request.folder, identity.channel));
    identity.serial = request.serial.value_or(last + 1);
    if (identity.serial <= last) warn_of_old_serial(identity, last);
    return identity;
}

/// The identity of this bundle; its serial is nobody else's from here on. Remembered before the
/// bundle exists: a serial is rather skipped than given twice.
Result<Identity> take_identity(const BuildRequest& request, std::int64_t created,
                               const Catalogue& catalogue) {
    TRY(const FileLock lock, lock_serials(request.folder, [] {
            std::cerr << "Waiting for another build of this folder to take its serial\n";
        }));
    TRY(Identity identity, identity_for(request, created, catalogue));
    TRY_STATUS(check_identity(identity));
    TRY_STATUS(remember_serial(request.folder, identity.channel, identity.serial));
    return identity;
}

/// Prints the folder's faults; true if it can be built.
bool tell_faults(const Content& content) {
    if (!content.faults.empty())
        std::cerr << faults_as_text(content.faults,
                                    ::isatty(STDERR_FILENO) == 1 ? Paint::Terminal : Paint::None);
    if (!content.has_errors()) return true;
    std::cerr << "standpunkt-content: nothing was built. Mend the errors above and build again.\n";
    return false;
}

}  // namespace

ProgressLine::ProgressLine() : x_terminal(::isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
    if (x_terminal) std::cerr << "\r\033[K" << std::flush;
}

void ProgressLine::show(double done, const std::string& what) const {
    if (x_terminal)
        std::cerr << "\r\033[K" << static_cast<int>(done * 100) << " % " << what << std::flush;
}

Status build_bundle(const BuildRequest& request, int& exit_code) {
    TRY_STATUS(check_target(request.output, "SQLite format 3", "the bundle"));
    TRY(const std::int64_t created, time_of_creation(request));
    // The key first: a wrong passphrase should not cost the time of the pictures.
    TRY(const SecretKey key, read_signing_key(request.key, request.passphrase_file));
    const auto content = [&] {
        const ProgressLine line;
        phase("Reading " + request.folder);
        return read_folder(
            request.folder,
            {.work = PictureWork::Prepare,
             .today = day_of(created),
             .approval = request.require_approval ? Approval::Required : Approval::Advised,
             .theme = request.theme},
            [&](double done, const std::string& what) { line.show(done, what); });
    }();
    if (!content) return tl::unexpected(content.error());
    if (!tell_faults(*content)) {
        exit_code = 1;
        return {};
    }
    TRY(const Identity identity, take_identity(request, created, content->catalogue));
    {
        const ProgressLine line;
        phase("Writing " + request.output);
        TRY_STATUS(
            write_bundle(request.output, content->catalogue, content->media, identity, key,
                         [&](double done, const std::string& what) { line.show(done, what); }));
    }
    TRY(const auto bundle, Bundle::open(request.output, {key.public_key()}));
    TRY(const Summary summary, summarise(content->catalogue, content->media));
    std::cout << request.output << ": " << size_text(std::filesystem::file_size(request.output))
              << "\n"
              << identity_as_text(identity, bundle->content(), bundle->page_count(), key.id)
              << summary_as_text(summary);
    return {};
}

void add_build_options(CLI::App& verb, BuildRequest& request) {
    verb.add_option("--passphrase-file", request.passphrase_file,
                    "File whose first line is the key's passphrase");
    verb.add_option("--serial", request.serial,
                    "Number of this bundle (one more than the last, remembered in the folder)")
        ->check(CLI::Range(std::uint64_t{1}, most_serial));
    verb.add_option("--withdraw-below", request.withdraw_below,
                    "Stands delete bundles of this channel with a smaller serial")
        ->check(CLI::Range(std::uint64_t{0}, most_serial));
    verb.add_option("--theme", request.theme,
                    "A folder whose theme.toml counts instead of the content's own");
    verb.add_flag("--require-approval", request.require_approval,
                  "Refuse interviews nobody approved, or whose consent is over on the day of "
                  "--created");
    verb.add_option("--created", request.created,
                    "Time to write into it: seconds since 1970 or 2024-05-07T12:30:00Z "
                    "(SOURCE_DATE_EPOCH, else now)");
}

void add_build_verb(CLI::App& app, int& exit_code) {
    const auto request = std::make_shared<BuildRequest>();
    CLI::App* verb = app.add_subcommand("build", "Make a signed bundle of a content folder");
    verb->add_option("DIR", request->folder, "The content folder")->required();
    verb->add_option("-o,--output", request->output, "The bundle to write: NAME.standpunkt")
        ->required();
    verb->add_option("--key", request->key, "The secret key that signs (see keygen)")->required();
    add_build_options(*verb, *request);
    verb->callback([request, &exit_code] {
        if (const auto built = build_bundle(*request, exit_code); !built)
            exit_code = tell_error(built.error());
    });
}

}  // namespace standpunkt
