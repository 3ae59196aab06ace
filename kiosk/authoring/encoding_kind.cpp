#include "authoring/encoding_kind.h"

#include <algorithm>
#include <array>

namespace standpunkt {
namespace {

constexpr const char* save_as_text =
    "Open it in its program, choose \"Save as\" and \"Plain text (.txt)\" in UTF-8, then import "
    "that.";

struct Signature {
    std::string_view start;
    const char* what;
};

constexpr std::array<Signature, 12> signatures = {{
    {"%PDF", "a PDF"},
    {"{\\rtf", "a rich text file (RTF)"},
    {"\xD0\xCF\x11\xE0", "an old Word document (.doc)"},
    {"\x89PNG", "a picture (PNG)"},
    {"\xFF\xD8\xFF", "a picture (JPEG)"},
    {"GIF8", "a picture (GIF)"},
    {"RIFF", "a sound, video or picture file"},
    {"ID3", "a sound file"},
    {"\x1F\x8B", "a compressed file (gzip)"},
    {"SQLite format 3", "a database, perhaps a bundle"},
    {"\x7F"
     "ELF",
     "a program"},
    {"7z\xBC\xAF", "an archive (7z)"},
}};

std::string zip_kind(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 1 << 16);
    if (head.find("word/") != std::string_view::npos) return "a Word document (.docx)";
    if (head.find("opendocument.text") != std::string_view::npos) return "a Writer document (.odt)";
    if (bytes.find("word/document.xml") != std::string_view::npos) return "a Word document (.docx)";
    return "a zip archive";
}

/// UTF-16 without a mark: in western text every other byte is zero.
bool zeros_at(std::string_view bytes, std::size_t offset) {
    std::size_t zeros = 0, others = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        (at % 2 == offset ? zeros : others) += bytes[at] == '\0' ? 1 : 0;
    return others == 0 && zeros * 10 > bytes.size() * 4;
}

/// A browser's single-file archive (.mhtml) or a saved e-mail: text, but packed as parts.
bool is_mail(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    return head.find("MIME-Version: 1.") != std::string_view::npos &&
           head.find("Content-Type: ") != std::string_view::npos &&
           head.find("\nSubject: ") != std::string_view::npos;
}

bool is_control(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x20 && value != '\n' && value != '\r' && value != '\t' && value != '\f' &&
           value != '\v';
}

}  // namespace

Result<EncodingKind> encoding_of(std::string_view bytes, const std::string& name) {
    if (bytes.empty())
        return fail("the file is empty.", name, 0, "Was it saved before it was copied here?");
    if (bytes.starts_with("PK\x03\x04"))
        return fail("this is " + zip_kind(bytes) + ", not a text.", name, 0, save_as_text);
    for (const Signature& signature : signatures)
        if (bytes.starts_with(signature.start))
            return fail(std::string("this is ") + signature.what + ", not a text.", name, 0,
                        save_as_text);
    if (is_mail(bytes))
        return fail("this is a web archive (.mhtml) or a saved e-mail, not a text.", name, 0,
                    "Save the page again as \"Web page, HTML only\", or copy its text into a plain "
                    "text file, then import that.");
    if (bytes.starts_with("\xEF\xBB\xBF")) return EncodingKind::Utf8Marked;
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv))
        return fail("this text is in UTF-32, which is not read here.", name, 0,
                    "Save it again as UTF-8.");
    if (bytes.starts_with("\xFF\xFE")) return EncodingKind::Utf16LittleEndian;
    if (bytes.starts_with("\xFE\xFF")) return EncodingKind::Utf16BigEndian;
    if (bytes.size() >= 4 && zeros_at(bytes, 1)) return EncodingKind::Utf16LittleEndian;
    if (bytes.size() >= 4 && zeros_at(bytes, 0)) return EncodingKind::Utf16BigEndian;
    const auto controls = std::count_if(bytes.begin(), bytes.end(), is_control);
    if (controls >= 3 && static_cast<std::size_t>(controls) * 50 > bytes.size())
        return fail("this is a binary file, not a text.", name, 0, save_as_text);
    return EncodingKind::Narrow;
}

}  // namespace standpunkt
