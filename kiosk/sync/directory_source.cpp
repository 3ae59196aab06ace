#include "sync/directory_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

#include "base/system_error.h"
#include "sync/offered_file.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_entries = 1000;  // bundles, and others, of a folder
constexpr std::size_t most_looks = 100'000;

/// Whatever keeps a stick's file from being read means that the stick is gone or bad.
auto gone() {
    return coded(Code::SourceGone);
}

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

/// The bundles among `files`, newest serial first, and what was passed over.
SourceAnswer sorted_out(std::vector<HandedFile> files, const std::string& channel) {
    SourceAnswer answer;
    for (HandedFile& one : files) {
        const auto pass_over = [&](Error error) {
            error.path = one.name;
            answer.passed_over.push_back(std::move(error));
        };
        auto trailer = read_trailer(*one.file);
        if (!trailer) {
            pass_over(trailer.error());
            continue;
        }
        const std::string& other = trailer->index.identity.channel;
        if (other != channel) {
            pass_over({"it is for channel " + other + ", this stand has channel " + channel + ".",
                       {},
                       0,
                       {},
                       Code::OtherChannel});
            continue;
        }
        answer.offers.push_back({one.name, std::move(*trailer), offered(std::move(one.file))});
    }
    std::stable_sort(answer.offers.begin(), answer.offers.end(),
                     [](const Offer& a, const Offer& b) {
                         return a.trailer.index.identity.serial > b.trailer.index.identity.serial;
                     });
    return answer;
}

class HandedSource : public Source {
  public:
    HandedSource(std::string name, std::vector<HandedFile> files, std::vector<std::string> seen)
        : x_name(std::move(name)), x_files(std::move(files)), x_seen(std::move(seen)) {}
    SourceKind kind() const override { return SourceKind::Stick; }
    const std::string& name() const override { return x_name; }
    void forget() override {}
    Result<SourceAnswer> look(const std::string& channel, Pulse& /*pulse*/) override {
        std::vector<HandedFile> bundles;
        for (const HandedFile& one : x_files)
            if (!is_litter(fs::path(one.name).filename())) bundles.push_back(one);
        SourceAnswer answer = sorted_out(std::move(bundles), channel);
        if (!answer.offers.empty() || !answer.passed_over.empty()) return answer;
        if (auto wrong = explain_names(x_seen)) answer.passed_over.push_back(std::move(*wrong));
        return answer;
    }

  private:
    std::string x_name;
    std::vector<HandedFile> x_files;
    std::vector<std::string> x_seen;
};

/// What a look at names tells: if it is the same the next time, nothing is read.
struct Seen {
    fs::path path;
    std::uint64_t inode, size;
    std::int64_t seconds, nanoseconds;
    bool operator==(const Seen&) const = default;
};

class DirectorySource : public Source {
  public:
    DirectorySource(fs::path path, SourceKind kind)
        : x_path(std::move(path)), x_name(x_path.string()), x_kind(kind) {}
    SourceKind kind() const override { return x_kind; }
    const std::string& name() const override { return x_name; }
    void forget() override { x_seen.reset(); }

    Result<SourceAnswer> look(const std::string& channel, Pulse& /*pulse*/) override {
        TRY(const std::vector<Seen> seen, list());
        if (x_seen == seen) return SourceAnswer{.offers = {}, .unchanged = true, .passed_over = {}};
        std::vector<HandedFile> files;
        SourceAnswer unopened;
        for (const Seen& one : seen) {
            if (!is_bundle_name(one.path.filename())) continue;
            if (auto file = open(one.path)) {
                files.push_back({one.path.filename(), std::move(*file)});
            } else {
                unopened.passed_over.push_back(file.error());
            }
        }
        SourceAnswer answer = sorted_out(std::move(files), channel);
        for (Error& error : unopened.passed_over) answer.passed_over.push_back(std::move(error));
        if (answer.offers.empty() && answer.passed_over.empty()) explain(seen, answer);
        x_seen = seen;
        return answer;
    }

  private:
    fs::path x_path;
    std::string x_name;
    SourceKind x_kind;
    std::optional<std::vector<Seen>> x_seen;

