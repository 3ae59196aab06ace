#include "bundle/trailer.h"

#include <algorithm>

#include "bundle/byte_order.h"
#include "bundle/diagnosis.h"
#include "store/page_source.h"

namespace standpunkt {
namespace {

struct Footer {
    std::uint32_t format = 0;
    std::uint64_t index_length = 0;
    std::uint32_t signature_length = 0;
};

Footer parse_footer(std::string_view bytes) {
    FieldReader fields(bytes.substr(footer_magic.size()));
    Footer footer;
    footer.format = *fields.number<std::uint32_t>();
    footer.signature_length = *fields.number<std::uint32_t>();
    footer.index_length = *fields.number<std::uint64_t>();
    return footer;
}

/// Lengths are numbers a stranger wrote: each is held against its cap and the file before use.
Status check_footer(const Footer& footer, std::uint64_t size) {
    if (footer.format == 0 || footer.format > bundle_format)
        return fail("it has format " + std::to_string(footer.format) + ", this program knows " +
                        std::to_string(bundle_format) + ".",
                    {}, 0, "Update Standpunkt on this machine, or build with an older version.",
                    Code::NewerFormat);
    if (footer.index_length > most_index_bytes)
        return fail("its footer claims a page index of " + std::to_string(footer.index_length) +
                    " bytes, more than any bundle has; it was altered.");
    if (footer.signature_length > most_signature_bytes)
        return fail("its footer claims a signature of " + std::to_string(footer.signature_length) +
                    " bytes, more than any signature has; it was altered.");
    if (footer.index_length + footer.signature_length + footer_bytes > size)
        return fail("its footer claims more bytes than the file has; it was truncated or altered.");
    return {};
}

}  // namespace

namespace {

Result<Trailer> read_parts(const ByteSource& file) {
    const std::uint64_t size = file.size();
    if (size < footer_bytes) return tl::unexpected(diagnose(file));
    TRY(const std::string footer_text, file.read(size - footer_bytes, footer_bytes));
    if (!footer_text.starts_with(footer_magic)) return tl::unexpected(diagnose(file));
    const Footer footer = parse_footer(footer_text);
    TRY_STATUS(check_footer(footer, size));
    const std::uint64_t behind_pages = footer.index_length + footer.signature_length + footer_bytes;
    const std::uint64_t pages_end = size - behind_pages;
    Trailer trailer;
    TRY(trailer.index_bytes, file.read(pages_end, static_cast<std::size_t>(footer.index_length)));
    TRY(trailer.signature_text,
        file.read(pages_end + footer.index_length, footer.signature_length));
    TRY(trailer.index, parse_page_index(trailer.index_bytes));
    TRY(trailer.signature, parse_signature(trailer.signature_text));
    const std::uint64_t expected = std::uint64_t{trailer.index.pages.size()} * page_size;
    if (pages_end < expected)
        return fail("it was truncated: " + std::to_string(expected - pages_end) +
                        " bytes of its pages are missing.",
                    {}, 0, "Copy it again.");
    if (pages_end > expected)
        return fail("it has " + std::to_string(pages_end - expected) +
                    " bytes too many between its pages and its index; it was altered.");
    return trailer;
}

}  // namespace

Result<Trailer> read_trailer(const ByteSource& file) {
    return read_parts(file).map_error(coded(Code::Damaged));
}

namespace {

Status check_against(const Trailer& trailer, const std::vector<PublicKey>& trusted) {
    const std::string id = key_id_text(trailer.signature.key);
    const auto named = std::find_if(trusted.begin(), trusted.end(), [&](const PublicKey& key) {
        return key.id == trailer.signature.key;
    });
    if (named == trusted.end())
        return fail(
            trusted.empty() ? "it is signed with key " + id + ", and no key is trusted here yet."
                            : "it is signed with key " + id + ", which is not trusted here.",
            {}, 0,
            "If you know the sender, trust it: on a stand put its .pub file among the trusted keys "
            "(usually /etc/standpunkt/trusted.d/), at a desk give it with --trust.",
            Code::WrongKey);
    switch (verify(trailer.index_bytes, trailer.signature, *named)) {
        case Verdict::AlteredMessage:
            return fail(
                "its page index was altered: the signature of key " + id + " does not fit it.", {},
                0, "Copy it again from its source.");
        case Verdict::AlteredSignature:
            return fail(
                "its signature was altered, or it was made by another key that calls "
                "itself " +
                    id + ".",
                {}, 0, "Copy it again from its source.");
        case Verdict::Good:
            break;
    }
    const std::string expected = trusted_comment(trailer.index.identity);
    if (trailer.signature.trusted_comment != expected)
        return fail("its signature speaks of \"" + trailer.signature.trusted_comment +
                    "\", its page index of \"" + expected + "\"; they do not belong together.");
    return {};
}

}  // namespace

Status check_signature(const Trailer& trailer, const std::vector<PublicKey>& trusted) {
    return check_against(trailer, trusted).map_error(coded(Code::Damaged));
}

std::optional<std::uint64_t> trailer_bytes(std::string_view footer) {
    if (footer.size() != footer_bytes || !footer.starts_with(footer_magic)) return std::nullopt;
    const Footer lengths = parse_footer(footer);
    if (lengths.index_length > most_index_bytes || lengths.signature_length > most_signature_bytes)
        return std::nullopt;
    return lengths.index_length + lengths.signature_length + footer_bytes;
}

std::string make_footer(std::size_t index_bytes, std::size_t signature_bytes) {
    std::string footer(footer_magic);
    append_number(footer, bundle_format);
    append_number(footer, static_cast<std::uint32_t>(signature_bytes));
    append_number(footer, std::uint64_t{index_bytes});
    return footer;
}

std::string make_trailer(const PageIndex& index, const SecretKey& key) {
    const std::string bytes = to_bytes(index);
    const std::string signature = to_text(sign(bytes, trusted_comment(index.identity), key));
    return bytes + signature + make_footer(bytes.size(), signature.size());
}

}  // namespace standpunkt
