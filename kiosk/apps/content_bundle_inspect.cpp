// inspect: what a bundle is, whether it is whole, what differs from another.
#include <iostream>
#include <memory>
#include <set>

#include "authoring/report.h"
#include "base/files.h"
#include "bundle/content_code.h"
#include "bundle/file_bytes.h"
#include "bundle/resign.h"
#include "bundle/trailer.h"
#include "content_bundle.h"
#include "content_bundle_summary.h"
#include "content_target.h"
#include "store/page_source.h"

namespace standpunkt {
namespace {

struct Request {
    std::string file;
    bool verify = false, json = false;
    std::vector<std::string> trust;
    std::optional<std::string> other, index_file;
};

/// What an inspection found; each part only if it was asked for.
struct Findings {
    Trailer trailer;
    std::uint64_t size = 0;
    bool trusted = false;                               ///< --trust: the signature is good
    std::optional<Summary> summary;                     ///< the content, only of a trusted bundle
    std::optional<std::vector<std::size_t>> failing;    ///< --verify
    std::optional<std::vector<std::size_t>> different;  ///< --diff: pages OTHER has nowhere
    std::size_t other_pages = 0;
    std::optional<Error> complaint;  ///< why --verify failed
};

Error at(Error error, const std::string& path) {
    if (error.path.empty()) error.path = path;
    return error;
}

Result<std::vector<PublicKey>> read_keys(const std::vector<std::string>& paths) {
    std::vector<PublicKey> keys;
    for (const std::string& path : paths) {
        TRY(const PublicKey key, read_public_key(path));
        keys.push_back(key);
    }
    return keys;
}

Result<Trailer> trailer_of(const FileBytes& file) {
    return read_trailer(file).map_error(
        [&](Error error) { return at(std::move(error), file.path()); });
}

Result<std::vector<std::size_t>> failing_pages(const FileBytes& file, const PageIndex& index) {
    TRY(const auto digests, page_digests(file, static_cast<std::uint32_t>(index.pages.size())));
    std::vector<std::size_t> failing;
    for (std::size_t i = 0; i < digests.size(); ++i)
        if (digests[i] != index.pages[i]) failing.push_back(i);
    return failing;
}

std::vector<std::size_t> pages_not_in(const PageIndex& index, const PageIndex& other) {
    const std::set<Digest> known(other.pages.begin(), other.pages.end());
    std::vector<std::size_t> different;
    for (std::size_t i = 0; i < index.pages.size(); ++i)
        if (!known.contains(index.pages[i])) different.push_back(i);
    return different;
}

Status export_index(const std::string& path, const Trailer& trailer) {
    TRY_STATUS(check_target(path, index_magic, "the index"));
    TRY_STATUS(check_target(path + ".minisig", "untrusted comment:", "the index"));
    TRY_STATUS(replace_file(path, trailer.index_bytes));
    return replace_file(path + ".minisig", trailer.signature_text);
}

Result<Summary> summary_of(const std::shared_ptr<const FileBytes>& file,
                           const std::vector<PublicKey>& keys) {
    TRY(const auto bundle, Bundle::open(file, file->path(), keys));
    TRY(const Catalogue catalogue, bundle->catalogue());
    return summarise(catalogue, bundle->media());
}

Status verify(const FileBytes& file, Findings& found) {
    TRY(found.failing, failing_pages(file, found.trailer.index));
    const std::size_t count = found.failing->size();
    if (!found.trusted)
        found.complaint = Error{"the signature was not checked.", file.path(), 0,
                                "Say whose bundle it should be with --trust FILE.pub."};
    else if (count > 0)
        found.complaint =
            Error{(count == 1 ? "1 page was" : std::to_string(count) + " pages were") +
                      std::string(" altered: the bytes do not match the index."),
                  file.path(), 0, "Copy the bundle again."};
    return {};
}

// One descriptor from footer to last page: what is printed is all of one file.
Result<Findings> find(const Request& request) {
    Findings found;
    TRY(const std::shared_ptr<const FileBytes> file, FileBytes::open(request.file));
    found.size = file->size();
    TRY(found.trailer, trailer_of(*file));
    TRY(const auto keys, read_keys(request.trust));
    if (!keys.empty())
        TRY_STATUS(check_signature(found.trailer, keys).map_error([&](Error error) {
            return at(std::move(error), request.file);
        }));
    found.trusted = !keys.empty();
    if (request.verify) TRY_STATUS(verify(*file, found));
    // With altered pages their list says more than the first one SQLite would meet.
    if (found.trusted && !found.complaint) {
        TRY(found.summary, summary_of(file, keys));
    }
    if (request.other) {
        TRY(const auto other_file, FileBytes::open(*request.other));
        TRY(const Trailer other, trailer_of(*other_file));
        found.other_pages = other.index.pages.size();
        found.different = pages_not_in(found.trailer.index, other.index);
    }
    if (request.index_file) TRY_STATUS(export_index(*request.index_file, found.trailer));
    return found;
}

/// "3, 17, 40-42".
std::string ranges(const std::vector<std::size_t>& numbers) {
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
        if (!text.empty()) text += ", ";
        text += std::to_string(numbers[i]);
        if (last > i) text += "-" + std::to_string(numbers[last]);
        i = last + 1;
    }
    return text;
}

void print_text(const Request& request, const Findings& found) {
    const PageIndex& index = found.trailer.index;
    std::cout << request.file << ": " << size_text(found.size) << "\n"
              << identity_as_text(index.identity, content_of(index), index.pages.size(),
                                  found.trailer.signature.key);
    std::cout << "  signature     "
              << (found.trusted
                      ? "good, by a key you trust\n"
                      : "not checked; --trust FILE.pub checks it and shows the content\n");
    if (found.summary) std::cout << summary_as_text(*found.summary);
    if (found.failing)
        std::cout << "  verified      "
                  << (found.failing->empty() ? "all pages match the index"
                                             : "altered pages: " + ranges(*found.failing))
                  << "\n";
    if (found.different)
        std::cout << "  difference    " << found.different->size() << " of " << index.pages.size()
                  << " pages are not among the " << found.other_pages << " of " << *request.other
                  << ": " << size_text(found.different->size() * std::uint64_t{page_size})
                  << " to fetch\n"
                  << (found.different->empty()
                          ? ""
                          : "  new pages     " + ranges(*found.different) + "\n");
    if (request.index_file)
        std::cout << "  index         " << *request.index_file << " and " << *request.index_file
                  << ".minisig\n";
}

void print_json(const Request& request, const Findings& found) {
    const PageIndex& index = found.trailer.index;
    nlohmann::json all = {
        {"file", request.file},
        {"bytes", found.size},
        {"pages", index.pages.size()},
        {"schema", index.schema},
        {"content_code", content_code(content_of(found.trailer.index))},
        {"identity", identity_as_json(index.identity, found.trailer.signature.key)},
        {"trusted", found.trusted}};
    if (found.summary) all["content"] = summary_as_json(*found.summary);
    if (found.failing) all["altered_pages"] = *found.failing;
    if (found.different)
        all["difference"] = {
            {"other", *request.other},
            {"other_pages", found.other_pages},
            {"new_pages", *found.different},
            {"bytes_to_fetch", found.different->size() * std::uint64_t{page_size}}};
    // A file's name may be any bytes, JSON is UTF-8.
    std::cout << all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

int inspect(const Request& request) {
    const auto found = find(request);
    if (!found && request.json) {
        std::cout << error_as_json(found.error());
        return 1;
    }
    if (!found) return tell_error(found.error());
    if (request.json)
        print_json(request, *found);
    else
        print_text(request, *found);
    return found->complaint ? tell_error(*found->complaint) : 0;
}

}  // namespace

void add_inspect_verb(CLI::App& app, int& exit_code) {
    const auto request = std::make_shared<Request>();
    CLI::App* verb = app.add_subcommand("inspect", "Say what a bundle is and whether it is whole");
    verb->add_option("FILE", request->file, "The bundle")->required();
    verb->add_flag("--verify", request->verify, "Check every page, and the signature");
    verb->add_option("--trust", request->trust,
                     "A public key to trust; may be given several times");
    verb->add_flag("--json", request->json, "Print for programs");
    verb->add_option("--diff", request->other, "Count the pages this bundle does not share");
    verb->add_option("--export-index", request->index_file,
                     "Write the page index, and its signature as FILE.minisig for minisign -V");
    verb->callback([request, &exit_code] { exit_code = inspect(*request); });
}

}  // namespace standpunkt