    /// Regular files only; a link could lead out of the stick.
    static Result<std::shared_ptr<FileBytes>> open(const fs::path& path) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (file < 0) return tl::unexpected(gone()(system_error("open", path.filename()).value()));
        return FileBytes::adopt(file, path.filename());
    }

    Result<std::vector<Seen>> list() const {
        std::vector<Seen> seen;
        TRY_STATUS(list_folder(x_path, seen));
        for (std::size_t i = 0, count = seen.size(); i < count; ++i)
            if (lower(seen[i].path.filename()) == "standpunkt" && is_folder(seen[i].path))
                TRY_STATUS(list_folder(fs::path(seen[i].path), seen));
        std::sort(seen.begin(), seen.end(),
                  [](const Seen& a, const Seen& b) { return a.path < b.path; });
        return seen;
    }

    static Status list_folder(const fs::path& folder, std::vector<Seen>& seen) {
        std::error_code error;
        fs::directory_iterator entry(folder, error), end;
        // A stick full of photographs does not hide its bundles.
        std::size_t others = 0, bundles = 0;
        for (std::size_t looked = 0; !error && entry != end && looked < most_looks;
             entry.increment(error), ++looked) {
            const std::string name = entry->path().filename();
            if (++(is_bundle_name(name) ? bundles : others) > most_entries) continue;
            struct stat facts {};
            if (is_litter(name) || ::lstat(entry->path().c_str(), &facts) != 0) continue;
            if (!S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode)) continue;
            seen.push_back({entry->path(), facts.st_ino, static_cast<std::uint64_t>(facts.st_size),
                            facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec});
        }
        if (error)
            return fail("cannot be looked into: " + error.message() + ".", folder, 0, {},
                        Code::SourceGone);
        return {};
    }

    /// No bundle: is there something that was meant to be one?
    static void explain(const std::vector<Seen>& seen, SourceAnswer& answer) {
        std::vector<std::string> names;
        for (const Seen& one : seen) {
            std::error_code error;
            const bool content = fs::exists(one.path / "stand.toml", error);
            names.push_back(one.path.filename().string() + (content ? "/" : ""));
        }
        if (auto wrong = explain_names(names)) answer.passed_over.push_back(std::move(*wrong));
    }
};

}  // namespace

bool is_litter(const std::string& name) {
    static const std::set<std::string> known = {"system volume information",
                                                "$recycle.bin",
                                                "desktop.ini",
                                                "thumbs.db",
                                                "lost+found",
                                                "autorun.inf",
                                                "recovery",
                                                "lost.dir"};
    return name.empty() || name.front() == '.' || name.front() == '~' ||
           known.contains(lower(name)) || name.ends_with(".part") || name.ends_with(".new");
}

bool is_bundle_name(const std::string& name) {
    return lower(fs::path(name).extension()) == ".standpunkt";
}

bool is_system_update_name(const std::string& name) {
    const std::string small = lower(name);
    return small.starts_with("standpunkt-system-") &&
           (small.ends_with(".update") || small.ends_with(".update.minisig"));
}

std::optional<Error> explain_names(const std::vector<std::string>& names) {
    const std::string build =
        "Build a bundle of it on the editor's desk: standpunkt-content publish";
    for (const std::string& name : names) {
        const auto say = [&](const std::string& what, const std::string& next) {
            return Error{what, name.substr(0, name.find('/')), 0, next, Code::NotABundle};
        };
        const std::string ending = lower(fs::path(name).extension());
        if (name.ends_with('/') || name == "stand.toml")
            return say("it is a content folder, no bundle.", build);
        if (ending == ".zip" || ending == ".rar" || ending == ".7z" || ending == ".gz")
            return say("it is packed, no bundle.",
                       "Unpack it and copy the file NAME.standpunkt that is inside.");
        if (ending == ".docx" || ending == ".doc" || ending == ".odt" || ending == ".pdf" ||
            ending == ".txt" || ending == ".pptx" || ending == ".html")
            return say("it is a document, no bundle.", build);
    }
    return std::nullopt;
}

std::unique_ptr<Source> make_directory_source(const fs::path& path, SourceKind kind) {
    return std::make_unique<DirectorySource>(path, kind);
}

std::unique_ptr<Source> make_handed_source(const std::string& name, std::vector<HandedFile> files,
                                           std::vector<std::string> seen) {
    return std::make_unique<HandedSource>(name, std::move(files), std::move(seen));
}

}  // namespace standpunkt
