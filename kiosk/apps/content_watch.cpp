#include "apps/content_watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <system_error>

namespace standpunkt {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

}  // namespace

bool is_hidden_name(std::string_view name) {
    return name.starts_with('.') || name.ends_with('~') || name.starts_with('#');
}

TreeWatch::TreeWatch(fs::path root)
    : x_root(std::move(root)), x_inotify(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    (void)whole();
}

TreeWatch::~TreeWatch() {
    if (x_inotify >= 0) ::close(x_inotify);
}

void TreeWatch::add(const fs::path& folder) {
    const int watch = ::inotify_add_watch(x_inotify, folder.c_str(), changes);
    if (watch < 0) return;  // gone meanwhile, or no folder
    x_folders[watch] = folder;
    if (folder == x_root) x_root_watch = watch;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code unknown;
        if (at->is_directory(unknown) && !is_hidden_name(at->path().filename().string()))
            add(at->path());
    }
}

bool TreeWatch::whole() {
    if (x_root_watch < 0) add(x_root);
    return x_root_watch >= 0;
}

bool TreeWatch::drain() {
    alignas(inotify_event) char buffer[16384];
    bool any = false;
    for (ssize_t size; (size = ::read(x_inotify, buffer, sizeof buffer)) > 0;)
        for (ssize_t at = 0; at < size;) {
            const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
            at += static_cast<ssize_t>(sizeof(inotify_event)) + event->len;
            const std::string_view name = event->len > 0 ? event->name : "";
            if ((event->mask & IN_Q_OVERFLOW) != 0) {  // some were lost: new folders among them
                add(x_root);
                any = true;
            }
            if (is_hidden_name(name)) continue;
            const auto folder = x_folders.find(event->wd);
            if (folder == x_folders.end()) continue;
            any = true;
            if ((event->mask & IN_ISDIR) != 0 && (event->mask & (IN_CREATE | IN_MOVED_TO)) != 0)
                add(fs::path(folder->second) / name);
            if ((event->mask & IN_MOVE_SELF) != 0 && event->wd == x_root_watch)
                ::inotify_rm_watch(x_inotify, event->wd);  // what is at its place now?
            if ((event->mask & (IN_IGNORED | IN_MOVE_SELF)) != 0) {
                if (event->wd == x_root_watch) x_root_watch = -1;
                x_folders.erase(event->wd);
            }
        }
    return any;
}

}  // namespace standpunkt
