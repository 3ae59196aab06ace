#include "apps/sync_archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace standpunkt {
namespace {

la_ssize_t append(archive* /*zip*/, void* text, const void* bytes, std::size_t size) {
    static_cast<std::string*>(text)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

}  // namespace

Result<std::string> zip_of(const std::vector<ArchivedFile>& files, std::int64_t wall) {
    std::string text;
    const std::unique_ptr<archive, int (*)(archive*)> zip(::archive_write_new(),
                                                          &::archive_write_free);
    const auto failed = [&] {
        const char* why = ::archive_error_string(zip.get());
        return fail(std::string("the archive cannot be made: ") + (why ? why : "no memory") + ".");
    };
    if (::archive_write_set_format_zip(zip.get()) != ARCHIVE_OK ||
        ::archive_write_open2(zip.get(), &text, nullptr, &append, nullptr, nullptr) != ARCHIVE_OK)
        return failed();
    for (const ArchivedFile& file : files) {
        const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(::archive_entry_new(),
                                                                             &::archive_entry_free);
        ::archive_entry_set_pathname(entry.get(), file.name.c_str());
        ::archive_entry_set_filetype(entry.get(), AE_IFREG);
        ::archive_entry_set_perm(entry.get(), 0644);
        ::archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
        ::archive_entry_set_mtime(entry.get(), wall, 0);
        if (::archive_write_header(zip.get(), entry.get()) != ARCHIVE_OK ||
            ::archive_write_data(zip.get(), file.bytes.data(), file.bytes.size()) !=
                static_cast<la_ssize_t>(file.bytes.size()))
            return failed();
    }
    if (::archive_write_close(zip.get()) != ARCHIVE_OK) return failed();
    return text;
}

}  // namespace standpunkt
