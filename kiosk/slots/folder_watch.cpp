#include "slots/folder_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/quiet_thread.h"

namespace standpunkt {
namespace {

constexpr int look_again_ms = 2000;

}  // namespace

FolderWatch::FolderWatch(std::vector<std::filesystem::path> folders, std::function<void()> changed)
    : x_changed(std::move(changed)),
      x_inotify(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)),
      x_stop(::eventfd(0, EFD_CLOEXEC)) {
    for (auto& folder : folders) x_folders.push_back({std::move(folder), -1});
    x_thread = quiet_thread([this] { run(); });
}

FolderWatch::~FolderWatch() {
    const std::uint64_t one = 1;
    while (::write(x_stop, &one, sizeof one) < 0 && errno == EINTR) {
    }
    x_thread.join();
    ::close(x_stop);
    if (x_inotify >= 0) ::close(x_inotify);
}

bool FolderWatch::add_missing() {
    bool added = false;
    for (Watched& one : x_folders) {
        if (one.watch >= 0 || x_inotify < 0) continue;
        one.watch = ::inotify_add_watch(x_inotify, one.folder.c_str(),
                                        IN_MOVED_TO | IN_DELETE | IN_ONLYDIR);
        added |= one.watch >= 0;
    }
    return added;
}

bool FolderWatch::any_unwatched() const {
    std::error_code error;
    return std::any_of(x_folders.begin(), x_folders.end(), [&](const Watched& one) {
        return one.watch < 0 && std::filesystem::exists(one.folder, error);
    });
}

bool FolderWatch::read_events() {
    alignas(inotify_event) char buffer[4096];
    bool any = false;
    for (ssize_t size; (size = ::read(x_inotify, buffer, sizeof buffer)) > 0;) {
        any = true;
        for (ssize_t at = 0; at < size;) {
            const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
            if ((event->mask & IN_IGNORED) != 0)  // the folder has gone
                for (Watched& one : x_folders)
                    if (one.watch == event->wd) one.watch = -1;
            at += static_cast<ssize_t>(sizeof(inotify_event)) + event->len;
        }
    }
    return any;
}

void FolderWatch::run() {
    for (;;) {
        bool changed = add_missing();
        pollfd ends[] = {{x_stop, POLLIN, 0}, {x_inotify, POLLIN, 0}};
        if (!changed) {
            const int ready = ::poll(ends, x_inotify < 0 ? 1 : 2, look_again_ms);
            if (ends[0].revents != 0) return;
            // Where the kernel has no watch left, whatever is there may have changed.
            changed = (x_inotify >= 0 && read_events()) || (ready == 0 && any_unwatched());
        }
        if (changed) x_changed();
    }
}

}  // namespace standpunkt
