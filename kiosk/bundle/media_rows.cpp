#include "bundle/media_rows.h"

#include <algorithm>
#include <limits>

namespace standpunkt {
namespace {

std::int64_t chunks_of(std::uint64_t size) {
    return static_cast<std::int64_t>((size + chunk_bytes - 1) / chunk_bytes);
}

std::string_view view(const MediumId& id) {
    return {reinterpret_cast<const char*>(id.data()), id.size()};
}

Status write_chunks(Statement& statement, std::int64_t key, std::string_view bytes) {
    std::string padded;
    for (; !bytes.empty(); ++key) {
        const std::string_view chunk = bytes.substr(0, chunk_bytes);
        padded.assign(chunk);
        padded.resize(chunk_bytes, '\0');
        statement.bind(0, key);
        statement.bind_blob(1, padded);
        TRY_STATUS(statement.run());
        bytes.remove_prefix(chunk.size());
    }
    return {};
}

}  // namespace

std::int64_t medium_key(const MediumId& id) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < 8; ++i) key = key << 8 | id[i];
    return static_cast<std::int64_t>(key >> 1);
}

Status write_media(Database& database, const std::vector<MediumId>& ids, const MediaSource& media,
                   const std::function<void(std::size_t, std::size_t)>& progress) {
    std::vector<MediumId> sorted = ids;
    std::sort(sorted.begin(), sorted.end());
    TRY(auto chunk, database.prepare("INSERT INTO medium_chunk VALUES(?,?)"));
    TRY(auto medium, database.prepare("INSERT INTO medium VALUES(?,?,?)"));
    std::int64_t free_from = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        TRY(const std::string bytes, media.read(sorted[i]));
        if (bytes.empty() || bytes.size() > most_medium_bytes)
            return fail("the medium " + to_hex(sorted[i]) + " has " + std::to_string(bytes.size()) +
                        " bytes; 1 to " + std::to_string(most_medium_bytes) + " are allowed.");
        if (digest(bytes) != sorted[i])
            return fail("the bytes of the medium " + to_hex(sorted[i]) + " have another digest.");
        const std::int64_t key = medium_key(sorted[i]), count = chunks_of(bytes.size());
        if (key < free_from || key > std::numeric_limits<std::int64_t>::max() - count)
            return fail("two media have keys that meet (" + to_hex(sorted[i]) + ").", {}, 0,
                        "Change one of the pictures slightly and build again.");
        TRY_STATUS(write_chunks(chunk, key, bytes));
        medium.bind(0, key);
        medium.bind(1, static_cast<std::int64_t>(bytes.size()));
        medium.bind_blob(2, view(sorted[i]));
        TRY_STATUS(medium.run());
        free_from = key + count;
        progress(i + 1, sorted.size());
    }
    return {};
}

Result<std::string> read_medium(Database& database, const MediumId& id) {
    TRY(auto medium, database.prepare("SELECT size, digest FROM medium WHERE key=?"));
    medium.bind(0, medium_key(id));
    TRY(const bool known, medium.step());
    if (!known || medium.blob(1) != view(id))
        return fail("there is no medium " + to_hex(id) + " in this bundle.");
    const std::int64_t size = medium.integer(0);
    if (size < 1 || static_cast<std::uint64_t>(size) > most_medium_bytes)
        return fail("the medium " + to_hex(id) + " claims " + std::to_string(size) + " bytes.");
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(size) + chunk_bytes);
    TRY(auto chunk, database.prepare("SELECT bytes FROM medium_chunk WHERE key=?"));
    for (std::int64_t i = 0; i < chunks_of(static_cast<std::uint64_t>(size)); ++i) {
        chunk.bind(0, medium_key(id) + i);
        TRY(const bool there, chunk.step());
        if (!there || chunk.blob(0).size() != chunk_bytes)
            return fail("the medium " + to_hex(id) + " is not whole in this bundle.");
        bytes += chunk.blob(0);
        chunk.reset();
    }
    bytes.resize(static_cast<std::size_t>(size));
    if (digest(bytes) != id)
        return fail("the bytes of the medium " + to_hex(id) + " have another digest.");
    return bytes;
}

}  // namespace standpunkt
