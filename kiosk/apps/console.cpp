// standpunkt-console: keeps the first console for the show. While it is held nobody can type there
// or change to another console, and the kernel writes nothing on it. It stays so when this program
// has ended, and when the show crashes: what the show leaves behind is black.
#include <fcntl.h>
#include <linux/kd.h>
#include <linux/vt.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <string>

#include <cerrno>

namespace standpunkt {
namespace {

constexpr const char* console = "/dev/tty1";
constexpr int console_number = 1;
constexpr const char* closed = "/run/standpunkt.closed";

/// Each step is worth having without the others: a machine without consoles has nothing to hold.
class Steps {
  public:
    void step(const char* what, bool done) {
        if (done) return;
        std::fprintf(stderr, "standpunkt-console: cannot %s: %s.\n", what, std::strerror(errno));
        x_exit = 1;
    }
    int exit() const { return x_exit; }

  private:
    int x_exit = 0;
};

int hold(int tty) {
    Steps steps;
    // Another console may have been chosen before; from here on none can be.
    steps.step("go to the console", ::ioctl(tty, VT_ACTIVATE, console_number) == 0 &&
                                        ::ioctl(tty, VT_WAITACTIVE, console_number) == 0);
    steps.step("lock the console", ::ioctl(tty, VT_LOCKSWITCH, 1) == 0);
    steps.step("mute the keyboard", ::ioctl(tty, KDSKBMODE, K_OFF) == 0);
    const std::string blank = "\033[2J\033[H\033[?25l";
    steps.step("clear the console",
               ::write(tty, blank.data(), blank.size()) == static_cast<ssize_t>(blank.size()));
    steps.step("stop texts", ::ioctl(tty, KDSETMODE, KD_GRAPHICS) == 0);
    return steps.exit();
}

/// From here on the udev rules let no new keyboard or network in. Not part of `hold`: what was
/// plugged in at power-on may be found later than the console.
int close_sockets() {
    Steps steps;
    const int file = ::open(closed, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    steps.step("close the machine to keyboards", file >= 0);
    if (file >= 0) ::close(file);
    return steps.exit();
}

int release(int tty) {
    Steps steps;
    steps.step("open the machine to keyboards", ::unlink(closed) == 0 || errno == ENOENT);
    steps.step("show texts", ::ioctl(tty, KDSETMODE, KD_TEXT) == 0);
    steps.step("hear the keyboard", ::ioctl(tty, KDSKBMODE, K_UNICODE) == 0);
    steps.step("unlock the console", ::ioctl(tty, VT_UNLOCKSWITCH, 1) == 0);
    const std::string cursor = "\033[?25h";
    steps.step("show the cursor",
               ::write(tty, cursor.data(), cursor.size()) == static_cast<ssize_t>(cursor.size()));
    return steps.exit();
}

}  // namespace
}  // namespace standpunkt

int main(int argc, char** argv) {
    const std::string what = argc == 2 ? argv[1] : "";
    if (what == "--version") {
        std::puts("standpunkt-console " STANDPUNKT_VERSION);
        return 0;
    }
    if (what != "hold" && what != "close" && what != "release") {
        std::fputs(
            "standpunkt-console hold     keeps the first console for the show\n"
            "standpunkt-console close    lets no keyboard or network in that is plugged from now "
            "on\n"
            "standpunkt-console release  takes both back\n",
            what == "--help" ? stdout : stderr);
        return what == "--help" ? 0 : 2;
    }
    if (what == "close") return standpunkt::close_sockets();
    const int tty = ::open(standpunkt::console, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (tty < 0) {
        std::fprintf(stderr, "standpunkt-console: cannot open %s: %s.\n", standpunkt::console,
                     std::strerror(errno));
        return 1;
    }
    const int exit = what == "hold" ? standpunkt::hold(tty) : standpunkt::release(tty);
    ::close(tty);
    return exit;
}
