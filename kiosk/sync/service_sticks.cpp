// What the service writes onto the stick that is plugged in.
#include <poll.h>

#include <algorithm>

#include "base/log.h"
#include "sync/memory_file.h"
#include "sync/service.h"
#include "sync/visits_report.h"

namespace standpunkt {
namespace {

using namespace std::chrono_literals;

constexpr Duration between_looks = 50ms;

VerbAnswer told(const Status& written, const std::string& what) {
    if (written) return {0, what + " lies on the stick, in standpunkt-report; it can come out.\n"};
    const Error& error = written.error();
    return {1, to_string(error) + " (" + to_string(error.code) + ")\n", error.code};
}

}  // namespace

Status Service::write_to_stick(const std::vector<StickFile>& files) {
    look_around();  // one that is gone is none
    if (x_sticks.empty())
        return fail("no stick is plugged in.", {}, 0, "Plug one in and ask again.", Code::NoStick);
    // Two at once: the one that came last is the one somebody waits beside. One that could not even
    // be read is asked only if there is no other: it says why.
    const auto fit = std::find_if(x_sticks.rbegin(), x_sticks.rend(),
                                  [](const PluggedStick& stick) { return stick.readable; });
    x_written = fit == x_sticks.rend() ? x_sticks.back().line : fit->line;
    const Status written = write_onto_stick(*x_written, files, [this](int socket) {
        pollfd end{socket, POLLIN, 0};
        ::poll(&end, 1, static_cast<int>(between_looks.count()));
        return beat();
    });
    x_written.reset();
    return written;
}

VerbAnswer Service::to_stick(const std::vector<HandedFile>& files) {
    std::vector<StickFile> all;
    for (const HandedFile& one : files) all.emplace_back(one.name, one.file->descriptor());
    return told(write_to_stick(all), files.empty() ? "Nothing" : files.front().name);
}

VerbAnswer Service::report_to_stick() {
    const auto write = [&]() -> Status {
        // Whoever forgot the stick is told so, whatever else is missing.
        if (x_sticks.empty()) return write_to_stick({});
        const std::int64_t wall = x_clock.wall();
        std::vector<SupportFile> files;
        const auto lacks = [&](const std::string& what, const Error& why) {
            log_error(to_string(why));
            files.push_back({"standpunkt-" + what + "-missing.txt", to_string(why) + "\n"});
        };
        if (auto report = report_of_stand(x_agent.config(), {}, wall)) {
            files.push_back({report->name + ".html", std::move(report->html)});
            files.push_back({report->name + ".csv", std::move(report->csv)});
        } else {
            lacks("visits", report.error());
        }
        // Nobody can log in to a stand that was flashed: this is how its state gets out, and all
        // the more where there is no report.
        if (auto support = x_support(wall, *this))
            files.push_back(*std::move(support));
        else
            lacks("support", support.error());
        std::vector<MemoryFile> open;
        std::vector<StickFile> handed;
        for (const SupportFile& file : files) {
            TRY(MemoryFile one, MemoryFile::with(file.bytes));
            handed.emplace_back(file.name, one.descriptor());
            open.push_back(std::move(one));
        }
        return write_to_stick(handed);
    };
    return told(write().map_error(coded(Code::StickNotWritten)), "The report");
}

}  // namespace standpunkt
