// preview: a window that follows a content folder while it is written.
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "apps/content_bundle.h"
#include "apps/content_child.h"
#include "apps/content_preview_build.h"
#include "apps/content_screens.h"
#include "apps/content_verbs.h"
#include "apps/content_watch.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds settle{100};   // editors save in several steps
constexpr std::chrono::milliseconds longest{700};  // who never pauses sees changes all the same
constexpr std::chrono::milliseconds look_again{1000};

struct Request {
    std::string folder, screens;
    PanelOptions panel{.size = "1280x720", .diagonal = {}, .rotate = {}};
};

/// What asks us to stop and tells of children that ended, as a descriptor.
class Signals {
  public:
    Signals() {
        sigset_t wanted;
        ::sigemptyset(&wanted);
        for (const int one : {SIGTERM, SIGINT, SIGHUP, SIGCHLD}) ::sigaddset(&wanted, one);
        ::sigprocmask(SIG_BLOCK, &wanted, &x_before);
        x_descriptor = ::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK);
    }
    ~Signals() {
        ::close(x_descriptor);
        ::sigprocmask(SIG_SETMASK, &x_before, nullptr);
    }
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;
    int descriptor() const { return x_descriptor; }
    /// Takes what came; true if any of it asks us to stop.
    bool stop_asked() const {
        bool stop = false;
        signalfd_siginfo one{};
        while (::read(x_descriptor, &one, sizeof one) == sizeof one)
            stop |= one.ssi_signo != SIGCHLD;
        return stop;
    }

  private:
    sigset_t x_before{};
    int x_descriptor = -1;
};

Status check_display() {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"})
        if (const char* value = std::getenv(name); value && *value) return {};
    return fail("there is no display to open a window on.", {}, 0,
                "Run it in a terminal of a desktop, where DISPLAY or WAYLAND_DISPLAY is set; "
                "without one, standpunkt --headless --script makes pictures of a built bundle.");
}

class Preview {
  public:
    Preview(const Request& request, fs::path display, const PrivateFolder& temporary)
        : x_request(request),
          x_files{temporary.path() / "preview.standpunkt"},
          x_trusted(temporary.path() / "preview.pub"),
          x_program(std::move(display)),
          x_watch(fs::absolute(request.folder).lexically_normal()) {}

    /// Until the window is closed or somebody stops us; the exit code.
    Result<int> run() {
        TRY_STATUS(write_public_key(x_trusted, x_key.public_key()));
        std::error_code none;  // without it every picture is made each time
        fs::create_directory(x_files.pictures(), none);
        start_build();
        start_display();
        for (;;) {
            pollfd ready[] = {{x_signals.descriptor(), POLLIN, 0},
                              {x_watch.descriptor(), POLLIN, 0}};
            ::poll(ready, 2, wait_ms());
            if (x_signals.stop_asked()) return 0;
            int status = 0;
            if (x_display.ended(status)) return display_ended(status);
            if (x_builder.ended(status)) build_ended(status);
            note_changes();
            if (x_due && Clock::now() >= *x_due) start_build();
        }
    }

  private:
    const Request& x_request;
    PreviewFiles x_files;
    fs::path x_trusted, x_program;
    const SecretKey x_key = generate_key();
    Signals x_signals;
    TreeWatch x_watch;
    ChildProcess x_builder, x_display;
    std::uint64_t x_serial = 0;
    std::optional<Clock::time_point> x_due, x_first;
    bool x_gone = false;

    int wait_ms() const {
        if (!x_due) return x_gone ? static_cast<int>(look_again.count()) : -1;
        const auto rest = std::chrono::ceil<std::chrono::milliseconds>(*x_due - Clock::now());
        return std::max(0, static_cast<int>(rest.count()));
    }

    void note_changes() {
        const bool was_gone = x_gone;
        const bool changed = x_watch.drain();
        x_gone = !x_watch.whole();
        if (!changed && was_gone == x_gone) return;
        const auto now = Clock::now();
        if (!x_first) x_first = now;
        x_due = std::min(now + settle, *x_first + longest);
    }

    void start_build() {
        x_due.reset();
        x_first.reset();
        x_builder.kill();  // what it reads is out of date
        const std::uint64_t serial = ++x_serial;
        x_builder = ChildProcess::work(
            [this, serial] { build_preview(x_request.folder, x_files, x_key, serial); });
    }

    void build_ended(int status) const {
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
        tell_broken_preview(x_files, "the content could not be built: the builder ended early.");
    }

    void start_display() {
        std::vector<std::string> command{
            x_program.string(), "--bundle",         x_files.bundle.string(),
            "--trust",          x_trusted.string(), "--follow",
            "--windowed",       "--idle",           "3600000"};  // who writes does not touch
        const auto panel = x_request.panel.arguments();
        command.insert(command.end(), panel.begin(), panel.end());
        x_display = ChildProcess::program(command);
        std::cout << "Showing " << x_request.folder
                  << " as it is saved; close the window or press Ctrl-C to end." << std::endl;
    }

    static int display_ended(int status) {
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return 0;
        std::cerr << "standpunkt-content: the display ended with a fault; what it was stands "
                     "above.\n";
        return 1;
    }
};

Result<int> preview(const Request& request) {
    if (!request.screens.empty()) {
        TRY(const Draft draft, build_draft(request.folder));
        TRY_STATUS(draw_screens(draft, request.screens, request.panel));
        return 0;
    }
    TRY_STATUS(check_display());
    TRY(const fs::path display, display_program());
    if (std::error_code error; !fs::is_directory(request.folder, error))
        return fail("is no folder.", request.folder, 0,
                    "Name a content folder; standpunkt-content new makes one.");
    TRY(const auto temporary, PrivateFolder::make());
    return Preview(request, display, *temporary).run();
}

}  // namespace

void add_preview_verb(CLI::App& app, int& exit_code) {
    const auto request = std::make_shared<Request>();
    CLI::App* verb = app.add_subcommand(
        "preview", "Show a content folder in a window, each change as it is saved");
    verb->add_option("DIR", request->folder, "The content folder")->required();
    verb->add_option("--size", request->panel.size, "Size of the window or the pictures in pixels")
        ->capture_default_str();
    verb->add_option("--screens", request->screens,
                     "No window: draw every scene into this folder, with a contact sheet");
    verb->add_option("--diagonal", request->panel.diagonal,
                     "The stand's diagonal in inches: sizes as they are there")
        ->check(CLI::Range(3.0, 120.0));
    verb->add_option("--rotate", request->panel.rotate,
                     "The picture turned clockwise, as on the stand; with --screens it stays "
                     "upright, as visitors see it")
        ->check(CLI::IsMember({"0", "90", "180", "270"}));
    verb->callback([request, &exit_code] {
        const auto done = preview(*request);
        exit_code = done ? *done : tell_error(done.error());
    });
}

}  // namespace standpunkt
