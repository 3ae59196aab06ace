#pragma once
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

namespace standpunkt {

/// Tells when a file in one of some folders was put in place (renamed to its name) or went, within
/// moments.
/// A folder may come later or go and come again. Where the kernel gives no watches, `changed` is
/// called every two seconds instead. Has a thread of its own, in which all signals are blocked.
class FolderWatch {
  public:
    /// `changed` is called in the watch's thread, also once for each folder that is found.
    FolderWatch(std::vector<std::filesystem::path> folders, std::function<void()> changed);
    ~FolderWatch();
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;

  private:
    struct Watched {
        std::filesystem::path folder;
        int watch = -1;
    };
    std::vector<Watched> x_folders;
    std::function<void()> x_changed;
    int x_inotify, x_stop;
    std::thread x_thread;

    void run();
    bool add_missing();
    bool any_unwatched() const;
    bool read_events();
};

}  // namespace standpunkt
