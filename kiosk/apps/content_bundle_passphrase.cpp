// Where a passphrase comes from: a file, else the terminal with its echo off.
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include "base/files.h"
#include "content_bundle.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_passphrase_bytes = 4096;
constexpr std::size_t most_key_file_bytes = 4096;

volatile std::sig_atomic_t stop_asked = 0;

void note_stop(int) {
    stop_asked = 1;
}

/// The controlling terminal without echo; as it was when it goes.
class SilentTerminal {
  public:
    SilentTerminal() : x_descriptor(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
        if (x_descriptor < 0 || ::tcgetattr(x_descriptor, &x_before) != 0) return;
        termios silent = x_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        x_silent = ::tcsetattr(x_descriptor, TCSAFLUSH, &silent) == 0;
    }
    ~SilentTerminal() {
        if (x_silent) ::tcsetattr(x_descriptor, TCSAFLUSH, &x_before);
        if (x_descriptor >= 0) ::close(x_descriptor);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

    bool works() const { return x_silent; }
    void write(const std::string& text) const {
        [[maybe_unused]] const auto ignored = ::write(x_descriptor, text.data(), text.size());
    }
    Result<std::string> line(const std::string& prompt) const {
        write(prompt);
        std::string text;
        char c = 0;
        while (text.size() < most_passphrase_bytes && typed() && ::read(x_descriptor, &c, 1) == 1 &&
               c != '\n')
            text += c;
        write("\n");
        if (GentleStop::asked()) return fail("stopped while it asked for the passphrase.");
        return text;
    }

  private:
    GentleStop x_gentle;
    int x_descriptor;
    termios x_before{};
    bool x_silent = false;

    /// Waits for a key; false when a signal asks to stop. Only while it waits a signal gets
    /// through: one that came between looking and waiting would be noticed by nobody, and the wait
    /// go on.
    bool typed() const {
        const GentleStop::Held held;
        pollfd key{x_descriptor, POLLIN, 0};
        return !GentleStop::asked() && ::ppoll(&key, 1, nullptr, &held.before) == 1;
    }
};

tl::unexpected<Error> no_terminal() {
    return fail("there is no terminal to ask for the passphrase.", {}, 0,
                "Give it with --passphrase-file FILE.");
}

}  // namespace

GentleStop::GentleStop() {
    struct sigaction action {};
    action.sa_handler = note_stop;  // without SA_RESTART: a read that waits comes back
    for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &action, &x_before[i]);
}

GentleStop::~GentleStop() {
    for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &x_before[i], nullptr);
}

GentleStop::Held::Held() {
    sigset_t wanted;
    ::sigemptyset(&wanted);
    for (const int signal : signals) ::sigaddset(&wanted, signal);
    ::pthread_sigmask(SIG_BLOCK, &wanted, &before);
}

GentleStop::Held::~Held() {
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

bool GentleStop::asked() {
    return stop_asked != 0;
}

Result<std::string> passphrase_from(const std::filesystem::path& file) {
    TRY(std::string text, read_file(file, most_passphrase_bytes));
    text = text.substr(0, text.find_first_of("\r\n"));
    if (text.empty()) return fail("holds no passphrase in its first line.", file);
    return text;
}

Result<std::string> new_passphrase_from_terminal() {
    const SilentTerminal terminal;
    if (!terminal.works())
        return fail("there is no terminal to ask for a passphrase.", {}, 0,
                    "Give --passphrase-file FILE, or --no-passphrase if nobody else can read the "
                    "key's file.");
    TRY(const std::string once, terminal.line("Passphrase for the new key: "));
    if (once.empty())
        return fail("an empty passphrase protects nothing.", {}, 0,
                    "If you want none, say --no-passphrase.");
    TRY(const std::string again, terminal.line("The same again: "));
    if (again != once) return fail("the two passphrases differ; no key was made.");
    return once;
}

Result<SecretKey> read_signing_key(const std::filesystem::path& key, const PassphraseFile& file) {
    TRY(const std::string text, read_file(key, most_key_file_bytes));
    if (!is_encrypted(text)) return read_secret_key(key, std::nullopt);
    if (file) {
        TRY(const std::string passphrase, passphrase_from(*file));
        return read_secret_key(key, passphrase);
    }
    const SilentTerminal terminal;
    if (!terminal.works()) return no_terminal();
    TRY(const std::string passphrase, terminal.line("Passphrase for " + key.string() + ": "));
    return read_secret_key(key, passphrase);
}

}  // namespace standpunkt
