// publish: check, build, sign and copy to where stands look, in one verb.
#include <sys/stat.h>
#include <unistd.h>

#include <iostream>
#include <memory>

#include "bundle/bundle.h"
#include "bundle/file_bytes.h"
#include "bundle/trailer.h"
#include "content_bundle_build.h"
#include "content_copy.h"
#include "content_target.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;

struct Request {
    BuildRequest build;
    fs::path what, place;
    std::string url;
    std::vector<fs::path> trust;
    bool force = false;
};

/// What is to be published, whole and open.
struct Ready {
    std::shared_ptr<FileBytes> file;
    BundleId id{};
    Identity identity;
    KeyId key{};
};

Result<std::vector<PublicKey>> keys_of(const Request& request) {
    std::vector<PublicKey> keys;
    for (const fs::path& path : request.trust) {
        TRY(const PublicKey key, read_public_key(path));
        keys.push_back(key);
    }
    if (!request.build.key.empty()) {
        TRY(const PublicKey key,
            read_public_key(fs::path(request.build.key).replace_extension(".pub")));
        keys.push_back(key);
    }
    if (keys.empty())
        return fail("to publish a bundle, the key it was signed with has to be known.",
                    request.what, 0, "Give its .pub file with --trust.");
    return keys;
}

/// Signature and every page: nobody should find a copy broken that was broken before.
Result<Ready> read_ready(const fs::path& path, const std::vector<PublicKey>& keys) {
    Ready ready;
    TRY(ready.file, FileBytes::open(path));
    TRY(const Trailer trailer, read_trailer(*ready.file));
    ready.id = digest(trailer.index_bytes);
    ready.identity = trailer.index.identity;
    ready.key = trailer.signature.key;
    TRY(const auto bundle, Bundle::open(ready.file, path, keys));
    TRY(const auto failing, bundle->failing_pages());
    if (!failing.empty())
        return fail(std::to_string(failing.size()) + " of its pages are damaged.", path, 0,
                    "Build it again.");
    return ready;
}

/// PLACE as a folder takes the bundle's own name, or the channel's for a folder of content.
Result<fs::path> target_of(const Request& request, const Identity& identity, bool built) {
    std::error_code error;
    if (fs::is_directory(request.place, error))
        return fs::absolute(request.place, error).lexically_normal() /
               (built ? identity.channel + ".standpunkt" : request.what.filename().string());
    if (request.place.extension() != ".standpunkt")
        return fail("is no folder, and no file NAME.standpunkt.", request.place, 0,
                    "Name the stick, the web root, or the file to write there.");
    const fs::path target = fs::absolute(request.place, error);
    if (error || !fs::is_directory(target.parent_path(), error))
        return fail("its folder is not there.", request.place, 0, "Is the stick plugged in?");
    return target;
}

/// What lies at the place already must not be lost by a slip of the hand.
Status check_place(const fs::path& target, const Ready& ready, bool force) {
    std::error_code error;
    if (fs::is_symlink(target, error))
        return fail("is a link; publishing would put a file in its place.", target, 0,
                    "Name the file it leads to.");
    if (!fs::exists(target, error)) return {};
    TRY_STATUS(check_target(target, "SQLite format 3", "the bundle"));
    const auto old = FileBytes::open(target);
    const auto trailer = old ? read_trailer(**old) : tl::unexpected(old.error());
    if (!trailer || force) return {};  // broken: all the better that it is replaced
    const Identity& there = trailer->index.identity;
    const std::string next = "Choose another name, or say --force if you mean it.";
    if (there.channel != ready.identity.channel)
        return fail("holds a bundle of channel " + there.channel + "; this one is of channel " +
                        ready.identity.channel + ".",
                    target, 0, next);
    if (there.serial == ready.identity.serial && digest(trailer->index_bytes) != ready.id)
        return fail("holds other content under the same serial, " + std::to_string(there.serial) +
                        "; stands that have it would not take this one.",
                    target, 0, "Build this one again: each content needs a serial of its own.");
    if (there.serial > ready.identity.serial)
        return fail("holds serial " + std::to_string(there.serial) + ", newer than this one's " +
                        std::to_string(ready.identity.serial) +
                        "; stands that have it would not take this one.",
                    target, 0, next);
    return {};
}

bool other_device(const fs::path& folder) {
    struct stat there {
    }, here{};
    return ::stat(folder.c_str(), &there) == 0 && ::stat("/", &here) == 0 &&
           there.st_dev != here.st_dev;
}

