#pragma once
#include <filesystem>
#include <map>
#include <string_view>

namespace standpunkt {

/// Tells when something in a folder or below it changes, however an editor saves: by writing, by
/// renaming, many files at once. Hidden files and editors' copies (".x", "x~") do not count. One
/// thread; nothing is read but names.
class TreeWatch {
  public:
    /// The folder may come later, or go and come again: see whole().
    explicit TreeWatch(std::filesystem::path root);
    ~TreeWatch();
    TreeWatch(const TreeWatch&) = delete;
    TreeWatch& operator=(const TreeWatch&) = delete;

    int descriptor() const { return x_inotify; }  ///< readable when drain() has something to do
    /// Takes what has been reported; true if any of it counts.
    bool drain();
    /// The folder is there and watched; else look again after a while.
    bool whole();

  private:
    std::filesystem::path x_root;
    int x_inotify;
    int x_root_watch = -1;
    std::map<int, std::filesystem::path> x_folders;

    void add(const std::filesystem::path& folder);
};

/// Nothing an editor would see in the folder: hidden, or an editing program's own copy.
bool is_hidden_name(std::string_view name);

}  // namespace standpunkt
