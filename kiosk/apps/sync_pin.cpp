#include "apps/sync_pin.h"

#include <grp.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <string>

#include "base/files.h"
#include "base/passcode.h"

namespace standpunkt {
namespace {

constexpr unsigned file_mode = 0640;

/// Standard input without echo, if it is a terminal; as it was when it goes, also when a signal
/// such as Ctrl+C ends the program. One at a time.
class Silence {
  public:
    Silence() {
        if (::tcgetattr(STDIN_FILENO, &x_before) != 0) return;
        termios silent = x_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        for (const int number : ending) std::signal(number, &end_by);
        x_silent = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~Silence() {
        if (x_silent) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &x_before);
        for (const int number : ending) std::signal(number, SIG_DFL);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    bool works() const { return x_silent; }

  private:
    static constexpr int ending[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};
    inline static termios x_before{};
    bool x_silent = false;

    static void end_by(int number) {  // calls only what a signal's handler may
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &x_before);
        std::signal(number, SIG_DFL);
        ::raise(number);
    }
};

Result<std::string> line() {
    std::string digits;
    if (!std::getline(std::cin, digits)) return fail("there is no PIN on standard input.");
    if (!digits.empty() && digits.back() == '\r') digits.pop_back();
    return digits;
}

Result<std::string> typed() {
    const Silence silence;
    if (!silence.works()) return fail("the terminal cannot be kept from showing what is typed.");
    const auto ask = [](const char* words) {
        std::cerr << words << std::flush;
        auto digits = line();
        std::cerr << "\n";
        return digits;
    };
    TRY(const std::string once, ask("New PIN, 4 to 12 digits: "));
    TRY_STATUS(check_passcode(once));
    TRY(const std::string again, ask("The same again: "));
    if (once != again) return fail("the two PINs differ; nothing was changed.");
    return once;
}

/// From here on what this process makes belongs to the group that may read it.
Status make_for_readers() {
    const ::group* const readers = ::getgrnam(passcode_readers);
    if (!readers) {
        std::cerr << "standpunkt-sync: there is no group " << passcode_readers
                  << " on this machine, so only root can read the PIN's digest. Install the "
                     "package standpunkt first.\n";
        return {};
    }
    if (::setegid(readers->gr_gid) != 0)
        return fail(std::string("the group ") + passcode_readers + " cannot be taken on.");
    return {};
}

}  // namespace

Status set_pin(const std::filesystem::path& file) {
    TRY(const std::string digits, ::isatty(STDIN_FILENO) == 1 ? typed() : line());
    TRY(const std::string text, passcode_file_text(digits));
    if (::geteuid() == 0) TRY_STATUS(make_for_readers());
    ::umask(0);  // the mode is meant as it is
    auto written = replace_file(file, text, file_mode);
    if (!written && ::geteuid() != 0) written.error().next_step = "Run it as root.";
    TRY_STATUS(std::move(written));
    std::cout << "The PIN is set. It counts from the next time somebody holds the corner.\n";
    return {};
}

}  // namespace standpunkt
