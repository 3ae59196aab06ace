#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/colour.h"
#include "base/result.h"

struct SDL_Surface;

namespace standpunkt {

enum class Face { Regular, Medium, SemiBold, Bold, Italic, Display, Icons };

/// Where each face's bytes come from: the Debian packages, or a stand's own fonts.
struct FontFiles {
    std::map<Face, std::filesystem::path> paths;
    std::map<Face, std::string> own;  ///< bytes; used instead of the path where present
    /// By language, the faces it has of its own: bytes, used instead of both.
    std::map<std::string, std::map<Face, std::string>> of_language;
    static FontFiles debian();  ///< Inter, Inter Display, Material Icons
};

/// SDL_ttf with HarfBuzz, opened by face and pixel size on demand. Main thread only.
class Fonts {
  public:
    static Result<std::unique_ptr<Fonts>> open(FontFiles files);
    virtual ~Fonts() = default;
    /// From now on text is in `language`: its own faces count, where it has some. A text with
    /// letters they lack ("English" on a button) is set in the faces of all languages.
    virtual void speak(const std::string& language) = 0;
    /// Equal numbers, equal faces: what was measured or drawn under another number is not of now.
    virtual int family() const = 0;
    /// Width in pixels of one line of text, shaped and kerned. Empty text: 0.
    virtual float width(std::string_view text, Face face, int px) = 0;
    /// Distance from the top of a drawn line to its base line, and to its bottom.
    virtual float ascent(Face face, int px) = 0;
    virtual float height(Face face, int px) = 0;
    /// How far the highest letter of `text` reaches above the ascent ("Ü" in large type); draw()
    /// then begins that much higher.
    virtual float rise(std::string_view text, Face face, int px) = 0;
    /// Draws one line, its base line ascent() + rise() below the surface's top; the caller frees
    /// the surface. Empty text: nullptr.
    virtual SDL_Surface* draw(std::string_view text, Face face, int px, Colour colour) = 0;
    virtual bool has(char32_t code_point, Face face) = 0;
};

/// The UTF-8 of a Material icon by name ("science"); empty if the font has no such name.
std::string icon(std::string_view name);

}  // namespace standpunkt
