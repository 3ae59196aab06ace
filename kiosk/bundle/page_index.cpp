#include "bundle/page_index.h"

#include <algorithm>
#include <cstring>

#include "base/unicode.h"
#include "bundle/byte_order.h"

namespace standpunkt {
namespace {

// Parts the index from anything else the same key may sign.

bool is_channel(std::string_view name) {
    return !name.empty() && name.size() <= most_channel_bytes &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_' || c == '.';
           });
}

bool is_line(std::string_view text, std::size_t most) {
    if (text.size() > most || !is_valid_utf8(text)) return false;
    const auto points = code_points(text);
    // Unicode's control characters: a terminal obeys those of both ranges.
    return std::none_of(points.begin(), points.end(), [](char32_t point) {
        return point < 0x20 || (point >= 0x7F && point < 0xA0);
    });
}

void append_text(std::string& to, const std::string& text) {
    append_number(to, static_cast<std::uint16_t>(text.size()));
    to += text;
}

std::optional<std::string> text_field(FieldReader& fields) {
    const auto length = fields.number<std::uint16_t>();
    const auto bytes = length ? fields.bytes(*length) : std::nullopt;
    if (!bytes) return std::nullopt;
    return std::string(*bytes);
}

tl::unexpected<Error> ends_early() {
    return fail("its page index ends in the middle of a field; it was altered.");
}

}  // namespace

Status check_identity(const Identity& identity) {
    if (!is_channel(identity.channel))
        return fail("the channel \"" + identity.channel +
                    "\" is not 1 to 64 letters a-z, digits, '-', '_' or '.'.");
    if (identity.serial < 1 || identity.serial > most_serial)
        return fail("the serial " + std::to_string(identity.serial) + " is not from 1 to 2^53.");
    if (identity.withdraw_below > identity.serial)
        return fail("withdraw_below " + std::to_string(identity.withdraw_below) +
                    " is above the serial: the bundle would withdraw itself.");
    if (!is_line(identity.title, most_title_bytes))
        return fail("the title is longer than 1000 bytes or not one line of text.");
    if (!is_line(identity.builder, most_builder_bytes))
        return fail("the builder's name is longer than 200 bytes or not one line of text.");
    return {};
}

std::string to_bytes(const PageIndex& index) {
    std::string bytes(index_magic);
    append_number(bytes, bundle_format);
    append_number(bytes, index.schema);
    append_number(bytes, index.identity.serial);
    append_number(bytes, index.identity.withdraw_below);
    append_number(bytes, static_cast<std::uint64_t>(index.identity.created));
    append_number(bytes, static_cast<std::uint32_t>(index.pages.size()));
    append_text(bytes, index.identity.channel);
    append_text(bytes, index.identity.title);
    append_text(bytes, index.identity.builder);
    for (const Digest& page : index.pages)
        bytes.append(reinterpret_cast<const char*>(page.data()), page.size());
    return bytes;
}

Result<PageIndex> parse_page_index(std::string_view bytes) {
    if (!bytes.starts_with(index_magic))
        return fail("its page index does not begin as one; it was altered.");
    FieldReader fields(bytes.substr(index_magic.size()));
    const auto format = fields.number<std::uint32_t>();
    if (format && *format > bundle_format)
        return fail("it has format " + std::to_string(*format) + ", this program knows " +
                        std::to_string(bundle_format) + ".",
                    {}, 0, "Update Standpunkt on this machine, or build with an older version.",
                    Code::NewerFormat);
    if (format && *format == 0) return fail("it has format 0, which never was; it was altered.");
    const auto schema = fields.number<std::uint32_t>();
    const auto serial = fields.number<std::uint64_t>(), withdraw = fields.number<std::uint64_t>(),
               created = fields.number<std::uint64_t>();
    const auto page_count = fields.number<std::uint32_t>();
    const auto channel = text_field(fields), title = text_field(fields),
               builder = text_field(fields);
    if (!schema || !serial || !withdraw || !created || !page_count || !channel || !title ||
        !builder)
        return ends_early();
    PageIndex index;
    index.schema = *schema;
    index.identity = {.channel = *channel,
                      .serial = *serial,
                      .withdraw_below = *withdraw,
                      .title = *title,
                      .created = static_cast<std::int64_t>(*created),
                      .builder = *builder};
    // Nobody has signed this yet: its words are not repeated on a terminal.
    if (!check_identity(index.identity))
        return fail(
            "its page index names an impossible channel, serial, title or builder; it was "
            "altered.");
    if (*page_count == 0 || *page_count > most_pages)
        return fail("its page index claims " + std::to_string(*page_count) +
                    " pages; it was altered.");
    if (fields.left() != std::size_t{*page_count} * sizeof(Digest))
        return fail("its page index claims " + std::to_string(*page_count) +
                    " pages and has another number of digests; it was altered.");
    index.pages.resize(*page_count);
    for (Digest& page : index.pages) std::memcpy(page.data(), fields.bytes(32)->data(), 32);
    return index;
}

std::string trusted_comment(const Identity& identity) {
    return "channel=" + identity.channel + " serial=" + std::to_string(identity.serial);
}

Digest content_of(const PageIndex& index) {
    std::string all;
    all.reserve(index.pages.size() * std::tuple_size_v<Digest>);
    for (const Digest& page : index.pages) all.append(page.begin(), page.end());
    return digest(all);
}

}  // namespace standpunkt