void tell(const Request& request, const Ready& ready, const fs::path& target) {
    std::cout << "Published " << target.string() << ": channel " << ready.identity.channel
              << ", serial " << ready.identity.serial << ", " << size_text(ready.file->size())
              << ", signed with key " << key_id_text(ready.key) << ".\n\n"
              << "A stand takes it with this in /etc/standpunkt/kiosk.toml:\n\n"
              << "    channel = \"" << ready.identity.channel << "\"\n\n    [[source]]\n";
    if (!request.url.empty()) {
        const bool whole = request.url.ends_with(".standpunkt");
        const std::string slash = whole || request.url.ends_with("/") ? "" : "/";
        std::cout << "    url = \"" << request.url
                  << (whole ? "" : slash + target.filename().string()) << "\"\n\n";
    } else {
        std::cout << "    directory = \"" << target.parent_path().string()
                  << "\"\n\nor, where a web server serves that folder, its address instead:\n"
                     "    url = \"https://YOUR-SERVER/"
                  << target.filename().string() << "\"\n\n";
    }
    std::cout << "and with the public key in /etc/standpunkt/trusted.d/";
    if (!request.build.key.empty())
        std::cout << ": " << fs::path(request.build.key).replace_extension(".pub").string();
    std::cout << ".\n";
    if (other_device(target.parent_path())) {
        ::sync();
        std::cout << "If this is a stick: it can be pulled now.\n";
    }
}

Status publish(Request request, int& exit_code) {
    std::error_code error;
    const bool folder = fs::is_directory(request.what, error);
    if (!folder && request.build.require_approval)
        return fail("is a bundle already; --require-approval looks at a content folder.",
                    request.what, 0, "Publish the folder, or build it with --require-approval.");
    if (!folder && !request.build.theme.empty())
        return fail("is a bundle already; its theme is part of it.", request.what, 0,
                    "Publish the content folder with --theme.");
    if (folder && request.build.key.empty())
        return fail("to publish a content folder, a key is needed.", request.what, 0,
                    "Give it with --key NAME.key; standpunkt-content keygen makes one.");
    // Before a serial is used up.
    TRY_STATUS(target_of(request, Identity(), folder));
    fs::path bundle = request.what;
    if (folder) {
        // Beside the folder's own records, so that it can be built again and again.
        bundle = request.what / ".standpunkt" / "published.standpunkt";
        fs::create_directories(bundle.parent_path(), error);
        request.build.folder = request.what.string();
        request.build.output = bundle.string();
        TRY_STATUS(build_bundle(request.build, exit_code));
        if (exit_code != 0) return {};
    }
    TRY(const auto keys, keys_of(request));
    TRY(const Ready ready, read_ready(bundle, keys));
    TRY(const fs::path target, target_of(request, ready.identity, folder));
    TRY_STATUS(check_place(target, ready, request.force));
    {
        const ProgressLine line;
        TRY_STATUS(copy_safely(*ready.file, target, [&](double done) {
            line.show(done, "Copying to " + target.string());
        }));
    }
    tell(request, ready, target);
    return {};
}

}  // namespace

void add_publish_verb(CLI::App& app, int& exit_code) {
    const auto request = std::make_shared<Request>();
    CLI::App* verb = app.add_subcommand(
        "publish", "Put content where stands look: on a stick, or into a web server's folder");
    verb->footer(
        "Examples:\n"
        "  standpunkt-content publish my-stand --key my-key.key --to /media/me/STICK\n"
        "  standpunkt-content publish my-stand --key my-key.key --to /var/www/html "
        "--url https://example.org\n"
        "  standpunkt-content publish my-stand.standpunkt --trust my-key.pub --to /media/me/STICK");
    verb->add_option("WHAT", request->what, "A content folder, or a bundle that was built")
        ->required()
        ->check(CLI::ExistingPath);
    verb->add_option("--to", request->place, "A folder, or the file NAME.standpunkt to write")
        ->required();
    verb->add_option("--key", request->build.key, "The secret key that signs a content folder");
    verb->add_option("--trust", request->trust, "The public key a bundle was signed with");
    verb->add_option("--url", request->url, "The address under which stands find the place")
        ->check([](const std::string& url) {
            const bool web = url.starts_with("http://") || url.starts_with("https://");
            return web ? std::string() : "an address begins with http:// or https://";
        });
    verb->add_flag("--force", request->force, "Also over newer content or that of another channel");
    add_build_options(*verb, request->build);
    verb->callback([request, &exit_code] {
        if (const auto done = publish(*request, exit_code); !done)
            exit_code = tell_error(done.error());
    });
}

}  // namespace standpunkt
