#pragma once
// The demo content and what it lacks, as a folder for the built programs: a second person with a
// portrait, an address to take along, a third language that the interface does not speak.
#include <filesystem>
#include <stdexcept>
#include <string>

#include "base/files.h"
#include "media/painting.h"

namespace standpunkt::test {

namespace rich_folder {

inline void edit(const std::filesystem::path& file, const std::string& from,
                 const std::string& to) {
    std::string all = read_file(file).value();
    const std::size_t at = all.find(from);
    if (at == std::string::npos) throw std::runtime_error("not there: " + from);
    all.replace(at, from.size(), to);
    if (!replace_file(file, all)) throw std::runtime_error("cannot write " + file.string());
}

inline void write(const std::filesystem::path& file, const std::string& bytes) {
    std::filesystem::create_directories(file.parent_path());
    if (!replace_file(file, bytes)) throw std::runtime_error("cannot write " + file.string());
}

inline constexpr const char* person = R"(date = 2026-03-09
source = "Werkstattgespräche"
retold_by = "Redaktion"

[person]
name = "Jonas Reim"
role.de = "Ingenieur für Wasserbau"
role.en = "Hydraulic engineer"
role.fr = "Ingénieur hydraulicien"
organisation = "Werkstatt am Fleet"
portrait = "jonas-reim.jpg"
portrait_alt.de = "Jonas Reim vor einem Schöpfwerk"
portrait_alt.en = "Jonas Reim in front of a pumping station"
portrait_alt.fr = "Jonas Reim devant une station de pompage"
portrait_credit = "Standpunkt"
portrait_licence = "MIT"
)";

inline constexpr const char* german = R"(# Pumpen, Deiche und Geduld

Wie eine Stadt mit dem Wasser lebt.

## Was kann eine Pumpe, was ein Deich nicht kann?
Thema: region
Kurz: Pumpe oder Deich
In einem Satz: Ein Deich hält auf, eine Pumpe gibt zurück.
Id: pumpen

> Nach dem Gespräch: Ein Deich wartet. Eine Pumpe arbeitet in jedem Winter.

Ein Deich wartet. Er steht da, und meistens geschieht nichts. Eine Pumpe dagegen arbeitet in jedem Winter, und wer ihr
zuhört, weiß, wie es um das Land dahinter steht.

Beides gehört zusammen. Wo nur gebaut und nie gewartet wird, steht das Wasser irgendwann auf der falschen Seite.

## Wer hört im Ernstfall auf wen?
Thema: aufbruch
Kurz: Wer hört auf wen
Id: nur-deutsch

Das steht im Plan. Gelesen hat ihn, wer einmal eine Nacht am Schöpfwerk stand.
)";

inline constexpr const char* english = R"(# Pumps, dykes and patience

How a city lives with water.

## What can a pump do that a dyke cannot?
Topic: region
Short: Pump or dyke
In one sentence: A dyke holds back, a pump gives back.
Id: pumpen

> After the talk: A dyke waits. A pump works every winter.

A dyke waits. It stands there, and most of the time nothing happens. A pump works every winter, and whoever listens to
it knows how the land behind it is.
)";

}  // namespace rich_folder

/// Writes it to `folder`, which does not exist yet. The same files on every machine, so the content
/// code of a bundle built from it is too, with --serial and --created given.
inline void write_rich_folder(const std::filesystem::path& folder) {
    using namespace rich_folder;
    std::filesystem::copy(STANDPUNKT_SOURCE_DIR "/content", folder,
                          std::filesystem::copy_options::recursive);
    edit(folder / "stand.toml", "languages = [\"de\", \"en\"]",
         "languages = [\"de\", \"en\", \"fr\"]");
    edit(folder / "stand.toml", "title.en = \"Talking about clusters\"",
         "title.en = \"Talking about clusters\"\ntitle.fr = \"Parler des réseaux\"");
    edit(folder / "stand.toml", "address = \"sie\"",
         "address = \"sie\"\nweb_address = \"https://example.org/stand\"");
    edit(folder / "stand.toml", "alt.en = \"Drawing: a freighter",
         "alt.fr = \"Dessin : un cargo et des grues au port\"\nalt.en = \"Drawing: a freighter");
    write(folder / "stand.toml",
          read_file(folder / "stand.toml").value() + "\n[language.fr]\nname = \"Français\"\n");
    const std::filesystem::path jonas = folder / "interviews/jonas-reim";
    write(jonas / "interview.toml", person);
    write(jonas / "de.md", german);
    write(jonas / "en.md", english);
    write(jonas / "pictures/jonas-reim.jpg", encoded(encode_jpeg(photograph(900, 1200), 88)));
}

}  // namespace standpunkt::test
